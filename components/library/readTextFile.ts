import { err, ok, type Result } from '@/lib/domain/result.ts';
import { limits } from '@/lib/protocol/limits.ts';

export type TextFile = { readonly name: string; readonly text: string; readonly note: string | null };

/** Largest file that is read, bytes: no draft can be larger. */
const maxBytes = limits.maxDocumentBytes;

/**
 * A plain text file as text: UTF-8, UTF-16 with its mark, else Windows-1252 with a note that says so.
 *
 * @returns a sentence where it is too large or not text.
 */
export async function readTextFile(file: File): Promise<Result<TextFile, string>> {
  if (file.size > maxBytes)
    return err(`${file.name} is larger than ${maxBytes / 1024 / 1024} MB, which no draft can hold.`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const decoded = decode(bytes);
  if (decoded.text.includes('\0')) return err(`${file.name} is not plain text. Save it as plain text (.txt) first.`);
  return ok({ name: file.name, ...decoded });
}

function decode(bytes: Uint8Array): { readonly text: string; readonly note: string | null } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), note: null };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), note: null };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), note: null };
  } catch {
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      note: 'The file is not UTF-8 and was read as Windows-1252. Check letters with accents.',
    };
  }
}
