'use client';
import type { Editor } from '@tiptap/react';
import { useEffect } from 'react';
import type { DissentDto } from '@/lib/protocol/roundsDto.ts';
import { showDissents } from './dissentState.ts';

/** Shows the dissents of the running rounds, as far as one may see them, below their judgments in the editor. */
export function useDissents(editor: Editor | null, dissents: readonly DissentDto[]): void {
  useEffect(() => {
    if (editor !== null && !editor.isDestroyed) showDissents(editor.view, dissents);
  }, [editor, dissents]);
}
