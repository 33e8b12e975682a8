'use client';
import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import type { DocJson } from '@/lib/document/docJson.ts';
import { outlineOf, type OutlineEntry } from '@/lib/document/outline.ts';
import { draftCounts } from './draftCounts.ts';
import { outlineSource } from './outlineSource.ts';

/** What the page shows about the draft beside its text. */
export type DraftFacts = {
  readonly title: string | null;
  readonly outline: readonly OutlineEntry[];
  readonly judgments: number;
  readonly words: number | null;
};

/** How long after a change these are read again, ms: none of them is worth a delay of typing. */
const readAfterMs = 400;

/** The facts of a stored copy, without counting words. */
export function factsOfCopy(copy: DocJson | null): DraftFacts {
  const outline = copy === null ? [] : outlineOf(copy);
  const judgments = outline.filter((entry) => entry.kind === 'judgment').length;
  return { title: null, outline, judgments, words: null };
}

/** Outline, counts and title, read when the browser has nothing better to do; `before` until the editor is there. */
export function useDraftFacts(editor: Editor | null, before: DraftFacts): DraftFacts {
  const [facts, setFacts] = useState<DraftFacts | null>(null);
  useEffect(() => {
    if (editor === null || editor.isDestroyed) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let idle: number | null = null;
    const read = () => {
      timer = null;
      idle = null;
      if (editor.isDestroyed) return;
      const { doc } = editor.state;
      let title: string | null = null;
      doc.forEach((node) => {
        if (title === null && node.type.name === 'title') title = node.textContent;
      });
      setFacts({ title, outline: outlineOf(outlineSource(doc)), ...draftCounts(doc) });
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
  }, [editor]);
  return facts ?? before;
}

/** The id of the outlined block the caret is in: the innermost of judgment, recommendation, heading and section. */
export function useCurrentBlock(editor: Editor | null): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    if (editor === null || editor.isDestroyed) return;
    const read = () => {
      const { $from } = editor.state.selection;
      for (let depth = $from.depth; depth > 0; depth -= 1) {
        const node = $from.node(depth);
        const id: unknown = node.attrs.id;
        if (!['judgment', 'recommendation', 'heading', 'section'].includes(node.type.name)) continue;
        setCurrent(typeof id === 'string' ? id : null);
        return;
      }
      setCurrent(null);
    };
    editor.on('selectionUpdate', read);
    return () => {
      editor.off('selectionUpdate', read);
    };
  }, [editor]);
  return current;
}
