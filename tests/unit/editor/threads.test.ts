import { TextSelection, type EditorState } from '@tiptap/pm/state';
import { DecorationSet } from '@tiptap/pm/view';
import { describe, expect, it } from 'vitest';
import { paperSettings } from '../../../components/editor/blocks/paperSettings.ts';
import { anchorOfSelection, draftTexts } from '../../../components/editor/threads/draftTexts.ts';
import { readUnsent, threadOf, unsentOn } from '../../../components/editor/threads/newThread.ts';
import { placeThreads } from '../../../components/editor/threads/placeThreads.ts';
import { threadsExtension, threadsOf } from '../../../components/editor/threads/threadsExtension.ts';
import { inOrder, isShown } from '../../../components/editor/threads/threadWords.ts';
import { anchorRunsOf } from '../../../lib/document/anchorRuns.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { readingOfPaper } from '../../../lib/document/paper.ts';
import { scales } from '../../../lib/domain/likelihood/scaleById.ts';
import type { ThreadDto } from '../../../lib/protocol/threadsDto.ts';
import { node, stateOf } from './draftState.ts';

const settings = paperSettings({ scales, fallbackId: null });
const plugins = () => {
  const made = threadsExtension.config.addProseMirrorPlugins?.call({ options: { mayWrite: true } } as never) ?? [];
  return [settings, ...made];
};
const paper = () =>
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
    plugins(),
  );
const selected = (state: EditorState, from: number, to: number) =>
  state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)));

let made = 0;
function thread(blockId: string, quote: string, more: Partial<ThreadDto> = {}): ThreadDto {
  made += 1;
  const author = { userId: 'u1', name: 'Ana', hue: 1 };
  return {
    id: `th${made}`,
    author,
    status: 'open',
    anchorState: null,
    anchor: { blockId, quote, prefix: '', suffix: '', start: null, end: null },
    place: null,
    blocking: false,
    isPending: false,
    roundId: null,
    createdAt: `2026-01-01T00:00:${String(made % 60).padStart(2, '0')}.000Z`,
    changedAt: '2026-01-01T00:00:00.000Z',
    settledBy: null,
    settledAt: null,
    suggestion: null,
    comments: [],
    ...more,
  };
}

describe('threads in the editor', () => {
  it('[TD1] read the same texts as the server does', () => {
    const state = paper();
    const doc = state.doc.toJSON() as DocJson;
    const runs = anchorRunsOf(doc, readingOfPaper(doc));
    expect(draftTexts(state).map(({ blockIds, text }) => [blockIds, text])).toEqual(
      runs.map(({ blockIds, text }) => [blockIds, text]),
    );
  });

  it('[TD1] take what is selected, a token as its words, without white space at the ends', () => {
    const state = paper();
    const [, statement] = draftTexts(state);
    const at = (statement?.at ?? 0) + (statement?.places[0] ?? 0);
    const chosen = anchorOfSelection(selected(state, at + 3, at + 16));
    expect(chosen?.anchor).toMatchObject({
      blockId: 'js',
      quote: 'port will likely',
      prefix: 'The ',
      suffix: ' close soon.',
    });
    expect(anchorOfSelection(selected(state, at + 2, at + 2))?.anchor.quote).toBe('The port will likely close soon.');
    const across = anchorOfSelection(selected(state, at + 22, state.doc.content.size - 3));
    expect(across?.anchor).toMatchObject({ blockId: 'js', quote: 'soon.' });
  });

  it('[TD1] are marked, go along with what is typed, and are looked for anew in what has changed alone', () => {
    let state = paper();
    const desk = threadsOf(state);
    const plugin = state.plugins.find((each) => each.getState(state) !== undefined && each.props.handleClick);
    const told = [thread('js', 'will likely close'), thread('p', 'second port'), thread('p', 'nowhere at all')];
    const words = () => {
      const set = plugin?.props.decorations?.call(plugin, state);
      return set instanceof DecorationSet ? set.find().map(({ from, to }) => state.doc.textBetween(from, to)) : [];
    };
    const stop = desk?.subscribe(() => {
      state = state.apply(state.tr.setMeta((plugin as { key?: string }).key ?? '', true));
    });
    desk?.tell(told, state);
    expect([...(desk?.get().places.keys() ?? [])]).toEqual([told[0]?.id, told[1]?.id]);
    expect(words()).toEqual(['will  close', 'second port']);
    state = state.apply(state.tr.insertText('Once more: ', desk?.get().places.get(told[1]?.id ?? '')?.from ?? 0));
    expect(words()).toEqual(['will  close', 'second port']);
    const before = desk?.get().places.get(told[0]?.id ?? '');
    desk?.look(state);
    const after = desk?.get().places.get(told[0]?.id ?? '');
    expect(after?.top).toBe(before?.top);
    expect(desk?.get().places.get(told[1]?.id ?? '')).toMatchObject({ text: 'second port', state: 'attached' });
    stop?.();
  });

  it('500 threads on 20,000 words: a key costs what its block costs', () => {
    const filler = 'the harbour office keeps the winter berths for ships that bring grain from the north and leave ';
    const blocks = Array.from({ length: 200 }, (_, at) =>
      node('paragraph', { id: `b${at}` }, `Block number ${at} begins. ${filler.repeat(6)}`),
    );
    let state = stateOf([node('title', { id: 't' }, 'Long'), ...blocks], plugins());
    const desk = threadsOf(state);
    const threads = Array.from({ length: 500 }, (_, at) => thread(`b${at % 200}`, `Block number ${at % 200} begins`));
    desk?.tell(threads, state);
    expect(desk?.get().places.size).toBe(500);
    let looked = 0;
    const began = performance.now();
    for (let key = 0; key < 40; key += 1) state = state.apply(state.tr.insertText('x', state.doc.content.size - 20));
    const perKey = (performance.now() - began) / 40;
    const before = desk?.get().places ?? new Map();
    const after = placeThreads(state, threads, before);
    for (const [id, place] of after) if (before.get(id)?.top !== place.top) looked += 1;
    // Of the last block's threads alone.
    expect(looked).toBe(2);
    expect(perKey, 'ms').toBeLessThan(25);
  });

  it('are narrowed and sorted', () => {
    const state = paper();
    const [one, two, gone] = [
      thread('p', 'stays open', { blocking: true }),
      thread('js', 'close soon'),
      thread('p', 'what was never there', { status: 'open' }),
    ];
    const places = placeThreads(state, [one, two, gone], new Map());
    const desk = { threads: [one, two, gone], places, active: null };
    expect(inOrder(desk.threads, 'place', desk)).toEqual([two, one, gone]);
    const shown = (filter: Parameters<typeof isShown>[1]) =>
      desk.threads.filter((each) => isShown(each, filter, desk, 'u1'));
    expect(shown('open')).toHaveLength(3);
    expect(shown('blocking')).toEqual([one]);
    expect(shown('detached')).toEqual([gone]);
    expect(shown('resolved')).toEqual([]);
  });

  it('are kept on the device while they are written, and sent once they say something', () => {
    const { anchor } = thread('p', 'stays open');
    const fresh = unsentOn({ ...anchor, start: undefined, end: undefined });
    expect(readUnsent(JSON.stringify(fresh))).toEqual({
      ...fresh,
      anchor: { blockId: 'p', quote: 'stays open', prefix: '', suffix: '' },
    });
    expect(readUnsent('')).toBeNull();
    expect(readUnsent('{"body":1}')).toBeNull();
    expect(threadOf(fresh)).toBeNull();
    expect(threadOf({ ...fresh, body: 'Why?' })).toMatchObject({ body: 'Why?', blocking: false });
    expect(threadOf({ ...fresh, suggests: 'words' })).toBeNull();
    expect(threadOf({ ...fresh, suggests: 'words', words: 'closes' })).toMatchObject({
      suggestion: { replacement: 'closes' },
    });
    expect(threadOf({ ...fresh, suggests: 'confidence', value: 'high' })).toMatchObject({
      suggestion: { field: 'confidence', value: 'high' },
    });
  });
});
