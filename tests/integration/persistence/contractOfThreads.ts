import { describe, expect, test } from 'vitest';
import type { CommentRecord, ThreadRecord } from '../../../lib/commands/ThreadStore.ts';
import { readAll } from './contractOfPeople.ts';
import { assessmentNamed, at, idOf, userNamed } from './fixtures.ts';
import type { SubjectOf } from './subject.ts';

/** Threads of comments: pending ones are their author's alone until they are published. */
export function contractOfThreads(subjectOf: SubjectOf): void {
  describe('threads', () => {
    const wanda = userNamed('Wanda of the threads');
    const xaver = userNamed('Xaver of the threads', { hue: 5 });
    const assessmentId = idOf('assessment discussed');
    const thread = (name: string, change: Partial<ThreadRecord> = {}): ThreadRecord => ({
      id: idOf(`thread ${name}`),
      assessmentId,
      anchor: { blockId: 'b1', quote: 'grain', prefix: 'of ', suffix: ' and' },
      points: null,
      authorId: wanda.id,
      isBlocking: false,
      isPending: false,
      roundId: null,
      status: 'open',
      settledById: null,
      settledAt: null,
      suggestion: null,
      decidedById: null,
      decidedAt: null,
      createdAt: at(1),
      changedAt: at(1),
      ...change,
    });
    const comment = (name: string, of: string, change: Partial<CommentRecord> = {}): CommentRecord => ({
      id: idOf(`comment ${name}`),
      threadId: idOf(`thread ${of}`),
      authorId: wanda.id,
      body: `Words of ${name}.`,
      mentions: [],
      isPending: false,
      roundId: null,
      createdAt: at(1),
      editedAt: null,
      deletedAt: null,
      ...change,
    });

    test('a thread is given with its people and comments, and changes in part', async () => {
      const { users, assessments, threads } = subjectOf().database.read;
      await users.insert(wanda);
      await users.insert(xaver);
      await assessments.insert(assessmentNamed('discussed', { createdById: wanda.id }));
      const suggestion = { field: null, base: 'grain', replacement: 'wheat', state: 'open' } as const;
      const points = { start: 'AQID', end: 'BAUG' };
      await threads.insert(thread('one', { suggestion, points }), comment('one', 'one', { mentions: [xaver.id] }));
      await threads.addComment(comment('two', 'one', { authorId: xaver.id, createdAt: at(2) }));
      const found = await threads.byId(idOf('thread one'), xaver.id);
      expect(found).toMatchObject({
        ...thread('one', { suggestion, points }),
        author: { name: wanda.name, hue: 3 },
        settledByName: null,
        comments: [
          { body: 'Words of one.', mentions: [xaver.id], author: { name: wanda.name } },
          { body: 'Words of two.', author: { name: xaver.name, hue: 5 } },
        ],
      });
      await threads.update(idOf('thread one'), {
        status: 'resolved',
        settledById: xaver.id,
        settledAt: at(3),
        anchor: { blockId: 'b2', quote: 'wheat', prefix: '', suffix: '' },
        points: null,
        suggestion: { ...suggestion, state: 'accepted' },
        decidedById: xaver.id,
        decidedAt: at(3),
      });
      await threads.updateComment(idOf('comment two'), { body: '', deletedAt: at(4) });
      expect(await threads.byComment(idOf('comment two'), wanda.id)).toMatchObject({
        status: 'resolved',
        settledByName: xaver.name,
        decidedByName: xaver.name,
        settledAt: at(3),
        isBlocking: false,
        points: null,
        anchor: { blockId: 'b2', quote: 'wheat' },
        suggestion: { state: 'accepted', replacement: 'wheat' },
        comments: [{ body: 'Words of one.' }, { body: '', deletedAt: at(4) }],
      });
      expect(await threads.byId(idOf('thread none'), wanda.id)).toBeNull();
      expect(await threads.byComment('not an id', wanda.id)).toBeNull();
    });

    test('what is pending is seen by its author alone, until it is published, by round or all', async () => {
      const { threads } = subjectOf().database.read;
      const roundId = idOf('a round');
      const held = { isPending: true, roundId };
      await threads.insert(thread('held', { ...held, createdAt: at(2) }), comment('held', 'held', held));
      await threads.insert(
        thread('later', { isPending: true, createdAt: at(3) }),
        comment('later', 'later', { isPending: true }),
      );
      await threads.addComment(comment('answer', 'one', { ...held, createdAt: at(5) }));
      const seen = async (viewer: string) =>
        (await readAll((page) => threads.list(assessmentId, viewer, null, page), 1)).map((each) => [
          each.id,
          each.comments.length,
        ]);
      const [one, two, three] = [idOf('thread one'), idOf('thread held'), idOf('thread later')];
      expect(await seen(wanda.id)).toEqual([
        [one, 3],
        [two, 1],
        [three, 1],
      ]);
      expect(await seen(xaver.id)).toEqual([[one, 2]]);
      expect(await threads.byId(two, xaver.id)).toBeNull();
      expect(await threads.byComment(idOf('comment answer'), xaver.id)).toBeNull();
      expect(await threads.publishPending(assessmentId, xaver.id, null, at(6))).toHaveLength(0);
      expect(await threads.publishPending(assessmentId, wanda.id, roundId, at(6))).toHaveLength(2);
      expect(await seen(xaver.id)).toEqual([
        [one, 3],
        [two, 1],
      ]);
      expect(await threads.publishPending(assessmentId, wanda.id, null, at(7))).toHaveLength(1);
      expect(await threads.byId(three, xaver.id)).toMatchObject({
        isPending: false,
        createdAt: at(3),
        changedAt: at(7),
      });
      expect((await threads.list(assessmentId, xaver.id, 'resolved', { cursor: null, limit: 9 })).items).toHaveLength(
        1,
      );
      expect(await threads.count(assessmentId)).toBe(3);
      await threads.update(one, { isBlocking: true, status: 'open' });
      await threads.makeAdvisory(assessmentId, xaver.id, at(8));
      expect((await threads.byId(one, wanda.id))?.isBlocking).toBe(true);
      await threads.makeAdvisory(assessmentId, wanda.id, at(8));
      expect(await threads.byId(one, wanda.id)).toMatchObject({ isBlocking: false, changedAt: at(8) });
      await threads.remove(three);
      expect(await threads.count(assessmentId)).toBe(2);
      expect(await threads.byComment(idOf('comment later'), wanda.id)).toBeNull();
    });
  });
}
