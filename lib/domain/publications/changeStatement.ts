import { judgmentChangeOf, type JudgmentChange, type WeighedScale } from '../versions/judgmentChange.ts';

/** How much a judgment claims in one version: what tells whether a statement of change is due. */
export type JudgmentWeight = {
  readonly likelihood: string | null;
  /** In [0, 1]. */
  readonly probability: number | null;
  readonly confidence: string | null;
};

/** What a person says of a judgment's change: what is new, changed or unchanged, and why. */
export type ChangeStatement = {
  /** Block id of the judgment; null: the whole paper, before anything is published. */
  readonly judgmentId: string | null;
  readonly text: string;
  /** Name of who wrote it last. */
  readonly by: string;
  /** ISO time. */
  readonly at: string;
};

/** What the draft's judgments are compared with, and what was said of their changes since. */
export type ChangeFacts = {
  /** Number of the newest publication; null: there is none. */
  readonly base: number | null;
  /** The scale that it is on; null where there is none. */
  readonly scale: WeighedScale | null;
  /** Its judgments, in order. */
  readonly judgments: readonly (JudgmentWeight & { readonly id: string; readonly label: string })[];
  readonly statements: readonly ChangeStatement[];
};

/** Longest statement, UTF-16 units. */
export const maxStatementLength = 2_000;

/** Changes that want a statement (PB9): what a judgment claims is another thing. Other words may have one. */
const due: readonly JudgmentChange[] = ['new', 'strengthened', 'weakened', 'reversed', 'dropped'];

/** Whether a statement of change is due for a judgment (PB9). */
export function isStatementDue(change: JudgmentChange): boolean {
  return due.includes(change);
}

/** What became of a judgment's weight since the version it is compared with; null: there is none to compare with. */
export function weightChange(
  facts: ChangeFacts,
  judgmentId: string,
  now: JudgmentWeight | null,
  scale: WeighedScale,
): JudgmentChange | null {
  if (facts.base === null) return null;
  const before = facts.judgments.find(({ id }) => id === judgmentId);
  const rest = { statement: '', horizon: null, kind: null };
  const from = before === undefined ? null : { ...before, ...rest, scale: facts.scale ?? scale };
  return judgmentChangeOf(from, now === null ? null : { ...now, ...rest, scale });
}

/** The statement on a judgment; null: none. `judgmentId` null: on the whole paper. */
export function statementOn({ statements }: ChangeFacts, judgmentId: string | null): ChangeStatement | null {
  return statements.find((each) => each.judgmentId === judgmentId) ?? null;
}

/** What became of a judgment, as a clause for people: "is weaker than in version 1". */
export function changeClause(change: JudgmentChange, base: number): string {
  const than = `than in version ${base}`;
  switch (change) {
    case 'new':
      return `is new since version ${base}`;
    case 'dropped':
      return `of version ${base} was dropped`;
    case 'strengthened':
      return `is stronger ${than}`;
    case 'weakened':
      return `is weaker ${than}`;
    case 'reversed':
      return `is the reverse of version ${base}`;
    case 'reworded':
      return `is worded otherwise ${than}`;
    case 'unchanged':
      return `stands as in version ${base}`;
  }
}
