import type { Page, PageRequest } from './records.ts';

/** A finding that was set aside. `undoneAt` null: the waiver stands. */
export type WaiverRecord = {
  readonly id: string;
  readonly assessmentId: string;
  readonly fingerprint: string;
  readonly checkId: string;
  readonly reason: string;
  readonly byId: string;
  readonly at: Date;
  readonly undoneById: string | null;
  readonly undoneAt: Date | null;
};
/** A waiver with the names to show. */
export type NamedWaiver = WaiverRecord & { readonly byName: string; readonly undoneByName: string | null };

export interface WaiverStore {
  /** Standing ones of an assessment, oldest first. */
  standing(assessmentId: string): Promise<readonly NamedWaiver[]>;
  /** All of an assessment, undone ones too, newest first. */
  list(assessmentId: string, page: PageRequest): Promise<Page<NamedWaiver>>;
  /** Throws `DuplicateError` where one stands for the same finding. */
  insert(waiver: WaiverRecord): Promise<void>;
  /** False where none stands for the finding. */
  undo(assessmentId: string, fingerprint: string, byId: string, at: Date): Promise<boolean>;
}
