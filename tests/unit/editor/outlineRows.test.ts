import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberedBlocks } from '../../../components/editor/blocks/blockNumbers.ts';
import { draftCounts, selectionCount } from '../../../components/editor/outline/draftCounts.ts';
import {
  anchorOf,
  placeAfterStep,
  placeOfDrop,
  rowsAfterMove,
  type Place,
} from '../../../components/editor/outline/outlineOrder.ts';
import { OutlineReader, rowsOfEntries, type OutlineRow } from '../../../components/editor/outline/outlineRows.ts';
import { rangeOf } from '../../../components/editor/outline/rangeOf.ts';
import { visibleLines } from '../../../components/editor/outline/visibleLines.ts';
import { sentenceAfter } from '../../../components/editor/outline/moveSentence.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { outlineOf } from '../../../lib/document/outline.ts';
import { draftFigures } from '../../../lib/document/yjs/draftFigures.ts';
import { node, stateOf } from './draftState.ts';

const source = (id: string, text: string) => node('source', { id }, node('sourceTitle', {}, text));
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
      node('basis', {}, 'Seen twice.'),
      node('statement', {}, 'the port will ', node('likelihoodTerm', { form: 'adverb' }), ' close.'),
    ),
    node('heading', { id: 'g', level: 3 }, 'Aside'),
    node('recommendation', { id: 'r' }, node('paragraph', {}, 'Watch it.')),
  ),
  node(
    'section',
    { id: 'i', kind: 'implications' },
    node('sectionHeading', { id: 'h2' }, 'Implications'),
    node('paragraph', { id: 'i1' }, 'Prices rise.'),
    node('paragraph', { id: 'i2' }),
  ),
  node(
    'section',
    { id: 'x', kind: 'sources' },
    node('sectionHeading', { id: 'h3' }, 'Sources'),
    source('s1', 'Harbour log'),
    source('s2', 'Customs figures'),
  ),
  node('judgment', { id: 'k' }, node('statement', {}, 'Loose.')),
]);
const reader = new OutlineReader((likelihood) => likelihood ?? '');
const rows = reader.rowsOf(doc);

describe('the rows of the outline', () => {
  it('are sections, headings, numbered blocks and the points of implications, in reading order', () => {
    expect(rows.map((row) => row.id)).toEqual(['s', 'j', 'g', 'r', 'i', 'i1', 'x', 's1', 's2', 'k']);
    expect(rows.map((row) => row.sectionId)).toEqual([null, 's', 's', 's', null, 'i', null, 'x', 'x', null]);
  });

  it('read as the sentence does, the term in its place and the basis left out', () => {
    expect(rows[1]?.text).toBe('The port will likely close.');
  });

  it('are numbered as the page numbers its blocks', () => {
    const labels = rows.flatMap((row) => (row.label === '' ? [] : [row.label]));
    expect(labels).toEqual(numberedBlocks(doc).map((block) => block.label));
    expect(labels).toEqual(['J1', 'R1', 'S1', 'S2', 'J2']);
  });

  it('agree with the outline that the server makes of the same draft', () => {
    const fromServer = rowsOfEntries(outlineOf(doc.toJSON() as DocJson));
    const listed = rows.filter((row) => row.kind !== 'paragraph');
    expect(fromServer.map(({ id, kind, label, sectionId }) => ({ id, kind, label, sectionId }))).toEqual(
      listed.map(({ id, kind, label, sectionId }) => ({ id, kind, label, sectionId })),
    );
  });

  it('stay the same objects in what did not change', () => {
    const state = stateOf([...doc.children]);
    const typed = state.apply(state.tr.insertText('Often. ', 1 + 7 + 1));
    const again = reader.rowsOf(typed.doc);
    const before = reader.rowsOf(state.doc);
    expect(again.map((row) => row.text)).toEqual(before.map((row) => row.text));
  });

  it('fold into one line that says what is in them', () => {
    const folded = visibleLines(rows, new Set(['x']), { blockId: 's2', sectionId: 'x' }, new Map([['s2', '2:Ben']]));
    const summary = folded.find((line) => line.hidden !== null);
    expect(rangeOf(summary?.hidden ?? [])).toEqual({ labels: 'S1–S2', words: '2 sources' });
    expect(folded.find((line) => line.row.id === 'x' && line.hidden === null)?.isCurrent).toBe(true);
    expect(folded.some((line) => line.row.id === 's2')).toBe(false);
  });
});

describe('moving in the outline', () => {
  const order = (place: Place | null, id: string) =>
    place === null ? null : rowsAfterMove(rows, id, place).map((row) => row.id);

  it('steps past a neighbour, then over the edge of the section, and no further than the ends', () => {
    expect(placeAfterStep(rows, 'r', 'up')).toEqual({ before: 'g' });
    expect(placeAfterStep(rows, 'j', 'up')).toBeNull();
    expect(placeAfterStep(rows, 'r', 'down')).toEqual({ before: 'i1' });
    expect(placeAfterStep(rows, 'i1', 'up')).toEqual({ atEndOf: 's' });
    expect(placeAfterStep(rows, 'i', 'down')).toEqual({ after: 'x' });
    expect(placeAfterStep(rows, 'x', 'down')).toBeNull();
  });

  it('takes a section with all it holds', () => {
    expect(order({ before: 's' }, 'x')).toEqual(['x', 's1', 's2', 's', 'j', 'g', 'r', 'i', 'i1', 'k']);
    expect(order({ after: 'i' }, 's')).toEqual(['i', 'i1', 's', 'j', 'g', 'r', 'x', 's1', 's2', 'k']);
  });

  it('puts a block dropped on a section first in it, and a section only beside sections', () => {
    expect(placeOfDrop(rows, 'j', 'i', 'lower')).toEqual({ before: 'i1' });
    expect(placeOfDrop(rows, 's', 's1', 'upper')).toEqual({ after: 'x' });
    expect(placeOfDrop(rows, 'x', 's', 'upper')).toEqual({ before: 's' });
  });

  it('offers no place where nothing would change', () => {
    expect(placeOfDrop(rows, 'g', 'j', 'lower')).toBeNull();
    expect(placeOfDrop(rows, 'g', 'r', 'upper')).toBeNull();
    expect(placeOfDrop(rows, 'g', 'g', 'upper')).toBeNull();
    expect(placeOfDrop(rows, 'x', 'i', 'lower')).toBeNull();
  });

  it('says where it went, by its new number', () => {
    expect(sentenceAfter(rowsAfterMove(rows, 's2', { before: 's1' }), 's2')).toBe('Moved. It is now S1, in Sources.');
    expect(sentenceAfter(rowsAfterMove(rows, 'x', { before: 's' }), 'x')).toBe('Moved. Sources is now section 1 of 3.');
  });

  it('keeps every row once and every section with its own, whatever is moved where', () => {
    const ids = rows.flatMap((row) => (row.id === null ? [] : [row.id]));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids), fc.constantFrom('upper', 'lower')), {
          maxLength: 12,
        }),
        (moves) => {
          let now: readonly OutlineRow[] = rows;
          for (const [id, over, half] of moves) {
            const place = placeOfDrop(now, id, over, half);
            if (place === null) continue;
            const next = rowsAfterMove(now, id, place);
            expect(next).not.toEqual(now);
            expect(anchorOf(place)).not.toBe(id);
            now = next;
          }
          expect(new Set(now.map((row) => row.id))).toEqual(new Set(ids));
          expect(now).toHaveLength(ids.length);
          let section: string | null = null;
          for (const row of now) {
            if (row.kind === 'section') section = row.id;
            else if (row.sectionId !== null) expect(row.sectionId).toBe(section);
          }
        },
      ),
      { seed: 41, numRuns: 300 },
    );
  });

  it('takes a step up back with a step down', () => {
    for (const id of ['g', 'r', 's2', 'x', 'i']) {
      const up = placeAfterStep(rows, id, 'up');
      if (up === null) continue;
      const moved = rowsAfterMove(rows, id, up);
      const down = placeAfterStep(moved, id, 'down');
      expect(down).not.toBeNull();
      if (down !== null) expect(rowsAfterMove(moved, id, down).map((row) => row.id)).toEqual(rows.map((row) => row.id));
    }
  });
});

describe('counts', () => {
  it('are those of the list, and each section has its own', () => {
    const { judgments, words, sections } = draftCounts(doc);
    const figures = draftFigures(doc.toJSON() as DocJson);
    expect(judgments).toBe(figures.judgmentCount);
    expect(sections.map(({ heading }) => heading)).toEqual(['Key judgments', 'Implications', 'Sources']);
    const inSections = sections.reduce((all, each) => all + each.words, 0);
    expect(words - inSections).toBe('Before any section.'.split(' ').length + 1);
  });

  it('count a selection by itself, characters as people see them', () => {
    const { doc: small } = stateOf([node('paragraph', { id: 'p' }, 'One 👩🏽 two.')]);
    expect(selectionCount(small, 1, 4)).toEqual({ words: 1, characters: 3 });
  });
});
