import { describe, expect, test } from 'vitest';
import { basisChanges } from '../../../../lib/document/basisChanges.ts';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';
import { changeSentence, ownSummary } from '../../../../lib/document/publication/changeClauses.ts';
import { scales } from '../../../../lib/domain/likelihood/scaleById.ts';
import { publicationOf } from './samplePublication.ts';

type Links = readonly (readonly [kind: string, target: string])[];
const line = (type: string, id: string): NodeJson => ({
  type,
  attrs: { id: `${id}-${type}` },
  content: [{ type: 'text', text: `Words of ${id}.` }],
});
const linked = (id: string, links: Links): readonly NodeJson[] =>
  links.map(([kind, target]) => ({ type: 'relation', attrs: { id: `${id}-${kind}-${target}`, kind, target } }));
const judgment = (id: string, links: Links = []): NodeJson => ({
  type: 'judgment',
  attrs: { id },
  content: [line('statement', id), ...linked(id, links)],
});
const evidence = (id: string, links: Links = []): NodeJson => ({
  type: 'evidence',
  attrs: { id },
  content: [line('paragraph', id), ...linked(id, links)],
});
const source = (id: string, attrs: Readonly<Record<string, string>> = {}): NodeJson => ({
  type: 'source',
  attrs: { id, ...attrs },
  content: [line('sourceTitle', id)],
});
const doc = (...content: readonly NodeJson[]): DocJson => ({ type: 'doc', content });

describe('what became of what judgments rest on', () => {
  const before = doc(judgment('a', [['supports', 'e']]), evidence('e', [['cites', 's']]), source('s'), source('gone'));

  test('nothing, where nothing did', () => {
    expect(basisChanges(before, before, scales)).toEqual({
      sources: { added: [], removed: [], regraded: [] },
      rests: [],
    });
  });

  test('sources that came, went and were graded anew; a judgment that rests on one more, by its evidence', () => {
    const cited: Links = [
      ['cites', 's'],
      ['cites', 'new'],
    ];
    const after = doc(
      judgment('a', [['supports', 'e']]),
      judgment('late', [['supports', 'e']]),
      evidence('e', cited),
      source('s', { reliability: 'B' }),
      source('new'),
    );
    const basis = basisChanges(before, after, scales);
    expect(basis).toEqual({
      sources: { added: ['S2'], removed: ['S2'], regraded: ['S1'] },
      // A new judgment is told as new, and not by what it rests on.
      rests: [{ judgmentId: 'a', label: 'J1', on: ['S2'] }],
    });
    const said = changeSentence(publicationOf(after, { previous: 1, basis }));
    expect(said).toBe(
      'Since version 1: the judgments stand as they were; S2 added; S2 of version 1 removed; S1 graded anew; J1 also rests on S2.',
    );
  });

  test('evidence is named where it brings no source', () => {
    const links: Links = [
      ['supports', 'e'],
      ['contradicts', 'f'],
    ];
    const after = doc(
      judgment('a', links),
      evidence('e', [['cites', 's']]),
      evidence('f'),
      source('s'),
      source('gone'),
    );
    expect(basisChanges(before, after, scales).rests).toEqual([{ judgmentId: 'a', label: 'J1', on: ['E2'] }]);
  });

  test('many are counted', () => {
    const many = ['S1', 'S2', 'S3', 'S4', 'S5'];
    const basis = {
      sources: { added: many, removed: [], regraded: [] },
      rests: many.map((label) => ({ judgmentId: label, label, on: ['S1'] })),
    };
    const said = changeSentence(publicationOf(before, { previous: 1, basis })) ?? '';
    expect(said).toContain('5 sources added; 5 judgments also rest on more than before.');
  });

  test('a summary that was only drafted is not repeated', () => {
    const changeSummary = 'J1 moved';
    expect(ownSummary(publicationOf(before, { changeSummary }))).toBe('J1 moved.');
    expect(ownSummary(publicationOf(before, { changeSummary, isSummaryDrafted: true }))).toBe('');
  });
});
