import { promisify } from 'node:util';
import { brotliCompressSync, brotliDecompress, brotliDecompressSync, constants, gunzip, gunzipSync } from 'node:zlib';
import { canonicalJson } from '../document/canonicalJson.ts';
import { diffOf } from '../document/diff/diffOf.ts';
import type { DocJson } from '../document/docJson.ts';
import { estimatesOf } from '../document/estimates.ts';
import { labelsOf } from '../document/labels.ts';
import { paperOf } from '../document/paper.ts';
import { bannerOfDoc, isMarkedAtAll } from '../document/portions.ts';
import { findScale } from '../domain/likelihood/scaleById.ts';
import { markingSystemById } from '../domain/marking/markingSystems.ts';
import type { ComparedContents, ContentsToCompare, FrozenDraft } from './ports.ts';
import { sha256Hex } from './sha256Hex.ts';

/** A content's canonical JSON and its name: the one SHA-256 that `ETag`, `contentHash` and `sha256` mean everywhere. */
export function namedContent(doc: DocJson): { readonly json: string; readonly sha256: string } {
  const json = canonicalJson(doc);
  return { json, sha256: sha256Hex(json) };
}

/** A content as versions keep it. Some 30 ms for a long one: for the document worker. */
export function frozen(doc: DocJson): Omit<FrozenDraft, 'readAt' | 'stateVector'> {
  const { json, sha256 } = namedContent(doc);
  return { sha256, packed: pack(json) };
}

/** First byte of what is packed with Brotli, of prose a tenth smaller than gzip in the same time. Older contents are gzipped: 0x1f. */
const brotliMark = 0x42;
/** Of 0 to 11; above, a few hundred bytes fewer cost five times as long. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

function pack(json: string): Uint8Array {
  return new Uint8Array(Buffer.concat([Uint8Array.of(brotliMark), brotliCompressSync(json, quality)]));
}

const [unzip, unbrotli] = [promisify(gunzip), promisify(brotliDecompress)];

/** The canonical JSON of a frozen content, letter by letter as it was hashed. */
export async function unpackContent(packed: Uint8Array): Promise<string> {
  const bytes = packed[0] === brotliMark ? await unbrotli(packed.subarray(1)) : await unzip(packed);
  return bytes.toString('utf8');
}

/** The same at once: for the document worker. */
function unpacked(packed: Uint8Array): string {
  const bytes = packed[0] === brotliMark ? brotliDecompressSync(packed.subarray(1)) : gunzipSync(packed);
  return bytes.toString('utf8');
}

/** A draft from canonical JSON that this product has frozen. */
export function docOf(json: string): DocJson {
  return JSON.parse(json) as DocJson;
}

/** What differs between two packed contents. Half a second for long ones that differ much: for the document worker. */
export function comparePacked({ before, after, scales, scale, marking }: ContentsToCompare): ComparedContents {
  const [from, to] = [before, after].map((packed) => docOf(unpacked(packed))) as [DocJson, DocJson];
  const scaleOf = (doc: DocJson) => findScale(scales, paperOf(doc).scale ?? scale);
  const reading = (doc: DocJson) => {
    const { wording, ranges } = paperOf(doc);
    return { scale: scaleOf(doc).id, wording, ranges };
  };
  return {
    ...diffOf(from, to, scaleOf),
    reading: { from: reading(from), to: reading(to) },
    labels: Object.fromEntries([...labelsOf(from), ...labelsOf(to)]),
    likelihoods: likelihoodsOf(from, to),
    banner: { from: bannerText(from, marking), to: bannerText(to, marking) },
  };
}

function likelihoodsOf(from: DocJson, to: DocJson): ComparedContents['likelihoods'] {
  const sideOf = (doc: DocJson) => new Map(estimatesOf(doc).map(({ blockId, likelihood }) => [blockId, likelihood]));
  const [was, is] = [sideOf(from), sideOf(to)];
  const ids = new Set([...was.keys(), ...is.keys()]);
  return Object.fromEntries([...ids].map((id) => [id, { from: was.get(id) ?? null, to: is.get(id) ?? null }]));
}

function bannerText(doc: DocJson, marking: string): string {
  return isMarkedAtAll(doc) ? bannerOfDoc(doc, markingSystemById(marking)?.id).text : '';
}
