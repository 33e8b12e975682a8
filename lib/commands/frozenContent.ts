import { promisify } from 'node:util';
import { gunzip, gzipSync } from 'node:zlib';
import { canonicalJson } from '../document/canonicalJson.ts';
import type { DocJson } from '../document/docJson.ts';
import type { FrozenDraft } from './ports.ts';
import { sha256Hex } from './sha256Hex.ts';

/** A content's canonical JSON and its name: the one SHA-256 that `ETag`, `contentHash` and `sha256` mean everywhere. */
export function namedContent(doc: DocJson): { readonly json: string; readonly sha256: string } {
  const json = canonicalJson(doc);
  return { json, sha256: sha256Hex(json) };
}

/** A content as versions keep it. Some 30 ms for a long one: for the document worker. */
export function frozen(doc: DocJson): Omit<FrozenDraft, 'readAt'> {
  const { json, sha256 } = namedContent(doc);
  return { sha256, packed: new Uint8Array(gzipSync(json)) };
}

const unzip = promisify(gunzip);

/** The canonical JSON of a frozen content, letter by letter as it was hashed. */
export async function unpackContent(packed: Uint8Array): Promise<string> {
  return (await unzip(packed)).toString('utf8');
}
