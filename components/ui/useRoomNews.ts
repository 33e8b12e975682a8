'use client';
import { useEffect, useRef, useState } from 'react';
import { RoomNews, type RoomWord } from './RoomNews.ts';

/** What others write is looked at this long after the last letter, and this often while they go on, ms. */
const quietMs = 1_200;
const mostMs = 5_000;

/**
 * Calls `hear` with what changed in an assessment while its page is open; also when somebody comes back to the page. Letters
 * are gathered to one `draft`.
 */
export function useRoomNews(assessmentId: string, hear: (word: RoomWord) => void): void {
  const [news] = useState(() => new RoomNews(assessmentId));
  const now = useRef(hear);
  useEffect(() => {
    now.current = hear;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let firstMs = 0;
    const draft = (): void => {
      if (timer === null) firstMs = Date.now();
      else clearTimeout(timer);
      const waitMs = Math.max(0, Math.min(quietMs, firstMs + mostMs - Date.now()));
      timer = setTimeout(() => {
        timer = null;
        now.current('draft');
      }, waitMs);
    };
    const end = news.onNews((word) => (word === 'draft' ? draft() : now.current(word)));
    const back = (): void => now.current(null);
    news.start();
    window.addEventListener('focus', back);
    return () => {
      end();
      news.stop();
      if (timer !== null) clearTimeout(timer);
      window.removeEventListener('focus', back);
    };
  }, [news]);
}
