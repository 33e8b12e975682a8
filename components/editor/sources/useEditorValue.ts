import type { Editor } from '@tiptap/react';
import type { EditorState } from '@tiptap/pm/state';
import { useCallback, useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** What `read` finds in the editor's state, anew when it is another object. `none` until there is an editor. */
export function useEditorValue<T>(editor: Editor | null, read: (state: EditorState) => T, none: T): T {
  const live = editor === null || editor.isDestroyed ? null : editor;
  const subscribe = useCallback(
    (listener: () => void) => {
      live?.on('transaction', listener);
      return () => void live?.off('transaction', listener);
    },
    [live],
  );
  const get = () => (live === null || live.isDestroyed ? none : read(live.state));
  return useSyncExternalStore(live === null ? never : subscribe, get, () => none);
}
