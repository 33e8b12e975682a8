import { createHash } from 'node:crypto';

/** SHA-256 of a text's UTF-8 bytes, hex. Also what is stored of secrets with 256 bits of randomness; passwords take argon2id. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
