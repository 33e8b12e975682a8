import { createHash } from 'node:crypto';
import { imageInfo, type ImageInfo } from './imageInfo.ts';
import type { NoteTaker } from './importNote.ts';

/** A picture that an import brings. `sha256` (hex) of its bytes is what a figure names it by. */
export type ImportedImage = ImageInfo & { readonly sha256: string; readonly bytes: Uint8Array };

/** Pictures of one import in all, bytes, and how many; what is beyond is left out and noted. */
export const maxImportedImageBytes = 20 * 1024 * 1024;
export const maxImportedImages = 200;

/** Gathers the pictures of an import, each once. */
export class PictureShelf {
  readonly #notes: NoteTaker;
  readonly #images = new Map<string, ImportedImage>();
  #bytes = 0;

  constructor(notes: NoteTaker) {
    this.#notes = notes;
  }

  /** Keeps a picture; null, with a note, where it is none or too large. @param name For the note. */
  add(bytes: Uint8Array, name: string): ImportedImage | null {
    const info = imageInfo(bytes);
    if (!info.ok) {
      this.#notes.add(info.error === 'too-large' ? 'picture-too-large' : 'picture-not-read', 1, name);
      return null;
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const known = this.#images.get(sha256);
    if (known !== undefined) return known;
    if (this.#images.size >= maxImportedImages || this.#bytes + bytes.length > maxImportedImageBytes) {
      this.#notes.add('picture-too-large', 1, name);
      return null;
    }
    const image: ImportedImage = { ...info.value, sha256, bytes };
    this.#images.set(sha256, image);
    this.#bytes += bytes.length;
    return image;
  }

  /** A picture by its hash, if it is here. */
  get(sha256: string): ImportedImage | null {
    return this.#images.get(sha256) ?? null;
  }

  images(): readonly ImportedImage[] {
    return [...this.#images.values()];
  }
}
