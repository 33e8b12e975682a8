import type { Address } from './BenchClient.ts';
import type { ServerProcess } from './ServerProcess.ts';

/** A server that is measured. Rooms and people are numbers; each server calls them what it likes. */
export type Target = {
  readonly name: 'floor' | 'ours';
  readonly server: ServerProcess;
  readonly address: (room: number, person: number) => Address;
};

let lastClientId = 1000;

/** A Yjs client id that nobody in this run has. */
export function freshClientId(): number {
  return ++lastClientId;
}
