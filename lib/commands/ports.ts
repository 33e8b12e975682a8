/**
 * What the commands need from the world. `lib/persistence` implements the stores on the database,
 * `server/` implements the rooms and the document work; tests implement them in memory.
 * A `Store` method never checks rights: commands do, through `lib/domain/policy.ts`.
 */
import type { AssessmentRole } from '../domain/policy.ts';
import type { Result } from '../domain/result.ts';
import type { Finding } from '../domain/tradecraft/Finding.ts';
import type { DraftToCheck } from '../document/checkDraft.ts';
import type { DocJson } from '../document/docJson.ts';
import type { DraftChange } from '../document/yjs/editDraft.ts';
import type { FileImport } from '../document/import/importFile.ts';
import type { ImportFault } from '../document/import/importFault.ts';
import type { ImportedDocument } from '../document/import/importHtml.ts';
import type { Topic } from '../protocol/messages.ts';
import type { EstimateStore } from './EstimateStore.ts';
import type { ReviewPolicyStore, ReviewTextStore, RoundStore, SeatStore } from './RoundStore.ts';
import type { ChangeStatementStore } from './ChangeStatementStore.ts';
import type { CheckChoiceStore } from './CheckChoiceStore.ts';
import type { WaiverStore } from './WaiverStore.ts';
import type { ComparedContents, ContentsToCompare, FrozenDraft } from './FrozenDraft.ts';
import type { ImageStore } from './ImageStore.ts';
import type { ContentStore, VersionStore } from './VersionStore.ts';
import type { ForecastStore } from './ForecastStore.ts';
import type { LedgerStore, OutcomeRequestStore } from './LedgerStore.ts';
import type { PublicationReaderStore, PublicationStore } from './PublicationStore.ts';
import type { Span } from '../document/yjs/handsOf.ts';
import type { PublishedSearchStore, SearchStore } from './SearchStore.ts';
import type { AnchorPoints, AnchoredDraft } from '../document/yjs/readAnchored.ts';
import type { ThreadStore } from './ThreadStore.ts';
import type { DeliveryStore, WebhookStore } from './WebhookStore.ts';
import type { StoredDraft } from '../document/yjs/storedDraft.ts';
import type {
  WorkspaceRecord,
  UserRecord,
  LinkPurpose,
  LinkRecord,
  TokenRecord,
  AssessmentRecord,
  MemberRecord,
  NamedMember,
  ListedAssessment,
  Page,
  PageRequest,
  AuditEntry,
  AuditRow,
  ListFilter,
  ListOrder,
  LibraryOverview,
  Candidate,
  IndexedBlock,
  TemplateRecord,
  ListedTemplate,
  CustomScaleRecord,
} from './records.ts';
import type { NotificationStore } from './notificationPorts.ts';
import type { NoticeStore, SourceStore } from './sourcePorts.ts';
export type * from './FrozenDraft.ts';
export type * from './ImageStore.ts';
export type * from './WaiverStore.ts';
export type * from './records.ts';
export type * from './notificationPorts.ts';
export type * from './sourcePorts.ts';

export type { StoredDraft };

// ---------------------------------------------------------------- stores

export interface UserStore {
  byId(id: string): Promise<UserRecord | null>;
  byEmail(email: string): Promise<UserRecord | null>;
  byOidcSubject(subject: string): Promise<UserRecord | null>;
  /** By name, then id. `query` matches name or email, case-insensitively; empty matches all. */
  list(page: PageRequest, query?: string): Promise<Page<UserRecord>>;
  count(): Promise<number>;
  insert(user: UserRecord): Promise<void>;
  update(id: string, change: Partial<Omit<UserRecord, 'id' | 'createdAt'>>): Promise<void>;
  /** Administrators that are not disabled. */
  countActiveAdmins(): Promise<number>;
}

export interface LinkStore {
  insert(link: LinkRecord): Promise<void>;
  byTokenHash(tokenHash: string): Promise<LinkRecord | null>;
  /** Marks it used unless it is used or expired at `at`; false when it was. Two callers at once: one wins. */
  use(id: string, at: Date): Promise<boolean>;
  /** Ends all unused links of a purpose (and user, when given). */
  revoke(purpose: LinkPurpose, userId: string | null, at: Date): Promise<void>;
}

export interface TokenStore {
  insert(token: TokenRecord): Promise<void>;
  byTokenHash(tokenHash: string): Promise<TokenRecord | null>;
  listOf(userId: string, page: PageRequest): Promise<Page<TokenRecord>>;
  /** False when the user has no such unrevoked token. */
  revoke(id: string, userId: string, at: Date): Promise<boolean>;
  /** Ends all tokens of a person. */
  revokeAll(userId: string, at: Date): Promise<void>;
  touch(id: string, at: Date): Promise<void>;
}

export interface AssessmentStore {
  byId(id: string): Promise<AssessmentRecord | null>;
  /**
   * Only those the user has a role on; newest change first unless told. A cursor goes on under the order it was made in;
   * any other throws `CursorError`.
   */
  listFor(userId: string, page: PageRequest, filter: ListFilter, order?: ListOrder): Promise<Page<ListedAssessment>>;
  /** Inserts with the next running number and gives the record back. */
  insert(assessment: Omit<AssessmentRecord, 'number'>): Promise<AssessmentRecord>;
  update(
    id: string,
    change: Partial<Omit<AssessmentRecord, 'id' | 'number' | 'createdAt' | 'createdById'>>,
  ): Promise<void>;
}

export interface MemberStore {
  /** The person's role, or null. */
  roleOf(assessmentId: string, userId: string): Promise<AssessmentRole | null>;
  list(assessmentId: string): Promise<readonly NamedMember[]>;
  /** Replaces the whole list; locks the assessment's row, so two callers come one after the other. */
  replace(assessmentId: string, members: readonly MemberRecord[]): Promise<void>;
  /** Notes that these people have these assessments before them at `at`; whoever has no role is passed over. */
  opened(seen: readonly { readonly assessmentId: string; readonly userId: string }[], at: Date): Promise<void>;
}

/** What the library says beyond the list itself, always about what the person has a role on. */
export interface LibraryStore {
  overview(userId: string): Promise<LibraryOverview>;
  /** How many the list would show under this filter. */
  count(userId: string, filter: ListFilter): Promise<number>;
  /**
   * Those not archived that are due before `dueBefore` and the person's to write, or that somebody else shared or changed
   * since the person last had them open. Soonest due first, then the latest change; at most `limit`.
   */
  candidates(userId: string, dueBefore: Date, limit: number): Promise<readonly Candidate[]>;
  /** Ids of assessments whose words cannot be searched yet, by anybody; those changed last first, at most `limit`. */
  unindexed(limit: number): Promise<readonly string[]>;
}

export interface TemplateStore {
  byId(id: string): Promise<TemplateRecord | null>;
  /** One's own and all shared ones, by name. */
  listFor(userId: string, page: PageRequest): Promise<Page<ListedTemplate>>;
  insert(template: TemplateRecord): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface AuditStore {
  /** Appends under a lock, chained to the row before. */
  append(entry: AuditEntry): Promise<void>;
  /** Rows with `seq` above `since`, oldest first. */
  since(since: number, limit: number): Promise<readonly AuditRow[]>;
}

export interface OutboxStore {
  add(entry: {
    readonly id: string;
    readonly topic: string;
    readonly payload: Readonly<Record<string, unknown>>;
  }): Promise<void>;
}

export interface WorkspaceStore {
  /** Null before the first run is complete. */
  get(): Promise<WorkspaceRecord | null>;
  put(workspace: WorkspaceRecord): Promise<void>;
}

export interface ScaleStore {
  /** All of them, withdrawn ones too, oldest first. */
  list(): Promise<readonly CustomScaleRecord[]>;
  insert(scale: CustomScaleRecord): Promise<void>;
  /** False when there is no such scale, or it is withdrawn already. */
  withdraw(id: string, at: Date): Promise<boolean>;
}

export interface DraftSeedStore {
  /** Stores the first state of a draft and its words for searching; throws when one exists. */
  seed(assessmentId: string, draft: StoredDraft, at: Date, blocks?: readonly IndexedBlock[]): Promise<void>;
  /** Ids of those whose writing was stored at `since` or later; null: of all who ever wrote in it. */
  authorsSince(assessmentId: string, since: Date | null): Promise<readonly string[]>;
  /** Who wrote under these Yjs client ids, as far as the log says it; of one id it may say several. */
  authorsUnder(
    assessmentId: string,
    clientIds: readonly number[],
  ): Promise<readonly { readonly clientId: number; readonly actorId: string }[]>;
  /** Who wrote in it last, and when that was stored; null: nobody has. */
  lastWriting(assessmentId: string): Promise<{ readonly actorId: string; readonly at: Date } | null>;
}

/** All stores over one connection or transaction. */
export type Stores = {
  readonly workspace: WorkspaceStore;
  readonly users: UserStore;
  readonly links: LinkStore;
  readonly tokens: TokenStore;
  readonly assessments: AssessmentStore;
  readonly members: MemberStore;
  readonly library: LibraryStore;
  readonly search: SearchStore;
  readonly publishedSearch: PublishedSearchStore;
  readonly templates: TemplateStore;
  readonly drafts: DraftSeedStore;
  readonly images: ImageStore;
  readonly scales: ScaleStore;
  readonly waivers: WaiverStore;
  readonly changeStatements: ChangeStatementStore;
  readonly sources: SourceStore;
  readonly notices: NoticeStore;
  readonly notifications: NotificationStore;
  readonly estimates: EstimateStore;
  readonly threads: ThreadStore;
  readonly rounds: RoundStore;
  readonly seats: SeatStore;
  readonly reviewTexts: ReviewTextStore;
  readonly reviewPolicy: ReviewPolicyStore;
  readonly checkChoices: CheckChoiceStore;
  readonly versions: VersionStore;
  readonly contents: ContentStore;
  readonly publications: PublicationStore;
  readonly publicationReaders: PublicationReaderStore;
  readonly forecasts: ForecastStore;
  readonly ledger: LedgerStore;
  readonly outcomeRequests: OutcomeRequestStore;
  readonly audit: AuditStore;
  readonly outbox: OutboxStore;
  readonly webhooks: WebhookStore;
  readonly deliveries: DeliveryStore;
};

/** The database as commands see it. */
export interface Database {
  /** For reading outside a transaction. */
  readonly read: Stores;
  /** Runs `work` in one transaction; rolls back when it throws. Inside, use only the stores handed in. Keep it short. */
  transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
}

// ---------------------------------------------------------------- rooms' log

/** One row of the update log. `clientId` is the Yjs client id written under, 0 where unknown. */
export type LogEntry = {
  readonly assessmentId: string;
  readonly actorId: string;
  readonly clientId: number;
  readonly update: Uint8Array;
};

/** A draft as it lies in the store: snapshot and the log since, in order of `seq`. Quarantined rows are left out. */
export type LoadedDraft = {
  readonly snapshot: StoredDraft;
  /** Tells this snapshot from the one that replaces it; left out by stores that one process has for itself. */
  readonly stamp?: string;
  readonly tail: readonly { readonly seq: bigint; readonly update: Uint8Array }[];
};

/** What a compaction replaces the draft's log rows with. */
export type Compaction = {
  readonly draft: StoredDraft;
  /** Rows folded into `draft.state`; exactly these are deleted. */
  readonly folded: readonly bigint[];
  /** Rows that could not be folded; kept, marked, and left out from now on. */
  readonly quarantined: readonly bigint[];
  /** What lists show; read from the draft itself. */
  readonly title: string;
  /** The scale that the draft names; null: it names none, and the assessment's stays as it is. */
  readonly scale: string | null;
  /** The marking system likewise. */
  readonly marking: string | null;
  readonly judgmentCount: number;
  readonly wordCount: number;
  readonly sectionCount: number;
  readonly sectionsBegun: number;
  /** The words of the draft, block by block in its order, for searching. */
  readonly blocks: readonly IndexedBlock[];
};

/** The rooms' store: append-only log, snapshot, and who may join. */
export interface DraftStore {
  /**
   * One consistent read; null when there is no such draft. Throws when the database cannot answer. `scale`: the id that the
   * assessment's row names, for drafts from before their title did.
   */
  load(assessmentId: string): Promise<(LoadedDraft & { readonly scale: string }) | null>;
  /** One statement for all rooms' rows of a turn; resolves once committed. Also moves `changedAt`/`changedById` of the assessments. */
  append(entries: readonly LogEntry[]): Promise<void>;
  /**
   * Replaces snapshot and folded rows in one transaction and remembers who wrote under which client id.
   * False, changing nothing, when the stored state vector is no longer `basedOn` (somebody else compacted).
   */
  compact(assessmentId: string, basedOn: Uint8Array, result: Compaction, at: Date): Promise<boolean>;
  /** The person's role, the assessment's state and the account, in one query, for joining a room. Null: no such draft. */
  admission(assessmentId: string, userId: string): Promise<Admission | null>;
}

/** What joining a room is decided on. */
export type Admission = {
  readonly role: AssessmentRole | null;
  readonly state: 'draft' | 'archived';
  readonly user: {
    readonly name: string;
    readonly hue: number;
    readonly disabled: boolean;
    readonly sessionEpoch: number;
  } | null;
};

// ---------------------------------------------------------------- rooms and documents

/** `moved`: an edit of words that do not stand there any more; nothing was changed. */
export type DraftError = { readonly kind: 'not-found' | 'unavailable' | 'too-large' | 'moved' };

/** A change the server itself makes to a live draft, as one attributed update. */
export type DraftEdit = DraftChange;

/** The rooms as commands see them. */
export interface RoomGateway {
  /** After a commit: this person's sockets on this assessment close with 4205 and are authorised anew. */
  rightsChanged(assessmentId: string, userId: string): void;
  /** After a commit: the assessment was archived; all its sockets close with 4205 and then find nothing. */
  assessmentClosed(assessmentId: string): void;
  /** After a commit: all sockets of this person close with 4401. */
  userEnded(userId: string): void;
  /** After a commit: everybody who has the draft open is told what has changed beside it, and asks again. */
  announce(assessmentId: string, topic: Topic): void;
  /** The same for every draft that somebody has open: what changed belongs to the whole workspace. */
  announceToAll(topic: Topic): void;
  /** The live draft, everything flushed first. */
  readDraft(assessmentId: string): Promise<Result<DocJson, DraftError>>;
  /** The same frozen, off the event loop: one moment's content and its hash. */
  freezeDraft(assessmentId: string): Promise<Result<FrozenDraft, DraftError>>;
  /** Under which Yjs client ids what stands in each block was written, within a span; see `handsOf`. */
  readHands(assessmentId: string, span: Span): Promise<Result<Readonly<Record<string, readonly number[]>>, DraftError>>;
  /** The same, and where the relative positions of threads point in it; an answer for each pair of points. */
  readAnchored(assessmentId: string, points: readonly AnchorPoints[]): Promise<Result<AnchoredDraft, DraftError>>;
  /**
   * Brings a content (canonical JSON) back as a change of the live draft that everybody in it sees, once durable. `keep` is
   * first handed what it replaces; where that answers false nothing is changed (`refused`). Blocks keep their ids. `keepLater`
   * is handed the draft right before it changed, where somebody wrote in it while it was being kept: words in blocks that went
   * are in that alone.
   */
  restoreDraft(
    assessmentId: string,
    actorId: string,
    json: string,
    keep: (replaced: FrozenDraft) => Promise<boolean>,
    keepLater: (replaced: FrozenDraft) => Promise<unknown>,
  ): Promise<Result<null, DraftError | { readonly kind: 'refused' }>>;
  /** Applies a change to the live draft and resolves once it is durable. */
  editDraft(assessmentId: string, actorId: string, edit: DraftEdit): Promise<Result<null, DraftError>>;
}

/** Work on documents, off the event loop. */
export interface DocumentWork {
  /** First state of a draft; throws when `content` does not fit the grammar. Same input, same bytes. */
  seed(content: DocJson): Promise<StoredDraft>;
  /**
   * A draft made of a file, without block ids. Bounded in time and memory, so that a hostile file ends as a fault.
   * `busy`: too many files wait already.
   */
  importFile(file: FileImport): Promise<Result<ImportedDocument, ImportFault | { readonly kind: 'busy' }>>;
  /** What differs between two frozen contents (packed). Rejects when it takes too long. */
  compare(contents: ContentsToCompare): Promise<ComparedContents>;
  /** All findings of a draft: a fifth of a second for a long one. Rejects when it takes too long. */
  check(draft: DraftToCheck): Promise<readonly Finding[]>;
}

export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** `hash` null compares against a made-up hash, so that unknown accounts take as long as known ones. */
  verify(hash: string | null, password: string): Promise<boolean>;
}

/** What every command is handed. `randomId` gives UUIDs, `randomSecret` 32 bytes as base64url. */
export type CommandPorts = {
  readonly database: Database;
  readonly rooms: RoomGateway;
  readonly documents: DocumentWork;
  readonly passwords: PasswordHasher;
  readonly now: () => Date;
  readonly randomId: () => string;
  readonly randomSecret: () => string;
};
