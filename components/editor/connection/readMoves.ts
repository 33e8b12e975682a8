import { readVarUint, readVarUint8Array, type Decoder } from 'lib0/decoding';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { messageType, syncKind } from '@/lib/protocol/messages.ts';
import { arrive } from '../moving/arrivals.ts';
import type { MovedBlocks } from '../moving/MovedBlocks.ts';

/** Lets the moving of blocks see what arrives, as it arrives, and what the server has. */
export function readMoves(provider: WebsocketProvider, moved: MovedBlocks): void {
  const handle = provider.messageHandlers[messageType.sync];
  if (handle === undefined) throw new Error('the provider reads no sync messages');
  provider.messageHandlers[messageType.sync] = (encoder, decoder, ...rest) => {
    const { kind, body } = peek(decoder);
    if (kind === syncKind.step1) {
      handle(encoder, decoder, ...rest);
      moved.connected(Y.decodeStateVector(body));
    } else arrive(provider.doc, body, () => handle(encoder, decoder, ...rest));
  };
}

function peek(decoder: Decoder): { readonly kind: number; readonly body: Uint8Array } {
  const { pos } = decoder;
  const kind = readVarUint(decoder);
  const body = readVarUint8Array(decoder);
  decoder.pos = pos;
  return { kind, body };
}
