import { describe, expect, test } from 'vitest';
import type { RoundRecord } from '../../../lib/commands/RoundStore.ts';
import { readAll } from './contractOfPeople.ts';
import { assessmentNamed, at, idOf, userNamed } from './fixtures.ts';
import type { SubjectOf } from './subject.ts';

/** Rounds of review: one answer per seat, one dissent per author and judgment, withdrawn by its author, closed once. */
export function contractOfRounds(subjectOf: SubjectOf): void {
  describe('rounds', () => {
    const olga = userNamed('Olga of the rounds');
    const paul = userNamed('Paul of the rounds', { hue: 5 });
    const assessmentId = idOf('assessment reviewed');
    const round = (number: number): RoundRecord => ({
      id: idOf(`round ${number}`),
      assessmentId,
      number,
      kind: 'team_review',
      contentHash: 'a'.repeat(64),
      versionNumber: 1,
      scope: { kind: 'sections', sections: ['s1'] },
      note: 'As agreed.',
      dueAt: at(90),
      stalePolicy: 'judgments',
      isOwnWorkBarred: true,
      baseAt: null,
      askedById: olga.id,
      askedAt: at(number),
    });
    const given = { answer: 'approve', contentHash: 'a'.repeat(64), versionNumber: 1, summary: 'Fine.' } as const;

    test('a round is given back as it was asked for; its number is its own', async () => {
      const { users, assessments, rounds } = subjectOf().database.read;
      await users.insert(olga);
      await users.insert(paul);
      await assessments.insert(assessmentNamed('reviewed', { createdById: olga.id }));
      expect(await rounds.byId(round(1).id)).toBeNull();
      expect(await rounds.byId('no-id')).toBeNull();
      await rounds.insert(round(1), [{ userId: paul.id, organisation: 'Harbour board' }]);
      await expect(rounds.insert({ ...round(1), id: idOf('round again') }, [])).rejects.toMatchObject({
        name: 'DuplicateError',
      });
      const seat = { userId: paul.id, name: paul.name, hue: 5, organisation: 'Harbour board' };
      expect(await rounds.byId(round(1).id)).toEqual({
        ...round(1),
        askedByName: olga.name,
        closed: null,
        dissents: [],
        seats: [
          { ...seat, given: null, versionNumber: null, confirmedAt: null, moved: null, reads: {}, excused: null },
        ],
      });
    });

    test('a seat is answered once, and an approval may be bound to a later text', async () => {
      const { rounds, seats } = subjectOf().database.read;
      const { id } = round(1);
      expect(await seats.answer(id, olga.id, { ...given, at: at(2) })).toBe(false);
      await seats.excuse(id, paul.id, { byId: olga.id, reason: 'Nobody else knows the port.' });
      expect(await seats.answer(id, paul.id, { ...given, at: at(2) })).toBe(true);
      expect(await seats.answer(id, paul.id, { ...given, answer: 'comment', at: at(3) })).toBe(false);
      expect((await rounds.byId(id))?.seats[0]).toMatchObject({
        given: { answer: 'approve', contentHash: given.contentHash, summary: 'Fine.', at: at(2) },
        versionNumber: 1,
        excused: { byName: olga.name, reason: 'Nobody else knows the port.' },
      });
      await seats.confirm(id, paul.id, { contentHash: 'b'.repeat(64), versionNumber: 2, at: at(4) });
      expect((await rounds.byId(id))?.seats[0]).toMatchObject({
        given: { answer: 'approve', contentHash: 'b'.repeat(64), at: at(2) },
        versionNumber: 2,
        confirmedAt: at(4),
      });
    });

    test('a review may be moved to a later text, and what was read of it is kept', async () => {
      const { rounds, reviewTexts } = subjectOf().database.read;
      const { id } = round(1);
      await reviewTexts.move(id, paul.id, { contentHash: 'c'.repeat(64), versionNumber: 3 });
      await reviewTexts.keepReads(id, paul.id, { j1: 'k1', 'b"2': 'k2' });
      expect((await rounds.byId(id))?.seats[0]).toMatchObject({
        moved: { contentHash: 'c'.repeat(64), versionNumber: 3 },
        reads: { j1: 'k1', 'b"2': 'k2' },
      });
      await reviewTexts.keepReads(id, paul.id, {});
      expect((await rounds.byId(id))?.seats[0]?.reads).toEqual({});
    });

    test('a dissent is one per judgment, and withdrawn by its author alone, once', async () => {
      const { rounds, seats } = subjectOf().database.read;
      const roundId = round(1).id;
      const dissent = {
        roundId,
        authorId: paul.id,
        judgmentId: 'j1',
        likelihood: null,
        reason: 'Too firm.',
        at: at(2),
      };
      const id = idOf('dissent');
      await seats.dissent([{ ...dissent, id }]);
      await expect(seats.dissent([{ ...dissent, id: idOf('dissent again') }])).rejects.toMatchObject({
        name: 'DuplicateError',
      });
      expect(await seats.withdraw(id, olga.id, at(5))).toBe(false);
      expect(await seats.withdraw(id, paul.id, at(5))).toBe(true);
      expect(await seats.withdraw(id, paul.id, at(6))).toBe(false);
      expect((await rounds.byDissent(id))?.id).toBe(roundId);
      expect(await rounds.byDissent(idOf('no dissent'))).toBeNull();
      expect((await rounds.byId(roundId))?.dissents).toEqual([
        { ...dissent, id, authorName: paul.name, withdrawnAt: at(5) },
      ]);
    });

    test('rounds come newest first, page by page, and are closed once', async () => {
      const { rounds } = subjectOf().database.read;
      await rounds.insert(round(2), []);
      await rounds.insert(round(3), []);
      const all = await readAll((page) => rounds.list(assessmentId, page), 1);
      expect(all.map(({ number }) => number)).toEqual([3, 2, 1]);
      expect((await rounds.running(assessmentId)).map(({ number }) => number)).toEqual([3, 2, 1]);
      const reason = 'Round 3 has begun.';
      expect(await rounds.close(round(2).id, { byId: olga.id, at: at(7), reason })).toBe(true);
      expect(await rounds.close(round(2).id, { byId: paul.id, at: at(8), reason })).toBe(false);
      expect((await rounds.running(assessmentId)).map(({ number }) => number)).toEqual([3, 1]);
      expect((await rounds.byId(round(2).id))?.closed).toEqual({ at: at(7), byName: olga.name, reason });
    });

    test('the house’s rules are the strictest until they are changed', async () => {
      const { reviewPolicy, workspace } = subjectOf().database.read;
      await workspace.put({ name: 'Desk', scale: 'icd203' });
      expect(await reviewPolicy.get()).toEqual({ stalePolicy: 'any', isOwnWorkBarred: true });
      await reviewPolicy.put({ stalePolicy: 'never', isOwnWorkBarred: false });
      expect(await reviewPolicy.get()).toEqual({ stalePolicy: 'never', isOwnWorkBarred: false });
      await workspace.put({ name: 'Desk', scale: 'phia' });
      expect(await reviewPolicy.get()).toEqual({ stalePolicy: 'never', isOwnWorkBarred: false });
    });
  });
}
