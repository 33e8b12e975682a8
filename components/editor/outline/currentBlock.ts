import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** Marks the text block with the caret (`is-current`), so that it alone shows what belongs into it. Never stored. */
export function currentBlock(): Plugin {
  return new Plugin({
    key: new PluginKey('currentBlock'),
    props: {
      decorations: ({ doc, selection }) => {
        const { $from, empty } = selection;
        if (!empty || !$from.parent.isTextblock) return null;
        return DecorationSet.create(doc, [Decoration.node($from.before(), $from.after(), { class: 'is-current' })]);
      },
    },
  });
}
