import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publicationStix } from '../../../../lib/document/export/publication/publicationStix.ts';
import { markingSystems } from '../../../../lib/domain/marking/markingSystems.ts';
import { anyDraft } from '../anyDraft.ts';
import { publicationOf, retracted, samplePublication, standing } from './samplePublication.ts';
import { stixFaults } from './stixRules.ts';
import { stixSchemaFaults, stixSchemasFolder } from './stixSchemas.ts';

type Json = null | string | number | boolean | Json[] | { [name: string]: Json };

const sample = (): Json => JSON.parse(publicationStix(samplePublication, retracted)) as Json;

/** Ways to spoil a value: as it may come out of a fault in an export. */
const spoilt: readonly ((value: Json) => Json | undefined)[] = [
  () => undefined,
  () => null,
  () => '',
  () => [],
  () => ({}),
  () => 7,
  () => -1,
  () => 2.5,
  () => true,
  () => 'x y',
  () => '2026-13-01T00:00:00.000Z',
  () => '2026-11-22T24:00:00.000Z',
  () => '2026-11-22T09:30:00Z',
  () => 'https://example.org/a b',
  () => 'relationship--00000000-0000-4000-8000-000000000000',
  () => 'marking-definition--00000000-0000-4000-8000-000000000000',
  (value) => [value],
  (value) => ({ value, no: null }),
  (value) => (typeof value === 'string' ? value.toUpperCase() : value),
  (value) => (typeof value === 'string' ? `${value} ` : value),
  (value) => (Array.isArray(value) ? [...value, null] : value),
  (value) => (isRecord(value) ? { ...value, 'Not-A-Name': 'x' } : value),
  (value) => (isRecord(value) ? { ...value, unknown_property: 'x' } : value),
  (value) => (isRecord(value) ? { ...value, empty_list: [] } : value),
  (value) => (isRecord(value) ? { ...value, severity: 'high' } : value),
  (value) => (isRecord(value) ? { ...value, extension_properties: ['likelihood'] } : value),
  (value) => (isRecord(value) ? { ...value, hashes: { MD5: 'x' } } : value),
  (value) => (isRecord(value) ? { ...value, granular_markings: [{ selectors: ['name'] }] } : value),
];

const isRecord = (value: Json): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every place in a value, as the names on the way to it. */
function placesIn(value: Json, way: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [way];
  return [way, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...way, name]))];
}

/** The value with what stands at a place spoilt; undefined takes it away. */
function spoiltAt(
  value: Json,
  [first, ...rest]: readonly (string | number)[],
  spoil: (value: Json) => Json | undefined,
): Json | undefined {
  if (first === undefined) return spoil(value);
  if (typeof value !== 'object' || value === null) return value;
  const inner = spoiltAt((value as { [name: string]: Json })[first] ?? null, rest, spoil);
  if (Array.isArray(value))
    return value.flatMap((each, at) => (String(at) !== String(first) ? [each] : inner === undefined ? [] : [inner]));
  const { [first]: _, ...others } = value;
  return inner === undefined ? others : { ...others, [first]: inner };
}

describe.skipIf(stixSchemasFolder === null)('[PX4] STIX by the schemas of OASIS', () => {
  const faults = stixSchemasFolder === null ? () => [] : stixSchemaFaults(stixSchemasFolder);
  const faultsOf = (json: string): readonly string[] => faults(JSON.parse(json));

  test('the sample is valid, standing and retracted', () => {
    for (const state of [standing, retracted]) expect(faultsOf(publicationStix(samplePublication, state))).toEqual([]);
  });

  test('every mark is, of every system', () => {
    const marks = {
      tlp2: ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'],
      us: ['UNCLASSIFIED', 'SECRET//NOFORN', 'nonsense'],
      uk: ['OFFICIAL', 'SECRET'],
      nato: ['NATO UNCLASSIFIED', 'NATO SECRET'],
      none: ['', 'For the desk'],
    } as const;
    expect(Object.keys(marks).toSorted()).toEqual(markingSystems.map(({ id }) => id).toSorted());
    for (const [marking, banners] of Object.entries(marks) as [keyof typeof marks, readonly string[]][]) {
      for (const banner of banners) {
        expect(faultsOf(publicationStix({ ...samplePublication, marking, banner }, standing)), banner).toEqual([]);
      }
    }
  });

  test('any paper is, where sources name whatever they like', () => {
    fc.assert(
      fc.property(anyDraft, fc.constantFrom(standing, retracted), (draft, state) => {
        expect(faultsOf(publicationStix(publicationOf(draft), state))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('whatever they refuse, our own rules refuse', () => {
    const bundle = sample();
    const missed: string[] = [];
    let refused = 0;
    // One object of each type: the others are like it.
    const types = (bundle as { objects: { type: string }[] }).objects.map(({ type }) => type);
    const isOther = ([first, at]: readonly (string | number)[]): boolean =>
      first === 'objects' && at !== undefined && types.indexOf(types[Number(at)] ?? '') !== Number(at);
    for (const place of placesIn(bundle)) {
      if (isOther(place)) continue;
      for (const [way, spoil] of spoilt.entries()) {
        const value = spoiltAt(bundle, place, spoil) ?? null;
        const [first] = faults(value);
        if (first === undefined) continue;
        refused += 1;
        if (stixFaults(value).length === 0) missed.push(`${place.join('.')} way ${way}: ${first}`);
      }
    }
    expect(refused).toBeGreaterThan(1000);
    expect(missed.slice(0, 20)).toEqual([]);
  }, 120_000);
});
