import { argumentChecks } from './table/argumentChecks.ts';
import type { CheckDefinition } from './table/check.ts';
import { confidenceChecks } from './table/confidenceChecks.ts';
import { languageChecks } from './table/languageChecks.ts';
import { likelihoodChecks } from './table/likelihoodChecks.ts';
import { recordChecks } from './table/recordChecks.ts';
import { sourcesChecks } from './table/sourcesChecks.ts';

/**
 * All checks drawn from published analytic standards, as data. The help page and `docs/checks.md` are made from it.
 * A check that is not here does not run, and one that is here and does not run fails a test.
 */
export const checkTable = [
  ...likelihoodChecks,
  ...confidenceChecks,
  ...sourcesChecks,
  ...argumentChecks,
  ...languageChecks,
  ...recordChecks,
] as const satisfies readonly CheckDefinition[];

export type CheckId = (typeof checkTable)[number]['id'];

const byId = new Map<string, CheckDefinition>(checkTable.map((check) => [check.id, check]));

/** The check's entry. */
export function checkById(id: CheckId): CheckDefinition {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`no such check: ${id}`);
  return found;
}
