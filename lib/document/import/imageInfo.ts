import { err, ok, type Result } from '../../domain/result.ts';

/** The kinds of picture that are stored and shown. No SVG: it is a program as much as a picture. */
export const imageTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
export type ImageType = (typeof imageTypes)[number];

/** Largest picture, bytes. */
export const maxImageBytes = 5 * 1024 * 1024;
/** Largest width and height, pixels: what browsers still draw. */
export const maxImagePixels = 16_384;

/** A picture as its own bytes tell it. */
export type ImageInfo = { readonly mediaType: ImageType; readonly width: number; readonly height: number };
/** `not-a-picture`: of none of the kinds, or cut off before its size. */
export type ImageFault = 'not-a-picture' | 'too-large';

/** Kind and size of a picture, from its first bytes; what a name or a header claims is not believed (IM16). */
export function imageInfo(bytes: Uint8Array): Result<ImageInfo, ImageFault> {
  if (bytes.length > maxImageBytes) return err('too-large');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = png(view) ?? gif(view) ?? webp(view) ?? jpeg(view);
  if (found === null || found.width < 1 || found.height < 1) return err('not-a-picture');
  return Math.max(found.width, found.height) > maxImagePixels ? err('too-large') : ok(found);
}

function begins(view: DataView, at: number, signs: string): boolean {
  if (view.byteLength < at + signs.length) return false;
  return Array.from(signs).every((sign, index) => view.getUint8(at + index) === sign.charCodeAt(0));
}

function png(view: DataView): ImageInfo | null {
  if (!begins(view, 0, '\x89PNG\r\n\x1A\n') || !begins(view, 12, 'IHDR') || view.byteLength < 24) return null;
  return { mediaType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

function gif(view: DataView): ImageInfo | null {
  if (!(begins(view, 0, 'GIF87a') || begins(view, 0, 'GIF89a')) || view.byteLength < 10) return null;
  return { mediaType: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function webp(view: DataView): ImageInfo | null {
  if (!begins(view, 0, 'RIFF') || !begins(view, 8, 'WEBP') || view.byteLength < 30) return null;
  const uint24 = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  const size = (width: number, height: number): ImageInfo => ({ mediaType: 'image/webp', width, height });
  if (begins(view, 12, 'VP8X')) return size(uint24(24) + 1, uint24(27) + 1);
  if (begins(view, 12, 'VP8L') && view.getUint8(20) === 0x2f) {
    const bits = view.getUint32(21, true);
    return size((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  // A key frame's start code, then its size (RFC 6386, 9.1).
  if (begins(view, 12, 'VP8 ') && begins(view, 23, '\x9D\x01\x2A')) {
    return size(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  }
  return null;
}

/** Markers that begin a frame and so tell the size: SOF0 to SOF15 but for the three that mean something else. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpeg(view: DataView): ImageInfo | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else if (isFrame(marker)) {
      return { mediaType: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    } else if (marker === 0xda || marker === 0xd9) return null;
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}
