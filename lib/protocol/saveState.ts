/**
 * What the page may say about saving. A pure machine: no DOM, no clock, no network; times are handed in, in
 * milliseconds of one clock. It follows what the *server* has acknowledged, never whether a socket is open.
 *
 * The server's acknowledgement is a number: how many of the sync messages of kind 1 (step 2) and kind 2 (update)
 * that this connection has sent are durable. So each local update is bound to the message that carries it:
 * - an update sent alone, while nothing else waits, is carried by its own message;
 * - one that follows a gap (something before it was never sent) is useless to the server until a step 2 has brought
 *   the rest, so it waits for that;
 * - a step 2 carries everything that waits;
 * - a connection that ends takes its numbers along: what it had not acknowledged waits again.
 */
import { closeCodes } from './closeCodes.ts';
import { unreachable } from '../domain/result.ts';

/** A save shorter than this shows nothing, ms. */
export const showSavingAfterMs = 1_000;
/** From here on count and age are shown, ms. */
export const showCountAfterMs = 5_000;
/** A connection lost for less than this is not mentioned, ms. */
export const showOfflineAfterMs = 1_000;

/** Local updates under one fate; `oldestAt` is the time of the first. */
type Batch = { readonly count: number; readonly oldestAt: number };
/** A batch carried by the `message`-th counted message of this connection. */
type SentBatch = Batch & { readonly message: number };
/** Why there is no working connection; kept until the next one has synced. */
type Trouble = { readonly code: number | null; readonly at: number };

export type SaveState = {
  readonly mayWrite: boolean;
  /** When the right to write went, where the page saw it go. */
  readonly viewOnlySince: number | null;
  /** Sync messages of kind 1 and 2 sent on this connection. */
  readonly sent: number;
  /** Not carried by any message yet. */
  readonly waiting: Batch | null;
  /** Carried, not acknowledged; by ascending `message`. */
  readonly flying: readonly SentBatch[];
  /** Text loaded from this device whose storage on the server is not confirmed yet; `message` is the step 2 that carries it. */
  readonly restored: { readonly at: number; readonly message: number | null } | null;
  readonly savedAt: number | null;
  readonly trouble: Trouble | null;
  readonly isSynced: boolean;
  readonly hasEverSynced: boolean;
  /** What others write elsewhere comes within seconds only, as the server said on this connection. */
  readonly isSlow: boolean;
};

export type SaveEvent =
  | { readonly kind: 'local-update'; readonly at: number }
  | { readonly kind: 'sent'; readonly message: 'step2' | 'update' }
  | { readonly kind: 'acknowledged'; readonly count: number; readonly at: number }
  /** A new socket is open; its numbers begin at nought. */
  | { readonly kind: 'opened' }
  /** The server's whole draft has arrived. */
  | { readonly kind: 'synced'; readonly at: number }
  /** `code` is null where the socket ended without one. */
  | { readonly kind: 'closed'; readonly code: number | null; readonly at: number }
  /** This device had text of this draft. */
  | { readonly kind: 'restored'; readonly at: number }
  /** What others write elsewhere comes within seconds only, or at once again. */
  | { readonly kind: 'pace'; readonly isSlow: boolean }
  | { readonly kind: 'rights'; readonly mayWrite: boolean; readonly at: number };

/** What to show. `count` is local updates not covered by an acknowledgement. */
export type SaveView =
  | { readonly state: 'opening' }
  | { readonly state: 'saved'; readonly at: number }
  /** Something is on its way for less than a second: the words of before stay, `at` is their time. */
  | { readonly state: 'settling'; readonly at: number | null }
  | { readonly state: 'saving' }
  | { readonly state: 'unsaved'; readonly count: number; readonly ageSeconds: number }
  | { readonly state: 'offline'; readonly count: number }
  | { readonly state: 'sign-in-again'; readonly count: number }
  | { readonly state: 'view-only'; readonly since: number | null }
  | { readonly state: 'too-busy'; readonly count: number }
  | { readonly state: 'updated'; readonly count: number }
  | { readonly state: 'full'; readonly count: number }
  | { readonly state: 'disagree'; readonly count: number }
  /** `isOnScreen`: it was loaded before, so what is lost for now is storing. */
  | { readonly state: 'could-not-load'; readonly count: number; readonly isOnScreen: boolean }
  | { readonly state: 'not-here'; readonly count: number };

/** The machine before anything happened. */
export function initialSaveState(mayWrite: boolean): SaveState {
  return {
    mayWrite,
    viewOnlySince: null,
    sent: 0,
    waiting: null,
    flying: [],
    restored: null,
    savedAt: null,
    trouble: null,
    isSynced: false,
    hasEverSynced: false,
    isSlow: false,
  };
}

/** Local updates that no acknowledgement covers. */
export function pendingCount(state: SaveState): number {
  return state.flying.reduce((sum, batch) => sum + batch.count, state.waiting?.count ?? 0);
}

/** The state after `event`. */
export function nextSaveState(state: SaveState, event: SaveEvent): SaveState {
  switch (event.kind) {
    case 'local-update':
      return { ...state, waiting: joined(state.waiting, { count: 1, oldestAt: event.at }) };
    case 'sent':
      return afterSending(state, event.message);
    case 'acknowledged':
      return afterAcknowledgement(state, Math.min(event.count, state.sent), event.at);
    case 'opened':
      return withoutConnection(state);
    case 'synced': {
      const isAllStored = pendingCount(state) === 0 && state.restored === null;
      return {
        ...state,
        isSynced: true,
        hasEverSynced: true,
        trouble: null,
        savedAt: isAllStored ? event.at : state.savedAt,
      };
    }
    case 'closed': {
      // The first moment of a trouble counts, however often the client tries again meanwhile.
      const isSame = state.trouble !== null && kindOfTrouble(state.trouble.code) === kindOfTrouble(event.code);
      return { ...withoutConnection(state), trouble: isSame ? state.trouble : { code: event.code, at: event.at } };
    }
    case 'restored':
      return { ...state, restored: { at: event.at, message: null } };
    case 'pace':
      return { ...state, isSlow: event.isSlow };
    case 'rights':
      return {
        ...state,
        mayWrite: event.mayWrite,
        viewOnlySince: event.mayWrite ? null : state.mayWrite ? event.at : state.viewOnlySince,
      };
    default:
      return unreachable(event);
  }
}

/** What the page says at `now`. */
export function saveViewAt(state: SaveState, now: number): SaveView {
  const count = pendingCount(state);
  if (state.trouble !== null) {
    const view = viewOfTrouble(state, state.trouble, now, count);
    if (view !== null) return view;
  }
  if (!state.mayWrite) return { state: 'view-only', since: state.viewOnlySince };
  const oldestAt = oldestPending(state);
  if (oldestAt === null) return state.savedAt === null ? { state: 'opening' } : { state: 'saved', at: state.savedAt };
  const ageMs = now - oldestAt;
  if (ageMs >= showCountAfterMs) return { state: 'unsaved', count, ageSeconds: Math.floor(ageMs / 1000) };
  return ageMs >= showSavingAfterMs ? { state: 'saving' } : { state: 'settling', at: state.savedAt };
}

/** Whether the socket ended for a reason that only a person or a fresh page can mend. */
export function isFinalClose(code: number | null): boolean {
  const kind = kindOfTrouble(code);
  return kind !== 'offline' && kind !== 'too-busy' && kind !== 'could-not-load';
}

type TroubleKind =
  | 'offline'
  | 'disagree'
  | 'sign-in-again'
  | 'view-only'
  | 'not-here'
  | 'too-busy'
  | 'updated'
  | 'full'
  | 'could-not-load';

function kindOfTrouble(code: number | null): TroubleKind {
  switch (code) {
    case null:
      return 'offline';
    case closeCodes.badMessage:
      return 'disagree';
    case closeCodes.signInAgain:
      return 'sign-in-again';
    case closeCodes.notAllowed:
      return 'view-only';
    case closeCodes.noSuchAssessment:
      return 'not-here';
    case closeCodes.tooSlow:
    case closeCodes.tooMany:
      return 'too-busy';
    case closeCodes.clientTooOld:
      return 'updated';
    case closeCodes.tooLarge:
    case 1009: // the WebSocket layer itself refuses a frame over the limit; sending it again would end the same way
      return 'full';
    case closeCodes.couldNotLoad:
      return 'could-not-load';
    default:
      return 'offline';
  }
}

function viewOfTrouble(state: SaveState, trouble: Trouble, now: number, count: number): SaveView | null {
  const kind = kindOfTrouble(trouble.code);
  switch (kind) {
    case 'offline':
      return now - trouble.at < showOfflineAfterMs ? null : { state: 'offline', count };
    case 'view-only':
      return { state: 'view-only', since: state.viewOnlySince ?? trouble.at };
    case 'could-not-load':
      return { state: 'could-not-load', count, isOnScreen: state.hasEverSynced };
    case 'disagree':
    case 'sign-in-again':
    case 'not-here':
    case 'too-busy':
    case 'updated':
    case 'full':
      return { state: kind, count };
    default:
      return unreachable(kind);
  }
}

function afterSending(state: SaveState, message: 'step2' | 'update'): SaveState {
  const sent = state.sent + 1;
  if (message === 'step2') {
    const restored =
      state.restored === null ? null : { at: state.restored.at, message: state.restored.message ?? sent };
    return { ...state, sent, restored, ...carriedBy(state, sent) };
  }
  // More than one waiting: the ones before were never sent, so the server cannot use this one yet.
  const isAlone = state.waiting?.count === 1;
  return isAlone ? { ...state, sent, ...carriedBy(state, sent) } : { ...state, sent };
}

function carriedBy(state: SaveState, message: number): Pick<SaveState, 'waiting' | 'flying'> {
  if (state.waiting === null) return { waiting: null, flying: state.flying };
  return { waiting: null, flying: [...state.flying, { ...state.waiting, message }] };
}

function afterAcknowledgement(state: SaveState, durable: number, at: number): SaveState {
  const flying = state.flying.filter((batch) => batch.message > durable);
  const isRestoredStored = state.restored?.message !== undefined && (state.restored?.message ?? Infinity) <= durable;
  const restored = isRestoredStored ? null : state.restored;
  const isAllStored = flying.length === 0 && state.waiting === null && restored === null;
  return { ...state, flying, restored, savedAt: isAllStored ? at : state.savedAt };
}

/** Numbers belong to a connection, and so does its pace: without it, whatever it carried waits again. */
function withoutConnection(state: SaveState): SaveState {
  const waiting = state.flying.reduce<Batch | null>((all, batch) => joined(all, batch), state.waiting);
  const restored = state.restored === null ? null : { at: state.restored.at, message: null };
  return { ...state, sent: 0, waiting, flying: [], restored, isSynced: false, isSlow: false };
}

function joined(a: Batch | null, b: Batch): Batch {
  if (a === null) return { count: b.count, oldestAt: b.oldestAt };
  return { count: a.count + b.count, oldestAt: Math.min(a.oldestAt, b.oldestAt) };
}

function oldestPending(state: SaveState): number | null {
  const times = state.flying.map((batch) => batch.oldestAt);
  if (state.waiting !== null) times.push(state.waiting.oldestAt);
  if (state.restored !== null) times.push(state.restored.at);
  return times.length === 0 ? null : Math.min(...times);
}
