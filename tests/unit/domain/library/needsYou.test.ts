import { describe, expect, test } from 'vitest';
import { needKindOf, needsYou, type NeedFacts } from '../../../../lib/domain/library/needsYou.ts';
import type { AssessmentRole } from '../../../../lib/domain/policy.ts';

const me = 'me';
const now = new Date('2026-11-20T12:00:00Z');
const at = (text: string): Date => new Date(`2026-11-${text}:00Z`);
const others = { userId: 'other', name: 'Author B' };

const facts = (change: Partial<NeedFacts>): NeedFacts => ({
  id: 'a',
  title: 'Rail freight',
  role: 'editor',
  dueAt: null,
  createdById: 'other',
  sharedAt: at('01T08:00'),
  openedAt: at('19T08:00'),
  changedAt: at('18T08:00'),
  changedBy: others,
  ...change,
});

/**
 * Written out by hand. Columns: due, role, who made it, last opened, last change, by whom; and why it needs the person.
 * `-` is never or none. It is 20 November, noon in UTC.
 */
const golden = `
  19T12:00  owner     me     19T08:00  18T08:00  me     late
  20T11:59  editor    other  -         18T08:00  other  late
  20T12:00  editor    other  19T08:00  18T08:00  other  due-today
  20T23:59  owner     me     -         18T08:00  -      due-today
  21T00:00  owner     me     -         18T08:00  me     due-soon
  23T23:59  editor    other  19T08:00  18T08:00  other  due-soon
  24T00:00  editor    other  19T08:00  18T08:00  other  -
  24T00:00  editor    other  -         18T08:00  other  shared
  24T00:00  editor    other  18T07:00  18T08:00  other  changed
  19T12:00  reviewer  other  19T08:00  18T08:00  other  -
  19T12:00  reader    other  -         18T08:00  other  shared
  20T18:00  reader    other  17T08:00  18T08:00  other  changed
  -         owner     me     -         18T08:00  me     -
  -         owner     me     -         18T08:00  other  -
  -         owner     me     17T08:00  18T08:00  me     -
  -         owner     me     17T08:00  18T08:00  other  changed
  -         editor    other  18T08:00  18T08:00  other  -
  -         editor    other  17T08:00  18T08:00  -      -
  -         editor    other  -         18T08:00  me     shared
`;

describe('why an assessment needs a person', () => {
  const rows = golden
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/u));
  test.each(rows)('[LI1] [LI2] due %s, %s, made by %s, opened %s, changed %s by %s: %s', (...row) => {
    const [due, role, maker, opened, changed, by, why] = row as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const kind = needKindOf(
      facts({
        dueAt: due === '-' ? null : at(due),
        role: role as AssessmentRole,
        createdById: maker,
        openedAt: opened === '-' ? null : at(opened),
        changedAt: at(changed),
        changedBy: by === '-' ? null : by === me ? { userId: me, name: 'Author A' } : others,
      }),
      me,
      now,
      'UTC',
    );
    expect(kind ?? '-').toBe(why);
  });

  test('[LI4] today and the days to come are the person’s, late is everybody’s', () => {
    const due = facts({ dueAt: at('20T23:30') });
    expect(needKindOf(due, me, now, 'UTC')).toBe('due-today');
    expect(needKindOf(due, me, now, 'Asia/Seoul')).toBe('due-soon');
    const far = facts({ dueAt: at('23T23:30') });
    expect(needKindOf(far, me, now, 'UTC')).toBe('due-soon');
    expect(needKindOf(far, me, now, 'Asia/Seoul')).toBeNull();
    const late = facts({ dueAt: at('20T11:00') });
    for (const place of ['UTC', 'Asia/Seoul', 'America/Lima']) expect(needKindOf(late, me, now, place)).toBe('late');
  });
});

describe('what needs a person', () => {
  test('[LI3] due drafts by date, then what was shared, then what changed, latest first', () => {
    const all: readonly NeedFacts[] = [
      facts({ id: 'changed-early', openedAt: at('10T08:00'), changedAt: at('11T08:00') }),
      facts({ id: 'shared-early', openedAt: null, sharedAt: at('02T08:00') }),
      facts({ id: 'nothing' }),
      facts({ id: 'soon', dueAt: at('22T08:00') }),
      facts({ id: 'changed-late', openedAt: at('10T08:00'), changedAt: at('12T08:00') }),
      facts({ id: 'late', dueAt: at('12T08:00') }),
      facts({ id: 'shared-late', openedAt: null, sharedAt: at('03T08:00') }),
      facts({ id: 'today', dueAt: at('20T18:00') }),
    ];
    const ids = (given: readonly NeedFacts[]): string =>
      needsYou(given, me, now, 'UTC')
        .map(({ id }) => id)
        .join(' ');
    const expected = 'late today soon shared-late shared-early changed-late changed-early';
    expect(ids(all)).toBe(expected);
    expect(ids(all.toReversed())).toBe(expected);
  });

  test('[LI1] each assessment once', () => {
    const one = facts({ dueAt: at('19T08:00'), openedAt: null });
    expect(needsYou([one], me, now, 'UTC').map(({ kind }) => kind)).toEqual(['late']);
  });
});
