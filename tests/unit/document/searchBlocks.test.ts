import { describe, expect, it } from 'vitest';
import type { DocJson, NodeJson } from '../../../lib/document/docJson.ts';
import { scaleOfDefinition } from '../../../lib/domain/likelihood/customScale.ts';
import { foldDraft } from '../../../lib/document/yjs/foldDraft.ts';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';
import { searchBlocksOf } from '../../../lib/document/searchBlocks.ts';
import { sampleDraft } from '../../../lib/document/sample/sampleDraft.ts';

const line = (type: string, id: string, ...words: (string | NodeJson)[]): NodeJson => ({
  type,
  attrs: { id },
  content: words.map((each) => (typeof each === 'string' ? { type: 'text', text: each } : each)),
});
const doc = (...content: NodeJson[]): DocJson => ({ type: 'doc', content });

describe('the words of blocks, for searching', () => {
  it('one entry per block, in reading order, with its number', () => {
    const found = searchBlocksOf(sampleDraft);
    expect(found.map(({ place }) => place)).toEqual(found.map((_, at) => at));
    expect(found.slice(0, 4).map(({ kind, label, blockId }) => [kind, label, blockId])).toEqual([
      ['title', '', 'title'],
      ['sectionHeading', '', 'key-judgments-h'],
      ['judgment', 'J1', 'j-exchange'],
      ['judgment', 'J2', 'j-missile'],
    ]);
    expect(new Set(found.map(({ blockId }) => blockId)).size).toBe(found.length);
    const byLabel = (label: string): string => found.find((each) => each.label === label)?.text ?? '';
    expect(byLabel('J1')).toMatch(
      /^The two governments will very likely go on trading .* what is given in return is inferred\.$/u,
    );
    expect(byLabel('J3')).toMatch(/^It is unlikely that Russia/u);
    expect(byLabel('E2')).toContain('By weight. By value, machine tools alone');
    expect(byLabel('F1')).toBe(
      'Ships seen at Rajin and loads declared at Tumangang Half-year Calls Declared loads (thousand tonnes) 2024, second 17 41 2025, first 18 44 2025, second 19 52 2026, first 18 57',
    );
    expect(byLabel('S3')).toContain(
      'Resettlement interviews (invented) RI-41 Those who speak hope to be resettled sooner.',
    );
    expect(byLabel('I1')).toBe('Russian transport aircraft land at Sunan. More than two flights a month for a quarter');
    expect(found.find(({ blockId }) => blockId === 'im-2-1-p')?.kind).toBe('paragraph');
  });

  it('runs stay together, breaks and blocks part words, a token without a term says nothing', () => {
    const [first, second] = searchBlocksOf(
      doc(line('paragraph', 'p', 'Gr', 'ain', { type: 'hardBreak' }, 'falls'), {
        type: 'judgment',
        attrs: { id: 'j' },
        content: [
          line('statement', 's', 'It ', { type: 'likelihoodTerm', attrs: { form: 'lead' } }),
          line('basis', 'b', 'So.'),
        ],
      }),
    );
    expect(first?.text).toBe('Grain falls');
    expect(second?.text).toBe('It So.');
  });

  it('blocks without an id or a word are left out, and no text is longer than the index takes', () => {
    const long = 'word '.repeat(4_000);
    const found = searchBlocksOf(
      doc(
        line('paragraph', 'a'),
        { type: 'paragraph', content: [{ type: 'text', text: 'x' }] },
        line('paragraph', 'b', long),
      ),
    );
    expect(found.map(({ blockId, place, text }) => [blockId, place, text.length])).toEqual([['b', 0, 8_000]]);
  });

  it('a source taken from the register is known by its record, with the judgments on it, even without a word', () => {
    const link = (kind: string, target: string): NodeJson => ({ type: 'relation', attrs: { kind, target } });
    const found = searchBlocksOf(
      doc(
        { type: 'judgment', attrs: { id: 'j' }, content: [line('statement', 's', 'It falls.'), link('supports', 'e')] },
        { type: 'evidence', attrs: { id: 'e' }, content: [line('paragraph', 'p', 'Seen.'), link('cites', 'own')] },
        { type: 'source', attrs: { id: 'own', record: 'r-1' }, content: [] },
        { type: 'source', attrs: { id: 'other', record: 'r-2' }, content: [line('sourceTitle', 't', 'Log')] },
        { type: 'source', attrs: { id: 'plain' }, content: [line('sourceTitle', 'u', 'Wire')] },
      ),
    );
    expect(found.map(({ blockId, taken }) => [blockId, taken])).toEqual([
      ['j', undefined],
      ['e', undefined],
      ['own', { record: 'r-1', carries: ['J1'] }],
      ['other', { record: 'r-2', carries: [] }],
      ['plain', undefined],
    ]);
  });

  it('terms of the workspace’s own scales are words, not ids', () => {
    const own = scaleOfDefinition('own-1', {
      title: 'Harbour scale',
      author: 'The desk',
      date: '2026',
      printRange: true,
      hedges: 'warn',
      terms: [
        { label: 'out of the question', loPercent: 0, hiPercent: 50 },
        { label: 'on the cards', loPercent: 50, hiPercent: 100 },
      ],
    });
    const draft = doc(
      { type: 'title', attrs: { id: 't', scale: 'own-1' }, content: [{ type: 'text', text: 'Ferries' }] },
      {
        type: 'judgment',
        attrs: { id: 'j', likelihood: 'on-the-cards' },
        content: [
          line('statement', 's', 'A strike is ', { type: 'likelihoodTerm', attrs: { form: 'adjective' } }, '.'),
        ],
      },
    );
    expect(searchBlocksOf(draft, [own])[1]?.text).toBe('A strike is on the cards.');
    expect(searchBlocksOf(draft)[1]?.text).not.toContain('on the cards');
    const stored = { ...seedDraft(draft), schemaVersion: 3 };
    expect(foldDraft(stored, [], [own]).blocks[1]?.text).toBe('A strike is on the cards.');
  });
});
