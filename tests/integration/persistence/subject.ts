import type { Database, DraftStore } from '../../../lib/commands/ports.ts';

/** A database under test, empty when it is made. */
export type Subject = {
  readonly database: Database;
  readonly drafts: DraftStore;
  close(): Promise<void>;
};

/** How the parts of the contract reach the database; its rows stay from one test to the next, so names differ. */
export type SubjectOf = () => Subject;
