'use client';
import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { footnotesIn } from './footnotesIn.ts';

/** The footnotes at the end of the printed paper. On screen they show where they stand, so they are read only for a print. */
export function PrintedNotes(props: { readonly editor: Editor }) {
  const { editor } = props;
  const [notes, setNotes] = useState<readonly string[]>([]);
  useEffect(() => {
    // The page is printed as it stands when this returns.
    const read = () => flushSync(() => setNotes(editor.isDestroyed ? [] : footnotesIn(editor.state.doc)));
    window.addEventListener('beforeprint', read);
    return () => window.removeEventListener('beforeprint', read);
  }, [editor]);
  if (notes.length === 0) return null;
  return (
    <section className="printed-notes" aria-label="Footnotes">
      <ol>
        {notes.map((text, at) => (
          <li key={at} dir="auto">
            {text}
          </li>
        ))}
      </ol>
    </section>
  );
}
