import type { Editor } from '@tiptap/react';
import { startTransition, useCallback, useState } from 'react';

/**
 * The page's editor. What stands around the text is drawn anew for it only once the text itself can be typed into and has
 * been painted; an editor that goes is gone at once.
 */
export function useEditorSoon(): readonly [Editor | null, (editor: Editor | null) => void] {
  const [editor, setEditor] = useState<Editor | null>(null);
  const set = useCallback((next: Editor | null) => {
    if (next === null) setEditor(null);
    else startTransition(() => setEditor(next));
  }, []);
  return [editor, set];
}
