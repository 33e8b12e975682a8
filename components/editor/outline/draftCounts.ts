import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { countedText } from '../../../lib/document/countedText.ts';
import { countWords } from '../../../lib/domain/text/wordsOf.ts';

/** Words and characters (without line breaks) of a piece of the draft. */
export type Count = { readonly words: number; readonly characters: number };
export type SectionCount = Count & { readonly id: string | null; readonly heading: string };
export type DraftCounts = Count & {
  readonly judgments: number;
  readonly sections: readonly SectionCount[];
};

type Counted = Count & { readonly judgments: number };

/** Per block. Nodes are immutable, so an unchanged block is counted once. */
const counted = new WeakMap<ProseMirrorNode, Counted>();

/** Kinds whose words are not counted; the list's figures leave out the same (`draftFigures`). */
const uncounted = new Set(['title', 'sectionHeading']);

/** Words read in a minute, silently, of English prose that is not fiction (Brysbaert 2019: 238). */
const wordsPerMinute = 238;

/** How long it takes to read so many words, in whole minutes, at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / wordsPerMinute));
}

function sum(counts: readonly Counted[]): Counted {
  return counts.reduce(
    (all, each) => ({
      words: all.words + each.words,
      characters: all.characters + each.characters,
      judgments: all.judgments + each.judgments,
    }),
    { words: 0, characters: 0, judgments: 0 },
  );
}

function countOf(node: ProseMirrorNode): Counted {
  const known = counted.get(node);
  if (known !== undefined) return known;
  const count = node.isTextblock ? countOfText(node) : countOfParts(node);
  counted.set(node, count);
  return count;
}

function countOfParts(node: ProseMirrorNode): Counted {
  const all = sum(node.children.filter((child) => !child.isLeaf).map(countOf));
  return node.type.name === 'judgment' && saysSomething(node) ? { ...all, judgments: 1 } : all;
}

function saysSomething(judgment: ProseMirrorNode): boolean {
  return judgment.children.some((child) => child.type.name === 'statement' && child.textContent.trim() !== '');
}

const countedLeaf = (leaf: ProseMirrorNode): string => countedText(leaf.type.name, leaf.attrs);

function countOfText(node: ProseMirrorNode): Counted {
  if (uncounted.has(node.type.name)) return { words: 0, characters: 0, judgments: 0 };
  const text = node.textBetween(0, node.content.size, ' ', countedLeaf);
  return { words: countWords(text), characters: Array.from(node.textContent).length, judgments: 0 };
}

/** Judgments that say something, words and characters without title and section headings, and the same per section. */
export function draftCounts(doc: ProseMirrorNode): DraftCounts {
  const sections: SectionCount[] = [];
  doc.forEach((child) => {
    if (child.type.name !== 'section') return;
    const { words, characters } = countOf(child);
    const { id } = child.attrs as { readonly id?: unknown };
    const heading = child.children.find((each) => each.type.name === 'sectionHeading')?.textContent ?? '';
    sections.push({ id: typeof id === 'string' ? id : null, heading, words, characters });
  });
  return { ...countOf(doc), sections };
}

/** The words and characters of what is selected. */
export function selectionCount(doc: ProseMirrorNode, from: number, to: number): Count {
  const text = doc.textBetween(from, to, ' ', countedLeaf);
  return { words: countWords(text), characters: Array.from(doc.textBetween(from, to, '', '')).length };
}
