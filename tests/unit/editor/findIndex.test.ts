import fc from 'fast-check';
import type { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { FindIndex, matchFrom, patternOf, type FindQuery } from '../../../components/editor/find/FindIndex.ts';
import { node, stateOf } from './draftState.ts';

const query = (text: string, more: Partial<FindQuery> = {}): FindQuery => ({
  text,
  matchCase: false,
  wholeWord: false,
  ...more,
});

const draft = (): EditorState =>
  stateOf([
    node('title', { id: 't' }, 'The ports of the north'),
    ...[1, 2, 3].map((number) =>
      node(
        'section',
        { id: `s${number}`, kind: 'free' },
        node('sectionHeading', { id: `h${number}` }, `Part ${number}`),
        ...[1, 2, 3, 4].map((block) =>
          node('paragraph', { id: `p${number}-${block}` }, `The port and the porters report, ${number}.${block}`),
        ),
        node(
          'judgment',
          { id: `j${number}`, likelihood: 'likely' },
          node('statement', {}, 'It will ', node('likelihoodTerm', { form: 'adverb' }), ' open.'),
        ),
      ),
    ),
  ]);

const found = (state: EditorState, asked: FindQuery) =>
  new FindIndex(asked).matchesIn(state.doc).map(({ from, to }) => state.doc.textBetween(from, to));

describe('finding in a draft', () => {
  it('finds in reading order, whatever the case unless told', () => {
    expect(found(draft(), query('THE'))).toHaveLength(2 + 3 * 8);
    expect(found(draft(), query('The', { matchCase: true }))).toHaveLength(1 + 3 * 4);
  });

  it('finds whole words only where asked', () => {
    expect(found(draft(), query('port'))).toHaveLength(1 + 3 * 4 * 3);
    expect(found(draft(), query('port', { wholeWord: true }))).toHaveLength(3 * 4);
  });

  it('takes signs as they are, and letters of every script', () => {
    const state = stateOf([node('paragraph', { id: 'p' }, 'a.b a-b (a|b) ПОРТ порт Straße')]);
    expect(found(state, query('a.b'))).toEqual(['a.b']);
    expect(found(state, query('a-b'))).toEqual(['a-b']);
    expect(found(state, query('(a|b)'))).toEqual(['(a|b)']);
    expect(found(state, query('порт', { wholeWord: true }))).toEqual(['ПОРТ', 'порт']);
    expect(found(state, query('straß'))).toEqual(['Straß']);
  });

  it('never reaches into a term, over one, or over the end of a block', () => {
    expect(found(draft(), query('likely'))).toEqual([]);
    expect(found(draft(), query('will  open'))).toEqual([]);
    expect(found(draft(), query('north Part'))).toEqual([]);
  });

  it('finds nothing for nothing', () => {
    expect(patternOf(query(''))).toBeNull();
    expect(found(draft(), query(''))).toEqual([]);
  });

  it('goes to the first match from a place on, and round the end', () => {
    const matches = new FindIndex(query('port', { wholeWord: true })).matchesIn(draft().doc);
    const [first, second] = matches;
    expect(matchFrom(matches, 0)).toBe(0);
    expect(matchFrom(matches, (first?.from ?? 0) + 1)).toBe(0);
    expect(matchFrom(matches, first?.to ?? 0)).toBe(1);
    expect(matchFrom(matches, (second?.from ?? 0) - 1)).toBe(1);
    expect(matchFrom(matches, 100_000)).toBe(0);
    expect(matchFrom([], 3)).toBe(-1);
  });

  it('reads only the block that changed', () => {
    const state = draft();
    const index = new FindIndex(query('port'));
    index.matchesIn(state.doc);
    const before = index.blocksRead;
    index.matchesIn(state.apply(state.tr.insertText('port ', 3)).doc);
    expect(index.blocksRead - before).toBe(1);
  });

  it('says after any edits what a search from the start says', () => {
    const edit = fc.record({
      kind: fc.constantFrom('type', 'delete', 'split', 'join'),
      at: fc.nat(700),
      text: fc.constantFrom('port', 'Port ', 'po', 'rt', ' the ', 'x'),
      length: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 15 }), fc.constantFrom('port', 'the', 'o', 'rt'), (edits, text) => {
        let state = draft();
        const index = new FindIndex(query(text));
        index.matchesIn(state.doc);
        for (const { kind, at, text: typed, length } of edits) {
          const $at = state.doc.resolve(at % state.doc.content.size);
          if (!$at.parent.isTextblock) continue;
          const tr = state.tr;
          if (kind === 'type') tr.insertText(typed, $at.pos);
          else if (kind === 'delete') tr.delete($at.pos, Math.min($at.end(), $at.pos + length));
          else if (kind === 'split' && $at.parent.type.name === 'paragraph') tr.split($at.pos);
          else if (kind === 'join' && $at.parent.type.name === 'paragraph' && $at.index($at.depth - 1) > 1) {
            tr.join($at.before());
          }
          state = state.apply(tr);
          expect(index.matchesIn(state.doc)).toEqual(new FindIndex(query(text)).matchesIn(state.doc));
        }
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
