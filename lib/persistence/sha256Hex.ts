import { createHash } from 'node:crypto';

/** SHA-256 of a text (UTF-8) or bytes, as lower-case hex. */
export function sha256Hex(input: string | Uint8Array): string {
  return createHash('sha256').update(input).digest('hex');
}
