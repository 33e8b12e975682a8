import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { Finding } from '../../../../lib/domain/tradecraft/Finding.ts';

/** One thing that a button can do about a finding. `label`: a verb with its object. */
export type Fix = {
  readonly label: string;
  /** The edit as one step of undo; null where the draft has changed so that it no longer applies. */
  readonly apply: (state: EditorState) => Transaction | null;
};

/** What mends a finding, read from the draft as it stands; empty where only the author can. */
export type FixMaker = (finding: Finding, state: EditorState) => readonly Fix[];

/** By the kind of fix that the check asks for. */
const makers: Partial<Record<NonNullable<Finding['fix']>['kind'], FixMaker>> = {};

/** The fixes offered for a finding, in the order of their buttons. */
export function fixesFor(finding: Finding, state: EditorState): readonly Fix[] {
  return finding.fix === null ? [] : (makers[finding.fix.kind]?.(finding, state) ?? []);
}
