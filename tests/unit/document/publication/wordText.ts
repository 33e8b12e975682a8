import { inflateRawSync } from 'node:zlib';
import mammoth from 'mammoth';

/** Every word of a Word file, as a program that reads such files gives it back; endnotes, header and footer are not in it. */
export async function wordText(bytes: Uint8Array): Promise<string> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  return value
    .replace(/<\/(?:p|h\d|li|td|th)>/gu, '\n')
    .replace(/<br \/>/gu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(lt|gt|quot|amp);/gu, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ?? '');
}

/** The files of an archive, as any reader of archives finds them: by its directory at the end. */
export function unzipped(bytes: Uint8Array): ReadonlyMap<string, string> {
  const buffer = Buffer.from(bytes);
  const end = buffer.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const files = new Map<string, string>();
  let at = buffer.readUInt32LE(end + 16);
  for (let count = buffer.readUInt16LE(end + 10); count > 0; count -= 1) {
    const packed = buffer.readUInt32LE(at + 20);
    const nameLength = buffer.readUInt16LE(at + 28);
    const name = buffer.toString('utf8', at + 46, at + 46 + nameLength);
    const local = buffer.readUInt32LE(at + 42);
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    files.set(name, inflateRawSync(buffer.subarray(start, start + packed)).toString('utf8'));
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return files;
}
