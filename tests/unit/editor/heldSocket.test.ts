import { describe, expect, it } from 'vitest';
import { heldSocket } from '../../../components/editor/connection/heldSocket.ts';

/** A socket without a network: what it hears is given by `hear`. */
class Plain {
  listeners = new Map<string, ((event: Event) => void) | null>();
  isClosed = false;
  set onopen(listener: ((event: Event) => void) | null) {
    this.listeners.set('open', listener);
  }
  set onmessage(listener: ((event: Event) => void) | null) {
    this.listeners.set('message', listener);
  }
  set onclose(listener: ((event: Event) => void) | null) {
    this.listeners.set('close', listener);
  }
  close(): void {
    this.isClosed = true;
  }
  hear(what: 'open' | 'message' | 'close'): void {
    this.listeners.get(what)?.(new Event(what));
  }
}

function held() {
  let ready: () => void = () => undefined;
  const Socket = heldSocket(new Promise((resolve) => (ready = resolve)), Plain as unknown as typeof WebSocket);
  const make = () => {
    const heard: string[] = [];
    const socket = new Socket('ws://127.0.0.1:1') as WebSocket & Plain;
    socket.onopen = () => heard.push('open');
    socket.onmessage = () => heard.push('message');
    socket.onclose = () => heard.push('close');
    return { socket, heard };
  };
  return { make, ready };
}

describe('a socket that connects before the device has read its own copy', () => {
  it('tells what it heard once that is read, in the order it came', async () => {
    const { make, ready } = held();
    const { socket, heard } = make();
    for (const what of ['open', 'message', 'message', 'close'] as const) socket.hear(what);
    expect(heard).toEqual([]);
    ready();
    await Promise.resolve();
    expect(heard).toEqual(['open', 'message', 'message', 'close']);
  });

  it('tells at once afterwards, as does each that follows', async () => {
    const { make, ready } = held();
    const { socket, heard } = make();
    ready();
    await Promise.resolve();
    socket.hear('open');
    expect(heard).toEqual(['open']);
    const next = make();
    next.socket.hear('message');
    expect(next.heard).toEqual(['message']);
  });

  it('gives up where the copy is not read while hundreds of messages come', () => {
    const { make } = held();
    const { socket, heard } = make();
    for (let count = 0; count < 501; count += 1) socket.hear('message');
    expect(socket.isClosed).toBe(true);
    expect(heard).toEqual([]);
  });
});
