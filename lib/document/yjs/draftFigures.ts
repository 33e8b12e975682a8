import { countWords } from '../../domain/text/wordsOf.ts';
import { countedText } from '../countedText.ts';
import type { DocJson, NodeJson } from '../docJson.ts';
import { isInlineKind, isNodeKind } from '../grammar.ts';
import { paperOf } from '../paper.ts';
import { wellFormed } from './buildNodes.ts';

/**
 * What lists show of a draft. `title` is one line, '' where the draft has none. Words are those of the text and its
 * footnotes, a likelihood token counting as one, without title and section headings; a judgment counts once it says something. `scale` is the one the title names, null where it
 * names none.
 */
export type DraftFigures = {
  readonly title: string;
  readonly scale: string | null;
  /** The marking system that the title names, null where it names none. */
  readonly marking: string | null;
  readonly judgmentCount: number;
  readonly wordCount: number;
  /** Sections, and how many of them are begun: something is written below their heading. */
  readonly sectionCount: number;
  readonly sectionsBegun: number;
};

/** Longest title that lists carry, UTF-16 units. */
const maxTitleLength = 300;

/** The figures of a draft, read from the draft itself. */
export function draftFigures(doc: DocJson): DraftFigures {
  let title = '';
  let judgmentCount = 0;
  let wordCount = 0;
  const visit = (node: NodeJson): void => {
    if (node.type === 'judgment' && saysSomething(node)) judgmentCount += 1;
    if (node.type === 'sectionHeading') return;
    if (node.type === 'title') {
      if (title === '') title = lineOf(textOf(node));
      return;
    }
    const content = node.content ?? [];
    if (content.some(({ type }) => type === 'text' || (isNodeKind(type) && isInlineKind(type))))
      wordCount += countWords(countedTextOf(node));
    else content.forEach(visit);
  };
  doc.content.forEach(visit);
  const { scale, markings: marking } = paperOf(doc);
  const sections = doc.content.filter((node) => node.type === 'section');
  const sectionsBegun = sections.filter(isBegun).length;
  return { title, scale, marking, judgmentCount, wordCount, sectionCount: sections.length, sectionsBegun };
}

/** Whether a section says anything but its heading; a picture says something too. */
function isBegun(section: NodeJson): boolean {
  const says = (node: NodeJson): boolean =>
    (node.type === 'text' && (node.text ?? '').trim() !== '') ||
    (node.type === 'figure' && typeof node.attrs?.['image'] === 'string') ||
    (node.content ?? []).some(says);
  return (section.content ?? []).some((node) => node.type !== 'sectionHeading' && says(node));
}

/** A line as its words are counted. */
function countedTextOf(node: NodeJson): string {
  return (node.content ?? [])
    .map(({ type, text, attrs }) => (type === 'text' ? (text ?? '') : countedText(type, attrs)))
    .join('');
}

function textOf(node: NodeJson): string {
  return (node.content ?? []).map((child) => (child.type === 'text' ? (child.text ?? '') : ' ')).join('');
}

/** One line without control characters (a database refuses U+0000 in text). */
function lineOf(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
  return wellFormed(line.slice(0, maxTitleLength)).replace(/\uFFFD$/, '');
}

function saysSomething(judgment: NodeJson): boolean {
  return (judgment.content ?? []).some((child) => child.type === 'statement' && textOf(child).trim() !== '');
}
