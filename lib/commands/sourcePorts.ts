import type { Page, PageRequest } from './records.ts';

/** What a record states besides title and descriptor, by the grammar's names; what is not stated is left out. */
export type StatedFields = Readonly<Record<string, string | boolean>>;

/** A source in the workspace's register. `recalled` null: it stands. */
export type SourceRecord = {
  readonly id: string;
  readonly title: string;
  readonly descriptor: string;
  readonly fields: StatedFields;
  readonly keptById: string;
  readonly keptAt: Date;
  readonly changedAt: Date;
  readonly recalled: { readonly at: Date; readonly byId: string; readonly reason: string } | null;
};

/** A record with the names to show and in how many assessments of somebody it is used. */
export type ListedSource = SourceRecord & {
  readonly keptByName: string;
  readonly recalledByName: string | null;
  readonly uses: number;
};

/** Where a record stands in a draft, as last folded. */
export type SourceUse = {
  readonly assessmentId: string;
  readonly number: number;
  readonly createdAt: Date;
  readonly title: string;
  readonly isArchived: boolean;
  readonly blockId: string;
  readonly label: string;
  /** Labels of the judgments that rest on it. */
  readonly carries: readonly string[];
};

/** Which records are listed. Empty words match all; `ids` null: any. */
export type SourceFilter = {
  readonly words: string;
  readonly ids: readonly string[] | null;
  readonly isRecalled: boolean | null;
};

export interface SourceStore {
  byId(id: string, userId: string): Promise<ListedSource | null>;
  /** By title, then id. Uses are counted among the assessments that the person has a role on. */
  list(userId: string, page: PageRequest, filter: SourceFilter): Promise<Page<ListedSource>>;
  insert(record: SourceRecord): Promise<void>;
  update(id: string, change: Partial<Omit<SourceRecord, 'id' | 'keptById' | 'keptAt'>>): Promise<void>;
  /** Among the assessments that the person has a role on, by title, then block; one row for each source block. */
  uses(id: string, userId: string, page: PageRequest): Promise<Page<SourceUse>>;
}

/** A notice of a person that has not ended. */
export type OpenNotice = {
  readonly id: string;
  readonly at: Date;
  readonly assessmentId: string;
  readonly assessmentTitle: string;
  readonly recordId: string;
  readonly recordTitle: string;
  readonly reason: string;
  readonly byName: string;
  readonly blockId: string | null;
  readonly carries: readonly string[];
};

/** What owners are told about recalled sources. */
export interface NoticeStore {
  /** Tells every owner of every assessment, archived ones too, whose draft holds the record; once for each recall. */
  raise(recordId: string, at: Date): Promise<void>;
  /** Ends all notices of a record. */
  endFor(recordId: string, at: Date): Promise<void>;
  /** Those of assessments that are not archived and the person still has a role on; latest first. */
  open(userId: string, limit: number): Promise<readonly OpenNotice[]>;
  /** False where the person has no such notice that is open. */
  end(id: string, userId: string, at: Date): Promise<boolean>;
}
