import { describe, expect, it } from 'vitest';
import { draftCounts } from '../../../components/editor/outline/draftCounts.ts';
import { numberedBlocks } from '../../../components/editor/blocks/blockNumbers.ts';
import { outlineSource } from '../../../components/editor/outline/outlineSource.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { outlineOf } from '../../../lib/document/outline.ts';
import { draftFigures } from '../../../lib/document/yjs/draftFigures.ts';
import { node, stateOf } from './draftState.ts';

const { doc } = stateOf([
  node('title', { id: 't' }, 'Ports'),
  node('paragraph', { id: 'p' }, 'Before any section.'),
  node(
    'section',
    { id: 's', kind: 'key-judgments' },
    node('sectionHeading', { id: 'h' }, 'Key judgments'),
    node('paragraph', { id: 'q' }, 'Between.'),
    node(
      'judgment',
      { id: 'j', likelihood: 'likely' },
      node('statement', {}, 'It will likely close.'),
      node('basis', {}),
    ),
    node('heading', { id: 'g', level: 3 }, 'Aside'),
    node('recommendation', { id: 'r' }, node('paragraph', {}, 'Watch it.')),
  ),
  node('judgment', { id: 'k' }, node('statement', {}, 'Loose.')),
]);

describe('the outline in the editor', () => {
  it('is that of the whole draft, made from a part of it', () => {
    expect(outlineOf(outlineSource(doc))).toEqual(outlineOf(doc.toJSON() as DocJson));
    expect(JSON.stringify(outlineSource(doc))).not.toContain('Between');
  });

  it('numbers blocks as the page does', () => {
    const labels = outlineOf(outlineSource(doc)).flatMap((entry) => (entry.label === '' ? [] : [entry.label]));
    expect(labels).toEqual(numberedBlocks(doc).map((block) => block.label));
    expect(labels).toEqual(['J1', 'R1', 'J2']);
  });

  it('counts judgments that say something, and words without title and section headings, as lists do', () => {
    const { judgmentCount, wordCount } = draftFigures(doc.toJSON() as DocJson);
    expect(draftCounts(doc)).toEqual({ judgments: judgmentCount, words: wordCount });
    expect(draftCounts(doc)).toEqual({ judgments: 2, words: 12 });
  });
});
