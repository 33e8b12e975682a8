'use client';
import { useCallback, useSyncExternalStore } from 'react';
import { modeOf, type WorkMode } from '@/lib/domain/threads/workMode.ts';

const listeners = new Set<() => void>();
/** What was chosen while the browser kept nothing: it holds until the page goes. */
const unkept = new Map<string, string>();

function read(key: string): string | null {
  try {
    return window.sessionStorage.getItem(key) ?? unkept.get(key) ?? null;
  } catch {
    return unkept.get(key) ?? null;
  }
}

function write(key: string, mode: WorkMode): void {
  unkept.set(key, mode);
  try {
    window.sessionStorage.setItem(key, mode);
  } catch {
    // Kept for this page only.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** How one works on an assessment: chosen for each by itself, and for as long as the browser's tab is there. */
export function useWorkMode(
  assessmentId: string,
  modes: readonly WorkMode[],
): readonly [WorkMode, (mode: WorkMode) => void] {
  const key = `yardstick:mode:${assessmentId}`;
  const wish = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  );
  const set = useCallback((mode: WorkMode) => write(key, mode), [key]);
  return [modeOf(wish, modes), set];
}
