import { err, ok, type Result } from '@/lib/domain/result.ts';
import type { ReadableFormat } from '@/lib/protocol/importDto.ts';

/** A file as the API takes it: its text, or a Word file's bytes as base64. */
export type FileContent = {
  readonly name: string;
  readonly format: ReadableFormat | 'json';
  readonly content: string;
  /** How the file was read, where that may have gone wrong. */
  readonly note: string | null;
};

/** Largest file that is read, bytes: what the server takes of a Word file. */
const maxBytes = 20 * 1024 * 1024;

/** What the file picker offers. */
export const acceptedFiles =
  '.docx,.md,.markdown,.html,.htm,.txt,.json,text/plain,text/markdown,text/html,application/json,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const formats: readonly (readonly [RegExp, FileContent['format']])[] = [
  [/\.docx$/iu, 'docx'],
  [/\.(?:md|markdown|mdown)$/iu, 'markdown'],
  [/\.(?:html?|xhtml)$/iu, 'html'],
  [/\.json$/iu, 'json'],
];

/**
 * Reads a file for importing, by its name: Word, Markdown, HTML, JSON, else plain text. Text is UTF-8, UTF-16 with its mark,
 * else Windows-1252 with a note that says so.
 *
 * @returns a sentence where it is too large or of no kind that is read.
 */
export async function readFile(file: File): Promise<Result<FileContent, string>> {
  const format = formats.find(([pattern]) => pattern.test(file.name))?.[1] ?? 'text';
  if (file.size > maxBytes) {
    return err(`${file.name} is larger than ${maxBytes / 1024 / 1024} MB. Leave out large pictures, then import it.`);
  }
  if (/\.(?:doc|odt|rtf|pages)$/iu.test(file.name)) {
    return err(`${file.name} cannot be read. Save it as a Word file (.docx) first.`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.length === 0) return err(`${file.name} is empty.`);
  if (format === 'docx') return ok({ name: file.name, format, content: base64Of(bytes), note: null });
  const decoded = decode(bytes);
  if (decoded.text.includes('\0')) {
    return err(`${file.name} is not a text. Word files (.docx), Markdown, web pages and plain text can be read.`);
  }
  return ok({ name: file.name, format, content: decoded.text, note: decoded.note });
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

/** In pieces: a call with a million arguments is refused by browsers. */
function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  }
  return btoa(parts.join(''));
}
