import type { AutoVersion } from '../domain/versions/versionDue.ts';
import type { Page, PageRequest } from './records.ts';

/** Why a version was made. */
export const versionKinds = ['auto', 'named', 'round', 'published'] as const;
export type VersionKind = (typeof versionKinds)[number];

/** A frozen version. `number` counts those of an assessment from 1 and is never given twice. */
export type VersionRecord = {
  readonly id: string;
  readonly assessmentId: string;
  readonly number: number;
  readonly kind: VersionKind;
  readonly name: string | null;
  readonly note: string;
  /** SHA-256 (hex) of its canonical JSON. */
  readonly sha256: string;
  readonly createdById: string;
  readonly createdAt: Date;
  /** When the draft began to be read for it: whatever was stored before is in it. */
  readonly readAt: Date;
  /** Ids of those who wrote in the draft since the version before. */
  readonly contributors: readonly string[];
  /** What of the draft had been written by then, as a Yjs state vector; null where that was not kept. */
  readonly stateVector: Uint8Array | null;
};

export type NamedPerson = { readonly userId: string; readonly name: string; readonly hue: number };

/** A version with the people to show. */
export type NamedVersion = Omit<VersionRecord, 'contributors'> & {
  readonly createdBy: NamedPerson;
  readonly contributors: readonly NamedPerson[];
};

/** Which versions: those that say `words` (name, note, names of people, or their number), and made from `from` to before `before`. */
export type VersionFilter = {
  readonly words?: string | undefined;
  readonly from?: Date | undefined;
  readonly before?: Date | undefined;
};

/** The versions of assessments. Their contents are stored apart, once per content. */
export interface VersionStore {
  /** Newest first. */
  list(assessmentId: string, page: PageRequest, filter?: VersionFilter): Promise<Page<NamedVersion>>;
  byNumber(assessmentId: string, number: number): Promise<NamedVersion | null>;
  latest(assessmentId: string): Promise<NamedVersion | null>;
  /** Throws `DuplicateError` where the number is taken. Its content must be stored. */
  insert(version: VersionRecord): Promise<void>;
  /** Nothing where there is no such version. */
  rename(assessmentId: string, number: number, change: Pick<VersionRecord, 'kind' | 'name' | 'note'>): Promise<void>;
  /** Who wrote in the draft after `older` was read, and by the time `newer` was (null: until now). */
  writers(
    assessmentId: string,
    older: Pick<VersionRecord, 'number' | 'readAt'>,
    newer: Pick<VersionRecord, 'number'> | null,
  ): Promise<readonly NamedPerson[]>;
  /** What those that go say of who wrote goes to the version after them. Removes those of kind `auto` that `goes` names by their numbers, of all of them, newest first. Never the newest version of all. */
  thin(assessmentId: string, goes: (autos: readonly AutoVersion[]) => readonly number[]): Promise<void>;
}

/** What a person has last read of an assessment. */
export type ReadMark = { readonly sha256: string; readonly at: Date };

/** Frozen contents, and who has read which. */
export interface ContentStore {
  /**
   * Stores a content under its hash; one that is there already stays as it is. In a transaction it also takes the lock of the
   * assessment's versions, until the commit.
   */
  keep(assessmentId: string, sha256: string, packed: Uint8Array): Promise<void>;
  /** The packed content; null where none has the hash. */
  packed(assessmentId: string, sha256: string): Promise<Uint8Array | null>;
  /** Removes the contents that no version, no publication and no mark names. */
  sweep(assessmentId: string): Promise<void>;
  markOf(assessmentId: string, userId: string): Promise<ReadMark | null>;
  /** Sets a person's mark, in place of the one before. Its content must be stored. */
  mark(assessmentId: string, userId: string, mark: ReadMark): Promise<void>;
}
