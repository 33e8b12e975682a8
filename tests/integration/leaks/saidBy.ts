import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** An answer over HTTP, as far as it can say anything. */
export type Said = { readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array };

/** Files in files in files: no further. */
const maxDepth = 4;

/**
 * Everything that an answer says, in lower case, for a word to be looked for in: its headers and its body; what is packed, unpacked;
 * what is escaped, as it reads; what is broken by tags, breaks or signs that nobody sees, in one piece. Needs `pdftotext` for PDFs.
 */
export function saidBy({ headers, body }: Said): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const said = [...lines.flatMap((line) => readings(line, 0)), ...inBytes(Buffer.from(body), 0)];
  return said.join('\n').toLowerCase();
}

function inBytes(bytes: Buffer, depth: number): readonly string[] {
  if (depth > maxDepth) return [];
  const start = bytes.subarray(0, 5).toString('latin1');
  if (start.startsWith('PK\x03\x04')) return inZip(bytes, depth);
  if (start === '%PDF-') return inPdf(bytes, depth);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return inBytes(gunzipSync(bytes), depth + 1);
  const text = bytes.toString('utf8');
  return [...readings(text, depth), ...(text.includes('\ufffd') ? readings(bytes.toString('latin1'), maxDepth) : [])];
}

/** A text as it stands, and as it reads once what disguises it is taken off. */
function readings(text: string, depth: number): readonly string[] {
  const plain = unescaped(text);
  const bare = plain.replace(/<[^>]*>/gu, '');
  return [text, plain, ...[plain, bare].map(inOnePiece), ...(depth < maxDepth ? inBase64(text, depth) : [])];
}

/** Without white space and signs that nobody sees: a word may be broken by any of them. */
const inOnePiece = (text: string): string => text.replace(/[\s\p{Cf}-]+/gu, '');

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", shy: '' };

/** Without the escapes of markup, addresses and JSON, in one another too. */
function unescaped(text: string): string {
  let plain = text;
  for (let round = 0; round < 3; round += 1) {
    plain = plain
      .replace(/\\u([0-9a-f]{4})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replace(/&#x([0-9a-f]{1,6});/giu, (all, hex: string) => character(Number.parseInt(hex, 16), all))
      .replace(/&#(\d{1,7});/gu, (all, digits: string) => character(Number(digits), all))
      .replace(/&(\w+);/gu, (all, name: string) => named[name] ?? all)
      .replace(/(?:%[0-9a-f]{2})+/giu, (all) => Buffer.from(all.replaceAll('%', ''), 'hex').toString('utf8'));
  }
  return plain;
}

const character = (code: number, instead: string): string => (code <= 0x10_ffff ? String.fromCodePoint(code) : instead);

/** What stands as base64 in a text, wherever in it that begins. */
function inBase64(text: string, depth: number): readonly string[] {
  return [...text.matchAll(/[A-Za-z0-9+/_-]{16,}={0,2}/gu)].flatMap(([run]) =>
    [0, 1, 2, 3].flatMap((from) => {
      const bytes = Buffer.from(run.slice(from), 'base64');
      const start = bytes.toString('latin1', 0, 5);
      const isFile = ['PK\x03\x04', '%PDF-', '\x1f\x8b'].some((sign) => start.startsWith(sign));
      return isFile ? inBytes(bytes, depth + 1) : [inOnePiece(bytes.toString('latin1'))];
    }),
  );
}

/** Names and contents of an archive, by its directory. */
function inZip(bytes: Buffer, depth: number): readonly string[] {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const said: string[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const method = bytes.readUInt16LE(at + 10);
    const packed = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const moreLength = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + packed);
    said.push(bytes.toString('utf8', at + 46, at + 46 + nameLength + moreLength));
    said.push(...inBytes(method === 0 ? content : inflateRawSync(content), depth + 1));
    at += 46 + nameLength + moreLength;
  }
  said.push(bytes.toString('latin1', end));
  return said;
}

/** What a PDF shows, and what its parts say that it does not show: its streams unpacked, its strings in either writing. */
function inPdf(bytes: Buffer, depth: number): readonly string[] {
  const raw = bytes.toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n/gu)].flatMap(({ index, 0: sign }) => {
    const from = index + sign.length;
    const to = raw.indexOf('endstream', from);
    return to < 0 ? [] : [unpacked(bytes.subarray(from, to))];
  });
  const texts = [raw, ...streams.map((stream) => stream.toString('latin1'))];
  return [shownIn(bytes), ...texts, ...texts.flatMap(stringsOf)].flatMap((text) => readings(text, depth + 1));
}

function unpacked(stream: Buffer): Buffer {
  for (const unpack of [inflateSync, brotliDecompressSync]) {
    try {
      return unpack(stream);
    } catch {
      // Packed in another way, or not at all.
    }
  }
  return stream;
}

/** The strings of a PDF, `(…)` and `<…>`, in one byte or two for a character. */
function stringsOf(text: string): readonly string[] {
  const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  const written = [...text.matchAll(/\(((?:[^()\\]|\\[\s\S])*)\)/gu)].map(([, inner = '']) =>
    inner.replace(/\\([0-7]{1,3}|[\s\S])/gu, (_, code: string) =>
      /^[0-7]/u.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
    ),
  );
  const hexed = [...text.matchAll(/<([0-9a-fA-F\s]{8,})>/gu)].map(([, digits = '']) =>
    Buffer.from(digits.replace(/\s/gu, ''), 'hex').toString('latin1'),
  );
  return [...written, ...hexed].flatMap((string) => [string, string.replaceAll('\0', '')]);
}

function shownIn(pdf: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'said-'));
  try {
    const file = join(folder, 'file.pdf');
    writeFileSync(file, pdf);
    return execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
