import { argumentOf as indexed, type Argument, type ArgumentNode } from '../domain/argument/argument.ts';
import { findScale } from '../domain/likelihood/scaleById.ts';
import type { Scale } from '../domain/likelihood/scale.ts';
import { tokenWords } from '../domain/likelihood/tokenWords.ts';
import { argumentFactsOf, type ArgumentFacts, type TermWords } from './argumentFacts.ts';
import type { DocJson } from './docJson.ts';
import { tokenForms } from './grammar.ts';
import { isLabelledKind, labelCounter } from './labelPrefixes.ts';
import { paperOf, type Paper } from './paper.ts';

/**
 * The argument of a draft: its numbered blocks, the links between them, and who cites a source in the text.
 *
 * @param scales All scales that the draft may be on; its likelihood tokens read as its own paper says.
 */
export function argumentOf(doc: DocJson, scales: readonly Scale[]): Argument {
  const termWords = termWordsOf(paperOf(doc), scales);
  const blocks = doc.content.flatMap((node) => (node.type === 'section' ? (node.content ?? []) : [node]));
  return argumentOfFacts(blocks.map((block) => argumentFactsOf(block, termWords)));
}

/** The same from what each block adds, in reading order; numbers are given here. */
export function argumentOfFacts(all: readonly (ArgumentFacts | null)[]): Argument {
  const next = labelCounter();
  const nodes: ArgumentNode[] = [];
  for (const facts of all) {
    if (facts === null) continue;
    const { kind } = facts.node;
    nodes.push({ ...facts.node, label: isLabelledKind(kind) ? next(kind) : '' });
  }
  return indexed(
    nodes,
    all.flatMap((facts) => facts?.relations ?? []),
  );
}

/** How likelihood tokens read in a paper, without the range. */
export function termWordsOf(paper: Paper, scales: readonly Scale[]): TermWords {
  const scale = findScale(scales, paper.scale);
  return (termId, form) => {
    const known = tokenForms.find((each) => each === form) ?? null;
    const words = tokenWords({ scale, wording: paper.wording, termId, form: known, ranges: 'hidden' }).words;
    // A lead opens the sentence: "It is likely that ...".
    return words === null || known !== 'lead' ? words : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  };
}
