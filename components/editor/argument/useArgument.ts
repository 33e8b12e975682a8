'use client';
import type { Editor } from '@tiptap/react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { argumentOf, type Argument } from '@/lib/domain/argument/argument.ts';
import { argumentStoreOf } from './argumentStore.ts';
import { argumentBlockAt } from './argumentBlocks.ts';

const none = argumentOf([], []);
const never = () => () => undefined;

/** The argument of the draft, anew when it has changed. Empty until there is an editor. */
export function useArgument(editor: Editor | null): Argument {
  const store = editor === null || editor.isDestroyed ? null : argumentStoreOf(editor.state);
  return useSyncExternalStore(store?.subscribe ?? never, store?.get ?? (() => none), () => none);
}

/** Id of the block of the argument that the caret is in; null elsewhere. */
export function useArgumentBlock(editor: Editor | null): string | null {
  const [id, setId] = useState<string | null>(null);
  useEffect(() => {
    if (editor === null || editor.isDestroyed) return;
    const read = () => setId(argumentBlockAt(editor.state)?.id ?? null);
    read();
    editor.on('selectionUpdate', read);
    return () => {
      editor.off('selectionUpdate', read);
    };
  }, [editor]);
  return id;
}
