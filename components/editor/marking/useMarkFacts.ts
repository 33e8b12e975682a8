'use client';
import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { marksNow, type MarkFacts } from './markFacts.ts';

/** The marks of the draft as they are now; null until the editor is there. Renewed only when a mark changes. */
export function useMarkFacts(editor: Editor | null): MarkFacts | null {
  const [now, setNow] = useState<MarkFacts | null>(null);
  useEffect(() => {
    if (editor === null || editor.isDestroyed) return;
    const read = () => setNow(marksNow(editor.state));
    read();
    editor.on('transaction', read);
    return () => {
      editor.off('transaction', read);
    };
  }, [editor]);
  return now;
}
