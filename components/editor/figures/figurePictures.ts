import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { figurePanel, type PictureState } from './figurePanel.ts';
import { figuresOf, insertFigure, setPicture } from './figureEdits.ts';
import { uploadPicture } from './uploadPicture.ts';
import './figures.css';

type Uploads = { readonly states: ReadonlyMap<string, PictureState>; readonly shown: DecorationSet };
type Change = { readonly id: string; readonly state: PictureState | null };
const uploadsKey = new PluginKey<Uploads>('figurePictures');

/** Puts a picture into the figure with `id`: progress and what went wrong are shown in its place. */
export async function putPicture(view: EditorView, assessmentId: string, id: string, file: Blob): Promise<void> {
  const show = (state: PictureState | null) => {
    if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(uploadsKey, { id, state } satisfies Change));
  };
  show({ kind: 'sending', share: 0 });
  const answer = await uploadPicture(assessmentId, file, (share) => show({ kind: 'sending', share }));
  if (view.isDestroyed) return;
  if (!answer.ok) {
    show({ kind: 'failed', words: answer.error, retry: () => void putPicture(view, assessmentId, id, file) });
    return;
  }
  setPicture(view, id, answer.value);
  show(null);
}

/** Makes a figure of each picture, after the block at `pos` or the caret's. Says whether there was any. */
export function insertPictures(view: EditorView, assessmentId: string, files: readonly File[], pos?: number): boolean {
  const pictures = files.filter(({ type }) => type.startsWith('image/'));
  if (!view.editable || pictures.length === 0) return false;
  for (const file of pictures) {
    const id = insertFigure(view, pos);
    if (id !== null) void putPicture(view, assessmentId, id, file);
  }
  return true;
}

/** Pictures: chosen in an empty figure, dropped on the page or pasted; their words are asked for once they are there. */
export const figurePictures = Extension.create<{ readonly assessmentId: string }>({
  name: 'figurePictures',
  priority: 890,
  addOptions: () => ({ assessmentId: '' }),
  addProseMirrorPlugins() {
    const { assessmentId } = this.options;
    return [
      new Plugin<Uploads>({
        key: uploadsKey,
        state: {
          init: (_config, { doc }) => shownIn(doc, new Map(), assessmentId),
          apply: (tr, before) => {
            const change = tr.getMeta(uploadsKey) as Change | undefined;
            if (change === undefined && !tr.docChanged) return before;
            const states = new Map(before.states);
            if (change?.state === null) states.delete(change.id);
            else if (change !== undefined) states.set(change.id, change.state);
            return shownIn(tr.doc, states, assessmentId);
          },
        },
        props: {
          decorations: (state) => uploadsKey.getState(state)?.shown,
          handlePaste: (view, event) => {
            const files = [...(event.clipboardData?.files ?? [])];
            // A picture copied from a page comes with its element. Words with a picture are a table of a spreadsheet or a
            // text, which is what was meant.
            const words = (event.clipboardData?.getData('text/html') ?? '').replaceAll(/<[^>]*>/g, '');
            if (words.trim() !== '') return false;
            return insertPictures(view, assessmentId, files);
          },
          handleDrop: (view, event, _slice, moved) => {
            const files = [...(event.dataTransfer?.files ?? [])];
            if (moved || files.length === 0) return false;
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
            return insertPictures(view, assessmentId, files, at?.pos);
          },
        },
      }),
    ];
  },
});

/** Panels of the figures that lack something: a picture, or its words. Keyed by what they show, so that others stay. */
function shownIn(
  doc: EditorView['state']['doc'],
  states: ReadonlyMap<string, PictureState>,
  assessmentId: string,
): Uploads {
  const widgets: Decoration[] = [];
  for (const { node, pos } of figuresOf(doc)) {
    const { id, image, alt } = node.attrs as Readonly<Record<string, unknown>>;
    if (typeof id !== 'string') continue;
    const hasTable = node.children.some((child) => child.type.name === 'table');
    const state: PictureState | null =
      states.get(id) ??
      (typeof image !== 'string' ? (hasTable ? null : { kind: 'none' }) : alt === null ? { kind: 'no-words' } : null);
    if (state === null) continue;
    const share = state.kind === 'sending' ? Math.round(state.share * 20) : '';
    widgets.push(
      Decoration.widget(
        pos + 1,
        (view) => figurePanel(view, id, state, (file) => void putPicture(view, assessmentId, id, file)),
        {
          key: `${id} ${state.kind} ${share}`,
          side: -1,
          stopEvent: () => true,
          ignoreSelection: true,
        },
      ),
    );
  }
  return { states, shown: DecorationSet.create(doc, widgets) };
}
