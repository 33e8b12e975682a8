import type { CheckId } from './checkTable.ts';
import type { Told } from './Finding.ts';
import type { ReadBlock, ReadSentence, Setting } from './Reading.ts';
import type { Found } from './words.ts';

/** A check that looks at one block alone: it runs again only when that block, or the setting, has changed. */
export type BlockCheck = {
  readonly id: CheckId;
  readonly run: (block: ReadBlock, setting: Setting) => readonly Told[];
};

/** What is told of a place in a sentence. */
export function at(sentence: ReadSentence, found: Found, more: Partial<Told> = {}): Told {
  const from = sentence.from + found.from;
  const to = sentence.from + found.to;
  return { blockId: sentence.in.blockId, from, to, quote: sentence.in.text.slice(from, to), ...more };
}

/** What is told of a whole sentence, its white space aside. */
export function ofSentence(sentence: ReadSentence, more: Partial<Told> = {}): Told {
  const length = sentence.text.trimEnd().length;
  return at(sentence, { from: 0, to: length, text: sentence.text }, more);
}

/** What is told of a block as such. */
export function ofBlock({ block }: ReadBlock, more: Partial<Told> = {}): Told {
  return { blockId: block.id, ...more };
}
