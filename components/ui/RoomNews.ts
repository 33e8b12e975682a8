import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { schemaVersion } from '@/lib/document/grammar.ts';
import { collabPath, messageType, topics, type Topic } from '@/lib/protocol/messages.ts';
import { isFinalClose } from '@/lib/protocol/saveState.ts';

/** First pause before connecting again, ms; doubles up to half a minute. */
const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

/** What is heard: a topic; `draft`: somebody writes; null: anything may have changed, since nothing was heard for a while. */
export type RoomWord = Topic | 'draft' | null;

/**
 * Hears from a draft's room that something changed, for pages that have no editor. It asks for no document, keeps none and
 * sends nothing; a close for good (signed out, no role here any more) ends it, and the page's own requests say why.
 */
export class RoomNews {
  private readonly listeners = new Set<(word: RoomWord) => void>();
  private socket: WebSocket | null = null;
  private retry: ReturnType<typeof setTimeout> | null = null;
  private pauseMs = firstPauseMs;

  constructor(private readonly assessmentId: string) {}

  /** Hears what changed from now on; answers how to stop. */
  onNews(listener: (word: RoomWord) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  start(): void {
    const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(
      `${scheme}://${window.location.host}${collabPath}/${encodeURIComponent(this.assessmentId)}?schema=${schemaVersion}`,
    );
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => {
      this.pauseMs = firstPauseMs;
      this.tell(null);
    });
    socket.addEventListener('message', ({ data }) => {
      if (data instanceof ArrayBuffer) this.hear(new Uint8Array(data));
    });
    socket.addEventListener('close', ({ code }) => {
      if (this.socket === socket && !isFinalClose(code)) this.again();
    });
    this.socket = socket;
  }

  stop(): void {
    if (this.retry !== null) clearTimeout(this.retry);
    const { socket } = this;
    this.socket = null;
    socket?.close();
  }

  private again(): void {
    this.retry = setTimeout(() => this.start(), this.pauseMs);
    this.pauseMs = Math.min(this.pauseMs * 2, longestPauseMs);
  }

  private hear(frame: Uint8Array): void {
    const decoder = createDecoder(frame);
    const type = readVarUint(decoder);
    if (type === messageType.sync) return this.tell('draft');
    if (type !== messageType.changed) return;
    const heard = readVarString(decoder);
    const topic = topics.find((each) => each === heard);
    if (topic !== undefined) this.tell(topic);
  }

  private tell(word: RoomWord): void {
    for (const listener of this.listeners) listener(word);
  }
}
