import { describe, expect, test } from 'vitest';
import { earlierStands, type StatedVersion } from '../../../../lib/document/publication/earlierStands.ts';
import type { PublishedChange } from '../../../../lib/document/publication.ts';
import { defaultScale, scaleById } from '../../../../lib/domain/likelihood/scaleById.ts';

const change = (
  id: string,
  from: string | null,
  to: string | null,
  what: PublishedChange['change'] = 'reversed',
): PublishedChange => ({ id, label: 'J1', change: what, likelihood: { from, to } });

/** Version `number`, compared with the one before unless told. */
const version = (
  number: number,
  changes: readonly PublishedChange[],
  more: Partial<StatedVersion> = {},
): readonly [number, StatedVersion] => [
  number,
  {
    number,
    previous: number === 1 ? null : number - 1,
    publishedAt: `2026-0${number}-01T09:00:00.000Z`,
    scale: defaultScale,
    changes,
    ...more,
  },
];

/** "unlikely 1-2": what was said, and by which versions. */
const told = (versions: readonly (readonly [number, StatedVersion])[], number: number, id = 'j') =>
  (earlierStands(new Map(versions), number).get(id) ?? []).map(
    ({ first, last, likelihood }) => `${likelihood} ${first}-${last}`,
  );

describe('[RP6] what earlier versions said of a judgment', () => {
  test('is told where its likelihood has moved, the latest first, those that said the same together', () => {
    const versions = [
      version(1, []),
      version(2, []),
      version(3, [change('j', 'unlikely', 'likely')]),
      version(4, [change('j', 'likely', 'likely', 'reworded')]),
      version(5, [change('j', 'likely', 'very-likely')]),
    ];
    expect(told(versions, 5)).toEqual(['likely 3-4', 'unlikely 1-2']);
    expect(told(versions, 4)).toEqual(['unlikely 1-2']);
    expect(told(versions, 2)).toEqual([]);
    expect(earlierStands(new Map(versions), 5).get('j')?.[1]?.since).toBe('2026-01-01T09:00:00.000Z');
  });

  test('begins where the judgment did, and says where no likelihood was given', () => {
    const versions = [
      version(1, []),
      version(2, [change('j', null, null, 'new')]),
      version(3, [change('j', null, 'likely', 'strengthened')]),
    ];
    expect(told(versions, 3)).toEqual(['null 2-2']);
    expect(told([version(1, []), version(2, [change('j', null, 'likely', 'new')])], 2)).toEqual([]);
    expect(told(versions, 3, 'another')).toEqual([]);
  });

  test('says nothing of a version that may not be told of', () => {
    const third = version(3, [change('j', 'unlikely', 'likely')]);
    expect(told([version(1, []), third], 3)).toEqual([]);
    // A version that was retracted is not what the next one was compared with.
    expect(told([version(1, []), version(3, [change('j', 'unlikely', 'likely')], { previous: 1 })], 3)).toEqual([
      'unlikely 1-1',
    ]);
  });

  test('keeps the same words on two scales apart', () => {
    const phia = scaleById('phia') ?? defaultScale;
    const moved = version(2, [change('j', 'unlikely', 'unlikely', 'reworded')]);
    expect(told([version(1, [], { scale: phia }), moved], 2)).toEqual(['unlikely 1-1']);
  });

  test('is no more than four, and a record that leads in a circle ends', () => {
    const terms = ['likely', 'unlikely'];
    const versions = Array.from({ length: 9 }, (_, at) =>
      version(at + 1, at === 0 ? [] : [change('j', terms[(at + 1) % 2] ?? '', terms[at % 2] ?? '')]),
    );
    expect(told(versions, 9)).toHaveLength(4);
    expect(told([version(2, [change('j', 'unlikely', 'likely')], { previous: 2 })], 2)).toEqual([]);
  });
});
