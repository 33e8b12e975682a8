import { promisify } from 'node:util';
import { gunzip, gunzipSync, gzipSync } from 'node:zlib';
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
export function frozen(doc: DocJson): Omit<FrozenDraft, 'readAt'> {
  const { json, sha256 } = namedContent(doc);
  return { sha256, packed: new Uint8Array(gzipSync(json)) };
}

const unzip = promisify(gunzip);

/** The canonical JSON of a frozen content, letter by letter as it was hashed. */
export async function unpackContent(packed: Uint8Array): Promise<string> {
  return (await unzip(packed)).toString('utf8');
}

/** A draft from canonical JSON that this product has frozen. */
export function docOf(json: string): DocJson {
  return JSON.parse(json) as DocJson;
}

/** What differs between two packed contents. Half a second for long ones that differ much: for the document worker. */
export function comparePacked({ before, after, scales, scale, marking }: ContentsToCompare): ComparedContents {
  const [from, to] = [before, after].map((packed) => docOf(gunzipSync(packed).toString('utf8'))) as [DocJson, DocJson];
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
