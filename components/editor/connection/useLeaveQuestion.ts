'use client';
import { useEffect } from 'react';
import type { DraftConnection } from './DraftConnection.ts';

/** Leaving the page asks first only while something is not stored. */
export function useLeaveQuestion(connection: DraftConnection | null): void {
  useEffect(() => {
    if (connection === null) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (connection.hasPending) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [connection]);
}
