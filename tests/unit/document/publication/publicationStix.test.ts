import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  judgmentExtension,
  judgmentExtensionSchema,
} from '../../../../lib/document/export/publication/stix/stixExtension.ts';
import { publicationStix } from '../../../../lib/document/export/publication/publicationStix.ts';
import type { NodeJson } from '../../../../lib/document/docJson.ts';
import type { Publication, PublicationState } from '../../../../lib/document/publication.ts';
import { anyDraft } from '../anyDraft.ts';
import { publicationOf, retracted, samplePublication, standing } from './samplePublication.ts';
import { stixFaults, type StixObject } from './stixRules.ts';

const objectsOf = (publication: Publication, state: PublicationState = standing): readonly StixObject[] =>
  (JSON.parse(publicationStix(publication, state)) as { objects: readonly StixObject[] }).objects;
const ofType = (objects: readonly StixObject[], type: string): readonly StixObject[] =>
  objects.filter((object) => object.type === type);

describe('a publication as STIX 2.1', () => {
  test('[PX4] keeps the rules of the standard, whatever the paper', () => {
    const states = fc.constantFrom(standing, retracted);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.constant(samplePublication),
          anyDraft.map((draft) => publicationOf(draft)),
        ),
        states,
        (publication, state) => {
          expect(stixFaults(JSON.parse(publicationStix(publication, state)))).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('[PX4] has a note per judgment, whose likelihood stands in the extension and whose confidence is in the basis', () => {
    const notes = ofType(objectsOf(samplePublication), 'note');
    expect(notes.map(({ abstract, confidence }) => [abstract, confidence])).toEqual([
      ['J1', 50],
      ['J2', 15],
      ['J3', 50],
      ['J4', 50],
    ]);
    const extension = (note: StixObject | undefined) =>
      (note?.extensions as Record<string, unknown> | undefined)?.[judgmentExtension];
    expect(extension(notes[1])).toMatchObject({
      likelihood: { id: 'likely', label: 'likely', low: 0.55, high: 0.8, probability: 0.65 },
      scale: { id: 'icd203' },
      horizon: '2027-12-31',
    });
    expect(extension(notes[3])).not.toHaveProperty('likelihood');
    expect(extension(notes[2])).toMatchObject({ change: 'weakened' });
    const schema = z.fromJSONSchema(judgmentExtensionSchema as Parameters<typeof z.fromJSONSchema>[0]);
    for (const note of notes) expect(schema.safeParse(extension(note)).success).toBe(true);
    expect(notes.every(({ content }) => !String(content).includes('undefined'))).toBe(true);
  });

  test('[PX4] leaves confidence out where none is given', () => {
    const statement = { type: 'statement', content: [{ type: 'text', text: 'Fees rise.' }] };
    const judgment = { type: 'judgment', attrs: { id: 'j', likelihood: 'likely' }, content: [statement] };
    const [note] = ofType(objectsOf(publicationOf({ type: 'doc', content: [judgment] })), 'note');
    expect(note).toBeDefined();
    expect(note).not.toHaveProperty('confidence');
  });

  test('[PX4] tells dissents and answers in coordination as opinions', () => {
    const opinions = ofType(objectsOf(samplePublication), 'opinion');
    expect(opinions.map(({ opinion, authors }) => [opinion, authors])).toEqual([
      ['disagree', ['Rita Reviewer']],
      ['strongly-agree', ['Tova Desk']],
    ]);
  });

  test('[PX4] has ids that follow from what they name', () => {
    const ids = (publication: Publication) => new Set(objectsOf(publication).map(({ id }) => id));
    expect(ids(samplePublication)).toEqual(ids({ ...samplePublication, title: 'Another title' }));
    const next = ofType(objectsOf({ ...samplePublication, number: 3, previous: 2 }), 'relationship')[0];
    expect(next?.target_ref).toBe(ofType(objectsOf(samplePublication), 'report')[0]?.id);
    // People are the same from one to the next, in every property.
    const people = (number: number) =>
      ofType(objectsOf({ ...samplePublication, number, publishedAt: `2026-11-2${number}T00:00:00.000Z` }), 'identity');
    expect(people(3)).toEqual(people(2));
  });

  test('[PX4] is revoked once it is retracted, and only then', () => {
    const [report] = ofType(objectsOf(samplePublication, retracted), 'report');
    expect(report).toMatchObject({
      revoked: true,
      modified: '2026-11-24T08:00:00.000Z',
      created: '2026-11-22T09:30:00.000Z',
    });
    expect(ofType(objectsOf(samplePublication), 'report')[0]).not.toHaveProperty('revoked');
  });

  test('[PX4] names sources as the standard allows: catalogued weaknesses under their catalogue, addresses in ASCII', () => {
    const source = (originator: string, identifier: string, url: string | null = null): NodeJson => ({
      type: 'source',
      attrs: { id: identifier, originator, identifier, url },
      content: [{ type: 'sourceTitle', content: [{ type: 'text', text: 'A note' }] }],
    });
    const content = [
      source('Hafenamt', 'CVE-2026-12345', 'https://hafen.example/größe/a b?x=[1]|2#a#b'),
      source('a list in capec', 'CAPEC-66'),
      source('in capec', 'see CAPEC-66'),
      source('', 'CVE-2026-1234 and more', 'https://hafen.example/100%'),
    ];
    const publication = publicationOf({ type: 'doc', content });
    expect(stixFaults(JSON.parse(publicationStix(publication, standing)))).toEqual([]);
    const [report] = ofType(objectsOf(publication), 'report');
    expect(report?.['external_references']).toMatchObject([
      {},
      {
        source_name: 'cve',
        external_id: 'CVE-2026-12345',
        description: 'S1: Hafenamt. A note',
        url: 'https://hafen.example/gr%C3%B6%C3%9Fe/a%20b?x=%5B1%5D%7C2#a%23b',
      },
      { source_name: 'capec', external_id: 'CAPEC-66' },
      { source_name: 'Source S3: in capec.', description: 'A note. see CAPEC-66' },
      { description: 'A note. CVE-2026-1234 and more', url: 'https://hafen.example/100%25' },
    ]);
  });

  test.each([
    // The five that OASIS gives to TLP 2.0; bundles of everybody name them.
    ['TLP:CLEAR', '94868c89-83c2-464b-929b-a1a8aa3c8487', 'clear'],
    ['TLP:GREEN', 'bab4a63c-aed9-4cf5-a766-dfca5abac2bb', 'green'],
    ['TLP:AMBER', '55d920b0-5e8b-4f79-9ee9-91f868d9b421', 'amber'],
    ['TLP:AMBER+STRICT', '939a9414-2ddd-4d32-a0cd-375ea402b003', 'amber+strict'],
    ['TLP:RED', 'e828b379-4e03-4974-9ac4-e53a884c97c1', 'red'],
  ])('[PX4] marks by TLP’s own definition of %s', (banner, id, level) => {
    const marking = ofType(objectsOf({ ...samplePublication, marking: 'tlp2', banner }), 'marking-definition').find(
      ({ name }) => name === banner,
    );
    expect(marking).toMatchObject({
      id: `marking-definition--${id}`,
      created: '2022-10-01T00:00:00.000Z',
      extensions: { 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d': { tlp_2_0: level } },
    });
  });
});

describe('the rules these tests go by', () => {
  test('find faults', () => {
    const bundle = (change: (objects: Record<string, unknown>[]) => void): unknown => {
      const value = JSON.parse(publicationStix(samplePublication, standing)) as { objects: Record<string, unknown>[] };
      change(value.objects);
      return value;
    };
    const report = (objects: Record<string, unknown>[]) => objects.find(({ type }) => type === 'report') ?? {};
    const faulty = [
      bundle((objects) => void delete report(objects)['published']),
      bundle((objects) => void (report(objects)['object_refs'] = [])),
      bundle((objects) => void (report(objects)['object_refs'] = ['note--00000000-0000-4000-8000-000000000000'])),
      bundle((objects) => void (report(objects)['created'] = '2026-11-22')),
      bundle((objects) => void (report(objects)['confidence'] = 101)),
      bundle((objects) => void (report(objects)['likelihood'] = 'likely')),
      bundle((objects) => void objects.push({ ...report(objects) })),
      bundle((objects) => void (report(objects)['external_references'] = [{ description: 'nameless' }])),
    ];
    for (const value of faulty) expect(stixFaults(value)).not.toEqual([]);
  });
});
