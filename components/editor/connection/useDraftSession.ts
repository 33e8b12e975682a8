'use client';
import { useCallback, useState, useSyncExternalStore } from 'react';
import type { SaveState } from '@/lib/protocol/saveState.ts';
import { saveViewAt, type SaveView } from '@/lib/protocol/saveState.ts';
import type { DraftConnection } from './DraftConnection.ts';
import { DraftSession, type SessionOptions, type SessionSnapshot } from './DraftSession.ts';

type Options = Omit<SessionOptions, 'origin'>;

/** How long a session waits for the page that it was begun for, ms. */
const unclaimedForMs = 30_000;
const unclaimed = new Map<string, { readonly session: DraftSession; readonly giveUp: ReturnType<typeof setTimeout> }>();
const keyOf = ({ userId, assessmentId }: Options): string => `${userId}:${assessmentId}`;

function begun(options: Options): DraftSession {
  const session = new DraftSession({ ...options, origin: window.location.origin.replace(/^http/, 'ws') });
  session.start();
  return session;
}

/**
 * Begins a session while the page is still being made, so that the way to the server and to this device's copy runs
 * meanwhile. React may make a page twice before it keeps one: the second finds what was begun for the first.
 */
function beginEarly(options: Options): void {
  const key = keyOf(options);
  if (unclaimed.has(key)) return;
  const session = begun(options);
  const giveUp = setTimeout(() => {
    unclaimed.delete(key);
    session.dispose();
  }, unclaimedForMs);
  unclaimed.set(key, { session, giveUp });
}

function claimed(options: Options): DraftSession {
  const key = keyOf(options);
  const early = unclaimed.get(key);
  if (early === undefined) return begun(options);
  unclaimed.delete(key);
  clearTimeout(early.giveUp);
  return early.session;
}

/** Holds the page's session while anything on the page looks at it; made in the browser only. */
class SessionHolder {
  private session: DraftSession | null = null;
  private lookers = 0;

  constructor(private readonly options: Options) {
    if (typeof window !== 'undefined') beginEarly(options);
  }

  readonly hold = (): (() => void) => {
    this.lookers += 1;
    this.session ??= claimed(this.options);
    return () => {
      this.lookers -= 1;
      if (this.lookers > 0) return;
      this.session?.dispose();
      this.session = null;
    };
  };

  readonly get = (): DraftSession | null => this.session;
}

const none = () => null;
const nothing = () => () => undefined;

/** The page's session on a draft; null on the server and before the page runs. The options count once. */
export function useDraftSession(options: Options): DraftSession | null {
  const [holder] = useState(() => new SessionHolder(options));
  return useSyncExternalStore(holder.hold, holder.get, none);
}

/** What the session says now; null where there is none yet. */
export function useSessionSnapshot(session: DraftSession | null): SessionSnapshot | null {
  const read = useCallback(() => session?.getSnapshot() ?? null, [session]);
  return useSyncExternalStore(session?.subscribe ?? nothing, read, none);
}

/** How saving stands, renewed with every keystroke: for the one line that shows it. `before` until there is a connection. */
export function useSaveState(connection: DraftConnection | null, before: SaveState): SaveState {
  const read = useCallback(() => connection?.getSnapshot().save ?? before, [connection, before]);
  return useSyncExternalStore(connection?.subscribe ?? nothing, read, () => before);
}

/** What decides which page is shown; renewed only when that changes. */
export type Standing = { readonly isLoaded: boolean; readonly trouble: SaveView['state'] | null };

export function useStanding(connection: DraftConnection | null): Standing {
  const read = useCallback(() => {
    if (connection === null) return 'no';
    const { save, isLoaded } = connection.getSnapshot();
    const trouble = save.trouble === null ? '' : saveViewAt(save, Number.MAX_SAFE_INTEGER).state;
    return `${isLoaded ? 'yes' : 'no'} ${trouble}`;
  }, [connection]);
  const [loaded, trouble] = useSyncExternalStore(connection?.subscribe ?? nothing, read, () => 'no').split(' ');
  return {
    isLoaded: loaded === 'yes',
    trouble: trouble === undefined || trouble === '' ? null : (trouble as SaveView['state']),
  };
}
