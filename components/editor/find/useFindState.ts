'use client';
import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { findStateOf } from './findInDraft.ts';

export type FindFigures = { readonly count: number; readonly current: number };

const none: FindFigures = { count: 0, current: -1 };

/** How many were found and which is chosen; renewed only when one of the two changes. */
export function useFindFigures(editor: Editor): FindFigures {
  const [figures, setFigures] = useState(none);
  useEffect(() => {
    const read = () => {
      const state = editor.isDestroyed ? null : findStateOf(editor.state);
      const next = state === null ? none : { count: state.matches.length, current: state.current };
      setFigures((before) => (before.count === next.count && before.current === next.current ? before : next));
    };
    read();
    editor.on('transaction', read);
    return () => {
      editor.off('transaction', read);
    };
  }, [editor]);
  return figures;
}
