import { randomInt } from 'node:crypto';
import type { DraftError, DraftStore, RoomGateway } from '../lib/commands/ports.ts';
import { isRefused } from '../lib/document/yjs/editDraft.ts';
import { err, ok, unreachable, type Result } from '../lib/domain/result.ts';
import type { DocumentWorking } from './DocumentWorker.ts';
import type { Journal } from './Journal.ts';
import type { DraftBytes } from './LiveDraft.ts';
import { loadDraft } from './loadDraft.ts';
import type { Log } from './Log.ts';
import type { Room } from './Room.ts';
import type { RoomRegistry } from './RoomRegistry.ts';

export type GatewayPorts = {
  readonly registry: RoomRegistry;
  readonly store: Pick<DraftStore, 'load' | 'compact'>;
  readonly documents: DocumentWorking;
  readonly journal: Journal;
  readonly now: () => Date;
  readonly log: Log;
  /** Resolves once the room has what was committed at other nodes; left out where there are none. */
  readonly caughtUp?: (room: Room) => Promise<void>;
};

/** The rooms as commands see them: rights pushed to live sockets, and drafts read and changed from outside. */
export function createGateway(ports: GatewayPorts): RoomGateway {
  const { registry, store, documents, journal, now, log, caughtUp } = ports;
  /** Works on the draft as it lies in the store once everything is in it: one consistent read. */
  async function flushed<T>(
    assessmentId: string,
    work: (bytes: DraftBytes) => Promise<T>,
  ): Promise<Result<T, DraftError>> {
    try {
      const room = registry.rooms.get(assessmentId);
      if (room !== undefined) await journal.flush(room);
      const draft = await loadDraft(assessmentId, { store, documents, now, log });
      if (draft === null) return err({ kind: 'not-found' });
      return ok(await work({ snapshot: draft.snapshot.state, tail: draft.tail.map(({ update }) => update) }));
    } catch (error) {
      log.warn({ assessmentId, error: String(error) }, 'a draft could not be read');
      return err({ kind: 'unavailable' });
    }
  }

  return {
    rightsChanged: (assessmentId, userId) => {
      registry.rightsEpoch += 1;
      const touched = registry.sessionsWhere((s, room) => room.assessmentId === assessmentId && s.user.id === userId);
      for (const session of touched) session.close('rightsChanged');
    },
    assessmentClosed: (assessmentId) => {
      registry.rightsEpoch += 1;
      registry.rooms.get(assessmentId)?.closeAll('rightsChanged');
    },
    userEnded: (userId) => {
      registry.rightsEpoch += 1;
      for (const session of registry.sessionsWhere((s) => s.user.id === userId)) session.close('signInAgain');
    },
    announce: (assessmentId, topic) => registry.rooms.get(assessmentId)?.announce(topic),
    announceToAll: (topic) => {
      for (const room of registry.rooms.values()) room.announce(topic);
    },
    readDraft: (assessmentId) => flushed(assessmentId, (bytes) => documents.run({ kind: 'read', ...bytes })),
    freezeDraft: async (assessmentId) => {
      const readAt = now();
      return flushed(assessmentId, async (bytes) => ({
        ...(await documents.run({ kind: 'freeze', ...bytes })),
        readAt,
      }));
    },
    readHands: (assessmentId, span) =>
      flushed(assessmentId, (bytes) => documents.run({ kind: 'hands', ...bytes, span })),
    readAnchored: (assessmentId, points) =>
      flushed(assessmentId, (bytes) => documents.run({ kind: 'read-anchored', ...bytes, points })),
    restoreDraft: async (assessmentId, actorId, json, keep, keepLater) => {
      try {
        const room = await registry.open(assessmentId);
        if (room !== null && caughtUp !== undefined) await caughtUp(room);
        if (room === null) return err({ kind: 'not-found' });
        const readAt = now();
        const read = room.draft.bytes;
        const job = { kind: 'restore', ...read, json, clientId: freshClientId() } as const;
        const { update, replaced } = await documents.run(job);
        if (!(await keep({ ...replaced, readAt }))) return err({ kind: 'refused' });
        if (!registry.isOpen(room)) return err({ kind: 'unavailable' });
        // The very draft that changes, read in the turn in which it does.
        const [changed, changedAt] = [room.draft.bytes, now()];
        const answer = await taken(room, update, actorId);
        const hasNews = changed.snapshot !== read.snapshot || changed.tail !== read.tail;
        if (answer.ok && hasNews) {
          const later = await documents.run({ kind: 'freeze', ...changed });
          if (later.sha256 !== replaced.sha256) await keepLater({ ...later, readAt: changedAt });
        }
        return answer;
      } catch (error) {
        log.warn({ assessmentId, error: String(error) }, 'a version could not be restored');
        return err({ kind: 'unavailable' });
      }
    },
    editDraft: async (assessmentId, actorId, edit) => {
      try {
        const room = await registry.open(assessmentId);
        if (room !== null && caughtUp !== undefined) await caughtUp(room);
        if (room === null) return err({ kind: 'not-found' });
        const update = await documents.run({ kind: 'edit', ...room.draft.bytes, edit, clientId: freshClientId() });
        if (isRefused(edit, update)) return err({ kind: 'moved' });
        // The room was forgotten meanwhile: what it took now, its successor would not know of.
        if (!registry.isOpen(room)) return err({ kind: 'unavailable' });
        return await taken(room, update, actorId);
      } catch (error) {
        log.warn({ assessmentId, error: String(error) }, 'a draft could not be changed');
        return err({ kind: 'unavailable' });
      }
    },
  };
}

/** A Yjs client id that nobody has; 32 bits, as Yjs makes them. */
const freshClientId = (): number => randomInt(1, 2 ** 32);

/** Hands a room a change of the server's own, and answers once it is durable. */
async function taken(room: Room, update: Uint8Array, actorId: string): Promise<Result<null, DraftError>> {
  const outcome = await new Promise<'stored' | 'too-large' | 'failed'>((resolve) => {
    const waiter = { committed: () => resolve('stored'), lost: () => resolve('failed') };
    const answer = room.takeFromServer(update, actorId, waiter);
    if (answer !== 'taken') resolve(answer === 'too-large' ? 'too-large' : 'failed');
  });
  switch (outcome) {
    case 'stored':
      return ok(null);
    case 'too-large':
      return err({ kind: 'too-large' });
    case 'failed':
      return err({ kind: 'unavailable' });
    default:
      return unreachable(outcome);
  }
}
