import { createDecoder, hasContent, readVarUint, type Decoder } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { fragmentName } from '../lib/protocol/messages.ts';
import { readBytes } from './frames.ts';

/** One person's presence under one awareness id: JSON as UTF-8, null when gone. */
export type PresenceEntry = { readonly id: number; readonly clock: number; readonly json: Uint8Array };

/** Who somebody is to the others: told by the server, whatever the client claims. `color` is `#rrggbb`, `hue` 1 to 6. */
export type PresenceUser = { readonly id: string; readonly name: string; readonly color: string; readonly hue: number };

export const goneJson = new TextEncoder().encode('null');

/** The light tokens `--person-1` to `--person-6`; editors take carets' colours only as `#rrggbb`. */
const personColors = ['#0f5f73', '#9a3b8a', '#a85410', '#4b4fb0', '#5d6b1a', '#8a3550'] as const;

/** The colour of a person's hue, 1 to 6. */
export const colorOf = (hue: number): string => personColors[(((hue - 1) % 6) + 6) % 6] ?? personColors[0];

/** Deeper states are nobody's presence, and comparing them would overflow the stack of those who receive them. */
const maxDepth = 12;

/** Reads the entries one by one without parsing their states. Throws when truncated or followed by more bytes. */
export function* presenceEntries(body: Uint8Array): Generator<PresenceEntry> {
  const decoder: Decoder = createDecoder(body);
  const count = readVarUint(decoder);
  for (let read = 0; read < count; read += 1) {
    yield { id: readVarUint(decoder), clock: readVarUint(decoder), json: readBytes(decoder) };
  }
  if (hasContent(decoder)) throw new Error('trailing bytes');
}

/** Encodes entries as the awareness update of y-protocols. */
export function encodePresence(entries: readonly PresenceEntry[]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, entries.length);
  for (const entry of entries) {
    writeVarUint(encoder, entry.id);
    writeVarUint(encoder, entry.clock);
    writeVarUint8Array(encoder, entry.json);
  }
  return toUint8Array(encoder);
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isShallow = (value: unknown, depth: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1)));

const isStructId = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (isFields(value) && Number.isSafeInteger(value['client']) && Number.isSafeInteger(value['clock']));

/** A Yjs relative position as JSON that no editor stumbles over: it names structs, or the draft's own fragment. */
const isPosition = (value: unknown): boolean =>
  isFields(value) &&
  isStructId(value['type']) &&
  isStructId(value['item']) &&
  (value['tname'] === undefined || value['tname'] === null || value['tname'] === fragmentName) &&
  (value['assoc'] === undefined || Number.isSafeInteger(value['assoc'])) &&
  [value['type'], value['item'], value['tname']].some((part) => part !== undefined && part !== null);

const isCursor = (value: unknown): boolean =>
  isFields(value) && isPosition(value['anchor']) && isPosition(value['head']);

/**
 * The state as the others get it: `user` is the server's word, and a `cursor` that would make their editors throw
 * is left out. Null when `json` is not an object of reasonable depth.
 */
export function stampedState(json: Uint8Array, user: PresenceUser): Uint8Array | null {
  let state: unknown;
  try {
    state = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch {
    return null;
  }
  if (state === null) return goneJson;
  if (!isFields(state) || !isShallow(state, maxDepth)) return null;
  const cursor = 'cursor' in state && !isCursor(state['cursor']) ? { cursor: null } : {};
  return new TextEncoder().encode(JSON.stringify({ ...state, ...cursor, user }));
}
