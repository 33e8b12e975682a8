import type { SearchBlock } from '../../lib/document/searchBlocks.ts';
import type { ForecastRow, ResolutionRecord } from '../../lib/commands/ForecastStore.ts';
import type {
  AssessmentRecord,
  AuditRow,
  CustomScaleRecord,
  IndexedBlock,
  ImageRecord,
  LinkRecord,
  LogEntry,
  MemberRecord,
  NotificationRecord,
  SourceRecord,
  StoredDraft,
  TemplateRecord,
  TokenRecord,
  UserRecord,
  WaiverRecord,
  WorkspaceRecord,
} from '../../lib/commands/ports.ts';
import type { DeliveryRecord, WebhookRecord } from '../../lib/commands/WebhookStore.ts';
import type { ChangeStatementRecord } from '../../lib/commands/ChangeStatementStore.ts';
import type { CheckChoiceRecord } from '../../lib/commands/CheckChoiceStore.ts';
import type { ReadMark, VersionRecord } from '../../lib/commands/VersionStore.ts';
import type { PublicationRow } from '../../lib/commands/PublicationStore.ts';
import type { CommentRecord, ThreadRecord } from '../../lib/commands/ThreadStore.ts';
import type { FullRound, ReviewPolicy } from '../../lib/commands/RoundStore.ts';
import type { GivenEstimate, PollRecord } from '../../lib/commands/EstimateStore.ts';

/** A row of the log as the memory database holds it. */
export type MemoryLogRow = LogEntry & { readonly seq: bigint; readonly at: Date; readonly quarantinedAt: Date | null };

/** An entry of the outbox. */
export type MemoryOutboxRow = {
  readonly id: string;
  readonly topic: string;
  readonly payload: Readonly<Record<string, unknown>>;
};

/** Who wrote under which client id, keyed by assessment, client and actor. */
export type MemoryAuthorRow = { readonly clientId: number; readonly actorId: string; readonly lastAt: Date };

/** When a member got the role and last had the assessment open, keyed by assessment and person. */
export type MemoryMemberTimes = { readonly createdAt: Date; readonly openedAt: Date | null };

/** What an owner is told, keyed by person, assessment, record and time. */
export type MemoryNotice = {
  readonly id: string;
  readonly userId: string;
  readonly assessmentId: string;
  readonly recordId: string;
  readonly at: Date;
  readonly endedAt: Date | null;
};
/** What somebody is told. */
export type MemoryNotification = Omit<NotificationRecord, 'assessmentTitle' | 'byName'> & {
  readonly userId: string;
  readonly actorId: string | null;
};

/** A poll with the numbers in it. */
export type MemoryPoll = PollRecord & { readonly estimates: readonly GivenEstimate[] };

/** Everything the memory database holds. Mutable, and copied whole for each transaction. */
export type MemoryState = {
  workspace: WorkspaceRecord | null;
  users: Map<string, UserRecord>;
  links: Map<string, LinkRecord>;
  tokens: Map<string, TokenRecord>;
  assessments: Map<string, AssessmentRecord>;
  nextNumber: number;
  members: Map<string, readonly MemberRecord[]>;
  memberTimes: Map<string, MemoryMemberTimes>;
  templates: Map<string, TemplateRecord>;
  /** Words of drafts, by assessment; none before the first fold. */
  blocks: Map<string, readonly IndexedBlock[]>;
  snapshots: Map<string, StoredDraft>;
  log: MemoryLogRow[];
  nextSeq: bigint;
  scales: Map<string, CustomScaleRecord>;
  authors: Map<string, readonly MemoryAuthorRow[]>;
  /** Pictures by assessment and hash (`id/sha256`). */
  images: Map<string, ImageRecord>;
  waivers: Map<string, WaiverRecord>;
  webhooks: Map<string, WebhookRecord>;
  deliveries: Map<string, DeliveryRecord>;
  changeStatements: Map<string, ChangeStatementRecord>;
  /** By id of the assessment or template. */
  checkChoices: Map<string, CheckChoiceRecord>;
  sources: Map<string, SourceRecord>;
  notices: Map<string, MemoryNotice>;
  notifications: MemoryNotification[];
  polls: Map<string, MemoryPoll>;
  versions: VersionRecord[];
  /** Packed contents, keyed by assessment and hash. */
  contents: Map<string, Uint8Array>;
  /** Keyed by assessment and person. */
  readMarks: Map<string, ReadMark>;
  publications: PublicationRow[];
  /** The words of publications, by id. */
  publicationBlocks: Map<string, readonly Pick<SearchBlock, 'blockId' | 'kind' | 'label' | 'text'>[]>;
  forecasts: MemoryForecast[];
  /** In the order in which they were asked. */
  outcomeRequests: { readonly forecastId: string; readonly userId: string; readonly byId: string; readonly at: Date }[];
  /** When somebody first opened a publication, keyed by publication and person. */
  openings: Map<string, Date>;
  threads: Map<string, ThreadRecord>;
  comments: Map<string, CommentRecord>;
  rounds: Map<string, FullRound>;
  reviewPolicy: ReviewPolicy | null;
  audit: AuditRow[];
  outbox: MemoryOutboxRow[];
};

/** A forecast in memory, with its outcome once there is one. */
export type MemoryForecast = ForecastRow & { readonly resolution: ResolutionRecord | null };

/** An empty database. */
export function emptyState(): MemoryState {
  return {
    workspace: null,
    users: new Map(),
    links: new Map(),
    tokens: new Map(),
    assessments: new Map(),
    nextNumber: 1,
    members: new Map(),
    memberTimes: new Map(),
    templates: new Map(),
    blocks: new Map(),
    snapshots: new Map(),
    log: [],
    nextSeq: 1n,
    scales: new Map(),
    authors: new Map(),
    images: new Map(),
    waivers: new Map(),
    webhooks: new Map(),
    deliveries: new Map(),
    changeStatements: new Map(),
    checkChoices: new Map(),
    sources: new Map(),
    notices: new Map(),
    notifications: [],
    polls: new Map(),
    versions: [],
    contents: new Map(),
    readMarks: new Map(),
    publications: [],
    publicationBlocks: new Map(),
    forecasts: [],
    outcomeRequests: [],
    openings: new Map(),
    threads: new Map(),
    comments: new Map(),
    rounds: new Map(),
    reviewPolicy: null,
    audit: [],
    outbox: [],
  };
}

/** How stores reach the state: reading never waits, writing waits its turn. */
export type MemoryAccess = {
  readonly read: <T>(look: (state: MemoryState) => T) => Promise<T>;
  readonly write: <T>(change: (state: MemoryState) => T) => Promise<T>;
};

/** Key of what belongs to an assessment and a person (or a hash). */
export function memberKey(assessmentId: string, userId: string): string {
  return `${assessmentId} ${userId}`;
}
