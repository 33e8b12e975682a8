import { describe, expect, it, test } from 'vitest';
import type { DocJson, NodeJson } from '../../../lib/document/docJson.ts';
import { labelPrefixes } from '../../../lib/document/labelPrefixes.ts';
import { labelledBlocks, labelsOf } from '../../../lib/document/labels.ts';
import { outlineOf } from '../../../lib/document/outline.ts';
import { readingOfPaper } from '../../../lib/document/paper.ts';
import { textOf } from '../../../lib/document/textOf.ts';
import { phia } from '../../../lib/domain/likelihood/phia.ts';

const doc = (...content: NodeJson[]): DocJson => ({ type: 'doc', content });
const block = (type: string, id: string | null, ...content: NodeJson[]): NodeJson => ({
  type,
  attrs: { id },
  content,
});
const line = (type: string, text: string): NodeJson => ({ type, content: text === '' ? [] : [{ type: 'text', text }] });
const kinds = Object.keys(labelPrefixes);

const judgment: NodeJson = {
  type: 'judgment',
  attrs: { id: 'j', likelihood: 'almost-certain' },
  content: [
    {
      type: 'statement',
      content: [
        { type: 'likelihoodTerm', attrs: { form: 'lead' } },
        { type: 'text', text: ' that it rains.' },
      ],
    },
  ],
};

describe('numbers of blocks', () => {
  it('count each kind by itself, in reading order, in sections and outside', () => {
    const draft = doc(
      ...kinds.map((kind) => block(kind, `${kind}-1`)),
      block('section', 's', ...kinds.map((kind) => block(kind, `${kind}-2`)), block('paragraph', 'p')),
      block('judgment', 'judgment-3'),
    );
    const labels = labelsOf(draft);
    for (const [kind, prefix] of Object.entries(labelPrefixes)) {
      expect(labels.get(`${kind}-1`), kind).toBe(`${prefix}1`);
      expect(labels.get(`${kind}-2`), kind).toBe(`${prefix}2`);
    }
    expect(labels.get('judgment-3')).toBe('J3');
    expect(labels.has('p')).toBe(false);
    expect(new Set(labels.values()).size).toBe(labels.size);
  });

  it('of blocks with one id the first is meant; blocks without count all the same', () => {
    const draft = doc(block('evidence', 'e'), block('evidence', null), block('evidence', 'e'), block('evidence', 'f'));
    expect([...labelsOf(draft)]).toEqual([
      ['e', 'E1'],
      ['f', 'E4'],
    ]);
    expect(labelledBlocks(draft).map(({ id, label }) => [id, label])).toEqual([
      ['e', 'E1'],
      [null, 'E2'],
      ['e', 'E3'],
      ['f', 'E4'],
    ]);
  });
});

describe('the outline', () => {
  test.each([
    ['evidence', [line('paragraph', ''), line('paragraph', 'Ships waited.')], {}, 'Ships waited.'],
    [
      'recommendation',
      [{ type: 'relation', attrs: { kind: 'serves' } }, line('paragraph', 'Book rail.')],
      {},
      'Book rail.',
    ],
    ['recommendation', [block('bulletList', null, block('listItem', null, line('paragraph', 'One')))], {}, 'One'],
    ['assumption', [line('ifWrong', 'Else.'), line('statement', 'The strait is open.')], {}, 'The strait is open.'],
    ['alternative', [line('whyNot', 'No.'), line('statement', '')], {}, 'No.'],
    ['indicator', [line('statement', 'Ferries.')], { threshold: 'two' }, 'Ferries.'],
    ['gap', [line('statement', 'Rates.')], {}, 'Rates.'],
    ['source', [line('descriptor', 'Late.'), line('sourceTitle', 'Berth lists')], {}, 'Berth lists'],
    ['source', [], { originator: 'A port' }, 'A port'],
    ['figure', [line('caption', 'The strait')], { alt: 'A map' }, 'The strait'],
    ['figure', [line('caption', '')], { alt: 'A map' }, 'A map'],
    ['judgment', [line('basis', 'Two agree.'), line('statement', 'It rains.')], {}, 'It rains.'],
  ] as const)('%s: %j', (type, content, attrs, text) => {
    const [entry] = outlineOf(doc({ type, attrs, content }));
    expect([entry?.kind, entry?.text]).toEqual([type, text]);
  });

  it('reads likelihoods as words, in the scale and wording of the paper, without the range', () => {
    const title = (attrs: NodeJson['attrs']): NodeJson => ({ type: 'title', attrs: attrs ?? {} });
    expect(outlineOf(doc(judgment))[0]?.text).toBe('It is almost certain that it rains.');
    expect(outlineOf(doc(title({ wording: 'b' }), judgment))[0]?.text).toBe('It is nearly certain that it rains.');
    const other = doc(title({ scale: 'nowhere' }), judgment);
    expect(outlineOf(other, readingOfPaper(other, { scale: phia }))[0]?.text).toBe(
      'It is almost certain that it rains.',
    );
    expect(outlineOf(doc(judgment))[0]?.likelihood).toBe('almost-certain');
  });

  it('never looks into paragraphs, lists and tables: its cost does not grow with the text', () => {
    const closed = (type: string): NodeJson => ({
      type,
      attrs: { id: type },
      get content(): readonly NodeJson[] {
        throw new Error(`looked into a ${type}`);
      },
    });
    const draft = doc(
      closed('paragraph'),
      block(
        'section',
        's',
        line('sectionHeading', 'S'),
        ...['paragraph', 'bulletList', 'table', 'blockquote'].map(closed),
        judgment,
      ),
    );
    expect(outlineOf(draft).map(({ label, text }) => [label, text])).toEqual([
      ['', 'S'],
      ['J1', 'It is almost certain that it rains.'],
    ]);
    // Of what it does list, only the beginning is read.
    const pieces = Array.from({ length: 1_000 }, (_, at): NodeJson => ({
      type: 'text',
      get text(): string {
        if (at > 100) throw new Error('read to the end');
        return 'word ';
      },
    }));
    expect(outlineOf(doc({ type: 'gap', content: [{ type: 'statement', content: pieces }] }))[0]?.text).toMatch(
      /^word word .*…$/u,
    );
  });
});

describe('the text of a node', () => {
  it('takes tokens for words only where it is told how they read', () => {
    const reading = readingOfPaper(doc());
    expect(textOf(judgment)).toBe(' that it rains.');
    expect(textOf(judgment, Number.POSITIVE_INFINITY, { reading, likelihood: null })).toBe(
      'It is almost certain (95–99%) that it rains.',
    );
    const lines = block('evidence', 'e', line('paragraph', 'a'), line('paragraph', ''), line('paragraph', 'b'));
    expect(textOf(lines)).toBe('a\nb');
  });
});
