/** What somebody says of a judgment's change since a publication. */
export type ChangeStatementRecord = {
  readonly assessmentId: string;
  /** Number of the publication that it compares with; null: there was none. */
  readonly base: number | null;
  /** Block id of the judgment; null: the whole paper. */
  readonly judgmentId: string | null;
  readonly text: string;
  readonly byId: string;
  readonly at: Date;
};
/** A statement with the name of who wrote it last. */
export type NamedChangeStatement = ChangeStatementRecord & { readonly byName: string };

/** Statements of change. Those that compare with an older publication stay as they were. */
export interface ChangeStatementStore {
  /** Those that compare with a publication, in no order that means anything; at most one for each judgment. */
  since(assessmentId: string, base: number | null): Promise<readonly NamedChangeStatement[]>;
  /** Puts one in the place of what was said of the same judgment. */
  put(statement: ChangeStatementRecord): Promise<void>;
  /** False where nothing was said of the judgment. */
  remove(assessmentId: string, base: number | null, judgmentId: string | null): Promise<boolean>;
}
