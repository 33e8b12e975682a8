import { isLinkable } from '../../../extensions/markExtensions.ts';
import { imageInfo } from '../../../import/imageInfo.ts';
import type { Run } from '../../readNodes.ts';
import type { PaperComment, PlacedComment } from '../paperComments.ts';
import { drawing } from './drawing.ts';
import { WordComments } from './wordComments.ts';
import { endnoteSign, paragraph, run } from './wordParts.ts';
import { element, type Xml } from './xml.ts';

/** A relationship of the main part: what its `r:id` stands for. */
export type Relationship = { readonly id: string; readonly kind: 'hyperlink' | 'image'; readonly target: string };

/** A numbering that lists use: bullets, or numbers from `start`. */
export type Numbering = { readonly id: number; readonly start: number | null };

/** Numbering of all bullet lists. */
export const bullets = 1;

/**
 * What a Word document gathers while it is written: links, pictures, endnotes and numberings are kept in parts of their own and
 * named from the text. Names are counted, so that the same document has the same names.
 */
export class WordWriter {
  readonly relationships: Relationship[] = [];
  readonly media: { readonly path: string; readonly bytes: Uint8Array }[] = [];
  readonly endnotes: { readonly id: number; readonly line: Xml }[] = [];
  readonly numberings: Numbering[] = [{ id: bullets, start: null }];
  readonly comments = new WordComments();
  readonly #links = new Map<string, string>();

  constructor(
    /** What the endnote of a citation says, of the source `id` at a place in it. */
    private readonly cited: (id: string, label: string, locator: string | null) => string,
    /** What a footnote says, by its number. */
    private readonly noted: (number: number) => string,
    private readonly pictures: ReadonlyMap<string, Uint8Array>,
  ) {}

  /**
   * A line of text: marks as looks, links to their addresses, citations and notes as endnotes. `placed`: comments on it, by the
   * children of the line; what stands before them in `line`, a mark, is nobody's words.
   */
  runs(line: readonly Run[], placed: readonly PlacedComment[] = [], children: number = line.length): readonly Xml[] {
    const indexOf = (child: number): number => Math.max(0, Math.min(child + line.length - children, line.length - 1));
    return line.flatMap((each, index) => {
      const begin = placed.filter(({ from }) => indexOf(from.child) === index);
      const end = placed.filter(({ to }) => indexOf(to.child) === index);
      return begin.length === 0 && end.length === 0 ? [this.#run(each)] : this.#commented(each, begin, end);
    });
  }

  /** Runs that comments are about as a whole. */
  about(comments: readonly PaperComment[], runs: readonly Xml[]): readonly Xml[] {
    const opening = comments.flatMap((comment) => this.comments.opening(comment));
    return [...opening, ...runs, ...comments.flatMap((comment) => this.comments.closing(comment))];
  }

  /** A run in the pieces that comments begin and end between. */
  #commented(whole: Run, begin: readonly PlacedComment[], end: readonly PlacedComment[]): readonly Xml[] {
    const { text } = whole;
    const { length } = text;
    const beginsAt = ({ from }: PlacedComment): number => apart(text, Math.min(from.at ?? length, length), -1);
    const endsAt = ({ to }: PlacedComment): number => apart(text, Math.min(to.at ?? length, length), 1);
    const cuts = [0, ...begin.map(beginsAt), ...end.map(endsAt), length];
    const pieces = [...new Set(cuts)].toSorted((a, b) => a - b);
    const starts = pieces.length === 1 ? pieces : pieces.slice(0, -1);
    return starts.flatMap((from, index) => {
      const to = pieces[index + 1] ?? length;
      const opening = begin.filter((each) => beginsAt(each) === from);
      const closing = end.filter((each) => endsAt(each) === to);
      return [
        ...opening.flatMap(({ comment }) => this.comments.opening(comment)),
        this.#run(starts.length === 1 ? whole : { ...whole, text: text.slice(from, to) }),
        ...closing.flatMap(({ comment }) => this.comments.closing(comment)),
      ];
    });
  }

  #run(each: Run): Xml {
    const { text, marks, is } = each;
    if (is.kind === 'citation') {
      return is.id === null ? run(text, { marks }) : this.endnote(this.cited(is.id, is.label, is.locator));
    }
    if (is.kind === 'note') return this.endnote(this.noted(is.number));
    const isTerm = is.kind === 'text' && is.isTerm === true;
    const href = marks.find(({ type }) => type === 'link')?.attrs?.href;
    const made = run(text, { marks, bold: isTerm });
    return isLinkable(href) ? element('w:hyperlink', { 'r:id': this.#linkTo(href) }, made) : made;
  }

  /** An endnote with this text, and its sign. */
  endnote(text: string): Xml {
    // 0 and 1 are the separators.
    const id = this.endnotes.length + 2;
    const sign = element(
      'w:r',
      {},
      element('w:rPr', {}, element('w:rStyle', { 'w:val': 'EndnoteReference' })),
      element('w:endnoteRef'),
    );
    this.endnotes.push({ id, line: paragraph('EndnoteText', [sign, run(` ${text}`)]) });
    return endnoteSign(id);
  }

  /** A numbering of its own, from `start`. */
  numberingFrom(start: number): number {
    const id = this.numberings.length + 1;
    this.numberings.push({ id, start });
    return id;
  }

  /** A picture by its SHA-256; null where its bytes are not here, or of a kind that Word does not know. */
  picture(sha256: string, alt: string): Xml | null {
    const bytes = this.pictures.get(sha256);
    const info = bytes === undefined ? null : imageInfo(bytes);
    if (bytes === undefined || info === null || !info.ok) return null;
    const { mediaType, width, height } = info.value;
    const extension = extensions[mediaType];
    if (extension === undefined) return null;
    const target = `media/${sha256}.${extension}`;
    let known = this.relationships.find((each) => each.target === target);
    if (known === undefined) {
      known = { id: this.#nextId(), kind: 'image', target };
      this.relationships.push(known);
      this.media.push({ path: `word/${target}`, bytes });
    }
    return drawing({ relationship: known.id, number: this.relationships.length, alt, width, height });
  }

  #linkTo(href: string): string {
    const known = this.#links.get(href);
    if (known !== undefined) return known;
    const id = this.#nextId();
    this.#links.set(href, id);
    this.relationships.push({ id, kind: 'hyperlink', target: href });
    return id;
  }

  #nextId(): string {
    return `rId${100 + this.relationships.length}`;
  }
}

/** A place that is not inside a character of two units: before or behind it. */
function apart(text: string, at: number, way: 1 | -1): number {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xff_ff ? at + way : at;
}

const extensions: Readonly<Record<string, string | undefined>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/gif': 'gif',
};
