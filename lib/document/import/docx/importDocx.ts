import mammoth from 'mammoth';
import { err, ok, type Result } from '../../../domain/result.ts';
import type { ImportedDocument } from '../importHtml.ts';
import type { ImportOptions } from '../importedDraft.ts';
import { tooComplex, tooLarge, unreadable, type ImportFault } from '../importFault.ts';
import { importTree } from '../importTree.ts';
import { NoteTaker } from '../importNote.ts';
import { parseHtml } from '../parseHtml.ts';
import { shelfScheme } from '../pictureOf.ts';
import { PictureShelf } from '../PictureShelf.ts';
import { isHarmlessXml, xmlText } from './checkedXml.ts';
import { noteDocxFacts } from './docxFacts.ts';
import { noteMessages } from './noteMessages.ts';
import { preparedXml } from './preparedXml.ts';
import { readZip, type ZipFault } from './readZip.ts';
import { writeZip } from './writeZip.ts';

/** Largest Word file, bytes. */
export const maxDocxBytes = 20 * 1024 * 1024;
/** Largest text parts together once inflated, bytes: some million words with their styles. */
const maxXmlBytes = 32 * 1024 * 1024;
/** A picture larger than any that is stored is left out; beyond this the file is refused. */
const limits = { maxEntries: 4_000, maxEntryBytes: 32 * 1024 * 1024, maxBytes: 96 * 1024 * 1024 };

/** How Word's styles read; those not named here are noted. Title, captions and quotations mean something to a draft. */
const styleMap = [
  "p[style-name='Title'] => h1.title:fresh",
  // By id as well: other programs name these styles without defining them.
  'p.Title => h1.title:fresh',
  'p.Caption => p.caption:fresh',
  'p.Quote => blockquote > p:fresh',
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='List Paragraph'] => p:fresh",
  "p[style-name='Body Text'] => p:fresh",
  "p[style-name='No Spacing'] => p:fresh",
  "p[style-name='Normal (Web)'] => p:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "p[style-name='Source Code'] => pre:separator('\\n')",
  "p[style-name='Code'] => pre:separator('\\n')",
  "r[style-name='HTML Code'] => code",
  "r[style-name='Verbatim Char'] => code",
  "r[style-name='Emphasis'] => em",
  "r[style-name='Intense Emphasis'] => em",
  "r[style-name='FollowedHyperlink'] =>",
  'u => u',
];

/**
 * Makes a draft of a Word file (.docx). The archive is inflated within bounds and checked here; the reader of Word files
 * sees only what passed, and nothing outside the file is opened (IM13).
 */
export async function importDocx(
  options: ImportOptions & { readonly bytes: Uint8Array },
): Promise<Result<ImportedDocument, ImportFault>> {
  if (options.bytes.length > maxDocxBytes) {
    return err(tooLarge(`Expected a Word file of at most ${maxDocxBytes / 1024 / 1024} MB.`));
  }
  const zip = readZip(options.bytes, isWanted, limits);
  if (!zip.ok) return err(zipFaults[zip.error]);
  const notes = new NoteTaker();
  const checked = checkedParts(zip.value, notes);
  if (!checked.ok) return checked;

  const shelf = new PictureShelf(notes);
  const convertImage = mammoth.images.imgElement(async (image) => {
    const bytes = await image.readAsBuffer().catch(() => null);
    if (bytes === null) notes.add('picture-elsewhere');
    const kept = bytes === null ? null : shelf.add(bytes, image.contentType);
    return { src: `${shelfScheme}${kept?.sha256 ?? ''}` };
  });
  let page: Awaited<ReturnType<typeof mammoth.convertToHtml>>;
  try {
    page = await mammoth.convertToHtml(
      { buffer: writeZip(checked.value) },
      { styleMap, convertImage, includeEmbeddedStyleMap: false, externalFileAccess: false },
    );
  } catch (error) {
    // The stack's end is the caller's to see; all else is a file that Word did not write.
    if (error instanceof RangeError) throw error;
    return err(notWord);
  }
  noteMessages(page.messages, notes);
  const root = parseHtml(page.value, true);
  if (!root.ok) return err(tooComplex);
  const made = importTree({ root: root.value, ...options, fallbackTitle: null, notes, shelf });
  return ok({ ...made, images: shelf.images() });
}

const notWord = unreadable('Expected a Word file (.docx). This one is damaged or was not written by a word processor.');
const zipFaults: Readonly<Record<ZipFault, ImportFault>> = {
  'not-a-zip': unreadable('Expected a Word file (.docx). An older .doc file must be saved as .docx first.'),
  damaged: notWord,
  encrypted: unreadable('Expected a Word file without a password. Remove the password, then import it.'),
  'too-many-entries': { kind: 'too-complex', message: 'Expected a Word file of at most 4,000 parts.' },
  'too-large': tooLarge('Expected a Word file whose parts unpack to at most 96 MB.'),
};

/** The parts that are read: the text, its styles, lists and notes, and its pictures. Embedded files and macros are not. */
function isWanted(name: string): boolean {
  if (/^(?:\[Content_Types\]\.xml|_rels\/\.rels)$/u.test(name)) return true;
  return /^word\/(?:[^/]+\.xml|_rels\/[^/]+\.rels|media\/[^/]+)$/u.test(name);
}

function checkedParts(
  entries: ReadonlyMap<string, Uint8Array>,
  notes: NoteTaker,
): Result<ReadonlyMap<string, Uint8Array>, ImportFault> {
  const parts = new Map<string, Uint8Array>();
  const texts = new Map<string, string>();
  let xmlBytes = 0;
  for (const [name, bytes] of entries) {
    if (name.startsWith('word/media/')) {
      parts.set(name, bytes);
      continue;
    }
    xmlBytes += bytes.length;
    if (xmlBytes > maxXmlBytes) return err(tooLarge('Expected a Word file with at most 32 MB of text and styles.'));
    const text = xmlText(bytes);
    if (!isHarmlessXml(text)) return err(notWord);
    const { xml, formulas } = preparedXml(text);
    notes.add('formula', formulas);
    texts.set(name, xml);
    parts.set(name, Buffer.from(xml));
  }
  noteDocxFacts(texts, notes);
  return ok(parts);
}
