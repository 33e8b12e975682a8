'use client';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useState } from 'react';
import { focusedSection, showOnlySection } from './focusSection.ts';

const parameter = 'section';

/** The section that is shown alone. It stands in the address, so that it survives a reload and can be sent to somebody. */
export function useFocusedSection(editor: Editor | null): readonly [string | null, (id: string | null) => void] {
  const [focused, setFocused] = useState<string | null>(null);
  const show = useCallback(
    (id: string | null) => {
      if (editor !== null && !editor.isDestroyed) showOnlySection(editor.view, id);
    },
    [editor],
  );
  useEffect(() => {
    if (editor === null || editor.isDestroyed) return;
    const read = () => {
      const next = focusedSection(editor.state);
      setFocused((before) => (before === next ? before : next));
    };
    const asked = new URL(window.location.href).searchParams.get(parameter);
    if (asked !== null) showOnlySection(editor.view, asked);
    read();
    editor.on('transaction', read);
    return () => {
      editor.off('transaction', read);
    };
  }, [editor]);
  useEffect(() => {
    if (editor === null) return;
    const address = new URL(window.location.href);
    if (address.searchParams.get(parameter) === focused) return;
    if (focused === null) address.searchParams.delete(parameter);
    else address.searchParams.set(parameter, focused);
    window.history.replaceState(window.history.state, '', address);
  }, [editor, focused]);
  return [focused, show];
}
