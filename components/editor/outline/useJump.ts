'use client';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect } from 'react';
import { jumpTo } from './jumpTo.ts';

/** How to go to a block; what one section alone would hide is shown first. Goes to the address's `#block` once the draft is there. */
export function useJump(
  editor: Editor | null,
  showOnly: (sectionId: string | null) => void,
  focused: string | null,
): (id: string) => void {
  const jump = useCallback(
    (id: string) => {
      const hidden = document.querySelector(
        `.is-away [data-id="${CSS.escape(id)}"], .is-away[data-id="${CSS.escape(id)}"]`,
      );
      if (focused !== null && hidden !== null) showOnly(null);
      jumpTo(editor, id);
    },
    [editor, showOnly, focused],
  );
  useEffect(() => {
    const go = () => {
      const id = decodeURIComponent(window.location.hash.slice(1));
      if (id !== '' && id !== 'main' && editor !== null) jumpTo(editor, id);
    };
    go();
    window.addEventListener('hashchange', go);
    return () => window.removeEventListener('hashchange', go);
  }, [editor]);
  return jump;
}
