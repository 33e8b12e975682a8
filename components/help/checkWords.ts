import { checkGroups, groupOfCheck, type CheckGroup } from '@/lib/domain/tradecraft/checkGroups.ts';
import type { CheckDefinition } from '@/lib/domain/tradecraft/table/check.ts';

export const groupTitles: Readonly<Record<CheckGroup, string>> = {
  likelihood: 'Likelihood',
  confidence: 'Confidence',
  sources: 'Sources',
  argument: 'Argument',
  language: 'Language and time',
  record: 'Record and marking',
};

/** Checks by what they are about, groups without any left out. */
export function inGroups<C extends CheckDefinition>(
  checks: readonly C[],
): readonly { readonly group: CheckGroup; readonly checks: readonly C[] }[] {
  return checkGroups
    .map((group) => ({ group, checks: checks.filter(({ id }) => groupOfCheck(id) === group) }))
    .filter((each) => each.checks.length > 0);
}
