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
};

export type NamedPerson = { readonly userId: string; readonly name: string; readonly hue: number };

/** A version with the people to show. */
export type NamedVersion = Omit<VersionRecord, 'contributors'> & {
  readonly createdBy: NamedPerson;
  readonly contributors: readonly NamedPerson[];
};

/** The versions of assessments. Their contents are stored apart, once per content. */
export interface VersionStore {
  /** Newest first. */
  list(assessmentId: string, page: PageRequest): Promise<Page<NamedVersion>>;
  byNumber(assessmentId: string, number: number): Promise<NamedVersion | null>;
  latest(assessmentId: string): Promise<NamedVersion | null>;
  /** Throws `DuplicateError` where the number is taken. Its content must be stored. */
  insert(version: VersionRecord): Promise<void>;
  /** Removes those of kind `auto` but the newest `keep`. Never the newest version of all. */
  thin(assessmentId: string, keep: number): Promise<void>;
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
  /** Removes the contents that no version and no mark names. */
  sweep(assessmentId: string): Promise<void>;
  markOf(assessmentId: string, userId: string): Promise<ReadMark | null>;
  /** Sets a person's mark, in place of the one before. Its content must be stored. */
  mark(assessmentId: string, userId: string, mark: ReadMark): Promise<void>;
}
