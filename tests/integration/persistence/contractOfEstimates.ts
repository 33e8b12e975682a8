import { describe, expect, test } from 'vitest';
import type { PollRecord } from '../../../lib/commands/EstimateStore.ts';
import { readAll } from './contractOfPeople.ts';
import { assessmentNamed, at, idOf, userNamed } from './fixtures.ts';
import type { SubjectOf } from './subject.ts';

/** Polls of point estimates: one open per block, one number per person, closed for good by the reveal. */
export function contractOfEstimates(subjectOf: SubjectOf): void {
  describe('estimates', () => {
    const wanda = userNamed('Wanda of the estimates');
    const xaver = userNamed('Xaver of the estimates', { hue: 5 });
    const assessmentId = idOf('assessment estimated');
    const poll = (number: number, change: Partial<PollRecord> = {}): PollRecord => ({
      id: idOf(`poll ${number} ${change.blockId ?? 'j1'}`),
      assessmentId,
      blockId: 'j1',
      number,
      openedById: wanda.id,
      openedAt: at(number),
      revealedById: null,
      revealedAt: null,
      scale: null,
      ...change,
    });

    test('one poll of a block is open; a person has one number in it; a reveal happens once', async () => {
      const { users, assessments, estimates } = subjectOf().database.read;
      await users.insert(wanda);
      await users.insert(xaver);
      await assessments.insert(assessmentNamed('estimated', { createdById: wanda.id }));
      expect(await estimates.latest(assessmentId, 'j1')).toBeNull();
      await estimates.insert(poll(1));
      await expect(estimates.insert(poll(2))).rejects.toMatchObject({ name: 'DuplicateError' });
      await estimates.insert(poll(1, { blockId: 'j2' }));
      const id = poll(1).id;
      const given = { probability: 0.317, statement: 'As it was.', at: at(2) };
      await estimates.give(id, { userId: wanda.id, ...given });
      await estimates.give(id, { userId: xaver.id, ...given, probability: 1 });
      await estimates.give(id, { userId: wanda.id, ...given, probability: 0.842, statement: 'As it is.' });
      const open = await estimates.latest(assessmentId, 'j1');
      expect(open?.estimates.toSorted((a, b) => a.probability - b.probability)).toEqual([
        { userId: wanda.id, name: wanda.name, hue: 3, probability: 0.842, statement: 'As it is.' },
        { userId: xaver.id, name: xaver.name, hue: 5, probability: 1, statement: 'As it was.' },
      ]);
      expect(await estimates.takeBack(id, xaver.id)).toBe(true);
      expect(await estimates.takeBack(id, xaver.id)).toBe(false);
      expect(await estimates.reveal(id, { byId: wanda.id, at: at(3), scale: 'nz' })).toBe(true);
      expect(await estimates.reveal(id, { byId: xaver.id, at: at(4), scale: 'phia' })).toBe(false);
      expect(await estimates.latest(assessmentId, 'j1')).toMatchObject({
        revealedById: wanda.id,
        revealedByName: wanda.name,
        revealedAt: at(3),
        scale: 'nz',
      });
      await expect(estimates.insert(poll(1, { id: idOf('poll again') }))).rejects.toMatchObject({
        name: 'DuplicateError',
      });
      await estimates.insert(poll(2));
      expect(await estimates.latest(assessmentId, 'j1')).toMatchObject({ number: 2, estimates: [] });
    });

    test('lists come newest first, of one block or of all, page by page', async () => {
      const { estimates } = subjectOf().database.read;
      const numbers = async (blockId: string | null) =>
        (await readAll((page) => estimates.list(assessmentId, blockId, page), 1)).map((each) => each.number);
      expect(await numbers('j1')).toEqual([2, 1]);
      expect(await numbers(null)).toHaveLength(3);
      expect(await numbers('j9')).toEqual([]);
    });
  });
}
