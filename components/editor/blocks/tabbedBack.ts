import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

const tabbed = new WeakSet<EditorView>();

/**
 * Whether the text has its focus from Shift+Tab out of one of its own controls, and nothing was done since. Shift+Tab then
 * leaves the text backwards: back to the controls, it would go round for ever.
 */
export function isTabbedBack(view: EditorView): boolean {
  return tabbed.has(view);
}

/** Watches how the focus comes to the text. */
export function tabbedBack(): Plugin {
  return new Plugin({
    view: (view) => {
      let key = '';
      const onKey = (event: KeyboardEvent): void => {
        key = event.key;
        if (event.target === view.dom && key !== 'Tab' && key !== 'Shift') tabbed.delete(view);
      };
      const onPointer = (): void => {
        key = '';
        tabbed.delete(view);
      };
      const onFocus = (event: FocusEvent): void => {
        if (event.target !== view.dom) return;
        const from = event.relatedTarget;
        if (key === 'Tab' && from instanceof Node && view.dom.contains(from)) tabbed.add(view);
        else tabbed.delete(view);
      };
      view.dom.addEventListener('keydown', onKey, true);
      view.dom.addEventListener('pointerdown', onPointer, true);
      view.dom.addEventListener('focusin', onFocus);
      return {
        destroy: () => {
          view.dom.removeEventListener('keydown', onKey, true);
          view.dom.removeEventListener('pointerdown', onPointer, true);
          view.dom.removeEventListener('focusin', onFocus);
        },
      };
    },
  });
}
