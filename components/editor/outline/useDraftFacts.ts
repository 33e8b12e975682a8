'use client';
import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { tokenForms } from '@/lib/document/grammar.ts';
import { tokenWords } from '@/lib/domain/likelihood/tokenWords.ts';
import type { PaperSettings } from '../blocks/paperSettings.ts';
import { draftCounts, type DraftCounts } from './draftCounts.ts';
import { OutlineReader, type OutlineRow, type TermWords } from './outlineRows.ts';

/** What the page shows about the draft beside its text. */
export type DraftFacts = {
  readonly title: string | null;
  readonly rows: readonly OutlineRow[];
  /** Null until the live draft is there. */
  readonly counts: DraftCounts | null;
  readonly judgments: number;
};

/** How long after a change these are read again, ms: none of them is worth a delay of typing. */
const readAfterMs = 400;

/** What a likelihood token reads as on a paper, for lines of text that cannot draw it. */
function termWordsOf({ scale, paper }: PaperSettings): TermWords {
  return (likelihood, form) => {
    const known = tokenForms.find((each) => each === form) ?? null;
    const { wording } = paper;
    return tokenWords({ scale, wording, termId: likelihood, form: known, ranges: 'hidden' }).words ?? '';
  };
}

/** Outline, counts and title, read when the browser has nothing better to do; null until the editor is there. */
export function useDraftFacts(editor: Editor | null, settings: PaperSettings): DraftFacts | null {
  const [facts, setFacts] = useState<DraftFacts | null>(null);
  useEffect(() => {
    if (editor === null || editor.isDestroyed) return;
    const reader = new OutlineReader(termWordsOf(settings));
    let timer: ReturnType<typeof setTimeout> | null = null;
    let idle: number | null = null;
    const read = () => {
      timer = null;
      idle = null;
      if (editor.isDestroyed) return;
      const { doc } = editor.state;
      const title = doc.children.find((node) => node.type.name === 'title')?.textContent ?? null;
      const counts = draftCounts(doc);
      setFacts({ title, rows: reader.rowsOf(doc), counts, judgments: counts.judgments });
    };
    const readSoon = () => {
      if (timer !== null || idle !== null) return;
      timer = setTimeout(() => {
        if (typeof requestIdleCallback === 'function') idle = requestIdleCallback(read, { timeout: 2_000 });
        else read();
      }, readAfterMs);
    };
    read();
    editor.on('update', readSoon);
    return () => {
      editor.off('update', readSoon);
      if (timer !== null) clearTimeout(timer);
      if (idle !== null) cancelIdleCallback(idle);
    };
  }, [editor, settings]);
  return facts;
}

/** The block the caret is in, and its section: ids, null outside. Renewed only when the caret enters another block. */
export type CurrentPlace = { readonly blockId: string | null; readonly sectionId: string | null };

const nowhere: CurrentPlace = { blockId: null, sectionId: null };

export function useCurrentPlace(editor: Editor | null): CurrentPlace {
  const [current, setCurrent] = useState<CurrentPlace>(nowhere);
  useEffect(() => {
    if (editor === null || editor.isDestroyed) return;
    const read = () => {
      const { $from } = editor.state.selection;
      let next = nowhere;
      for (let depth = 1; depth <= Math.min($from.depth, 2); depth += 1) {
        const node = $from.node(depth);
        const { id } = node.attrs as { readonly id?: unknown };
        const known = typeof id === 'string' ? id : null;
        if (node.type.name === 'section') next = { blockId: null, sectionId: known };
        else {
          next = { ...next, blockId: node.type.name === 'sectionHeading' ? null : known };
          break;
        }
      }
      setCurrent((before) => (before.blockId === next.blockId && before.sectionId === next.sectionId ? before : next));
    };
    read();
    editor.on('selectionUpdate', read);
    return () => {
      editor.off('selectionUpdate', read);
    };
  }, [editor]);
  return current;
}
