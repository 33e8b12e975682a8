import { picturesIn } from '../document/picturesIn.ts';
import type { Publication } from '../document/publication.ts';
import type { Stores } from './ports.ts';

/** The bytes of the pictures in a publication that are stored, by their SHA-256. */
export async function publishedPictures(
  stores: Pick<Stores, 'images'>,
  { assessmentId, content }: Pick<Publication, 'assessmentId' | 'content'>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  for (const sha256 of picturesIn(content)) {
    const image = await stores.images.byHash(assessmentId, sha256);
    if (image !== null) pictures.set(sha256, image.bytes);
  }
  return pictures;
}
