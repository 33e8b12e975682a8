'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { Answer } from '../ui/Answer.ts';
import { asked } from '../ui/asked.ts';

/** While somebody looks at it, it is asked this often whether the ledger has changed, ms: one query, and none by who looks away. */
const everyMs = 15_000;
/** Coming back to the page asks at once, though not more often than this, ms: one may pass by the window many times. */
const leastMs = 2_000;

/**
 * Keeps the ledger true while it is open: it holds many papers, so that there is no one room to hear of it from. Where
 * something is begun (`isFree` is false) nothing is moved under the hand: then there is news, to be shown when it suits.
 */
export function useLedgerNews(
  mark: string,
  read: () => Promise<Answer<string>>,
  isFree: boolean,
): { readonly hasNews: boolean; readonly show: () => void } {
  const router = useRouter();
  const [heard, setHeard] = useState({ after: mark, mark });
  const now = useRef({ mark, read });
  useEffect(() => {
    now.current = { mark, read };
  });
  useEffect(() => {
    let lastMs = Date.now();
    const ask = async (pauseMs: number): Promise<void> => {
      if (document.visibilityState !== 'visible' || Date.now() - lastMs < pauseMs) return;
      lastMs = Date.now();
      const after = now.current.mark;
      const answer = await asked(now.current.read);
      // No answer is no news: the next one tells.
      if (answer.ok) setHeard({ after, mark: answer.value });
    };
    const back = (): void => void ask(leastMs);
    const timer = setInterval(() => void ask(0), everyMs);
    window.addEventListener('focus', back);
    document.addEventListener('visibilitychange', back);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', back);
      document.removeEventListener('visibilitychange', back);
    };
  }, []);
  // What was asked before the page was made anew says nothing of it.
  const hasNews = heard.after === mark && heard.mark !== mark;
  useEffect(() => {
    if (hasNews && isFree) router.refresh();
  }, [hasNews, isFree, router]);
  return { hasNews, show: () => router.refresh() };
}
