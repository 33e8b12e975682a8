import { describe, expect, it } from 'vitest';
import { daysLeftWords, dueSentence, dueWords } from '../../../components/library/dueWords.ts';
import { dueOfFields, fieldsOfDue } from '../../../components/library/dueFields.ts';
import {
  filterAddress,
  filterOf,
  isFiltered,
  listQueryOf,
  noFilter,
} from '../../../components/library/filterAddress.ts';
import { nothingWords, relaxations } from '../../../components/library/filterWords.ts';
import type { LibraryFilter } from '../../../components/library/LibraryActions.ts';
import { assessmentListQuery } from '../../../lib/protocol/assessmentDto.ts';

describe('the filter in the address', () => {
  it('is left out where nothing is filtered', () => {
    expect(filterAddress(noFilter)).toBe('/');
    expect(filterAddress({ ...noFilter, order: 'title', direction: 'up' })).toBe('/?order=title');
  });

  it('comes back as it went in', () => {
    const author = '00000000-0000-4000-8000-000000000001';
    const some: readonly LibraryFilter[] = [
      { ...noFilter, query: 'a&b=c #1', mine: true },
      { ...noFilter, query: 'سلام', archived: true, topic: 'East Asia & more' },
      { ...noFilter, author, due: 'late', order: 'due', direction: 'down' },
      { ...noFilter, due: 'none', order: 'words', direction: 'up' },
      { ...noFilter, order: 'changed', direction: 'up' },
    ];
    for (const filter of some) {
      const address = new URL(filterAddress(filter), 'http://local.invalid');
      expect(filterOf(Object.fromEntries(address.searchParams))).toEqual(filter);
      expect(assessmentListQuery.safeParse(listQueryOf(filter)).success).toBe(true);
    }
  });

  it('asks for nothing where the address makes no sense', () => {
    const senseless = {
      q: ['a', 'b'],
      whose: 'theirs',
      archived: 'yes',
      author: "' OR 1",
      due: 'never',
      order: 'colour',
    };
    expect(filterOf(senseless)).toEqual(noFilter);
    expect(filterOf({ topic: 'x'.repeat(500), q: 'y'.repeat(500) })).toMatchObject({
      topic: 'x'.repeat(60),
      query: 'y'.repeat(200),
    });
  });

  it('is a filter when it holds something back, and not for its order', () => {
    expect(isFiltered({ ...noFilter, order: 'title', direction: 'down' })).toBe(false);
    expect(isFiltered({ ...noFilter, due: 'soon' })).toBe(true);
  });
});

describe('a list that is filtered to nothing', () => {
  it('says what was asked', () => {
    expect(nothingWords({ ...noFilter, query: 'missile' }, '')).toBe('No assessment matches “missile”');
    const all = {
      ...noFilter,
      query: 'x',
      mine: true,
      archived: true,
      topic: 'Trade',
      author: 'id',
      due: 'late' as const,
    };
    expect(nothingWords(all, 'Ana')).toBe('No archived assessment of yours that is late matches “x” in Trade by Ana');
  });

  it('offers ways to ask for less, each with exactly one filter less, and at last all of them', () => {
    const filter: LibraryFilter = { ...noFilter, query: 'x', mine: true, topic: 'Trade', due: 'late' };
    const ways = relaxations(filter);
    expect(ways.map(({ how }) => how)).toEqual([
      'with another due date',
      'in another topic',
      'among all assessments',
      'in the archive',
      'without those words',
      'without the other filters',
    ]);
    expect(ways.at(-1)?.filter).toEqual({ ...noFilter, query: 'x' });
    expect(relaxations(noFilter).map(({ how }) => how)).toEqual(['in the archive']);
  });
});

describe('when something is due', () => {
  const now = new Date('2026-11-20T12:00:00Z');
  it.each([
    ['2026-11-20T17:00:00Z', 'Today 17:00', 'warn'],
    ['2026-11-21T09:30:00Z', 'Tomorrow 09:30', 'plain'],
    ['2026-11-24T17:00:00Z', 'Tue 24 Nov', 'plain'],
    ['2027-01-02T17:00:00Z', 'Sat 2 Jan 2027', 'plain'],
    ['2026-11-20T11:59:30Z', '1 min late', 'bad'],
    ['2026-11-20T09:00:00Z', '3 h late', 'bad'],
    ['2026-11-19T12:00:00Z', '1 day late', 'bad'],
    ['2026-11-18T11:00:00Z', '2 days late', 'bad'],
  ])('%s is %s', (dueAt, words, tone) => {
    expect(dueWords(new Date(dueAt), now, 'UTC')).toEqual({ words, tone });
  });

  it('is told by the calendar of the place', () => {
    expect(dueWords(new Date('2026-11-20T17:00:00Z'), now, 'Asia/Seoul').words).toBe('Tomorrow 02:00');
  });

  it.each([
    ['2026-11-21T09:30:00Z', 'Due tomorrow 09:30'],
    ['2026-11-24T17:00:00Z', 'Due Tue 24 Nov'],
    ['2026-11-18T11:00:00Z', 'Due 2 days late'],
  ])('%s is %s in a sentence of its own', (dueAt, words) => {
    expect(dueSentence(new Date(dueAt), now, 'UTC').words).toBe(words);
  });

  it.each([
    ['2026-11-20T12:00:00Z', '30 days left', 'plain'],
    ['2026-10-23T12:00:00Z', '2 days left', 'warn'],
    ['2026-10-22T11:00:00Z', '1 day left', 'warn'],
    ['2026-10-21T12:00:00Z', 'Not any more', 'bad'],
  ])('what was archived at %s has %s', (archivedAt, words, tone) => {
    expect(daysLeftWords(new Date(archivedAt), now, 30)).toEqual({ words, tone });
  });

  it('goes from the fields to an instant and back, by the reader’s calendar', () => {
    const back = (date: string, time: string) => {
      const due = dueOfFields(date, time);
      return due.ok ? fieldsOfDue(due.value) : due.error;
    };
    expect(back('2026-11-24', '09:30')).toEqual({ date: '2026-11-24', time: '09:30' });
    expect(back('2026-11-24', '')).toEqual({ date: '2026-11-24', time: '17:00' });
    expect(dueOfFields('', '')).toEqual({ ok: true, value: null });
    expect(fieldsOfDue(null)).toEqual({ date: '', time: '' });
    expect(back('', '09:30')).toBe('Choose a day too, or clear both.');
    expect(back('2026-02-31', 'noon')).toBe('There is no such day.');
  });
});
