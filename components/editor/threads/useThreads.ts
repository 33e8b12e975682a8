'use client';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ThreadDto } from '@/lib/protocol/threadsDto.ts';
import type { DraftConnection } from '../connection/DraftConnection.ts';
import type { DeskSnapshot } from './ThreadDesk.ts';
import { readThreads } from './threadsClient.ts';
import { threadsOf } from './threadsExtension.ts';

const nothing: DeskSnapshot = { threads: [], places: new Map(), active: null };
const never = () => () => undefined;

/** What the page shows of the threads beside an editor, anew when it has changed. */
export function useDesk(editor: Editor | null): DeskSnapshot {
  const desk = editor === null || editor.isDestroyed ? null : threadsOf(editor.state);
  return useSyncExternalStore(desk?.subscribe ?? never, desk?.get ?? (() => nothing), () => nothing);
}

export type ThreadReading = {
  readonly isRead: boolean;
  readonly fault: string | null;
  readonly renew: () => Promise<void>;
};

/** Keeps the threads of an assessment true while its draft is open, and tells its editor of them. */
export function useThreads(
  assessmentId: string,
  editor: Editor | null,
  connection: DraftConnection | null,
): ThreadReading {
  const [threads, setThreads] = useState<readonly ThreadDto[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const reading = useRef<{ isAsked: boolean } | null>(null);
  const renew = useCallback(async () => {
    // News that come while one reads are read once more, together.
    if (reading.current !== null) {
      reading.current.isAsked = true;
      return;
    }
    do {
      reading.current = { isAsked: false };
      const answer = await readThreads(assessmentId);
      if (answer.ok) setThreads(answer.value);
      setFault(answer.ok ? null : answer.error.message);
    } while (reading.current.isAsked);
    reading.current = null;
  }, [assessmentId]);
  useEffect(() => {
    const timer = setTimeout(() => void renew(), 0);
    const stop = connection?.onNews((topic) => {
      if (topic === null || topic === 'threads') void renew();
    });
    return () => {
      clearTimeout(timer);
      stop?.();
    };
  }, [renew, connection]);
  useEffect(() => {
    if (editor !== null && !editor.isDestroyed && threads !== null)
      threadsOf(editor.state)?.tell(threads, editor.state);
  }, [editor, threads]);
  return { isRead: threads !== null, fault, renew };
}
