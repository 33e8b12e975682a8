/** The rows that the stores keep and lists show, as commands see them. Dates are instants; ids are UUIDs unless told. */
import type { AssessmentRole, TokenScope, WorkspaceRole } from '../domain/policy.ts';

/** The workspace: one per installation. `scale` is what new assessments begin with. */
export type WorkspaceRecord = { readonly name: string; readonly scale: string };

/** A person's account. `hue` 1 to 6 is the person's colour for everybody. */
export type UserRecord = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly role: WorkspaceRole;
  readonly hue: number;
  readonly sessionEpoch: number;
  readonly oidcSubject: string | null;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
};

export type LinkPurpose = 'setup' | 'invite' | 'reset';

/** A link that works once. Only the SHA-256 (hex) of its secret is stored. */
export type LinkRecord = {
  readonly id: string;
  readonly purpose: LinkPurpose;
  readonly userId: string | null;
  readonly tokenHash: string;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
};

/** An API token. Only the SHA-256 (hex) of its secret is stored. */
export type TokenRecord = {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly tokenHash: string;
  readonly scopes: readonly TokenScope[];
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
};

/** An assessment without its draft. */
export type AssessmentRecord = {
  readonly id: string;
  readonly number: number;
  readonly slug: string;
  readonly title: string;
  readonly status: string;
  readonly scale: string;
  readonly marking: string;
  readonly template: string;
  readonly judgmentCount: number;
  readonly wordCount: number;
  /** Sections of the draft, and how many of them are begun. */
  readonly sectionCount: number;
  readonly sectionsBegun: number;
  readonly dueAt: Date | null;
  /** What it is filed under; empty: nothing. */
  readonly topic: string;
  readonly createdById: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly changedById: string | null;
  readonly archivedAt: Date | null;
};

export type MemberRecord = { readonly userId: string; readonly role: AssessmentRole };
/** A member with the name to show. */
export type NamedMember = MemberRecord & {
  readonly name: string;
  readonly email: string;
  readonly hue: number;
  readonly isDisabled: boolean;
};
/** An assessment in a list: with the reader's own role and the people who write. */
export type ListedAssessment = AssessmentRecord & {
  readonly role: AssessmentRole;
  readonly authors: readonly { readonly userId: string; readonly name: string; readonly hue: number }[];
  readonly changedByName: string | null;
};

/** One page of a list; `nextCursor` is opaque, null at the end. */
export type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };
export type PageRequest = { readonly cursor: string | null; readonly limit: number };

/** An audit row to append. `data` must be plain JSON and never holds secrets. */
export type AuditEntry = {
  readonly at: Date;
  readonly actorId: string | null;
  readonly action: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
};
/** An audit row as stored; `hash` covers all other fields and `prevHash`. */
export type AuditRow = AuditEntry & { readonly seq: number; readonly prevHash: string; readonly hash: string };

/** What part of the list is wanted, and in which order. Everything left out holds nothing back. */
export type ListFilter = {
  /** Part of the title. */
  readonly query?: string;
  /** Only those the person owns. */
  readonly mine?: boolean;
  /** The archived ones, and only them. */
  readonly archived?: boolean;
  readonly status?: string;
  readonly topic?: string;
  /** Somebody who owns or edits it. */
  readonly authorId?: string;
  /** `none`: without a due date; else due from (inclusive) to (exclusive); null: without that bound. */
  readonly due?: 'none' | { readonly from: Date | null; readonly to: Date | null };
};
/** Order of the list; `by` a column, ties by id. What has no due date comes last both ways. */
export type ListOrder = {
  readonly by: 'changed' | 'title' | 'due' | 'progress' | 'words';
  readonly direction: 'up' | 'down';
};

/** What the rail and the filters say about everything the person has a role on. */
export type LibraryOverview = {
  /** Not archived. */
  readonly all: number;
  /** Of these, those the person owns. */
  readonly mine: number;
  readonly archived: number;
  /** Of those not archived; by name. */
  readonly topics: readonly { readonly topic: string; readonly count: number }[];
  /** Owners and editors of those not archived; by name. */
  readonly authors: readonly { readonly userId: string; readonly name: string; readonly count: number }[];
};

/** An assessment that may need the person; `lib/domain/library` decides whether and why. */
export type Candidate = {
  readonly id: string;
  readonly title: string;
  readonly role: AssessmentRole;
  readonly dueAt: Date | null;
  readonly createdById: string;
  /** When the person was given a role. */
  readonly sharedAt: Date;
  /** When the person last had it open; null: never. */
  readonly openedAt: Date | null;
  readonly changedAt: Date;
  readonly changedBy: { readonly userId: string; readonly name: string } | null;
};

/** A block's words as search finds them; `label` its number (`J1`), empty where it has none. */
export type IndexedBlock = {
  readonly blockId: string;
  readonly kind: string;
  readonly label: string;
  readonly text: string;
  /** Of a source taken from the register: its record, and the labels of the judgments that rest on it. */
  readonly taken?: { readonly record: string; readonly carries: readonly string[] };
};

/** A stretch of a found block's words; `marked` where it is what was looked for. Text, never markup. */
export type SnippetPart = { readonly text: string; readonly marked: boolean };
/** An assessment in which something was found. `hits` are the best few of `hitCount` blocks. */
export type FoundAssessment = {
  readonly id: string;
  readonly number: number;
  readonly createdAt: Date;
  readonly slug: string;
  readonly title: string;
  readonly status: string;
  readonly topic: string;
  readonly role: AssessmentRole;
  readonly hitCount: number;
  readonly hits: readonly {
    readonly blockId: string;
    readonly kind: string;
    readonly label: string;
    readonly snippet: readonly SnippetPart[];
  }[];
};

/** A beginning that somebody has saved. `content` is a draft as JSON text; its ids are its own, no assessment's. */
export type TemplateRecord = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly ownerId: string;
  /** Offered to everybody in the workspace. */
  readonly shared: boolean;
  readonly content: string;
  readonly scale: string;
  readonly marking: string;
  readonly createdAt: Date;
};
/** A template in a list, with whose it is. */
export type ListedTemplate = Omit<TemplateRecord, 'content'> & { readonly ownerName: string };

/** A scale the workspace defined for itself. `definition` is JSON text of a `ScaleDefinition`; it never changes. */
export type CustomScaleRecord = {
  readonly id: string;
  readonly definition: string;
  readonly createdById: string;
  readonly createdAt: Date;
  /** No new use since; null: in use. */
  readonly withdrawnAt: Date | null;
};
