'use client';
import './versions.css';
import { History } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { readMarkDto, type ReadMarkDto } from '@/lib/protocol/versionDto.ts';
import { agoWords } from '../ui/agoWords.ts';
import { Button } from '../ui/Button.tsx';
import { callApi } from '../ui/callApi.ts';
import { notify } from '../ui/notify.tsx';
import { namesOf } from './versionWords.ts';

/**
 * "14 changes since 3 Nov, by Ana and Ben." over a draft that others changed since one last read it. Stays until one marks it
 * as read. Where there is nothing new to tell, leaving the page marks what was seen as read, without a word.
 */
export function ReadNote(props: { readonly assessmentId: string }) {
  const path = `/api/v1/assessments/${props.assessmentId}/read-mark`;
  const [mark, setMark] = useState<ReadMarkDto | null>(null);
  const [isMarking, setMarking] = useState(false);
  /** Whether what is on the screen counts as read on leaving: not while changes wait to be looked at. */
  const isAllRead = useRef(false);

  useEffect(() => {
    let isGone = false;
    void callApi(path, readMarkDto).then((answer) => {
      if (isGone || !answer.ok) return;
      setMark(answer.value);
      isAllRead.current = answer.value.changes === 0;
    });
    const leave = (): void => {
      if (!isAllRead.current) return;
      // The page may be gone before the answer: `keepalive` lets the request outlive it.
      fetch(path, { method: 'PUT', keepalive: true }).catch(() => undefined);
    };
    window.addEventListener('pagehide', leave);
    return () => {
      isGone = true;
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [path]);

  if (mark === null || mark.at === null || mark.changes === 0) return null;
  const markRead = async (): Promise<void> => {
    if (isMarking) return;
    setMarking(true);
    const answer = await callApi(path, readMarkDto, { method: 'PUT', body: {} });
    setMarking(false);
    if (!answer.ok) {
      notify({ tone: 'bad', text: answer.error.message });
      return;
    }
    setMark(answer.value);
    isAllRead.current = true;
  };
  return (
    <section className="note read-note" aria-label="Since you last read it">
      <History className="i" />
      <div className="grow">
        <b>
          {mark.changes === 1 ? '1 change' : `${mark.changes.toLocaleString('en')} changes`} since{' '}
          <time dateTime={mark.at}>{sinceWords(mark.at)}</time>
        </b>
        {mark.by.length === 0 ? '.' : `, by ${namesOf(mark.by)}.`}
        <span className="acts">
          <Link className="btn small" href={`/a/${props.assessmentId}/versions?since=read`}>
            See what changed
          </Link>
          <Button small look="quiet" aria-busy={isMarking} onClick={() => void markRead()}>
            Mark as read
          </Button>
        </span>
      </div>
    </section>
  );
}

/** "a moment ago", "yesterday", "3 Nov": behind "since". */
function sinceWords(at: string): string {
  return agoWords(new Date(at), new Date()).replace('Just now', 'a moment ago').replace('Yesterday', 'yesterday');
}
