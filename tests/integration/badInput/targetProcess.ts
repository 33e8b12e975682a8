// The server under attack, in a process of its own: so that its deafness and its memory are its own. Speaks IPC with the test.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { LoadedDraft, LogEntry, StoredDraft } from '../../../lib/commands/ports.ts';
import { tokenScopes, type AssessmentRole } from '../../../lib/domain/policy.ts';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';
import { createRooms, type Rooms } from '../../../server/createRooms.ts';
import type { TargetAnswer, TargetRequest } from './targetMessages.ts';

const roles: Readonly<Record<string, AssessmentRole>> = {
  witness: 'owner',
  friend: 'editor',
  attacker: 'editor',
  reader: 'reader',
};
const drafts = new Map<string, { snapshot: StoredDraft; tail: LoadedDraft['tail'] }>();
let seq = 0n;

/** A store that costs nothing, so that all that is measured is the rooms. */
const store = {
  load: async (id: string): Promise<(LoadedDraft & { readonly scale: string }) | null> => {
    const draft = drafts.get(id);
    return draft === undefined ? null : { ...draft, scale: 'icd203' };
  },
  append: async (entries: readonly LogEntry[]) => {
    for (const { assessmentId, update } of entries) {
      const draft = drafts.get(assessmentId);
      if (draft !== undefined) draft.tail = [...draft.tail, { seq: (seq += 1n), update }];
    }
  },
  compact: async (id: string, _basedOn: Uint8Array, result: { draft: StoredDraft; folded: readonly bigint[] }) => {
    const draft = drafts.get(id);
    if (draft === undefined) return false;
    draft.snapshot = result.draft;
    draft.tail = draft.tail.filter((row) => !result.folded.includes(row.seq));
    return true;
  },
  admission: async (id: string, userId: string) =>
    drafts.has(id)
      ? {
          role: roles[userId] ?? null,
          state: 'draft' as const,
          user: { name: userId, hue: 1, disabled: false, sessionEpoch: 0 },
        }
      : null,
};

const warnings: string[] = [];
const note = (data: Readonly<Record<string, unknown>>, message: string): void => {
  warnings.push(`${message} ${JSON.stringify(data)}`);
};
const open = (): Rooms =>
  createRooms({
    store,
    identify: async ({ cookieHeader }) => {
      const userId = /person=(\w+)/.exec(cookieHeader ?? '')?.[1];
      return userId === undefined ? null : { userId, sessionEpoch: null, scopes: tokenScopes };
    },
    allowedOrigins: () => [],
    log: { info: () => {}, warn: note, error: note },
  });

let rooms = open();
const server = createServer((_request, response) => response.writeHead(404).end());
server.on('upgrade', (request, socket, head) => {
  if (!rooms.handleUpgrade(request, socket, head)) socket.destroy();
});
server.listen(0, '127.0.0.1', () => tell({ kind: 'listening', port: (server.address() as AddressInfo).port }));

const delay = monitorEventLoopDelay({ resolution: 5 });
let baseBytes = 0;
let peakBytes = 0;
let baseLiveBytes = 0;
/** What is alive after a collection; the process itself gives memory back when it pleases. */
const liveBytes = (): number => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
setInterval(() => {
  peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
}, 10).unref();

function tell(answer: TargetAnswer): void {
  process.send?.(answer);
}

async function answer(request: TargetRequest): Promise<TargetAnswer> {
  switch (request.kind) {
    case 'seed':
      drafts.set(request.draftId, { snapshot: seedDraft(request.content), tail: [] });
      return { kind: 'done' };
    case 'begin':
      baseLiveBytes = liveBytes();
      baseBytes = peakBytes = process.memoryUsage.rss();
      delay.enable();
      delay.reset();
      return { kind: 'done' };
    case 'end': {
      const deafMs = delay.max / 1e6;
      const peakMb = (peakBytes - baseBytes) / 2 ** 20;
      const keptMb = (liveBytes() - baseLiveBytes) / 2 ** 20;
      const isPolluted = 'polluted' in {};
      return { kind: 'figures', deafMs, peakMb, keptMb, isPolluted, ...rooms.figures(), warnings: warnings.splice(0) };
    }
    case 'stored': {
      const draft = drafts.get(request.draftId);
      if (draft === undefined) throw new Error('no such draft');
      const updates = [draft.snapshot.state, ...draft.tail.map(({ update }) => update)];
      return { kind: 'stored', updates: updates.map((update) => Buffer.from(update).toString('base64')) };
    }
    case 'restart':
      await rooms.drain(5_000);
      rooms = open();
      return { kind: 'done' };
  }
}

process.on('message', (request: TargetRequest) => {
  answer(request).then(tell, (error: unknown) => tell({ kind: 'failed', error: String(error) }));
});
process.on('disconnect', () => process.exit());
