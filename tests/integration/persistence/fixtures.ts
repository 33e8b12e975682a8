import { createHash } from 'node:crypto';
import type {
  AssessmentRecord,
  Compaction,
  LinkRecord,
  LogEntry,
  StoredDraft,
  TokenRecord,
  UserRecord,
} from '../../../lib/commands/ports.ts';

/** A UUID that is the same for the same name, so that a failing test reads the same twice. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** A moment of the tests' own day, `minutes` after its noon. */
export function at(minutes: number): Date {
  return new Date(Date.UTC(2026, 2, 1, 12, minutes));
}

/** A member's account. */
export function userNamed(name: string, change: Partial<UserRecord> = {}): UserRecord {
  return {
    id: idOf(`user ${name}`),
    email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org`,
    name,
    passwordHash: null,
    role: 'member',
    hue: 3,
    sessionEpoch: 0,
    oidcSubject: null,
    disabledAt: null,
    createdAt: at(0),
    ...change,
  };
}

/** An assessment, changed last at noon. */
export function assessmentNamed(
  name: string,
  change: Partial<AssessmentRecord> = {},
): Omit<AssessmentRecord, 'number'> {
  return {
    id: idOf(`assessment ${name}`),
    slug: name.toLowerCase().replaceAll(' ', '-'),
    title: name,
    status: 'draft',
    scale: 'icd203',
    marking: 'tlp2',
    template: 'assessment',
    judgmentCount: 0,
    wordCount: 0,
    sectionCount: 0,
    sectionsBegun: 0,
    dueAt: null,
    topic: '',
    createdById: idOf('user Ada'),
    createdAt: at(0),
    changedAt: at(0),
    changedById: null,
    archivedAt: null,
    ...change,
  };
}

/** A link of an invited person, good for an hour. */
export function linkNamed(name: string, change: Partial<LinkRecord> = {}): LinkRecord {
  return {
    id: idOf(`link ${name}`),
    purpose: 'invite',
    userId: null,
    tokenHash: `hash of ${name}`,
    expiresAt: at(60),
    usedAt: null,
    ...change,
  };
}

/** An API token that reads. */
export function tokenNamed(name: string, userId: string, change: Partial<TokenRecord> = {}): TokenRecord {
  return {
    id: idOf(`token ${name}`),
    userId,
    name,
    tokenHash: `hash of ${name}`,
    scopes: ['read', 'write'],
    createdAt: at(0),
    lastUsedAt: null,
    revokedAt: null,
    ...change,
  };
}

/** Bytes of a text; every byte value occurs in the ones `hostileBytes` gives. */
export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** All 256 byte values, zero and backslash among them. */
export const hostileBytes: Uint8Array = Uint8Array.from({ length: 256 }, (_, index) => index);

/** A stored draft whose parts tell which it is. The store never looks inside. */
export function draftNamed(name: string, change: Partial<StoredDraft> = {}): StoredDraft {
  return {
    schemaVersion: 1,
    state: bytes(`state ${name}`),
    stateVector: bytes(`vector ${name}`),
    deletions: bytes(`deletions ${name}`),
    shape: bytes(`shape ${name}`),
    ...change,
  };
}

/** A row for the log. */
export function entry(assessmentId: string, actor: string, clientId: number, update: string): LogEntry {
  return { assessmentId, actorId: idOf(`user ${actor}`), clientId, update: bytes(update) };
}

/** A compaction into `draft` of the rows `folded`. */
export function compactionInto(
  draft: StoredDraft,
  folded: readonly bigint[],
  change: Partial<Compaction> = {},
): Compaction {
  return {
    draft,
    folded,
    quarantined: [],
    title: 'Folded',
    scale: null,
    marking: null,
    judgmentCount: 2,
    wordCount: 300,
    sectionCount: 4,
    sectionsBegun: 3,
    blocks: [],
    ...change,
  };
}
