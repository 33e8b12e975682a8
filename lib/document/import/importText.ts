import type { NodeJson } from '../docJson.ts';
import { arrange } from './arrange.ts';
import { textBlock } from './blocks.ts';
import { cleanText } from './cleanText.ts';
import type { ImportedDraft, ImportOptions } from './importedDraft.ts';
import { NoteTaker } from './importNote.ts';
import { loose, type LooseBlock } from './looseBlock.ts';
import { readingOf } from './readingOf.ts';
import { freeHeading, sectionOfHeading, type FoundHeading } from './sectionOfHeading.ts';
import { oneLine, shortTitle } from './titleOf.ts';

/**
 * Makes a draft of plain text. Every word of the text is in the draft (IM1).
 *
 * The first line is the title where it equals `title` (white space aside), or where none is given and it is short enough;
 * otherwise all lines are content (IM3). Known headings open sections, with the author's words (IM4); other clear ones open
 * free sections (IM5). What stands under them becomes what the section holds (IM6, IM7).
 *
 * @returns A draft without block ids: `withFreshIds` adds them.
 */
export function importText({ content, title, scale }: ImportOptions & { readonly content: string }): ImportedDraft {
  const notes = new NoteTaker();
  const text = cleanText(content, notes);
  const lines = text.split('\n').map((line) => line.replace(/[ \t]+/gu, ' ').trim());
  const first = lines.findIndex((line) => line !== '');
  const firstLine = oneLine(lines[first] ?? '');
  const given = title === null ? shortTitle(firstLine) : oneLine(cleanText(title, new NoteTaker()));
  const blocks = looseLines(lines, first >= 0 && firstLine === given ? first + 1 : 0);
  return { title: given, doc: arrange(inlineOf(given), blocks, readingOf(text, scale), notes), notes: notes.notes() };
}

function looseLines(lines: readonly string[], begin: number): readonly LooseBlock[] {
  const blocks: LooseBlock[] = [];
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
    if (heading === null) blocks.push(loose(textBlock('paragraph', line)));
    else blocks.push({ kind: 'heading', level: 2, content: inlineOf(heading.text), opens: heading.kind });
    isAfterBreak = heading !== null || /[.!?…。！？؟]["'”’)\]]*$/u.test(line);
  }
  return blocks;
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

function inlineOf(text: string): readonly NodeJson[] {
  return text === '' ? [] : [{ type: 'text', text }];
}
