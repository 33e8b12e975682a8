import type { Root } from 'hast';
import type { Scale } from '../../domain/likelihood/scale.ts';
import { arrange } from './arrange.ts';
import { HastReader } from './HastReader.ts';
import type { ImportedDraft } from './importedDraft.ts';
import { inlineText } from './inlineSlice.ts';
import { linesOf } from './linesOf.ts';
import type { NoteTaker } from './importNote.ts';
import { openings } from './openings.ts';
import type { PictureShelf } from './PictureShelf.ts';
import { readingOf } from './readingOf.ts';
import { withCaptions } from './withCaptions.ts';

/** What a tree of HTML is made a draft with. */
export type TreeImport = {
  readonly root: Root;
  /** Null: the document gives it. */
  readonly title: string | null;
  /** The title where the document has none in its text: a page's own, a file's name. */
  readonly fallbackTitle: string | null;
  readonly scale: Scale;
  readonly notes: NoteTaker;
  readonly shelf: PictureShelf;
};

/** Makes a draft of a tree of HTML: the way of pages, Word files and Markdown alike (IM11). */
export function importTree({ root, title, fallbackTitle, scale, notes, shelf }: TreeImport): ImportedDraft {
  const rich = withCaptions(new HastReader(root, notes, shelf).read(root));
  const opened = openings(rich, title, fallbackTitle);
  const text = opened.blocks
    .flatMap((each) => (each.kind === 'heading' ? [each.content] : linesOf([each.node])))
    .map(inlineText)
    .join('\n\n');
  const doc = arrange(opened.titleContent, opened.blocks, readingOf(text, scale), notes);
  return { title: opened.title, doc, notes: notes.notes() };
}
