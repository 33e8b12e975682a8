import { createHash } from 'node:crypto';
import { comparePacked, docOf, frozen } from '../../../lib/commands/frozenContent.ts';
import type { CommandPorts, DraftEdit, UserRecord } from '../../../lib/commands/ports.ts';
import { checkDraft } from '../../../lib/document/checkDraft.ts';
import { importFile } from '../../../lib/document/import/importFile.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { tokenScopes, type Actor, type AssessmentRole, type WorkspaceRole } from '../../../lib/domain/policy.ts';
import { ok } from '../../../lib/domain/result.ts';
import { createMemoryDatabase, type MemoryDatabase } from '../../memory/memoryDatabase.ts';

/** What the rooms were told, in order. */
export type Announcement = readonly [what: string, ...about: string[]];

/** A world for commands: the database in memory, a clock that stands, ids counted up, rooms that write down what they hear. */
export type CommandWorld = {
  readonly ports: CommandPorts;
  readonly memory: MemoryDatabase;
  readonly announced: Announcement[];
  readonly edits: (DraftEdit & { readonly assessmentId: string; readonly actorId: string })[];
  readonly drafts: Map<string, DocJson>;
  /** Moves the clock on. */
  readonly pass: (ms: number) => void;
  readonly actions: () => readonly string[];
  readonly user: (name: string, more?: Partial<UserRecord>) => Promise<Actor>;
  readonly assessment: (members: readonly (readonly [Actor, AssessmentRole])[]) => Promise<string>;
};

const hashOf = (password: string): string => createHash('sha256').update(password).digest('hex');

/** Counts up UUIDs, so that a failing test names the same ids each time. */
function countedIds(): () => string {
  let count = 0;
  return () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`;
}

export function commandWorld(): CommandWorld {
  let now = Date.parse('2026-03-01T12:00:00Z');
  let secrets = 0;
  const memory = createMemoryDatabase(() => new Date(now));
  const announced: Announcement[] = [];
  const edits: CommandWorld['edits'] = [];
  const drafts = new Map<string, DocJson>();
  const randomId = countedIds();
  const ports: CommandPorts = {
    database: memory.database,
    rooms: {
      rightsChanged: (assessmentId, userId) => void announced.push(['rightsChanged', assessmentId, userId]),
      assessmentClosed: (assessmentId) => void announced.push(['assessmentClosed', assessmentId]),
      userEnded: (userId) => void announced.push(['userEnded', userId]),
      announce: (assessmentId, topic) => void announced.push(['announce', assessmentId, topic]),
      announceToAll: (topic) => void announced.push(['announceToAll', topic]),
      readDraft: async (assessmentId) => {
        const draft = drafts.get(assessmentId);
        return draft === undefined ? { ok: false, error: { kind: 'unavailable' } } : ok(draft);
      },
      freezeDraft: async (assessmentId) => {
        const draft = drafts.get(assessmentId);
        if (draft === undefined) return { ok: false, error: { kind: 'unavailable' } };
        return ok({ ...frozen(draft), readAt: new Date(now), stateVector: Uint8Array.of(0) });
      },
      readHands: async () => ok({}),
      readAnchored: async (assessmentId, points) => {
        const draft = drafts.get(assessmentId);
        if (draft === undefined) return { ok: false, error: { kind: 'unavailable' } };
        return ok({ draft, live: points.map(() => null) });
      },
      restoreDraft: async (assessmentId, _actorId, json, keep) => {
        const draft = drafts.get(assessmentId);
        if (draft === undefined) return { ok: false, error: { kind: 'unavailable' } };
        if (!(await keep({ ...frozen(draft), readAt: new Date(now), stateVector: Uint8Array.of(0) })))
          return { ok: false, error: { kind: 'refused' } };
        drafts.set(assessmentId, docOf(json));
        return ok(null);
      },
      editDraft: async (assessmentId, actorId, edit) => {
        edits.push({ ...edit, assessmentId, actorId });
        return ok(null);
      },
    },
    documents: {
      seed: async (content) => ({
        schemaVersion: 1,
        state: new TextEncoder().encode(JSON.stringify(content)),
        stateVector: new Uint8Array([1]),
        deletions: new Uint8Array([2]),
        shape: new Uint8Array([3]),
      }),
      importFile,
      check: async (draft) => checkDraft(draft),
      compare: async (contents) => comparePacked(contents),
    },
    passwords: {
      hash: async (password) => hashOf(password),
      verify: async (hash, password) => hash === hashOf(password),
    },
    now: () => new Date(now),
    randomId,
    randomSecret: () =>
      createHash('sha256')
        .update(`secret ${(secrets += 1)}`)
        .digest('base64url'),
  };
  return {
    ports,
    memory,
    announced,
    edits,
    drafts,
    pass: (ms) => {
      now += ms;
    },
    actions: () => memory.state().audit.map((row) => row.action),
    user: async (name, more = {}) => {
      const id = randomId();
      const role: WorkspaceRole = more.role ?? 'member';
      const user: UserRecord = {
        id,
        email: `${name.toLowerCase()}@example.org`,
        name,
        passwordHash: hashOf(`password of ${name}`),
        role,
        hue: 1,
        sessionEpoch: 0,
        oidcSubject: null,
        disabledAt: null,
        createdAt: new Date(now),
        ...more,
      };
      await memory.database.transaction((stores) => stores.users.insert(user));
      return { userId: id, name, workspaceRole: role, scopes: tokenScopes };
    },
    assessment: async (members) => {
      const id = randomId();
      await memory.database.transaction(async (stores) => {
        await stores.assessments.insert({
          id,
          slug: `slug-${id}`,
          title: 'Grain exports',
          status: 'draft',
          scale: 'icd203',
          marking: 'none',
          template: 'assessment',
          judgmentCount: 0,
          wordCount: 0,
          sectionCount: 0,
          sectionsBegun: 0,
          dueAt: null,
          topic: '',
          createdById: members[0]?.[0].userId ?? id,
          createdAt: new Date(now),
          changedAt: new Date(now),
          changedById: null,
          archivedAt: null,
        });
        await stores.members.replace(
          id,
          members.map(([actor, role]) => ({ userId: actor.userId, role })),
        );
      });
      return id;
    },
  };
}

/** The kind of a command's error, or 'ok'. */
export function outcomeOf(
  result: { readonly ok: true } | { readonly ok: false; readonly error: { readonly kind: string } },
): string {
  return result.ok ? 'ok' : result.error.kind;
}

/** The value of a result that must be good. */
export function valueOf<T>(
  result:
    { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly message: string } },
): T {
  if (!result.ok) throw new Error(`expected a value, got: ${result.error.message}`);
  return result.value;
}
