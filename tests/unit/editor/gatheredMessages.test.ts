import { createDecoder } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeAwarenessUpdate, Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { GatheredMessages, pauseMs, typingMs } from '../../../components/editor/connection/GatheredMessages.ts';
import { messageType, syncKind } from '../../../lib/protocol/messages.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', class {});
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run, 16));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page's end of a line to another writer. */
function line() {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider('ws://127.0.0.1:1', 'a', doc, { connect: false, disableBc: true });
  const gathered = new GatheredMessages(provider);
  const other = new Y.Doc();
  const awareness = new Awareness(other);
  const hear = (type: number, write: (encoder: ReturnType<typeof createEncoder>) => void) => {
    const encoder = createEncoder();
    write(encoder);
    provider.messageHandlers[type]?.(createEncoder(), createDecoder(toUint8Array(encoder)), provider, true, type);
  };
  const hearSync = (kind: number, body: Uint8Array) =>
    hear(messageType.sync, (encoder) => {
      writeVarUint(encoder, kind);
      writeVarUint8Array(encoder, body);
    });
  other.on('update', (update: Uint8Array) => hearSync(syncKind.update, update));
  let changes = 0;
  doc.on('afterTransaction', () => (changes += 1));
  return {
    text: () => doc.getText('t').toJSON(),
    changes: () => changes,
    provider,
    gathered,
    other,
    hearSync,
    type: (letters: string) => {
      for (const letter of letters) other.getText('t').insert(other.getText('t').length, letter);
    },
    point: (at: number) => {
      awareness.setLocalStateField('cursor', at);
      hear(messageType.awareness, (encoder) =>
        writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [other.clientID])),
      );
    },
    caret: () => provider.awareness.getStates().get(other.clientID)?.['cursor'],
  };
}

describe('what others write', () => {
  it('is shown at once where nothing was shown just before', () => {
    const { type, text } = line();
    type('a');
    expect(text()).toBe('a');
  });

  it('is gathered into one change per pause, with the carets', () => {
    const { type, point, text, caret, changes } = line();
    type('abc');
    point(3);
    point(4);
    expect(text()).toBe('a');
    expect(caret()).toBeUndefined();
    const before = changes();
    vi.advanceTimersByTime(pauseMs);
    expect(text()).toBe('abc');
    expect(caret()).toBe(4);
    expect(changes()).toBe(before + 1);
  });

  it('is shown before what the server answers, when the line is cut, and when very much waits', () => {
    const { type, text, hearSync, other, gathered } = line();
    type('ab');
    hearSync(syncKind.step2, Y.encodeStateAsUpdate(other));
    expect(text()).toBe('ab');
    type('cd');
    expect(text()).not.toBe('abcd');
    gathered.takeAll();
    expect(text()).toBe('abcd');
    type('e'.repeat(600));
    expect(text().length).toBeGreaterThan(500);
  });

  it('waits while somebody types here, and is taken after the picture of their letter', () => {
    const { type, text, gathered } = line();
    type('a');
    gathered.wrote();
    type('b');
    vi.advanceTimersByTime(pauseMs);
    expect(text()).toBe('a'); // its picture was taken, too soon after the last change of others'
    gathered.wrote();
    vi.advanceTimersByTime(1); // before the picture
    expect(text()).toBe('a');
    vi.advanceTimersByTime(40);
    expect(text()).toBe('ab');
  });

  it('is shown soon after somebody has stopped typing here, also where no picture is made', () => {
    vi.stubGlobal('requestAnimationFrame', () => 0);
    const { type, text, gathered } = line();
    type('a');
    gathered.wrote();
    type('b');
    vi.advanceTimersByTime(typingMs - 1);
    expect(text()).toBe('a');
    vi.advanceTimersByTime(1);
    expect(text()).toBe('ab');
  });
});
