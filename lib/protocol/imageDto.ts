import { z } from 'zod';

/** A stored picture. `sha256` (hex) of its bytes is what figures name it by; pixels. */
export const imageDto = z.object({
  sha256: z.string(),
  mediaType: z.string(),
  width: z.number().int(),
  height: z.number().int(),
});
export type ImageDto = z.output<typeof imageDto>;

/** Longest base64 of the largest picture (5 MiB), with line ends. */
const maxBase64 = 7_500_000;

/** A picture that an import brings along. Only its bytes count: kind, size and hash are read from them. */
export const importImage = imageDto.partial().extend({
  base64: z
    .string('Expected a picture as base64.')
    .max(maxBase64, 'Expected a picture of at most 5 MB.')
    .regex(/^[A-Za-z0-9+/\s]*={0,2}\s*$/u, 'Expected a picture as base64.'),
});
export type ImportImage = z.output<typeof importImage>;

/** Most pictures of one import. */
export const maxImportImages = 200;
