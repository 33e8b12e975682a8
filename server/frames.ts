import { createDecoder, hasContent, readVarUint, type Decoder } from 'lib0/decoding';
import { messageType, syncKind, type Topic } from '../lib/protocol/messages.ts';

/** What a client may say. */
export type ClientMessage =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step2'; readonly update: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly body: Uint8Array }
  | { readonly kind: 'query-awareness' };

/** Bytes as they go out: a WebSocket frame in one or two pieces. Server frames are not masked, so one serves every socket. */
export type Frame = { readonly pieces: readonly Uint8Array[]; readonly byteLength: number };

/** Payloads up to this size are copied behind their header, to be one piece; larger ones are shared as they are. */
const copyUpToBytes = 16 * 1024;

/**
 * Reads a length-prefixed array as a copy of its own. lib0 would hand out a view that may reach beyond the
 * message into the socket's buffer, and that keeps this buffer (64 KiB) alive as long as the update is.
 */
export function readBytes(decoder: Decoder): Uint8Array {
  const length = readVarUint(decoder);
  const end = decoder.pos + length;
  if (end > decoder.arr.length) throw new Error('truncated');
  const bytes = new Uint8Array(decoder.arr.subarray(decoder.pos, end));
  decoder.pos = end;
  return bytes;
}

function readSync(decoder: Decoder): ClientMessage | null {
  switch (readVarUint(decoder)) {
    case syncKind.step1:
      return { kind: 'step1', stateVector: readBytes(decoder) };
    case syncKind.step2:
      return { kind: 'step2', update: readBytes(decoder) };
    case syncKind.update:
      return { kind: 'update', update: readBytes(decoder) };
    default:
      return null;
  }
}

function readAny(decoder: Decoder): ClientMessage | null {
  switch (readVarUint(decoder)) {
    case messageType.sync:
      return readSync(decoder);
    case messageType.awareness:
      return { kind: 'awareness', body: readBytes(decoder) };
    case messageType.queryAwareness:
      return { kind: 'query-awareness' };
    default:
      return null;
  }
}

/** Reads one message; null when it is unknown, truncated, or followed by more bytes. */
export function readMessage(bytes: Uint8Array): ClientMessage | null {
  try {
    const decoder = createDecoder(bytes);
    const message = readAny(decoder);
    return hasContent(decoder) ? null : message;
  } catch {
    return null;
  }
}

const varUintLength = (value: number): number => {
  let length = 1;
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) length += 1;
  return length;
};

/** Writes `value` as lib0 does, 7 bits a byte, lowest first; gives back the next offset. */
const writeVarUint = (target: Buffer, value: number, at: number): number => {
  let rest = value;
  let offset = at;
  while (rest > 127) {
    target[offset++] = 128 | (rest % 128);
    rest = Math.floor(rest / 128);
  }
  target[offset++] = rest;
  return offset;
};

/** Writes the header of an unmasked, final binary frame (RFC 6455, 5.2); gives back the next offset. */
function writeFrameHeader(target: Buffer, length: number): number {
  target[0] = 0x82;
  if (length < 126) {
    target[1] = length;
    return 2;
  }
  if (length < 65_536) {
    target[1] = 126;
    return target.writeUInt16BE(length, 2);
  }
  target[1] = 127;
  target.writeUInt16BE(0, 2);
  return target.writeUIntBE(length, 4, 6);
}

function frameOf(numbers: readonly number[], body: Uint8Array | null): Frame {
  const prefix = body === null ? numbers : [...numbers, body.length];
  const prefixLength = prefix.reduce((sum, number) => sum + varUintLength(number), 0);
  const length = prefixLength + (body?.length ?? 0);
  const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const copied = body !== null && body.length <= copyUpToBytes ? body.length : 0;
  const first = Buffer.allocUnsafe(headerLength + prefixLength + copied);
  let offset = writeFrameHeader(first, length);
  for (const number of prefix) offset = writeVarUint(first, number, offset);
  if (copied > 0 && body !== null) first.set(body, offset);
  const pieces = body === null || body.length === copied ? [first] : [first, body];
  return { pieces, byteLength: headerLength + length };
}

/** What `piecesOf` gave last: in a turn the same frames go to one socket after the other. */
let last: { readonly frames: readonly Frame[]; readonly pieces: readonly Uint8Array[] } | null = null;

/** The frames as few pieces to write: small neighbours are copied into one, once for all sockets that get the same array. */
export function piecesOf(frames: readonly Frame[]): readonly Uint8Array[] {
  if (frames.length === 1) return frames[0]?.pieces ?? [];
  if (last?.frames === frames) return last.pieces;
  const pieces: Uint8Array[] = [];
  let small: Uint8Array[] = [];
  let smallBytes = 0;
  const copySmall = (): void => {
    if (small.length > 0) pieces.push(Buffer.concat(small, smallBytes));
    small = [];
    smallBytes = 0;
  };
  for (const piece of frames.flatMap((frame) => frame.pieces)) {
    if (smallBytes + piece.length > copyUpToBytes) copySmall();
    if (piece.length > copyUpToBytes) pieces.push(piece);
    else {
      small.push(piece);
      smallBytes += piece.length;
    }
  }
  copySmall();
  // Large ones are somebody's draft, for one socket: not to be kept.
  if (pieces.length === 1) last = { frames, pieces };
  return pieces;
}

/** A sync step 1: asks the client for what this state vector does not cover. */
export const step1Frame = (stateVector: Uint8Array): Frame => frameOf([messageType.sync, syncKind.step1], stateVector);
/** A sync step 2: the client is `synced` once it has it. */
export const step2Frame = (update: Uint8Array): Frame => frameOf([messageType.sync, syncKind.step2], update);
/** An update. */
export const updateFrame = (update: Uint8Array): Frame => frameOf([messageType.sync, syncKind.update], update);
/** A presence message with an encoded awareness update. */
export const awarenessFrame = (body: Uint8Array): Frame => frameOf([messageType.awareness], body);
/** How many of the client's sync messages of kind 1 and 2 are durable. */
export const acknowledgedFrame = (count: number): Frame => frameOf([messageType.acknowledged, count], null);
/** What is kept of `topic` beside the draft has changed. */
export const changedFrame = (topic: Topic): Frame => frameOf([messageType.changed], new TextEncoder().encode(topic));
/** Whether what others write at other nodes comes within seconds only, or at once again. */
export const paceFrame = (isSlow: boolean): Frame => frameOf([messageType.pace, isSlow ? 1 : 0], null);
/** A presence message about nobody: says "alive" in a way every y-websocket client understands. */
export const heartbeatFrame: Frame = awarenessFrame(Uint8Array.of(0));

/** The message inside a frame, as a client's `onmessage` sees it. */
export function messageOf(frame: Frame): Uint8Array {
  const bytes = Buffer.concat(frame.pieces);
  const short = bytes[1] ?? 0;
  return bytes.subarray(short < 126 ? 2 : short === 126 ? 4 : 10);
}
