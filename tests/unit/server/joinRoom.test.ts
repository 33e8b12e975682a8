import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../server/Clock.ts';
import { doDocumentJob } from '../../../server/doDocumentJob.ts';
import type { DocumentWorking } from '../../../server/DocumentWorker.ts';
import type { DocumentAnswers, DocumentJob } from '../../../server/documentJobs.ts';
import { Journal } from '../../../server/Journal.ts';
import { joinRoom, type Identity } from '../../../server/joinRoom.ts';
import { roomLimits as limits } from '../../../server/roomLimits.ts';
import { RoomRegistry } from '../../../server/RoomRegistry.ts';
import { draftId, people, seededDatabase } from '../../integration/rooms/roomsServer.ts';
import { quietLog as log } from './roomFixture.ts';

const documents: DocumentWorking = {
  run: async <K extends DocumentJob['kind']>(job: Extract<DocumentJob, { kind: K }>) =>
    doDocumentJob(job) as DocumentAnswers[K],
  end: async () => {},
};

describe('joining', () => {
  it('[RM9] proves again who asks when rights change meanwhile: a revoked token is nobody', async () => {
    const { drafts: store } = await seededDatabase();
    const clock = systemClock();
    const journal = new Journal(store, clock, limits, log);
    const registry = new RoomRegistry({ store, journal, clock, limits, log, documents, background: documents });
    let isRevoked = false;
    const identify = async (): Promise<Identity | null> =>
      isRevoked ? null : { userId: people.editor, sessionEpoch: null, scopes: ['read', 'write'] };
    const admission: typeof store.admission = async (...asked) => {
      const answer = await store.admission(...asked);
      // The command commits and tells the rooms, as it does for all sockets of that person.
      if (!isRevoked) registry.rightsEpoch += 1;
      isRevoked = true;
      return answer;
    };
    const request = { assessmentId: draftId, schema: null, cookieHeader: null, bearer: 'a token' };
    const ports = { registry, identify, clock, limits };
    expect(await joinRoom(request, { ...ports, store: { admission } })).toEqual({ ok: false, error: 'signInAgain' });
    isRevoked = false;
    expect((await joinRoom(request, { ...ports, store })).ok).toBe(true);
  });
});
