import { err, ok, unreachable, type Result } from '../../domain/result.ts';
import type { NodeJson } from '../docJson.ts';
import type { Scale } from '../../domain/likelihood/scale.ts';
import { importDocx, maxDocxBytes } from './docx/importDocx.ts';
import type { ImportedDocument } from './importHtml.ts';
import { importHtml } from './importHtml.ts';
import { tooComplex, tooLarge, unreadable, type ImportFault } from './importFault.ts';
import { importMarkdown } from './importMarkdown.ts';
import { importText } from './importText.ts';
import { maxTextLength } from './textBound.ts';

/** A file that is made a draft of. */
export type FileImport = {
  readonly format: 'text' | 'markdown' | 'html' | 'docx';
  /** The text; of a Word file its bytes as base64. */
  readonly content: string;
  /** Null: the file gives it. */
  readonly title: string | null;
  /** Its terms fill in the likelihood of judgments. */
  readonly scale: Scale;
};

/** Longest HTML or Markdown, UTF-16 units: pictures may stand in it as base64. */
const maxMarkupLength = 28 * 1024 * 1024;
/** Longest base64 of the largest Word file, with line ends. */
const maxBase64Length = Math.ceil((maxDocxBytes * 4) / 3) + 1024 * 1024;

/**
 * Makes a draft of a file in any format but JSON. For a thread of its own: a hostile file may take as long as it is let.
 * The draft is without block ids: `withFreshIds` adds them.
 */
export async function importFile(file: FileImport): Promise<Result<ImportedDocument, ImportFault>> {
  try {
    const made = await read(file);
    return made.ok && lengthOf(made.value.doc.content) > maxTextLength ? err(tooMuchText) : made;
  } catch (error) {
    // The one thing that nesting within the bounds can still exhaust is the stack.
    if (error instanceof RangeError) return err(tooComplex);
    throw error;
  }
}

async function read(file: FileImport): Promise<Result<ImportedDocument, ImportFault>> {
  switch (file.format) {
    case 'text':
      if (file.content.length > maxTextLength) return err(tooMuchText);
      return ok({ ...importText(file), images: [] });
    case 'markdown':
      if (withoutData(file.content) > maxTextLength || file.content.length > maxMarkupLength) return err(tooMuchText);
      return importMarkdown(file);
    case 'html':
      if (file.content.length > maxMarkupLength) return err(tooMuchText);
      return importHtml(file);
    case 'docx': {
      if (file.content.length > maxBase64Length) {
        return err(tooLarge(`Expected a Word file of at most ${maxDocxBytes / 1024 / 1024} MB.`));
      }
      if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/u.test(file.content)) {
        return err(unreadable('Expected a Word file (.docx) as base64.'));
      }
      return importDocx({ ...file, bytes: Buffer.from(file.content, 'base64') });
    }
    default:
      return unreachable(file.format);
  }
}

const tooMuchText = tooLarge(`Expected a text of at most ${maxTextLength} characters.`);

/** Length of the text in nodes. */
function lengthOf(nodes: readonly NodeJson[]): number {
  return nodes.reduce((sum, node) => sum + (node.text ?? '').length + lengthOf(node.content ?? []), 0);
}

/** Length of a text without the pictures in it. */
function withoutData(content: string): number {
  let data = 0;
  for (const match of content.matchAll(/data:image\/[a-z+]+;base64,[A-Za-z0-9+/=]+/gu)) data += match[0].length;
  return content.length - data;
}
