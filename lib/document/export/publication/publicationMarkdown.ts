import { asSentence } from '../../publication/asSentence.ts';
import { changeSentence, sinceLines } from '../../publication/changeClauses.ts';
import {
  bannerWords,
  confidenceIntroduction,
  confidenceRows,
  metaLine,
  provenanceOf,
  noticeSentence,
  scaleIntroduction,
  scaleRows,
} from '../../publication/publicationFacts.ts';
import { printOptions } from '../../publication/printOptions.ts';
import type { Publication, PublicationState } from '../../publication.ts';
import { escapeMarkdown, escapeMarkdownLine } from '../markdownInline.ts';
import { toMarkdown } from '../toMarkdown.ts';

/**
 * A publication as Markdown: its paper between the banners, then how to read its likelihoods and where it comes from.
 *
 * @param state What became of it: a retracted one says so first.
 */
export function publicationMarkdown(
  publication: Publication,
  state: Pick<PublicationState, 'retracted' | 'superseded'>,
): string {
  const banner = bannerWords(publication);
  const mark = banner === '' ? [] : [`**${escapeMarkdown(banner)}**`];
  const retraction = noticeSentence(state);
  const since = changeSentence(publication);
  const { scale } = publication;
  const rows = scaleRows(publication).map(({ term, range }) => `| ${cell(term)} | ${cell(range)} |`);
  const blocks = [
    ...mark,
    ...(retraction === null ? [] : [`> **${escapeMarkdown(retraction)}**`]),
    escapeMarkdownLine(metaLine(publication)),
    ...(since === null ? [] : [escapeMarkdownLine(since)]),
    ...sinceLines(publication).map(escapeMarkdownLine),
    // The banner stands around the whole, so not around the paper alone.
    toMarkdown(publication.content, { ...printOptions(publication), banner: null }).trimEnd(),
    '## How to read likelihood',
    scaleIntroduction,
    ['| Term | Range |', '| --- | --- |', ...rows].join('\n'),
    escapeMarkdownLine(`Scale: ${scale.title}. ${asSentence(scale.cite)}`),
    confidenceIntroduction,
    confidenceRows.map(({ term, means }) => `- ${term}: ${means}`).join('\n'),
    '## Provenance',
    provenanceOf(publication).map(factLines).join('\n'),
    ...mark,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function factLines({ name, values }: { readonly name: string; readonly values: readonly string[] }): string {
  const [first = '', ...others] = values.map(escapeMarkdownLine);
  return others.length === 0
    ? `- ${escapeMarkdown(name)}: ${first}`
    : `- ${escapeMarkdown(name)}:\n${[first, ...others].map((value) => `  - ${value}`).join('\n')}`;
}

const cell = (text: string): string => escapeMarkdown(text).replace(/\s+/gu, ' ');
