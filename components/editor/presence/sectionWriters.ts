import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';

type Held = { readonly names: ReadonlyMap<string, string>; readonly decorations: DecorationSet };

const key = new PluginKey<Held>('sectionWriters');

/** Who is writing in each section, by its id, shown at its head. Told by `showSectionWriters`; never stored. */
export function sectionWriters(): Plugin<Held> {
  return new Plugin<Held>({
    key,
    state: {
      init: () => ({ names: new Map(), decorations: DecorationSet.empty }),
      apply: (tr, before) => {
        const names = tr.getMeta(key) as ReadonlyMap<string, string> | undefined;
        if (names === undefined && (!tr.docChanged || before.names.size === 0)) return before;
        const held = names ?? before.names;
        return { names: held, decorations: drawn(tr.doc, held) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
}

/** Tells the editor who is writing where; `names` are whole names by section id. */
export function showSectionWriters(view: EditorView, names: ReadonlyMap<string, string>): void {
  const before = key.getState(view.state)?.names;
  if (before === undefined) return;
  const isSame = before.size === names.size && [...names].every(([id, name]) => before.get(id) === name);
  if (!isSame) view.dispatch(view.state.tr.setMeta(key, names).setMeta('addToHistory', false));
}

/** Only the sections themselves are walked, of which there are a handful. */
function drawn(doc: EditorState['doc'], names: ReadonlyMap<string, string>): DecorationSet {
  if (names.size === 0) return DecorationSet.empty;
  const made: Decoration[] = [];
  doc.forEach((section, offset) => {
    const { id } = section.attrs as { readonly id?: unknown };
    const name = section.type.name === 'section' && typeof id === 'string' ? names.get(id) : undefined;
    if (name === undefined) return;
    let at = offset + 1;
    for (const child of section.children) {
      if (child.type.name === 'sectionHeading') {
        made.push(Decoration.node(at, at + child.nodeSize, { 'data-writers': `${name} is writing here` }));
        return;
      }
      at += child.nodeSize;
    }
  });
  return DecorationSet.create(doc, made);
}
