import type { CloseCause } from '../lib/protocol/closeCodes.ts';
import type { Frame } from './frames.ts';

/** One client's socket as a session sees it; tests put a queue in its place. */
export interface Connection {
  /** Sends the frames in one write. Nothing happens once it is closed. */
  send(frames: readonly Frame[]): void;
  /** Bytes that wait for the client to read. */
  readonly backlogBytes: number;
  /** Says why and ends. What waits is dropped, and nothing more is received. */
  close(cause: CloseCause): void;
  /** Asks for a sign of life; ends the connection when the last two were not given. */
  ping(): void;
}
