import type { NoteTaker } from '../importNote.ts';

/** What the reader of Word files says it left out, as notes (IM12). */
export function noteMessages(messages: readonly { readonly message: string }[], notes: NoteTaker): void {
  for (const { message } of messages) {
    const [, name, id] = /^Unrecognised (?:paragraph|run) style: '(.*)' \(Style ID: (.*)\)$/u.exec(message) ?? [];
    const style = name === 'null' || name === 'undefined' ? id : name;
    const element = /^An unrecognised element was ignored: (.+)$/u.exec(message)?.[1];
    if (style !== undefined) notes.add('style', 1, style);
    else if (element !== undefined) {
      if (!isWithoutWords(element)) notes.add('unknown-element', 1, element);
    } else if (message.startsWith('A w:sym element')) notes.add('symbol');
    else if (/image file|v:imagedata|external file/u.test(message)) notes.add('picture-not-read');
  }
}

/** Parts of Word's own bookkeeping that never hold words: editing ranges, spacing, page numbers. */
function isWithoutWords(element: string): boolean {
  return /^(?:w:(?:perm|customXml|move|comment|bookmark|proof|sdtPr|sdtEndPr|cr|ptab|pgNum|dayLong|separator|continuationSeparator|fldSimple|tblPrEx)\w*|o:\w+|v:\w+|w10:\w+|m:oMathParaPr|\{.*)$/u.test(
    element,
  );
}
