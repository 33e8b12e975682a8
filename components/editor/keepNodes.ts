import type { EditorState } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/**
 * Lets the binding keep the nodes of blocks that a remote change did not touch. y-tiptap 3.0.9 forgets all of them on
 * every remote change and builds the whole document anew (100,000 words: tens of milliseconds per keystroke of
 * anybody); it has removed what changed from its map a few lines before, so what is left is right.
 */
export function keepNodes(state: EditorState): void {
  const sync = ySyncPluginKey.getState(state) as { readonly binding?: { readonly mapping: Map<unknown, unknown> } };
  if (sync.binding !== undefined) sync.binding.mapping.clear = () => undefined;
}
