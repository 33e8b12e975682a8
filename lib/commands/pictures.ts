import { imageInfo, maxImageBytes, maxImagePixels, type ImageFault } from '../document/import/imageInfo.ts';
import type { TravelledPicture } from '../document/import/importJson.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { maxImportImages, type ImportImage } from '../protocol/imageDto.ts';
import { invalidInput, tooLarge, type CommandError } from './commandError.ts';
import type { ImageRecord } from './ports.ts';
import { sha256Hex } from './sha256Hex.ts';

/** Pictures of one assessment, in number and bytes together. */
export const maxImagesPerAssessment = { count: 500, bytes: 200 * 1024 * 1024 } as const;

/** A picture as it is stored, told by its own bytes; too-large or invalid-input where it is none of the kinds. */
export function pictureOf(bytes: Uint8Array): Result<ImageRecord, CommandError> {
  const info = imageInfo(bytes);
  return info.ok ? ok({ ...info.value, sha256: sha256Hex(bytes), bytes }) : err(faults[info.error]);
}

/** The pictures that an import brings along as base64. The first that cannot be taken is named by its place. */
export function picturesOf(given: readonly ImportImage[]): Result<readonly ImageRecord[], CommandError> {
  const pictures: ImageRecord[] = [];
  for (const [index, { base64 }] of given.entries()) {
    const made = pictureOf(Buffer.from(base64, 'base64'));
    if (!made.ok) return err({ ...made.error, message: `import.images[${index}]: ${made.error.message}` });
    pictures.push(made.value);
  }
  return ok(pictures);
}

/** The pictures that came with a publication's file, each held to the hash that it is named by: bytes of another are refused. */
export function travelledImages(given: readonly TravelledPicture[]): Result<readonly ImageRecord[], CommandError> {
  if (given.length > maxImportImages) return err(tooLarge(`Expected at most ${maxImportImages} pictures.`));
  const pictures: ImageRecord[] = [];
  for (const { sha256, base64, path } of given) {
    const made = pictureOf(Buffer.from(base64, 'base64'));
    if (!made.ok) return err({ ...made.error, message: `import.content: ${path}: ${made.error.message}` });
    if (made.value.sha256 !== sha256) {
      return err(invalidInput(`import.content: ${path}: Expected the picture that its sha256 names.`, { path }));
    }
    pictures.push(made.value);
  }
  return ok(pictures);
}

const faults: Readonly<Record<ImageFault, CommandError>> = {
  'not-a-picture': invalidInput('Expected a picture as PNG, JPEG, GIF or WebP; these bytes are none of them.'),
  'too-large': tooLarge(
    `Expected a picture of at most ${maxImageBytes / 1024 / 1024} MB and ${maxImagePixels} pixels a side.`,
  ),
};
