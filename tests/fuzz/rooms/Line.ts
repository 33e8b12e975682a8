import type { CloseCause } from '../../../lib/protocol/closeCodes.ts';
import type { Connection } from '../../../server/Connection.ts';
import { messageOf, type Frame } from '../../../server/frames.ts';
import type { Session } from '../../../server/Session.ts';

/** What travels to the client; a `close` with `by` null is a line that broke. */
export type ToClient =
  { readonly kind: 'message'; readonly bytes: Uint8Array } | { readonly kind: 'close'; readonly by: CloseCause | null };

/** One socket as both ends see it: two queues that keep their order, and lose what is in them when the line breaks. */
export class Line implements Connection {
  readonly toServer: Uint8Array[] = [];
  readonly toClient: ToClient[] = [];
  /** Sync messages of kind 1 and 2 that the client sent. */
  readonly sentSync: Uint8Array[] = [];
  /** How many of `sentSync` the server has read. */
  readSync = 0;
  /** The last acknowledgement the server sent. */
  acknowledged = 0;
  session: Session | null = null;
  /** The client let go; the server finds out once it has read what is left. */
  isLetGo = false;
  /** The server ended it, or its process died. */
  isEnded = false;
  onSent: (message: Uint8Array) => void = () => {};

  get backlogBytes(): number {
    return this.toClient.reduce((sum, item) => sum + (item.kind === 'message' ? item.bytes.length : 0), 0);
  }

  send(frames: readonly Frame[]): void {
    if (this.isEnded) return;
    for (const frame of frames) {
      const bytes = new Uint8Array(messageOf(frame));
      this.onSent(bytes);
      if (!this.isLetGo) this.toClient.push({ kind: 'message', bytes });
    }
  }

  close(cause: CloseCause): void {
    if (this.isEnded) return;
    this.isEnded = true;
    this.toServer.length = 0;
    this.toClient.push({ kind: 'close', by: cause });
  }

  /** The server's process dies: what it sent may or may not have left it. */
  cut(kept: number): void {
    if (this.isEnded) return;
    this.isEnded = true;
    this.toServer.length = 0;
    this.toClient.length = Math.min(kept, this.toClient.length);
    this.toClient.push({ kind: 'close', by: null });
  }

  ping(): void {}
}
