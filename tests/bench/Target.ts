import type { Address } from './BenchClient.ts';
import type { ServerProcess } from './ServerProcess.ts';

/**
 * The servers side by side: a bare relay, the y-websocket server with LevelDB, Hocuspocus with SQLite, and ours.
 * In the order in which they are shown.
 */
export const targetNames = ['floor', 'yws', 'hocus', 'ours'] as const;
export type TargetName = (typeof targetNames)[number];

/** A server that is measured. Rooms and people are numbers; each server calls them what it likes. */
export type Target = {
  readonly name: TargetName;
  readonly server: ServerProcess;
  readonly address: (room: number, person: number) => Address;
  /** What its acknowledgement means: the edit is stored; it was taken, and is stored later; or there is none. */
  readonly acknowledges: 'stored' | 'taken' | 'never';
  /** It says that a client has everything before it has read the draft: whoever needs the draft has to wait for it. */
  readonly isLate: boolean;
  /** How long it keeps a room that nobody is in, with the time to put it away, ms. */
  readonly unloadMs: number;
};

let lastClientId = 1000;

/** A Yjs client id that nobody in this run has. */
export function freshClientId(): number {
  return ++lastClientId;
}
