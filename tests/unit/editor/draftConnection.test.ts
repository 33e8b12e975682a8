import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftConnection } from '../../../components/editor/connection/DraftConnection.ts';
import { fragmentName } from '../../../lib/protocol/messages.ts';

beforeEach(() => {
  vi.stubGlobal('WebSocket', class {});
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => vi.unstubAllGlobals());

/** A connection that thinks itself connected; what it sends is kept. */
function connected(mayWrite: boolean): { readonly connection: DraftConnection; readonly sent: unknown[] } {
  const connection = new DraftConnection({ origin: 'ws://127.0.0.1:1', assessmentId: 'a', mayWrite, storeName: null });
  const sent: unknown[] = [];
  const socket = { readyState: 1, OPEN: 1, send: (message: unknown) => sent.push(message), close: () => undefined };
  Object.assign(connection.provider, { ws: socket, wsconnected: true });
  return { connection, sent };
}

describe('what a page sends', () => {
  it('of a reader is never an update, even where Yjs changes the copy by itself', async () => {
    const { connection, sent } = connected(false);
    connection.doc.getXmlFragment(fragmentName).delete(0, 0);
    connection.doc.getText('tidied').insert(0, 'x');
    expect(sent).toEqual([]);
    await connection.dispose();
  });

  it('of a writer is every change', async () => {
    const { connection, sent } = connected(true);
    connection.doc.getText('typed').insert(0, 'x');
    expect(sent).toHaveLength(1);
    await connection.dispose();
  });
});
