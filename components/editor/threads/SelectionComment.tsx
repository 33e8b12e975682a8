'use client';
import type { Editor } from '@tiptap/react';
import { MessageSquarePlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { commentHere } from './stepToThread.ts';

/** How long a selection must hold still before the button is offered, ms. */
const afterMs = 250;

type Spot = { readonly top: number; readonly left: number };

/** A button beside what is selected: comment on it. For everybody who may comment, also where nothing can be typed. */
export function SelectionComment(props: { readonly editor: Editor }) {
  const { editor } = props;
  const [spot, setSpot] = useState<Spot | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    };
    const away = () => {
      stop();
      setSpot(null);
    };
    const onSelection = () => {
      stop();
      if (editor.isDestroyed || editor.state.selection.empty) return setSpot(null);
      timer = setTimeout(() => setSpot(editor.isDestroyed ? null : spotOf(editor)), afterMs);
    };
    editor.on('selectionUpdate', onSelection);
    editor.on('update', away);
    // Not on the editor's own surroundings: with another role, the editor that is still known here may be gone already.
    document.addEventListener('scroll', away, { passive: true, capture: true });
    return () => {
      stop();
      editor.off('selectionUpdate', onSelection);
      editor.off('update', away);
      document.removeEventListener('scroll', away, { capture: true });
    };
  }, [editor]);
  if (spot === null) return null;
  return (
    <button
      type="button"
      className="small selection-comment"
      style={{ top: spot.top, left: spot.left }}
      title="Comment on the selection (Ctrl Alt M)"
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => {
        commentHere(editor.view);
        setSpot(null);
      }}
    >
      <MessageSquarePlus className="i s" />
      Comment
    </button>
  );
}

/** Above the end of the selection, inside the window. */
function spotOf({ view }: Editor): Spot | null {
  const { selection } = view.state;
  if (!selection.$from.parent.inlineContent) return null;
  const box = view.coordsAtPos(selection.to, -1);
  const desk = view.dom.closest('.desk')?.getBoundingClientRect();
  if (desk !== undefined && (box.bottom < desk.top || box.top > desk.bottom)) return null;
  const top = box.top - 40 < (desk?.top ?? 0) ? box.bottom + 6 : box.top - 40;
  return { top, left: Math.min(Math.max(8, box.left - 40), window.innerWidth - 130) };
}
