import { inflateRawSync } from 'node:zlib';
import { err, ok, type Result } from '../../../domain/result.ts';

/** Why an archive is not read. */
export type ZipFault = 'not-a-zip' | 'damaged' | 'encrypted' | 'too-many-entries' | 'too-large';

/** How much of an archive is read. All sizes in bytes, after inflating. */
export type ZipLimits = {
  readonly maxEntries: number;
  /** Of one entry. */
  readonly maxEntryBytes: number;
  /** Of all entries that are read. */
  readonly maxBytes: number;
};

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
/** Longest comment an archive may end with, and the record before it. */
const maxEndBytes = 65_535 + 22;

/**
 * Reads entries of a ZIP archive, each inflated within the bounds: what an entry says of its size is not believed (IM13).
 *
 * @param wanted Names of the entries to read; the others are not inflated.
 */
export function readZip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ZipLimits,
): Result<ReadonlyMap<string, Uint8Array>, ZipFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end === null) return err('not-a-zip');
  const count = view.getUint16(end + 10, true);
  if (count > limits.maxEntries) return err('too-many-entries');
  let at = view.getUint32(end + 16, true);
  let total = 0;
  const entries = new Map<string, Uint8Array>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) return err('damaged');
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > bytes.length) return err('damaged');
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (wanted(name) && !entries.has(name)) {
      const room = Math.min(limits.maxEntryBytes, limits.maxBytes - total);
      const content = contentOf(bytes, view, at, room);
      if (!content.ok) return content;
      total += content.value.length;
      entries.set(name, content.value);
    }
    at = next;
  }
  return ok(entries);
}

function endRecord(view: DataView): number | null {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at > last - maxEndBytes; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return null;
}

/** One entry's content, at most `room` bytes of it. @param at Offset of its record in the directory. */
function contentOf(bytes: Uint8Array, view: DataView, at: number, room: number): Result<Uint8Array, ZipFault> {
  if ((view.getUint16(at + 8, true) & 1) === 1) return err('encrypted');
  const method = view.getUint16(at + 10, true);
  const size = view.getUint32(at + 20, true);
  const local = view.getUint32(at + 42, true);
  if (local + 30 > bytes.length || view.getUint32(local, true) !== localSignature) return err('damaged');
  const begin = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (begin + size > bytes.length) return err('damaged');
  const packed = bytes.subarray(begin, begin + size);
  if (method === 0) return packed.length > room ? err('too-large') : ok(packed);
  if (method !== 8 || room <= 0) return err(room <= 0 ? 'too-large' : 'damaged');
  try {
    return ok(inflateRawSync(packed, { maxOutputLength: room }));
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return err(isTooLarge ? 'too-large' : 'damaged');
  }
}
