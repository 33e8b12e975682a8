'use client';
import type { Editor } from '@tiptap/react';
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import { useCallback, useEffect, useState } from 'react';
import * as Y from 'yjs';
import type { DraftConnection } from '../connection/DraftConnection.ts';

/** The part of the window, from its top, in which the followed caret may wander before the page scrolls after it. */
const band = { top: 0.18, bottom: 0.72 } as const;

/** Scrolls with somebody's caret until one writes or scrolls oneself. Gives who is followed and how to change it. */
export function useFollow(
  editor: Editor | null,
  connection: DraftConnection | null,
): readonly [string | null, (userId: string | null) => void] {
  const [followed, setFollowed] = useState<string | null>(null);
  const stop = useCallback(() => setFollowed(null), []);
  useEffect(() => {
    if (followed === null || editor === null || editor.isDestroyed || connection === null) return;
    const { awareness } = connection;
    const { view } = editor;
    const desk = view.dom.closest('.desk');
    let frame = 0;
    const go = () => {
      frame = 0;
      if (editor.isDestroyed || !(desk instanceof HTMLElement)) return;
      const pos = headOf(editor, cursorOf(connection, followed));
      if (pos === null) return;
      const { top } = view.coordsAtPos(Math.min(pos, view.state.doc.content.size));
      const box = desk.getBoundingClientRect();
      const at = (top - box.top) / box.height;
      if (at < band.top || at > band.bottom) desk.scrollTop += top - box.top - box.height * 0.4;
    };
    const goSoon = () => {
      if (frame === 0) frame = requestAnimationFrame(go);
    };
    const onWritten = ({
      transaction,
    }: {
      readonly transaction: { readonly docChanged: boolean; getMeta(key: unknown): unknown };
    }) => {
      if (transaction.docChanged && transaction.getMeta(ySyncPluginKey) === undefined) stop();
      else if (transaction.docChanged) goSoon();
    };
    const onKey = (event: KeyboardEvent) => {
      if (['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown', 'Escape'].includes(event.key)) stop();
    };
    const onPress = (event: Event) => {
      if (event.target === desk) stop(); // its scroll bar
    };
    goSoon();
    awareness.on('change', goSoon);
    editor.on('transaction', onWritten);
    desk?.addEventListener('wheel', stop, { passive: true });
    desk?.addEventListener('touchmove', stop, { passive: true });
    desk?.addEventListener('pointerdown', onPress);
    window.addEventListener('keydown', onKey);
    return () => {
      cancelAnimationFrame(frame);
      awareness.off('change', goSoon);
      editor.off('transaction', onWritten);
      desk?.removeEventListener('wheel', stop);
      desk?.removeEventListener('touchmove', stop);
      desk?.removeEventListener('pointerdown', onPress);
      window.removeEventListener('keydown', onKey);
    };
  }, [followed, editor, connection, stop]);
  return [followed, setFollowed];
}

/** The newest caret of a person, of whichever tab. */
function cursorOf(connection: DraftConnection, userId: string): unknown {
  const { awareness } = connection;
  let newest: { readonly cursor: unknown; readonly at: number } | null = null;
  for (const [client, state] of awareness.getStates()) {
    const { user, cursor } = state as { readonly user?: { readonly id?: unknown }; readonly cursor?: unknown };
    const at = awareness.meta.get(client)?.lastUpdated ?? 0;
    if (user?.id === userId && typeof cursor === 'object' && cursor !== null && (newest === null || at > newest.at))
      newest = { cursor, at };
  }
  return newest?.cursor ?? null;
}

type Binding = { readonly mapping: Parameters<typeof relativePositionToAbsolutePosition>[3] };

function headOf(editor: Editor, cursor: unknown): number | null {
  const shared = ySyncPluginKey.getState(editor.state) as
    { readonly doc: Y.Doc; readonly type: Y.XmlFragment; readonly binding: Binding | null } | undefined;
  const head: unknown = typeof cursor === 'object' && cursor !== null && 'head' in cursor ? cursor.head : null;
  const binding = shared?.binding ?? null;
  if (shared === undefined || binding === null || typeof head !== 'object' || head === null) return null;
  try {
    const position = Y.createRelativePositionFromJSON(head);
    return relativePositionToAbsolutePosition(shared.doc, shared.type, position, binding.mapping);
  } catch {
    return null;
  }
}
