import * as encoding from 'lib0/encoding';
import { unreachable } from '../../../lib/domain/result.ts';

/** A Yjs id. */
export type Id = readonly [client: number, clock: number];

/** A struct to write, valid or not. `parent` is the name of a root, or an id; it is written only without origins, as Yjs does. */
export type CraftedStruct = {
  readonly origin?: Id;
  readonly right?: Id;
  readonly parent?: string | Id;
  readonly key?: string;
  readonly content: CraftedContent;
};

export type CraftedContent =
  | { readonly kind: 'gc' | 'skip' | 'deleted'; readonly length: number }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'format'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'type'; readonly ref: number; readonly name?: string }
  | { readonly kind: 'any'; readonly values: readonly unknown[] }
  | { readonly kind: 'json'; readonly values: readonly unknown[] }
  | { readonly kind: 'embed'; readonly value: unknown }
  | { readonly kind: 'binary'; readonly bytes: Uint8Array }
  | { readonly kind: 'subdocument' };

const refs = {
  gc: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  subdocument: 9,
  skip: 10,
};

/** How many clocks a content takes. */
export function lengthOf(content: CraftedContent): number {
  switch (content.kind) {
    case 'gc':
    case 'skip':
    case 'deleted':
      return content.length;
    case 'string':
      return content.text.length;
    case 'any':
    case 'json':
      return content.values.length;
    case 'format':
    case 'type':
    case 'embed':
    case 'binary':
    case 'subdocument':
      return 1;
    default:
      return unreachable(content);
  }
}

/** An update (V1) byte by byte, as nobody's client would write it. Blocks are [client, first clock, structs]. */
export function craftUpdate(
  blocks: readonly (readonly [client: number, clock: number, structs: readonly CraftedStruct[]])[],
  deletions: readonly (readonly [client: number, clock: number, length: number])[] = [],
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, blocks.length);
  for (const [client, clock, structs] of blocks) {
    encoding.writeVarUint(encoder, structs.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    for (const struct of structs) writeStruct(encoder, struct);
  }
  encoding.writeVarUint(encoder, deletions.length);
  for (const [client, clock, length] of deletions) {
    for (const number of [client, 1, clock, length]) encoding.writeVarUint(encoder, number);
  }
  return encoding.toUint8Array(encoder);
}

function writeStruct(encoder: encoding.Encoder, { origin, right, parent, key, content }: CraftedStruct): void {
  const isItem = content.kind !== 'gc' && content.kind !== 'skip';
  const flags = isItem ? (origin ? 128 : 0) | (right ? 64 : 0) | (key === undefined ? 0 : 32) : 0;
  encoding.writeUint8(encoder, refs[content.kind] | flags);
  if (isItem) {
    if (origin) writeId(encoder, origin);
    if (right) writeId(encoder, right);
    if (!origin && !right) {
      const isRoot = typeof parent === 'string';
      encoding.writeVarUint(encoder, isRoot ? 1 : 0);
      if (isRoot) encoding.writeVarString(encoder, parent);
      else writeId(encoder, parent ?? [0, 0]);
      if (key !== undefined) encoding.writeVarString(encoder, key);
    }
  }
  writeContent(encoder, content);
}

function writeId(encoder: encoding.Encoder, [client, clock]: Id): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

function writeContent(encoder: encoding.Encoder, content: CraftedContent): void {
  switch (content.kind) {
    case 'gc':
    case 'skip':
    case 'deleted':
      encoding.writeVarUint(encoder, content.length);
      break;
    case 'string':
      encoding.writeVarString(encoder, content.text);
      break;
    case 'format':
      encoding.writeVarString(encoder, content.key);
      encoding.writeVarString(encoder, JSON.stringify(content.value));
      break;
    case 'type':
      encoding.writeVarUint(encoder, content.ref);
      if (content.name !== undefined) encoding.writeVarString(encoder, content.name);
      break;
    case 'any':
      encoding.writeVarUint(encoder, content.values.length);
      for (const value of content.values) encoding.writeAny(encoder, value as encoding.AnyEncodable);
      break;
    case 'json':
      encoding.writeVarUint(encoder, content.values.length);
      for (const value of content.values) encoding.writeVarString(encoder, JSON.stringify(value));
      break;
    case 'embed':
      encoding.writeVarString(encoder, JSON.stringify(content.value));
      break;
    case 'binary':
      encoding.writeVarUint8Array(encoder, content.bytes);
      break;
    case 'subdocument':
      encoding.writeVarString(encoder, 'a-guid');
      encoding.writeAny(encoder, {});
      break;
    default:
      unreachable(content);
  }
}
