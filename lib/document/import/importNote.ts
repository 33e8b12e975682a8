/** What an import left out or changed. */
export const noteKinds = [
  'control-characters',
  'broken-characters',
  'picture-not-read',
  'picture-elsewhere',
  'picture-too-large',
  'picture-moved',
  'drawing',
  'media',
  'comment',
  'insertion-taken',
  'deletion-left',
  'header-footer',
  'form-field',
  'script',
  'hidden',
  'link',
  'formula',
  'symbol',
  'style',
  'superscript',
  'list-numbers',
  'nested-table',
  'heading-inside',
  'dividing-line',
  'footnote-look',
  'footnote-uncited',
  'markup',
  'definition',
  'unknown-element',
  'too-deep',
] as const;
export type NoteKind = (typeof noteKinds)[number];

/** One thing that an import left out or changed, how often, and the sentence that says so. */
export type ImportNote = { readonly kind: NoteKind; readonly count: number; readonly sentence: string };

const many = (one: string, more: string) => (count: number) => (count === 1 ? `1 ${one}` : `${count} ${more}`);

/** What a note says of `count` things; its details (names, addresses) follow in brackets. */
const sentences: Readonly<Record<NoteKind, (count: number) => string>> = {
  'control-characters': many('control character was left out', 'control characters were left out'),
  'broken-characters': many('broken character was replaced by \uFFFD', 'broken characters were replaced by \uFFFD'),
  'picture-not-read': many(
    'picture was left out: it is no PNG, JPEG, GIF or WebP',
    'pictures were left out: they are no PNG, JPEG, GIF or WebP',
  ),
  'picture-elsewhere': many(
    'picture stands on another site and was not fetched',
    'pictures stand on other sites and were not fetched',
  ),
  'picture-too-large': many('picture was left out: it is too large', 'pictures were left out: they are too large'),
  'picture-moved': many(
    'picture stood in a list, table or quotation and now follows it',
    'pictures stood in lists, tables or quotations and now follow them',
  ),
  drawing: many('drawing, chart or diagram was left out', 'drawings, charts or diagrams were left out'),
  media: many('embedded film, sound or page was left out', 'embedded films, sounds or pages were left out'),
  comment: many('comment was left out', 'comments were left out'),
  'insertion-taken': many('tracked insertion was taken as text', 'tracked insertions were taken as text'),
  'deletion-left': many('tracked deletion was left out', 'tracked deletions were left out'),
  'header-footer': many('page header or footer was left out', 'page headers or footers were left out'),
  'form-field': many('form field became a sign or was left out', 'form fields became signs or were left out'),
  script: many('script or style sheet was left out', 'scripts or style sheets were left out'),
  hidden: many('hidden passage was left out', 'hidden passages were left out'),
  link: many(
    'link that does not lead to the web or to a mail address was left out, its words are kept',
    'links that do not lead to the web or to a mail address were left out, their words are kept',
  ),
  formula: many('formula was kept as plain text', 'formulas were kept as plain text'),
  symbol: many('symbol of a special font was left out', 'symbols of special fonts were left out'),
  style: many(
    'style of its own was left out, its words are kept',
    'styles of its own were left out, their words are kept',
  ),
  superscript: many(
    'raised, lowered or highlighted passage is now plain',
    'raised, lowered or highlighted passages are now plain',
  ),
  'list-numbers': many(
    'list became blocks of its section; its numbers or bullets were left out',
    'lists became blocks of their sections; their numbers or bullets were left out',
  ),
  'nested-table': many('table inside a table became lines', 'tables inside tables became lines'),
  'heading-inside': many(
    'heading inside a list, table or quotation became a bold line',
    'headings inside lists, tables or quotations became bold lines',
  ),
  'dividing-line': many('dividing line was left out', 'dividing lines were left out'),
  'footnote-look': many('footnote is now plain text without emphasis', 'footnotes are now plain text without emphasis'),
  'footnote-uncited': many(
    'footnote is cited nowhere and became a paragraph',
    'footnotes are cited nowhere and became paragraphs',
  ),
  markup: many('piece of HTML in the text was left out', 'pieces of HTML in the text were left out'),
  definition: many('unused link address was left out', 'unused link addresses were left out'),
  'unknown-element': many('part that is not known here was left out', 'parts that are not known here were left out'),
  'too-deep': many(
    'passage was nested too deeply and now stands further out',
    'passages were nested too deeply and now stand further out',
  ),
};

/** Details a note names before it only says that there are more. */
const maxDetails = 5;
const maxDetailLength = 80;

/** Gathers what an import leaves out or changes. */
export class NoteTaker {
  readonly #counts = new Map<NoteKind, number>();
  readonly #details = new Map<NoteKind, Set<string>>();

  /** @param detail What it was, where that helps: a style's name, an address. */
  add(kind: NoteKind, count = 1, detail?: string): void {
    if (count <= 0) return;
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count);
    const plain = detail?.replace(/\s+/gu, ' ').trim();
    if (plain === undefined || plain === '') return;
    const details = this.#details.get(kind) ?? new Set();
    if (details.size <= maxDetails) {
      details.add(plain.length > maxDetailLength ? `${plain.slice(0, maxDetailLength)}…` : plain);
    }
    this.#details.set(kind, details);
  }

  /** The notes, in the order of `noteKinds`. */
  notes(): readonly ImportNote[] {
    return noteKinds.flatMap((kind) => {
      const count = this.#counts.get(kind) ?? 0;
      if (count === 0) return [];
      const details = [...(this.#details.get(kind) ?? [])];
      const named = details.slice(0, maxDetails).join('; ') + (details.length > maxDetails ? '; and more' : '');
      const sentence = `${sentences[kind](count)}${named === '' ? '' : ` (${named})`}.`;
      return [{ kind, count, sentence }];
    });
  }
}
