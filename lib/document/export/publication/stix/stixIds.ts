import { createHash } from 'node:crypto';

/** Ours, made once: every id of the export is a UUIDv5 in it, so that the same thing has the same id in every export. */
const namespace = '6f1c4a52-3c0e-5b6c-9a2e-0d6b3f7c8e21';

/** A STIX identifier that follows from what it names. */
export function stixId(type: string, ...names: readonly (string | number)[]): string {
  return `${type}--${uuidFrom(JSON.stringify([type, ...names]))}`;
}

/** A UUID of version 5 (RFC 9562, 5.5). */
function uuidFrom(name: string): string {
  const digest = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  const bytes = digest.subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** An ISO time as STIX has it: UTC with milliseconds. */
export function stixTime(iso: string): string {
  return new Date(iso).toISOString();
}
