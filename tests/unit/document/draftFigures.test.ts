import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { draftCounts } from '../../../components/editor/outline/draftCounts.ts';
import type { DocJson, NodeJson } from '../../../lib/document/docJson.ts';
import { documentSchema } from '../../../lib/document/extensions/documentExtensions.ts';
import { draftFigures } from '../../../lib/document/yjs/draftFigures.ts';
import { anyDraft } from './anyDraft.ts';

const text = (value: string): NodeJson => ({ type: 'text', text: value });
const doc = (...content: NodeJson[]): DocJson => ({ type: 'doc', content });

describe('the figures that lists show', () => {
  test.each([
    [
      'a likelihood token is one word, whatever it shows',
      [text('It will '), { type: 'likelihoodTerm' }, text(' rain.')],
      4,
    ],
    ['a footnote counts by its text', [text('Rain'), { type: 'footnote', attrs: { text: 'By the hour.' } }], 4],
    ['a footnote parts no more than it stands between', [{ type: 'footnote', attrs: { text: 'Alone here' } }], 2],
    ['a citation is no word', [text('Rain'), { type: 'citation', attrs: { target: 's', locator: 'p. 4' } }], 1],
    ['a break parts words', [text('Rain'), { type: 'hardBreak' }, text('falls')], 2],
  ] as const)('%s', (_, content, words) => {
    expect(draftFigures(doc({ type: 'paragraph', content })).wordCount).toBe(words);
  });

  it('words of every kind of block count, titles, section headings and records of sources do not', () => {
    const line = (type: string): NodeJson => ({ type, content: [text('two words')] });
    const figures = draftFigures(
      doc(line('title'), {
        type: 'section',
        attrs: { kind: 'gaps' },
        content: [
          line('sectionHeading'),
          {
            type: 'judgment',
            content: [line('statement'), line('basis'), { type: 'relation', attrs: { locator: 'p. 4' } }],
          },
          { type: 'assumption', content: [line('statement'), line('ifWrong')] },
          { type: 'source', attrs: { originator: 'A ministry' }, content: [line('sourceTitle'), line('descriptor')] },
          {
            type: 'figure',
            content: [
              line('caption'),
              {
                type: 'table',
                content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [line('paragraph')] }] }],
              },
            ],
          },
        ],
      }),
    );
    expect(figures).toEqual({
      title: 'two words',
      scale: null,
      marking: null,
      judgmentCount: 1,
      wordCount: 16,
      sectionCount: 1,
      sectionsBegun: 1,
    });
  });

  it('are those that the editor shows', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const { judgmentCount, wordCount } = draftFigures(draft);
        const { judgments, words } = draftCounts(documentSchema.nodeFromJSON(draft));
        expect([judgments, words]).toEqual([judgmentCount, wordCount]);
      }),
      { numRuns: 200 },
    );
  });
});
