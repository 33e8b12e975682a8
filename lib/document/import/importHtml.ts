import type { Root } from 'hast';
import { err, ok, type Result } from '../../domain/result.ts';
import { childrenOf, textOfHast } from './hastNodes.ts';
import type { ImportedDraft, ImportOptions } from './importedDraft.ts';
import { tooComplex, type ImportFault } from './importFault.ts';
import { importTree } from './importTree.ts';
import { NoteTaker } from './importNote.ts';
import { parseHtml } from './parseHtml.ts';
import { wordLists } from './wordLists.ts';
import { PictureShelf, type ImportedImage } from './PictureShelf.ts';

/** A draft and the pictures that its figures name. */
export type ImportedDocument = ImportedDraft & { readonly images: readonly ImportedImage[] };

/** Makes a draft of a page. Its scripts are not run, its styles not followed, nothing in it is fetched. */
export function importHtml(
  options: ImportOptions & { readonly content: string },
): Result<ImportedDocument, ImportFault> {
  const notes = new NoteTaker();
  const shelf = new PictureShelf(notes);
  const root = parseHtml(options.content, false);
  if (!root.ok) return err(tooComplex);
  wordLists(root.value);
  const made = importTree({ root: root.value, ...options, fallbackTitle: pageTitle(root.value), notes, shelf });
  return ok({ ...made, images: shelf.images() });
}

/** What the page calls itself in its head. */
function pageTitle(root: Root): string | null {
  const html = root.children.find((node) => node.type === 'element' && node.tagName === 'html');
  const head = html && childrenOf(html).find((node) => node.type === 'element' && node.tagName === 'head');
  const title = head && childrenOf(head).find((node) => node.type === 'element' && node.tagName === 'title');
  return title === undefined ? null : textOfHast(title);
}
