import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Database, DraftStore } from '../../../lib/commands/ports.ts';
import { tokenScopes, type AssessmentRole, type TokenScope } from '../../../lib/domain/policy.ts';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';
import { createRooms, type Rooms } from '../../../server/createRooms.ts';
import type { NodeOptions } from '../../../server/nodes/linkNodes.ts';
import type { RoomLimits } from '../../../server/roomLimits.ts';
import { createMemoryDatabase, type MemoryDatabase } from '../../memory/memoryDatabase.ts';

/** People and drafts of these tests. A token is the person's name. */
export const people = {
  owner: 'a0000000-0000-4000-8000-000000000001',
  editor: 'a0000000-0000-4000-8000-000000000002',
  reviewer: 'a0000000-0000-4000-8000-000000000003',
  reader: 'a0000000-0000-4000-8000-000000000004',
  stranger: 'a0000000-0000-4000-8000-000000000005',
} as const;
export type Person = keyof typeof people;
export const draftId = 'd0000000-0000-4000-8000-000000000001';

/** A database in which `draftId` has a title and one paragraph, and everybody but the stranger the role of that name. */
export async function seededDatabase(): Promise<MemoryDatabase> {
  const memory = createMemoryDatabase();
  await seed(memory.database);
  return memory;
}

/** Puts the same into any database. */
export async function seed(database: Database): Promise<void> {
  const at = new Date(0);
  await database.transaction(async (stores) => {
    for (const [index, [name, id]] of Object.entries(people).entries()) {
      await stores.users.insert({
        id,
        email: `${name}@example.org`,
        name: `The ${name}`,
        passwordHash: null,
        role: 'member',
        hue: (index % 6) + 1,
        sessionEpoch: 0,
        oidcSubject: null,
        disabledAt: null,
        createdAt: at,
      });
    }
    await stores.assessments.insert({
      id: draftId,
      slug: 'harbour',
      title: 'Harbour',
      status: 'draft',
      scale: 'icd203',
      marking: '',
      template: 'blank',
      judgmentCount: 0,
      wordCount: 0,
      sectionCount: 0,
      sectionsBegun: 0,
      dueAt: null,
      topic: '',
      createdById: people.owner,
      createdAt: at,
      changedAt: at,
      changedById: null,
      archivedAt: null,
    });
    const roles = ['owner', 'editor', 'reviewer', 'reader'] as const satisfies readonly AssessmentRole[];
    await stores.members.replace(
      draftId,
      roles.map((role) => ({ userId: people[role], role })),
    );
    const draft = seedDraft({
      type: 'doc',
      content: [
        { type: 'title', attrs: { id: 't1' }, content: [{ type: 'text', text: 'Harbour' }] },
        { type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: 'Ships wait.' }] },
      ],
    });
    await stores.drafts.seed(draftId, draft, at);
  });
}

export type RoomsServer = {
  readonly rooms: Rooms;
  /** `ws://127.0.0.1:port` */
  readonly url: string;
  readonly origin: string;
  readonly warnings: string[];
  stop(): Promise<void>;
};

/** The rooms behind a real HTTP server on a free port. Cookie `person=NAME` or token `NAME` is who; `NAME:read` has only that scope. */
export async function startRooms(
  store: DraftStore,
  options: {
    readonly limits?: Partial<RoomLimits>;
    readonly sessionEpoch?: number;
    readonly nodes?: NodeOptions;
  } = {},
): Promise<RoomsServer> {
  const warnings: string[] = [];
  const note = (data: Readonly<Record<string, unknown>>, message: string): void => {
    warnings.push(`${message} ${JSON.stringify(data)}`);
  };
  const server = createServer((_request, response) => response.writeHead(404).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const rooms = createRooms({
    store,
    identify: async ({ cookieHeader, bearer }) => {
      const [name = '', scope] = (bearer ?? /person=([\w:]+)/.exec(cookieHeader ?? '')?.[1] ?? '').split(':');
      const userId = Object.hasOwn(people, name) ? people[name as Person] : null;
      if (userId === null) return null;
      const scopes = scope === undefined ? tokenScopes : [scope as TokenScope];
      return { userId, sessionEpoch: bearer === null ? (options.sessionEpoch ?? 0) : null, scopes };
    },
    allowedOrigins: () => [origin],
    log: { info: () => {}, warn: note, error: note },
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(options.nodes === undefined ? {} : { nodes: options.nodes }),
  });
  server.on('upgrade', (request, socket, head) => {
    if (!rooms.handleUpgrade(request, socket, head)) socket.destroy();
  });
  return {
    rooms,
    url: `ws://127.0.0.1:${port}`,
    origin,
    warnings,
    stop: async () => {
      await rooms.drain(5_000);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
