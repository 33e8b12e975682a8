import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { Finding, Fix as FixWish } from '../../../../lib/domain/tradecraft/Finding.ts';

/** One thing that a button can do about a finding. `label`: a verb with its object. */
export type Fix = {
  readonly label: string;
  /** The edit as one step of undo; null where the draft has changed so that it no longer applies. */
  readonly apply: (state: EditorState) => Transaction | null;
};

/** What mends a finding, read from the draft as it stands; empty where only the author can. */
export type FixMaker<Kind extends FixWish['kind']> = (
  finding: Finding,
  wish: Extract<FixWish, { kind: Kind }>,
  state: EditorState,
) => readonly Fix[];
