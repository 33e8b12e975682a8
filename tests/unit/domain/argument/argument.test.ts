import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  argumentNodeKinds,
  argumentOf,
  relationFits,
  targetsOf,
  type ArgumentRelationKind,
} from '../../../../lib/domain/argument/argument.ts';
import { argumentGaps } from '../../../../lib/domain/argument/argumentGaps.ts';
import { chainOf, underNode } from '../../../../lib/domain/argument/chainOf.ts';
import { fallSentence, fallsWith } from '../../../../lib/domain/argument/fallsWith.ts';
import { named, restsOn, sourcesOf, voicesOf } from '../../../../lib/domain/argument/restsOn.ts';
import { relationKinds } from '../../../../lib/document/grammar.ts';
import { anyParts, argument, labels, nodeOf, relationOf } from './argumentDsl.ts';

const seeded = { seed: 20261123, numRuns: 300 };

describe('an argument', () => {
  it('[AG1] is walked both ways, an equal relation counting once, the first', () => {
    const made = argument(
      ['J1', 'E1', 'E2', 'S1'],
      [
        'J1 supports E1',
        'J1 supports E1',
        'J1 contradicts E1',
        'E1 cites S1 @p. 4',
        'E1 cites S1 @p. 4 ',
        'E1 cites S1 @p. 9',
      ],
    );
    expect(made.relationsFrom('J1').map(({ id }) => id)).toEqual(['r0', 'r2']);
    expect(made.relationsTo('E1').map(({ id }) => id)).toEqual(['r0', 'r2']);
    expect(made.relationsTo('S1').map(({ id }) => id)).toEqual(['r3', 'r5']);
    expect(made.relationsFrom('nobody')).toEqual([]);
    expect(labels(sourcesOf(made, 'E1'))).toEqual(['S1']);
  });

  it('[AG1] of two nodes with one id knows the first', () => {
    const first = nodeOf('E1 2');
    expect(argumentOf([first, nodeOf('E1 5')], []).nodes).toEqual([first]);
  });

  it('[AG2] lists what names nothing, itself or the wrong kind as broken, and drops what comes from nowhere', () => {
    const made = argument(
      ['J1', 'J2', 'E1', 'S1'],
      ['J1 supports E9', 'J1 supports S1', 'J1 supports J2', 'E1 cites E1', 'J9 supports E1', 'J1 supports E9'],
    );
    expect(made.relations).toEqual([]);
    expect(made.broken.map(({ from, to, fault }) => `${from} ${to} ${fault}`)).toEqual([
      'J1 E9 gone',
      'J1 S1 misfit',
      'J1 J2 misfit',
      'E1 E1 misfit',
    ]);
  });

  it('[AG2] knows the relations of the grammar, and what each may join', () => {
    const known: Readonly<Record<ArgumentRelationKind, true>> = {
      supports: true,
      contradicts: true,
      context: true,
      assumes: true,
      cites: true,
      serves: true,
      'alternative-to': true,
      indicates: true,
      limits: true,
    };
    expect(Object.keys(known).toSorted()).toEqual([...relationKinds].toSorted());
    for (const kind of relationKinds) {
      const pairs = argumentNodeKinds.flatMap((from) => targetsOf(kind).map((to) => relationFits(kind, from, to)));
      expect(pairs).toContain(true);
    }
    expect(relationFits('serves', 'judgment', 'judgment')).toBe(false);
  });

  it('[AG3] tells what a judgment rests on by what the links say', () => {
    const made = argument(
      ['J1', 'E1', 'E2', 'E3', 'AS1'],
      ['J1 supports E2', 'J1 supports E1', 'J1 contradicts E3', 'J1 context E1', 'J1 assumes AS1', 'J1 supports E7'],
    );
    const footing = restsOn(made, 'J1');
    expect(labels(footing.for)).toEqual(['E2', 'E1']);
    expect(labels(footing.against)).toEqual(['E3']);
    expect(labels(footing.context)).toEqual(['E1']);
    expect(labels(footing.assumed)).toEqual(['AS1']);
    expect(footing.broken.map(({ to }) => to)).toEqual(['E7']);
  });

  it('[AG7] counts sources of one origin as one voice, each without an origin as its own', () => {
    expect(voicesOf(['S1 B wire', 'S2 C Wire', 'S3 B', 'S4 B'].map(nodeOf))).toBe(3);
  });
});

/** What falls: relations of the argument, what is withdrawn, and the sentence. */
const falls: readonly (readonly [string, readonly string[], string, string])[] = [
  ['evidence that one of two items carries', ['J1 supports E1', 'J1 supports E2'], 'E1', 'J1 rests on this.'],
  ['evidence that carries all', ['J1 supports E1'], 'E1', 'J1 rests on this, and would have nothing left.'],
  [
    'evidence under several judgments',
    ['J1 supports E1', 'J1 supports E2', 'J2 supports E1', 'J3 supports E1', 'J3 supports E2'],
    'E1',
    'J1 and J3 rest on this; J2 would have nothing left.',
  ],
  [
    'context left is nothing left',
    ['J1 supports E1', 'J1 context E2'],
    'E1',
    'J1 rests on this, and would have nothing left.',
  ],
  ['context lost is no loss', ['J1 context E1', 'J1 supports E2'], 'E1', 'Context for J1; nothing rests on it.'],
  ['evidence against', ['J1 contradicts E1'], 'E1', 'It speaks against J1; nothing rests on it.'],
  ['evidence alone', [], 'E1', 'Nothing rests on this.'],
  [
    'a source and its only evidence',
    ['E1 cites S1', 'J1 supports E1'],
    'S1',
    'J1 rests on this, and would have nothing left.',
  ],
  [
    'a source beside another',
    ['E1 cites S1', 'E1 cites S2', 'J1 supports E1'],
    'S1',
    'E1 cites this, and another source.',
  ],
  ['a source of evidence that nothing rests on', ['E1 cites S1', 'E2 cites S1'], 'S1', 'E1 and E2 cite this.'],
  ['a source cited in passing', ['P1 cites S1'], 'S1', 'Cited, but no evidence rests on it.'],
  ['a source alone', [], 'S1', 'Cited nowhere.'],
  ['an assumption', ['J1 assumes AS1', 'J1 supports E1'], 'AS1', 'J1 assumes this.'],
  ['an assumption and nothing else', ['J1 assumes AS1'], 'AS1', 'J1 assumes this, and would have nothing left.'],
  ['a linchpin', ['J1 assumes AS2', 'J1 supports E1'], 'AS2', 'J1 assumes this, and would have nothing left.'],
  ['an assumption alone', [], 'AS1', 'No judgment assumes this.'],
];
const everyone = ['J1', 'J2', 'J3', 'E1', 'E2', 'S1', 'S2', 'AS1', 'AS2 linchpin', 'P1', 'R1'];

describe('a withdrawal', () => {
  it.each(falls)('[AG5] says what falls: %s', (_name, relations, id, sentence) => {
    expect(fallSentence(argument(everyone, relations), id)).toBe(sentence);
  });

  it('[AG4] takes recommendations whose judgments all lose everything', () => {
    const relations = ['J1 supports E1', 'J2 supports E2', 'R1 serves J1'];
    expect(labels(fallsWith(argument(everyone, relations), 'E1').recommendations)).toEqual(['R1']);
    expect(fallsWith(argument(everyone, [...relations, 'R1 serves J2']), 'E1').recommendations).toEqual([]);
  });

  it('[AG4] of a judgment or of nothing takes nothing', () => {
    const made = argument(everyone, ['J1 supports E1', 'R1 serves J1']);
    for (const id of ['J1', 'nobody']) expect(fallsWith(made, id)).toMatchObject({ loseSome: [], loseAll: [] });
  });

  it('[AG4] leaves exactly what is left when the block is taken out of the draft', () => {
    fc.assert(
      fc.property(anyParts, fc.nat(), ({ nodes, relations }, pick) => {
        const before = argumentOf(nodes, relations);
        const target = nodes[pick % Math.max(1, nodes.length)];
        if (target === undefined || !['evidence', 'source', 'assumption'].includes(target.kind)) return;
        const fall = fallsWith(before, target.id);
        const gone = new Set([target.id, ...fall.evidence.map(({ id }) => id)]);
        const after = argumentOf(
          nodes.filter(({ id }) => !gone.has(id)),
          relations,
        );
        for (const item of before.nodes.filter(({ kind, id }) => kind === 'evidence' && !gone.has(id)))
          expect(sourcesOf(before, item.id).length > 0 && sourcesOf(after, item.id).length === 0).toBe(false);
        for (const claim of before.nodes.filter(({ id }) => !gone.has(id))) {
          const had = [...named(before, claim.id, 'supports'), ...named(before, claim.id, 'assumes')];
          const has = [...named(after, claim.id, 'supports'), ...named(after, claim.id, 'assumes')];
          const isHit = has.length < had.length;
          expect(fall.loseSome.includes(claim) || fall.loseAll.includes(claim)).toBe(isHit);
          if (isHit && !target.isLinchpin) expect(fall.loseAll.includes(claim)).toBe(has.length === 0);
        }
      }),
      seeded,
    );
  });
});

describe('gaps and chains', () => {
  it('[AG8] are judgments without support, evidence without source or use, sources without use, recommendations without judgment', () => {
    const made = argument(
      ['J1', 'J2', 'J3', 'E1 2', 'E2 6', 'E3', 'E4 1', 'S1 B', 'S2', 'S3', 'R1', 'R2', 'F1'],
      [
        'J1 supports E1',
        'J2 context E1',
        'J3 contradicts E2',
        'J3 supports E4',
        'E1 cites S1',
        'E2 cites S1',
        'F1 cites S2',
        'R1 serves J1',
        'R2 serves J9',
      ],
    );
    const gaps = argumentGaps(made);
    expect(labels(gaps.unsupported)).toEqual(['J2']);
    expect(labels(gaps.uncited)).toEqual(['E3', 'E4']);
    expect(labels(gaps.citedNowhere)).toEqual(['E3', 'S3']);
    expect(labels(gaps.unjudged)).toEqual(['E2', 'E4']);
    expect(labels(gaps.unserved)).toEqual(['R2']);
    expect(gaps.broken.map(({ from, to }) => `${from} ${to}`)).toEqual(['R2 J9']);
  });

  it('[AG8] are none in an argument where all is linked and graded', () => {
    const made = argument(['J1', 'E1 2', 'S1 B', 'R1'], ['J1 supports E1', 'E1 cites S1', 'R1 serves J1']);
    expect(Object.values(argumentGaps(made)).flat()).toEqual([]);
  });

  it('[AG9] go down to the sources and up to the recommendations, never down again', () => {
    const made = argument(
      ['J1', 'J2', 'E1', 'E2', 'S1', 'R1'],
      ['J1 supports E1', 'J2 supports E2', 'E1 cites S1', 'E2 cites S1', 'R1 serves J1', 'J2 supports E1'],
    );
    expect([...chainOf(made, 'J1').ids].toSorted()).toEqual(['E1', 'J1', 'R1', 'S1']);
    expect([...chainOf(made, 'S1').ids].toSorted()).toEqual(['E1', 'E2', 'J1', 'J2', 'R1', 'S1']);
    expect(labels(underNode(made, 'J2'))).toEqual(['J2', 'E1', 'E2', 'S1']);
  });

  it('[AG9] end, whatever the links', () => {
    fc.assert(
      fc.property(anyParts, ({ nodes, relations }) => {
        const made = argumentOf(nodes, relations);
        for (const { id } of made.nodes) {
          const { ids } = chainOf(made, id);
          for (const other of ids) if (other !== id) expect(chainOf(made, other).ids.has(id)).toBe(true);
        }
      }),
      seeded,
    );
  });

  it('[AG1] an argument holds each relation once, in one list, whatever the links', () => {
    fc.assert(
      fc.property(anyParts, ({ nodes, relations }) => {
        const made = argumentOf(nodes, [...relations, ...relations.map((each) => ({ ...each, id: 'twin' }))]);
        expect(made.relations).toEqual(argumentOf(nodes, relations).relations);
        expect(made.nodes.flatMap(({ id }) => made.relationsFrom(id)).length).toBe(made.relations.length);
        expect(made.nodes.flatMap(({ id }) => made.relationsTo(id)).length).toBe(made.relations.length);
        expect([...made.relations, ...made.broken].some(({ id }) => id === 'twin')).toBe(false);
        expect(relationOf('J1 supports E1').locator).toBeNull();
      }),
      seeded,
    );
  });
});
