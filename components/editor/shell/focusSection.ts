import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';

type Held = { readonly sectionId: string | null; readonly decorations: DecorationSet };

const key = new PluginKey<Held>('focusSection');

/** Shows one section and puts the others aside, on this page only. */
export function focusSection(): Plugin<Held> {
  return new Plugin<Held>({
    key,
    state: {
      init: () => ({ sectionId: null, decorations: DecorationSet.empty }),
      apply: (tr, before) => {
        const asked = tr.getMeta(key) as { readonly sectionId: string | null } | undefined;
        if (asked === undefined && (before.sectionId === null || !tr.docChanged)) return before;
        const sectionId = asked === undefined ? before.sectionId : asked.sectionId;
        // A section that is no longer there shows everything again.
        const decorations = sectionId === null ? null : others(tr.doc, sectionId);
        return decorations === null
          ? { sectionId: null, decorations: DecorationSet.empty }
          : { sectionId, decorations };
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
}

/** The section that is shown alone; null while all are. */
export function focusedSection(state: EditorState): string | null {
  return key.getState(state)?.sectionId ?? null;
}

export function showOnlySection(view: EditorView, sectionId: string | null): void {
  if (focusedSection(view.state) === sectionId) return;
  view.dispatch(view.state.tr.setMeta(key, { sectionId }).setMeta('addToHistory', false));
}

function others(doc: EditorState['doc'], sectionId: string): DecorationSet | null {
  const away: Decoration[] = [];
  let isThere = false;
  doc.forEach((node, offset) => {
    if (node.attrs.id === sectionId) isThere = true;
    else away.push(Decoration.node(offset, offset + node.nodeSize, { class: 'is-away' }));
  });
  return isThere ? DecorationSet.create(doc, away) : null;
}
