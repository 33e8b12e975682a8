import { countedSyncMessage } from './syncMessage.ts';

/**
 * A WebSocket class that tells of every counted sync message it sends, in order. The acknowledgement is a count of
 * exactly these, and the y-websocket client has no event for them.
 */
export function countingSocket(onSent: (socket: WebSocket, message: 'step2' | 'update') => void): typeof WebSocket {
  return class CountingSocket extends WebSocket {
    override send(data: string | Blob | BufferSource): void {
      super.send(data);
      const message = countedSyncMessage(data);
      if (message !== null) onSent(this, message);
    }
  };
}
