import { describe, expect, test } from 'vitest';
import type { ForecastRow } from '../../../lib/commands/ForecastStore.ts';
import type { LedgerFilter } from '../../../lib/commands/LedgerStore.ts';
import type { PublicationRow, PublishedRecord } from '../../../lib/commands/PublicationStore.ts';
import type { Audience } from '../../../lib/domain/policy.ts';
import { readAll } from './contractOfPeople.ts';
import { assessmentNamed, at, bytes, idOf, userNamed } from './fixtures.ts';
import type { SubjectOf } from './subject.ts';

/** Forecasts are listed for who may see them, by horizon; of a judgment the newest that stands; settled once. */
export function contractOfForecasts(subjectOf: SubjectOf): void {
  describe('forecasts', () => {
    const fay = userNamed('Fay of the forecasts');
    const gus = userNamed('Gus the guest');
    const assessmentId = idOf('assessment forecast');
    const slug = 'forecast-0001';
    const publication = (number: number, audience: Audience): Omit<PublicationRow, 'retraction' | 'supersession'> => ({
      id: idOf(`forecast publication ${number}`),
      assessmentId,
      number,
      slug,
      sha256: 'f1',
      kind: 'initial',
      audience,
      changeSummary: '',
      record: {} as PublishedRecord,
      publishedById: fay.id,
      publishedAt: at(number),
    });
    const forecast = (number: number, judgmentId: string, horizonEnd: string | null): ForecastRow => ({
      id: idOf(`forecast ${number} ${judgmentId}`),
      publicationId: idOf(`forecast publication ${number}`),
      assessmentId,
      judgmentId,
      label: 'J1',
      proposition: 'The bay will likely freeze.',
      scaleId: 'icd203',
      termId: 'likely',
      term: 'likely',
      range: '55–80%',
      lo: 0.55,
      hi: 0.8,
      point: judgmentId === 'a' ? 0.6 : null,
      confidence: 'low',
      horizon: horizonEnd,
      horizonEnd,
      authorIds: [fay.id],
      statedAt: at(number),
    });
    const shownTo = async (userId: string) => {
      const rows = await readAll((page) => subjectOf().database.read.forecasts.listFor(userId, page), 2);
      return rows.map(({ number, judgmentId }) => `${judgmentId}${number}`);
    };

    test('a forecast is given back as it was stated, with where it stands', async () => {
      const { users, assessments, members, contents, publications, forecasts } = subjectOf().database.read;
      await users.insert(fay);
      await users.insert(gus);
      await assessments.insert(assessmentNamed('forecast', { createdById: fay.id, slug }));
      await members.replace(assessmentId, [{ userId: fay.id, role: 'owner' }]);
      await contents.keep(assessmentId, 'f1', bytes('frozen'));
      await publications.insert(publication(1, 'link'));
      const stated = [
        forecast(1, 'a', '2027-03-31'),
        forecast(1, 'b', '2026-12-31'),
        forecast(1, 'c', null),
        forecast(1, 'd', '2026-12-31'),
      ];
      await forecasts.insert(stated);
      await expect(forecasts.insert([{ ...stated[0]!, id: idOf('again forecast') }])).rejects.toMatchObject({
        name: 'DuplicateError',
      });
      expect(await forecasts.byId('no-id', fay.id)).toBeNull();
      expect(await forecasts.byId(stated[0]!.id, fay.id)).toMatchObject({
        ...stated[0],
        number: 1,
        slug,
        isRetracted: false,
        isArchived: false,
        viewerRole: 'owner',
        asked: null,
        resolution: null,
      });
      expect((await forecasts.byId(stated[0]!.id, gus.id))?.viewerRole).toBeNull();
    });

    test('lists come by horizon, those without one last, for members and for who may read the publication', async () => {
      const { publicationReaders } = subjectOf().database.read;
      const own = await shownTo(fay.id);
      expect(own.slice(0, 2).toSorted()).toEqual(['b1', 'd1']);
      expect(own.slice(2)).toEqual(['a1', 'c1']);
      expect(await shownTo(gus.id)).toEqual([]);
      await publicationReaders.opened(idOf('forecast publication 1'), gus.id, at(2));
      expect(await shownTo(gus.id)).toEqual(own);
    });

    test('[LG9] of a judgment that several publications state, the newest that stands; what is settled stays', async () => {
      const { publications, forecasts, ledger } = subjectOf().database.read;
      const marks = [await ledger.mark(fay.id)];
      const settled = {
        outcome: 'yes',
        knownOn: '2026-11-20',
        evidence: 'Seen.',
        link: 'https://port.example/notice',
        byId: gus.id,
        at: at(3),
      } as const;
      expect(await forecasts.resolve(forecast(1, 'b', null).id, settled)).toBe(true);
      expect(await forecasts.resolve(forecast(1, 'b', null).id, { ...settled, outcome: 'no' })).toBe(false);
      expect((await forecasts.byId(forecast(1, 'b', null).id, gus.id))?.resolution).toEqual({
        ...settled,
        byName: gus.name,
      });
      marks.push(await ledger.mark(fay.id));
      await publications.insert(publication(2, 'signed-in'));
      await forecasts.insert([forecast(2, 'a', '2027-03-31'), forecast(2, 'b', '2027-03-31')]);
      expect((await shownTo(fay.id)).toSorted()).toEqual(['a2', 'b1', 'b2', 'c1', 'd1']);
      marks.push(await ledger.mark(fay.id));
      await publications.retract(idOf('forecast publication 2'), {
        at: at(9),
        byId: fay.id,
        reason: 'A wrong table.',
        replacedBy: null,
      });
      expect((await shownTo(fay.id)).toSorted()).toEqual(['a1', 'b1', 'c1', 'd1']);
      marks.push(await ledger.mark(fay.id));
      // Each of these is news: an outcome, a publication, a retraction.
      expect(new Set(marks).size).toBe(4);
      expect(await ledger.mark(fay.id)).toBe(marks.at(-1));
      expect(await ledger.mark(idOf('nobody'))).not.toBe(marks.at(-1));
    });

    test('[LG12] what is past its horizon comes first, then what is open, then what is settled; the same on every page', async () => {
      const listing = { filter: {}, order: 'due', today: '2027-01-01' } as const;
      const listed = await readAll((page) => subjectOf().database.read.forecasts.listFor(fay.id, page, listing), 1);
      expect(listed.map(({ number, judgmentId }) => `${judgmentId}${number}`)).toEqual(['d1', 'a1', 'c1', 'b1']);
    });

    test('filters narrow the list, the states and the scores, each in the same way', async () => {
      const { forecasts, ledger } = subjectOf().database.read;
      const listed = async (filter: LedgerFilter) => {
        const listing = { filter, order: 'horizon', today: '2027-01-01' } as const;
        const rows = await readAll((page) => forecasts.listFor(fay.id, page, listing), 3);
        return rows.map(({ number, judgmentId }) => `${judgmentId}${number}`).toSorted();
      };
      expect(await listed({ state: 'due' })).toEqual(['d1']);
      expect(await listed({ state: 'open' })).toEqual(['a1', 'c1']);
      expect(await listed({ state: 'resolved' })).toEqual(['b1']);
      expect(await listed({ state: 'unscored' })).toEqual([]);
      expect(await listed({ scale: 'phia' })).toEqual([]);
      expect(await listed({ assessment: idOf('another') })).toEqual([]);
      expect(await listed({ author: gus.id })).toEqual([]);
      expect(await listed({ author: fay.id, from: '2027-01-01', until: '2027-03-31' })).toEqual(['a1']);
      expect(await listed({ id: forecast(2, 'a', null).id })).toEqual(['a2']);
      const facets = await ledger.facets(fay.id, { scale: 'phia' }, '2027-01-01', 50);
      expect(facets.filter(({ kind }) => kind === 'state')).toEqual([]);
      expect(facets).toContainEqual({ kind: 'scale', key: 'icd203', count: 4 });
      expect(facets).toContainEqual({ kind: 'author', key: fay.id, name: fay.name, count: 4 });
      expect(facets).toContainEqual(expect.objectContaining({ kind: 'assessment', key: assessmentId, count: 4 }));
      const all = await ledger.facets(fay.id, {}, '2027-01-01', 50);
      expect(all).toContainEqual({ kind: 'state', state: 'due', count: 1 });
      expect(await ledger.countDue(fay.id, '2027-01-01')).toBe(1);
      expect(await ledger.countDue(idOf('nobody'), '2027-01-01')).toBe(0);
      const scored = { scaleId: 'icd203', termId: 'likely', lo: 0.55, hi: 0.8, point: null, confidence: 'low' };
      expect(await ledger.settled(fay.id, {}, 5)).toEqual([{ ...scored, topic: '', outcome: 'yes' }]);
      expect(await ledger.settled(fay.id, { topic: 'Ports' }, 5)).toEqual([]);
      const history = await ledger.history(fay.id, assessmentId, 'a', 5);
      expect(history.map(({ number, isRetracted }) => [number, isRetracted])).toEqual([
        [2, true],
        [1, false],
      ]);
    });

    test('[LG13] somebody is asked once, and members see who was', async () => {
      const { forecasts, ledger, outcomeRequests } = subjectOf().database.read;
      const request = { forecastId: forecast(1, 'a', null).id, userId: gus.id, byId: fay.id, at: at(4) };
      const marks = [await ledger.mark(fay.id)];
      expect(await outcomeRequests.insert(request)).toBe(true);
      marks.push(await ledger.mark(fay.id), await ledger.mark(fay.id));
      expect(marks[1]).not.toBe(marks[0]);
      expect(marks[2]).toBe(marks[1]);
      expect(await outcomeRequests.insert({ ...request, at: at(5) })).toBe(false);
      expect(await outcomeRequests.of(request.forecastId)).toEqual([gus.id]);
      expect((await forecasts.byId(request.forecastId, fay.id))?.asked).toEqual({ name: gus.name, at: at(4) });
      expect((await forecasts.byId(request.forecastId, gus.id))?.asked).toBeNull();
    });

    test('who is named, or only signed in, sees what is for them', async () => {
      const { publications, forecasts } = subjectOf().database.read;
      const hal = userNamed('Hal the named');
      await subjectOf().database.read.users.insert(hal);
      await publications.insert(publication(3, { userIds: [hal.id] }));
      await forecasts.insert([forecast(3, 'e', '2028-01-31')]);
      expect(await shownTo(hal.id)).toEqual(['e3']);
      await publications.insert(publication(4, 'signed-in'));
      await forecasts.insert([forecast(4, 'f', '2028-01-31')]);
      expect((await shownTo(hal.id)).toSorted()).toEqual(['e3', 'f4']);
      expect(await shownTo('no-id')).toEqual([]);
    });
  });
}
