import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultMarkingSystem,
  markingSystemById,
  markingSystemIds,
  markingSystemOf,
  markingSystems,
} from '../../../lib/domain/marking/markingSystems.ts';
import { referenceOf } from '../../../lib/domain/reference.ts';
import { slugOf } from '../../../lib/domain/slugOf.ts';

describe('names', () => {
  test('[NM1] references', () => {
    expect(referenceOf(14, new Date('2026-03-01T00:00:00Z'))).toBe('YS-2026-014');
    expect(referenceOf(1234, new Date('2026-12-31T23:59:59Z'))).toBe('YS-2026-1234');
  });

  test.each([
    ['Russia and North Korea: the Pact', 'russia-and-north-korea-the-pact'],
    ['Élan  vital — Łódź & Straße', 'elan-vital-lodz-strasse'],
    ['Договор: Россия и КНДР', 'dogovor-rossiya-i-kndr'],
    ['Ελλάδα', 'ellada'],
    ['北朝鮮', 'assessment'],
    ['🎉 !!', 'assessment'],
    ["Kim's visit", 'kims-visit'],
    ['a'.repeat(100), 'a'.repeat(60)],
    [`${'word '.repeat(20)}`, 'word-word-word-word-word-word-word-word-word-word-word-word'],
  ])('[NM2] %s', (title, expected) => expect(slugOf(title)).toBe(expected));

  test('[NM2] any title makes a slug', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)) }),
        (title) => {
          const slug = slugOf(title);
          return /^[a-z0-9]+(-[a-z0-9]+)*$/u.test(slug) && slug.length <= 60;
        },
      ),
    );
  });

  test('marking systems of the contract', () => {
    expect(markingSystems.map((system) => system.id)).toEqual([...markingSystemIds]);
    expect(markingSystemById('tlp2')?.blankBanner).toBe('TLP:CLEAR');
    expect(markingSystemById('none')?.blankBanner).toBe('');
    expect(markingSystemById('constructor')).toBeNull();
    expect(markingSystemOf('us')).toBe('us');
    for (const unknown of ['', 'constructor', 'tlp1']) expect(markingSystemOf(unknown)).toBe(defaultMarkingSystem);
  });
});
