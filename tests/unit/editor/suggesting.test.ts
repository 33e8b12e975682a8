import type { EditorState } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import { paperSettings } from '../../../components/editor/blocks/paperSettings.ts';
import { setFields, setLikelihood } from '../../../components/editor/blocks/fieldEdits.ts';
import {
  isChanged,
  mergedScratches,
  readScratches,
  wordsOfPieces,
  writeScratches,
  type Scratch,
} from '../../../components/editor/suggesting/Scratch.ts';
import { scratchDoc, piecesIn } from '../../../components/editor/suggesting/scratchState.ts';
import { suggestingExtension, suggestingOf } from '../../../components/editor/suggesting/suggestingExtension.ts';
import { neighbour, piecesOf, textBlockAt, textBlockOf } from '../../../components/editor/suggesting/textBlocks.ts';
import { writeOrSuggest } from '../../../components/editor/suggesting/writeOrSuggest.ts';
import { draftTexts } from '../../../components/editor/threads/draftTexts.ts';
import { scales } from '../../../lib/domain/likelihood/scaleById.ts';
import { node, stateOf } from './draftState.ts';

const plugins = (mayWrite: boolean) => [
  paperSettings({ scales, fallbackId: null }),
  ...(suggestingExtension.config.addProseMirrorPlugins?.call({
    options: { mayWrite, onMode: () => undefined },
  } as never) ?? []),
];
const paper = (mayWrite = true): EditorState =>
  stateOf(
    [
      node('title', { id: 't', scale: 'icd203', ranges: 'hidden' }, 'Ports'),
      node(
        'judgment',
        { id: 'j', kind: 'forecast', likelihood: 'likely' },
        node('statement', { id: 'js' }, 'The port will ', node('likelihoodTerm', { form: 'adverb' }), ' close soon.'),
      ),
      node('paragraph', { id: 'p' }, 'The second port stays open.'),
    ],
    plugins(mayWrite),
  );
const scratchOf = (state: EditorState, id: string): Scratch => {
  const block = textBlockOf(state, id);
  if (block === null) throw new Error(`no ${id}`);
  const pieces = piecesOf(state, block);
  return { blockId: id, base: wordsOfPieces(pieces), pieces };
};

describe('the words of a block to suggest others for', () => {
  it('[TD9] are those that threads are anchored to, tokens by their words', () => {
    const state = paper();
    for (const { blockIds, text } of draftTexts(state)) expect(scratchOf(state, blockIds[0] ?? '').base).toBe(text);
    expect(scratchOf(state, 'js').pieces[1]).toEqual({ token: 'likely' });
  });

  it('[TD9] come back from the document that they are typed in', () => {
    const { pieces } = scratchOf(paper(), 'js');
    expect(piecesIn(scratchDoc(pieces))).toEqual(pieces);
  });

  it('[TD9] are kept on the device as long as they suggest something, and only if they can be read', () => {
    const same = scratchOf(paper(), 'p');
    const changed: Scratch = { ...same, pieces: [{ text: 'The second port closes.', looks: [] }] };
    expect([isChanged(same), isChanged(changed)]).toEqual([false, true]);
    expect(readScratches(writeScratches([same, changed]))).toEqual([changed]);
    expect(writeScratches([same])).toBe('');
    expect(readScratches('{"no": 1}')).toEqual([]);
    expect(readScratches('[')).toEqual([]);
  });

  it('[TD9] of two tabs stay beside each other, and what one of them sent or gave up goes', () => {
    const one: Scratch = { blockId: 'a', base: 'x', pieces: [{ text: 'y', looks: [] }] };
    const other: Scratch = { ...one, blockId: 'b' };
    const sent: Scratch = { ...one, blockId: 'c' };
    const kept = [{ ...one, pieces: [{ text: 'old', looks: [] }] }, other, sent];
    expect(mergedScratches(kept, new Map([['a', one]]), new Set(['a', 'c']))).toEqual([other, one]);
  });

  it('[TD9] are found by the keyboard from block to block', () => {
    const state = paper();
    const p = textBlockOf(state, 'p');
    expect(neighbour(state, p?.pos ?? 0, -1)?.id).toBe('js');
    expect(neighbour(state, (textBlockOf(state, 't')?.pos ?? 0) + 7, 1)?.id).toBe('js');
    expect(textBlockAt(state, (p?.pos ?? 0) + 3)?.id).toBe('p');
  });
});

describe('a mode', () => {
  const typed = (state: EditorState) => state.tr.insertText('x', state.doc.content.size - 2);
  it.each([
    [true, 'editing', true],
    [true, 'suggesting', false],
    [true, 'viewing', false],
    [false, 'suggesting', false],
  ] as const)(
    '[TD8] may write %s, %s: own changes get into the draft %s, those of others always',
    (may, mode, gets) => {
      const state = paper(may);
      suggestingOf(state)?.setMode(mode);
      expect(state.applyTransaction(typed(state)).transactions.length > 0).toBe(gets);
      const told = typed(state).setMeta(ySyncPluginKey, { isChangeOrigin: true });
      expect(state.applyTransaction(told).transactions.length).toBe(1);
    },
  );

  it('[TD8] leaves what was opened and not changed, and keeps what suggests something', () => {
    const state = paper();
    const desk = suggestingOf(state);
    desk?.setMode('suggesting');
    desk?.put(scratchOf(state, 'js'));
    desk?.put({ ...scratchOf(state, 'p'), pieces: [{ text: 'Other.', looks: [] }] });
    desk?.setMode('viewing');
    expect([...(desk?.get().scratches.keys() ?? [])]).toEqual(['p']);
  });
});

describe('a field that is picked', () => {
  const asked = (state: EditorState, isEditable: boolean, tr: Parameters<typeof writeOrSuggest>[1]) => {
    const requests: unknown[] = [];
    let dispatched = 0;
    suggestingOf(state)?.requests.answer((request) => requests.push(request));
    const view = { dispatch: () => (dispatched += 1) };
    writeOrSuggest({ state, isEditable, view } as unknown as Parameters<typeof writeOrSuggest>[0], tr);
    return { requests, dispatched };
  };

  it('[TD8] is suggested in Suggesting, written in Editing, and neither in Viewing', () => {
    const state = paper();
    const tr = setFields(state, 'j', { confidence: 'low' });
    expect(asked(state, true, tr)).toEqual({ requests: [], dispatched: 1 });
    suggestingOf(state)?.setMode('suggesting');
    const field = { what: 'field', blockId: 'j', field: 'confidence', value: 'low' };
    expect(asked(state, false, tr)).toEqual({ requests: [field], dispatched: 0 });
    suggestingOf(state)?.setMode('viewing');
    expect(asked(state, false, tr)).toEqual({ requests: [], dispatched: 0 });
  });

  it('[TD8] is refused with a sentence where it is none that can be suggested', () => {
    const state = paper(false);
    suggestingOf(state)?.setMode('suggesting');
    const likelihood = setLikelihood(state, 'j', { termId: 'unlikely', probability: null, place: false });
    expect(asked(state, false, likelihood).requests).toMatchObject([{ field: 'likelihood', value: 'unlikely' }]);
    expect(asked(state, false, setFields(state, 'j', { marking: 'X' })).requests).toMatchObject([{ what: 'refuse' }]);
  });
});
