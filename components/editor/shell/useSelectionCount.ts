'use client';
import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { selectionCount, type Count } from '../outline/draftCounts.ts';

/** How long a selection must hold still before it is counted, ms. */
const afterMs = 150;

/** Words and characters of what is selected; null while nothing is. Costs nothing while one types. */
export function useSelectionCount(editor: Editor | null): Count | null {
  const [count, setCount] = useState<Count | null>(null);
  useEffect(() => {
    if (editor === null || editor.isDestroyed) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const read = () => {
      timer = null;
      if (editor.isDestroyed) return;
      const { doc, selection } = editor.state;
      setCount(selection.empty ? null : selectionCount(doc, selection.from, selection.to));
    };
    const onSelection = () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (editor.state.selection.empty) setCount(null);
      else timer = setTimeout(read, afterMs);
    };
    editor.on('selectionUpdate', onSelection);
    return () => {
      editor.off('selectionUpdate', onSelection);
      if (timer !== null) clearTimeout(timer);
    };
  }, [editor]);
  return count;
}
