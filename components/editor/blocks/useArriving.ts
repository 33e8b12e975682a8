import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';

/** The rest is laid out once the browser is idle, at the latest after this, ms. */
const idleWithinMs = 2_000;

/**
 * True until the page has shown an editor for the first time and is idle: until then a style leaves out what is not in
 * view, so that a long draft can be typed into before all of it is laid out. Not longer, since blocks that are left out
 * cut off what hangs over their edges.
 */
export function useArriving(editor: Editor | null): boolean {
  const [arrived, setArrived] = useState<Editor | null>(null);
  useEffect(() => {
    if (editor === null) return;
    const settle = () => setArrived(editor);
    if (typeof requestIdleCallback !== 'function') {
      const timer = setTimeout(settle, idleWithinMs);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(settle, { timeout: idleWithinMs });
    return () => cancelIdleCallback(idle);
  }, [editor]);
  return editor === null || arrived !== editor;
}
