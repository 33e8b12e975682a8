import type { PaperComment } from '../paperComments.ts';
import { paragraph, run, value } from './wordParts.ts';
import { wordNamespace } from './wordStyles.ts';
import { element, xmlFile, type Xml } from './xml.ts';

const newer = 'http://schemas.microsoft.com/office/word';
const namespaces = {
  'xmlns:w': wordNamespace,
  'xmlns:w14': `${newer}/2010/wordml`,
  'xmlns:w15': `${newer}/2012/wordml`,
  'xmlns:mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  // What a program does not know of these two it may leave out.
  'mc:Ignorable': 'w14 w15',
};

type Note = PaperComment['notes'][number];
type NumberedNote = Note & { readonly id: number; readonly parent: number | null; readonly isSettled: boolean };

/** The comments of a Word document, numbered as they are met in it; replies follow what they answer. */
export class WordComments {
  readonly #notes: NumberedNote[] = [];
  readonly #ids = new Map<PaperComment, readonly number[]>();

  get isEmpty(): boolean {
    return this.#notes.length === 0;
  }

  /** Whether it stands in the document. */
  has(comment: PaperComment): boolean {
    return this.#ids.has(comment);
  }

  /** Where the words begin that it is about. */
  opening(comment: PaperComment): readonly Xml[] {
    return this.#idsOf(comment).map((id) => element('w:commentRangeStart', { 'w:id': id }));
  }

  /** Where they end. */
  closing(comment: PaperComment): readonly Xml[] {
    const ids = this.#idsOf(comment);
    const reference = (id: number): Xml =>
      element(
        'w:r',
        {},
        element('w:rPr', {}, value('w:rStyle', 'CommentReference')),
        element('w:commentReference', { 'w:id': id }),
      );
    return [...ids.map((id) => element('w:commentRangeEnd', { 'w:id': id })), ...ids.map(reference)];
  }

  /** The part with what they say. */
  comments(): Uint8Array {
    const made = this.#notes.map(({ id, by, at, text }) => {
      const sign = element(
        'w:r',
        {},
        element('w:rPr', {}, value('w:rStyle', 'CommentReference')),
        element('w:annotationRef'),
      );
      const attributes = { 'w:id': id, 'w:author': by, 'w:date': wholeSeconds(at), 'w:initials': initialsOf(by) };
      return element('w:comment', attributes, paragraph('CommentText', [sign, run(text)], undefined, paragraphId(id)));
    });
    return xmlFile(element('w:comments', namespaces, ...made));
  }

  /** The part with which answers which, and what is settled. */
  threads(): Uint8Array {
    const made = this.#notes.map(({ id, parent, isSettled }) =>
      element('w15:commentEx', {
        'w15:paraId': paragraphId(id),
        ...(parent !== null && { 'w15:paraIdParent': paragraphId(parent) }),
        'w15:done': isSettled ? 1 : 0,
      }),
    );
    return xmlFile(element('w15:commentsEx', namespaces, ...made));
  }

  #idsOf(comment: PaperComment): readonly number[] {
    const known = this.#ids.get(comment);
    if (known !== undefined) return known;
    const first = this.#notes.length;
    const ids = comment.notes.map((_, at) => first + at);
    for (const [at, note] of comment.notes.entries())
      this.#notes.push({ ...note, id: first + at, parent: at === 0 ? null : first, isSettled: comment.isSettled });
    this.#ids.set(comment, ids);
    return ids;
  }
}

/** Eight hexadecimal digits below 80000000, as the format wants them, counted. */
function paragraphId(id: number): string {
  return (id + 1).toString(16).toUpperCase().padStart(8, '0');
}

const wholeSeconds = (at: string): string => at.replace(/\.\d+Z$/u, 'Z');

function initialsOf(name: string): string {
  const letters = name.split(/\s+/u).map((part) => Array.from(part)[0] ?? '');
  return letters.join('').slice(0, 4).toUpperCase();
}
