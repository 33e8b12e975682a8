import { docJsonSchema, type DocJson } from '../document/docJson.ts';
import { unpackContent } from './frozenContent.ts';
import type { Stores } from './ports.ts';

/** A frozen content as a document. Throws where no content has the hash: what names one keeps it. */
export async function frozenText(
  stores: Pick<Stores, 'contents'>,
  assessmentId: string,
  sha256: string,
): Promise<DocJson> {
  const packed = await stores.contents.packed(assessmentId, sha256);
  if (packed === null) throw new Error('a pinned text is not stored');
  return documentOf(packed);
}

/** A packed content as a document. */
export async function documentOf(packed: Uint8Array): Promise<DocJson> {
  return docJsonSchema.parse(JSON.parse(await unpackContent(packed)));
}
