import * as decoding from 'lib0/decoding';

/** What an item holds, as far as judging it needs. `length` is in clocks. */
export type Content =
  | { readonly kind: 'deleted'; readonly length: number }
  | { readonly kind: 'string'; readonly length: number }
  | { readonly kind: 'format'; readonly length: 1; readonly key: string; readonly value: unknown }
  | { readonly kind: 'element'; readonly length: 1; readonly name: string }
  | { readonly kind: 'text'; readonly length: 1 }
  | { readonly kind: 'values'; readonly length: number; readonly values: readonly unknown[] };

/**
 * One struct of an update. `origin`, `rightOrigin` and `parent` are ids as (client, clock), with client -1 where absent;
 * `rootName` is the parent where it is a root type. Parents are only named where both origins are absent.
 */
export type Struct = {
  readonly clock: number;
  readonly length: number;
  /** Null: already collected. */
  readonly content: Content | null;
  readonly originClient: number;
  readonly originClock: number;
  readonly rightClient: number;
  readonly rightClock: number;
  readonly parentClient: number;
  readonly parentClock: number;
  readonly rootName: string | null;
  readonly key: string | null;
};

/** The structs of one client in an update, contiguous from `clock`. `skips` are ranges that it says it leaves out. */
export type Block = {
  readonly client: number;
  readonly clock: number;
  readonly end: number;
  readonly structs: readonly Struct[];
  readonly skips: readonly { readonly clock: number; readonly length: number }[];
};

/** A range of deleted ids. */
export type DeletedRange = { readonly client: number; readonly clock: number; readonly length: number };
export type ReadUpdate = { readonly blocks: readonly Block[]; readonly deletions: readonly DeletedRange[] };

/** An update that no Yjs client of ours writes; the message says what is wrong with it. */
export class MalformedUpdate extends Error {}
/** An update with content of a kind that a draft never holds: embeds, binaries, sub-documents, other shared types. */
export class ForeignContent extends Error {}

type Bounds = { readonly maxClock: number };

/**
 * Reads a whole Yjs update (V1), structs and delete set, to its last byte.
 *
 * Yjs's own decoder lets pass what later hurts: items of length 0, two blocks of one client (of which it then drops the
 * first), bytes after the end. So this one reads the same form with the same primitives and refuses those.
 *
 * @throws MalformedUpdate, ForeignContent, or whatever lib0's primitives throw on bytes that end too early.
 */
export function readUpdate(update: Uint8Array, bounds: Bounds): ReadUpdate {
  const decoder = decoding.createDecoder(update);
  const blocks: Block[] = [];
  const count = decoding.readVarUint(decoder);
  for (let at = 0; at < count; at++) blocks.push(readBlock(decoder, bounds));
  if (count > 1 && new Set(blocks.map((block) => block.client)).size !== count) {
    throw new MalformedUpdate('two blocks of one client');
  }
  const deletions = readDeletions(decoder, bounds);
  if (decoder.pos !== update.length) throw new MalformedUpdate('bytes after the end');
  return { blocks, deletions };
}

function readBlock(decoder: decoding.Decoder, bounds: Bounds): Block {
  const count = decoding.readVarUint(decoder);
  const client = readClient(decoder);
  const first = decoding.readVarUint(decoder);
  if (count === 0) throw new MalformedUpdate('a block without structs');
  const structs: Struct[] = [];
  const skips: { clock: number; length: number }[] = [];
  let clock = first;
  for (let at = 0; at < count; at++) {
    const info = decoding.readUint8(decoder);
    let length: number;
    if (info === 10) {
      length = decoding.readVarUint(decoder);
      skips.push({ clock, length });
    } else {
      const struct = readStruct(decoder, info, clock);
      length = struct.length;
      structs.push(struct);
    }
    if (!(length > 0)) throw new MalformedUpdate('a struct of length 0');
    clock += length;
    if (!(clock <= bounds.maxClock)) throw new MalformedUpdate('a clock beyond the bound');
  }
  return { client, clock: first, end: clock, structs, skips };
}

function readClient(decoder: decoding.Decoder): number {
  const client = decoding.readVarUint(decoder);
  if (!Number.isSafeInteger(client)) throw new MalformedUpdate('an unsafe client id');
  return client;
}

function readStruct(decoder: decoding.Decoder, info: number, clock: number): Struct {
  const isCollected = (info & 31) === 0;
  const hasOrigin = !isCollected && (info & 128) !== 0;
  const hasRight = !isCollected && (info & 64) !== 0;
  const originClient = hasOrigin ? readClient(decoder) : -1;
  const originClock = hasOrigin ? decoding.readVarUint(decoder) : -1;
  const rightClient = hasRight ? readClient(decoder) : -1;
  const rightClock = hasRight ? decoding.readVarUint(decoder) : -1;
  let rootName: string | null = null;
  let parentClient = -1;
  let parentClock = -1;
  let key: string | null = null;
  if (!isCollected && !hasOrigin && !hasRight) {
    if (decoding.readVarUint(decoder) === 1) {
      rootName = decoding.readVarString(decoder);
    } else {
      parentClient = readClient(decoder);
      parentClock = decoding.readVarUint(decoder);
    }
    if ((info & 32) !== 0) key = decoding.readVarString(decoder);
  }
  const content = isCollected ? null : readContent(decoder, info & 31);
  const length = content === null ? decoding.readVarUint(decoder) : content.length;
  return {
    clock,
    length,
    content,
    originClient,
    originClock,
    rightClient,
    rightClock,
    parentClient,
    parentClock,
    rootName,
    key,
  };
}

function readContent(decoder: decoding.Decoder, ref: number): Content {
  switch (ref) {
    case 1:
      return { kind: 'deleted', length: decoding.readVarUint(decoder) };
    case 4:
      return { kind: 'string', length: decoding.readVarString(decoder).length };
    case 6: {
      const key = decoding.readVarString(decoder);
      return { kind: 'format', length: 1, key, value: JSON.parse(decoding.readVarString(decoder)) as unknown };
    }
    case 7: {
      const type = decoding.readVarUint(decoder);
      if (type === 3) return { kind: 'element', length: 1, name: decoding.readVarString(decoder) };
      if (type === 6) return { kind: 'text', length: 1 };
      if (type <= 5) throw new ForeignContent('a shared type that is neither element nor text');
      throw new MalformedUpdate('an unknown shared type');
    }
    case 8: {
      const count = decoding.readVarUint(decoder);
      const values: unknown[] = [];
      for (let at = 0; at < count; at++) values.push(decoding.readAny(decoder) as unknown);
      return { kind: 'values', length: count, values };
    }
    case 2:
    case 3:
    case 5:
    case 9:
      throw new ForeignContent('content that is neither text, mark, node nor attribute');
    default:
      throw new MalformedUpdate('an unknown kind of content');
  }
}

function readDeletions(decoder: decoding.Decoder, bounds: Bounds): DeletedRange[] {
  const deletions: DeletedRange[] = [];
  const clients = decoding.readVarUint(decoder);
  for (let at = 0; at < clients; at++) {
    const client = readClient(decoder);
    const count = decoding.readVarUint(decoder);
    for (let range = 0; range < count; range++) {
      const clock = decoding.readVarUint(decoder);
      const length = decoding.readVarUint(decoder);
      if (!(length > 0)) throw new MalformedUpdate('a deletion of length 0');
      if (!(clock + length <= bounds.maxClock)) throw new MalformedUpdate('a clock beyond the bound');
      deletions.push({ client, clock, length });
    }
  }
  return deletions;
}
