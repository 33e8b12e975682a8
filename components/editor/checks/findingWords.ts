import type { EditorState } from '@tiptap/pm/state';
import { checkTable } from '../../../lib/domain/tradecraft/checkTable.ts';
import type { Finding, Severity } from '../../../lib/domain/tradecraft/Finding.ts';
import type { CheckDefinition } from '../../../lib/domain/tradecraft/table/check.ts';
import type { CheckPhase, Weight } from '../../../lib/domain/tradecraft/weightOf.ts';
import { targetsIn } from '../blocks/blockNumbers.ts';

const byId = new Map<string, CheckDefinition>(checkTable.map((check) => [check.id, check]));

/** The check's entry; null for one that is known no more, as an old waiver may name it. */
export function checkNamed(checkId: string): CheckDefinition | null {
  return byId.get(checkId) ?? null;
}

export const weightWords: Readonly<Record<Weight, string>> = {
  hint: 'Hint',
  warning: 'Warning',
  blocking: 'Blocks publishing',
};

export const severityWords: Readonly<Record<Severity, string>> = {
  error: 'Errors',
  warning: 'Warnings',
  info: 'Notes',
};

/** What a phase makes of the findings, in a sentence. */
export const phaseWords: Readonly<Record<CheckPhase, string>> = {
  draft: 'This is a draft, so everything here is a hint.',
  review: 'In review, errors and warnings are shown as warnings.',
  release: 'Findings of gate checks keep this from being published until they are mended or waived.',
};

/** How a check comes to its finding, for who wants to know whether to believe it. */
export function howItDecides({ layer, guards, gate }: CheckDefinition): string {
  const reads =
    layer === 'structure'
      ? 'It reads fields and links, not words.'
      : 'It reads the words, in English, and can be wrong.';
  const passes = guards === '' ? '' : ` Passed over: ${guards}`;
  return `${reads}${passes}${gate ? ' A gate: open findings keep a paper from being published.' : ''}`;
}

/** The number of the block that a finding is in (J2); empty where it has none, and for what is about the whole paper. */
export function labelOf(state: EditorState, topId: string | null): string {
  return topId === null ? '' : (targetsIn(state).get(topId)?.label ?? '');
}

/** What a finding is about, in a few words, for lists and for who listens. */
export function titleOf(finding: Finding): string {
  return checkNamed(finding.checkId)?.title ?? finding.checkId;
}
