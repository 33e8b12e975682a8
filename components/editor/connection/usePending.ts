'use client';
import { useCallback, useSyncExternalStore } from 'react';
import { pendingCount } from '@/lib/protocol/saveState.ts';
import type { DraftConnection } from './DraftConnection.ts';

const nothing = () => () => undefined;

/** How many changes are not yet stored; 0 where nobody asks, so that a page is not renewed with every keystroke. */
export function usePending(connection: DraftConnection | null, isWanted: boolean): number {
  const read = useCallback(
    () => (connection === null || !isWanted ? 0 : pendingCount(connection.getSnapshot().save)),
    [connection, isWanted],
  );
  return useSyncExternalStore((isWanted ? connection?.subscribe : undefined) ?? nothing, read, () => 0);
}
