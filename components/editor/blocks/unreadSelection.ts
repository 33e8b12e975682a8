import { Plugin, PluginKey } from '@tiptap/pm/state';

/**
 * Keeps React from reading the selection at each of its commits. Where an editable element has the focus, it walks every
 * node of it to count letters up to the caret, which in a long draft takes longer than the commit itself; it would need
 * that only to give the selection back to an element that it made anew, which the draft's never is. It asks by this
 * property alone; the attribute, which makes the element editable, stays as it is.
 */
export function unreadSelection(): Plugin {
  return new Plugin({
    key: new PluginKey('unreadSelection'),
    view: ({ dom }) => {
      Object.defineProperty(dom, 'contentEditable', {
        configurable: true,
        get: () => 'inherit',
        set: (value: string) => {
          dom.setAttribute('contenteditable', value);
        },
      });
      return {
        destroy: () => {
          Reflect.deleteProperty(dom, 'contentEditable');
        },
      };
    },
  });
}
