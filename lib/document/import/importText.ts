import { likelihoodInSentence } from '../../domain/likelihood/likelihoodInSentence.ts';
import type { Scale } from '../../domain/likelihood/scale.ts';
import { sentencesOf } from '../../domain/text/sentencesOf.ts';
import type { DocJson, NodeJson } from '../docJson.ts';
import type { NodeKind, SectionKind } from '../grammar.ts';
import { block, section, textBlock } from './blocks.ts';
import { cleanText } from './cleanText.ts';
import { judgmentKindOf } from './judgmentKindOf.ts';
import { freeHeading, sectionOfHeading, standardSections } from './sectionOfHeading.ts';
import type { FoundHeading } from './sectionOfHeading.ts';

/** What a stretch of the text became. `section` is null before the first heading. */
export type ImportedBlock = {
  readonly text: string;
  readonly kind: NodeKind;
  readonly section: SectionKind | null;
};

/** What became of the text, block by block, and what was changed in it, in sentences for people. */
export type ImportReport = { readonly blocks: readonly ImportedBlock[]; readonly notes: readonly string[] };

export type ImportedText = { readonly doc: DocJson; readonly report: ImportReport };

type TextImport = {
  readonly content: string;
  readonly title: string;
  /** Its terms fill in the likelihood of judgments. */
  readonly scale: Scale;
};

/** A section as it is read: the blocks found under its heading. */
type OpenSection = { readonly heading: FoundHeading; readonly blocks: NodeJson[] };

/**
 * Makes a draft of plain text. Every word of the text is in the draft (IM1).
 *
 * The first line is the title where it equals `title` (white space aside); otherwise all lines are content (IM3).
 * Known headings open sections, with the author's words (IM4); other clear ones open free sections (IM5). Under key judgments
 * each sentence is a judgment, with the likelihood its words say (IM6); under recommendations each line is a
 * recommendation (IM7); elsewhere each line is a paragraph. What stands before the first heading stays outside the
 * sections. The four standard sections exist in any case (IM9).
 *
 * @returns A draft without block ids: `withFreshIds` adds them.
 */
export function importText({ content, title, scale }: TextImport): ImportedText {
  const cleanTitle = cleanText(title).text.replace(/\s+/gu, ' ').trim();
  const cleaned = cleanText(content);
  const lines = cleaned.text.split('\n').map((line) => line.replace(/[ \t]+/gu, ' ').trim());
  const begin = titleLines(lines, cleanTitle);

  const loose: NodeJson[] = [];
  const sections: OpenSection[] = [];
  const reported: ImportedBlock[] = [{ text: cleanTitle, kind: 'title', section: null }];
  const nextLines = nextNonEmpty(lines);
  let isAfterBreak: boolean = true;

  for (let index = begin; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') {
      isAfterBreak = true;
      continue;
    }
    const heading: FoundHeading | null =
      sectionOfHeading(line) ?? freeHeading(line, nextLines[index] ?? null, isAfterBreak);
    if (heading) {
      sections.push({ heading, blocks: [] });
      reported.push({ text: heading.text, kind: 'sectionHeading', section: heading.kind });
    } else {
      const open = sections.at(-1);
      const kind = open?.heading.kind ?? null;
      for (const made of blocksOfLine(line, kind, scale)) {
        (open?.blocks ?? loose).push(made.node);
        reported.push({ text: made.text, kind: made.kind, section: kind });
      }
    }
    isAfterBreak = heading !== null || /[.!?…。！？؟]["'”’)\]]*$/u.test(line);
  }

  const doc: DocJson = {
    type: 'doc',
    content: [textBlock('title', cleanTitle), ...loose, ...withStandardSections(sections)],
  };
  return { doc, report: { blocks: reported, notes: cleaned.notes } };
}

/** How many lines the title takes: through the first one with text where that equals the title, else none. */
function titleLines(lines: readonly string[], title: string): number {
  const first = lines.findIndex((line) => line !== '');
  return first >= 0 && lines[first]?.replace(/\s+/gu, ' ').trim() === title ? first + 1 : 0;
}

/** For each line, the next one with text. One pass from the end: imports may have a million lines. */
function nextNonEmpty(lines: readonly string[]): readonly (string | null)[] {
  const next: (string | null)[] = new Array<string | null>(lines.length).fill(null);
  let following: string | null = null;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    next[index] = following;
    if (lines[index] !== '') following = lines[index] ?? null;
  }
  return next;
}

type MadeBlock = { readonly node: NodeJson; readonly text: string; readonly kind: NodeKind };

function blocksOfLine(line: string, kind: SectionKind | null, scale: Scale): readonly MadeBlock[] {
  if (kind === 'key-judgments') {
    return sentencesOf(line).map(({ text }) => judgmentOf(text.trim(), scale));
  }
  if (kind === 'recommendations') {
    return [{ node: block('recommendation', [textBlock('paragraph', line)]), text: line, kind: 'recommendation' }];
  }
  return [{ node: textBlock('paragraph', line), text: line, kind: 'paragraph' }];
}

function judgmentOf(sentence: string, scale: Scale): MadeBlock {
  const likelihood = likelihoodInSentence(sentence, scale)?.id ?? null;
  const node = block('judgment', [textBlock('statement', sentence), textBlock('basis', '')], {
    kind: judgmentKindOf(sentence),
    likelihood,
    confidence: null,
  });
  return { node, text: sentence, kind: 'judgment' };
}

/**
 * The sections in the text's own order; a standard one that is missing comes after the nearest of those that usually
 * precede it, else before the first of those that usually follow, else last.
 */
function withStandardSections(found: readonly OpenSection[]): readonly NodeJson[] {
  const ordered = found.map(({ heading, blocks }) => ({ kind: heading.kind, heading: heading.text, blocks }));
  const isOneOf = (some: readonly { readonly kind: SectionKind }[]) => (section: { readonly kind: SectionKind }) =>
    some.some((each) => each.kind === section.kind);
  standardSections.forEach((missing, position) => {
    if (ordered.some(isOneOf([missing]))) return;
    const after = ordered.findLastIndex(isOneOf(standardSections.slice(0, position)));
    const before = ordered.findIndex(isOneOf(standardSections.slice(position + 1)));
    const place = after >= 0 ? after + 1 : before >= 0 ? before : ordered.length;
    ordered.splice(place, 0, { ...missing, blocks: [] });
  });
  return ordered.map(({ kind, heading, blocks }) => section(kind, heading, blocks));
}
