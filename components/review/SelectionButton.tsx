'use client';
import { MessageSquarePlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Anchor } from '@/lib/domain/threads/anchor.ts';
import { selectedWords, type SelectedWords } from './selectedWords.ts';

/** How long a selection must hold still before the button is offered, ms. */
const afterMs = 250;

/** A button beside the words that are selected in the text: comment on exactly these. Ctrl Alt M does the same. */
export function SelectionButton(props: {
  readonly desk: HTMLElement | null;
  readonly onComment: (anchor: Anchor) => void;
}) {
  const { desk, onComment } = props;
  const [words, setWords] = useState<SelectedWords | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = () => (desk === null ? null : selectedWords(document.getSelection(), desk));
    const onSelection = () => {
      if (timer !== null) clearTimeout(timer);
      setWords(null);
      timer = setTimeout(() => setWords(look()), afterMs);
    };
    const away = () => setWords(null);
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || !event.altKey || event.key.toLowerCase() !== 'm') return;
      const found = look();
      if (found === null) return;
      event.preventDefault();
      onComment(found.anchor);
    };
    document.addEventListener('selectionchange', onSelection);
    document.addEventListener('scroll', away, { passive: true, capture: true });
    window.addEventListener('keydown', onKey);
    return () => {
      if (timer !== null) clearTimeout(timer);
      document.removeEventListener('selectionchange', onSelection);
      document.removeEventListener('scroll', away, { capture: true });
      window.removeEventListener('keydown', onKey);
    };
  }, [desk, onComment]);
  if (words === null) return null;
  const { box } = words;
  const top = box.top < 90 ? box.bottom + 6 : box.top - 40;
  return (
    <button
      type="button"
      className="small selection-comment"
      style={{ top, left: Math.min(Math.max(8, box.left), window.innerWidth - 130) }}
      title="Comment on the selection (Ctrl Alt M)"
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => {
        onComment(words.anchor);
        setWords(null);
      }}
    >
      <MessageSquarePlus className="i s" />
      Comment
    </button>
  );
}
