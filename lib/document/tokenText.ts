import { tokenWords } from '../domain/likelihood/tokenWords.ts';
import type { NodeJson } from './docJson.ts';
import { tokenForms } from './grammar.ts';
import type { Reading } from './paper.ts';

/** What stands for a token whose judgment has no likelihood yet. */
export const noLikelihood = '[no likelihood]';

/** Whether what follows `before` begins a sentence, and so with a capital. */
const atSentenceStart = /(?:^|[.!?…]["'”’)\]]*\s)\s*$/u;

/**
 * What a likelihood token prints in its sentence: "likely (55–80%)", with a capital where a sentence begins.
 *
 * @param likelihood Id of the term of the judgment or alternative it stands in; null where that has none or there is none.
 * @param before The text before it in its block; the last sentence of it is enough.
 * @returns A term that the scale does not know is printed by its id: never left out.
 */
export function tokenText(token: NodeJson, likelihood: string | null, reading: Reading, before: string): string {
  if (likelihood === null) return noLikelihood;
  const form = tokenForms.find((each) => each === token.attrs?.form) ?? null;
  const { words, range } = tokenWords({ ...reading, termId: likelihood, form });
  const printed = words ?? likelihood;
  const cased = words !== null && atSentenceStart.test(before.slice(-80)) ? capitalised(printed) : printed;
  return range === null ? cased : `${cased} (${range})`;
}

/** The term's id that the tokens in a block are bound to: that of the judgment or alternative itself. */
export function likelihoodOf(block: NodeJson): string | null {
  const { likelihood } = block.attrs ?? {};
  const isBearer = block.type === 'judgment' || block.type === 'alternative';
  return isBearer && typeof likelihood === 'string' ? likelihood : null;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
