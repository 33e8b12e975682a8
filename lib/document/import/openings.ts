import type { NodeJson } from '../docJson.ts';
import { inlineText } from './inlineSlice.ts';
import type { LooseBlock } from './looseBlock.ts';
import type { RichBlock } from './richBlock.ts';
import { sectionOfHeading, type FoundHeading } from './sectionOfHeading.ts';
import { oneLine, shortTitle } from './titleOf.ts';

/** A document's title, and its blocks with what their headings open. */
export type Opened = {
  readonly title: string;
  /** The title's line as the document has it, with its marks and footnotes. */
  readonly titleContent: readonly NodeJson[];
  readonly blocks: readonly LooseBlock[];
};

/**
 * Finds the title and the headings that open sections.
 *
 * The title is what the caller gives, else the line in the title's style, else a heading of the first level that stands
 * first or alone, else `fallback`, else the first line where it is short. Where the first line equals it, it is not
 * repeated (IM3); a title's line that is another one stays as a heading. Headings open sections by their name (IM4), or by
 * standing as high as those that do; deeper ones head something inside. A line in bold or of capitals alone that is a
 * section's known name counts as a heading, and in a document without any, every short line in bold does.
 */
export function openings(rich: readonly RichBlock[], given: string | null, fallback: string | null): Opened {
  const blocks = withBoldHeadings(rich);
  const own = titleBlock(blocks);
  const first = blocks.find((each) => textOf(each) !== '') ?? null;
  const title = oneLine(given ?? '') || shortTitle(textOf(own) || (fallback ?? '') || shortLine(first));
  const taken = [first, own].find((each) => each !== null && textOf(each) === title) ?? null;
  const rest = blocks.filter((each) => each !== taken);
  return { title, titleContent: onOneLine(contentOf(taken)) ?? wordsOnly(title), blocks: opened(rest, own) };
}

function contentOf(each: RichBlock | null): readonly NodeJson[] {
  if (each === null) return [];
  return each.kind === 'heading' ? each.content : (each.node.content ?? []);
}

function wordsOnly(text: string): readonly NodeJson[] {
  return text === '' ? [] : [{ type: 'text', text }];
}

/** A line without its hard breaks; null where it is empty. */
function onOneLine(content: readonly NodeJson[]): readonly NodeJson[] | null {
  const line = content.map((node): NodeJson => (node.type === 'hardBreak' ? { type: 'text', text: ' ' } : node));
  return line.length === 0 ? null : line;
}

function textOf(each: RichBlock | null): string {
  if (each === null) return '';
  if (each.kind === 'heading') return oneLine(inlineText(each.content));
  return each.node.type === 'paragraph' ? oneLine(inlineText(each.node.content ?? [])) : '';
}

/** Longest first line that is taken for a title where nothing says what is one. */
const shortEnough = 150;

function shortLine(first: RichBlock | null): string {
  const text = textOf(first);
  return text.length <= shortEnough && !/[.!?…:]$/u.test(text) && nameOf(text) === null ? text : '';
}

function titleBlock(blocks: readonly RichBlock[]): RichBlock | null {
  const headings = blocks.filter((each) => each.kind === 'heading');
  const styled = headings.find((each) => each.isTitle);
  if (styled !== undefined) return styled;
  const tops = headings.filter((each) => each.level === 1);
  const [top] = tops;
  if (top === undefined || nameOf(textOf(top)) !== null) return null;
  const isFirst = blocks.find((each) => textOf(each) !== '') === top;
  return isFirst || tops.length === 1 ? top : null;
}

function nameOf(text: string): FoundHeading | null {
  return sectionOfHeading(text);
}

function opened(blocks: readonly RichBlock[], own: RichBlock | null): readonly LooseBlock[] {
  const headings = blocks.flatMap((each) => (each.kind === 'heading' && each !== own ? [each] : []));
  const named = headings.filter((each) => isMeaningful(nameOf(textOf(each))));
  const level = Math.min(...(named.length > 0 ? named : headings).map((each) => each.level));
  let open: FoundHeading['kind'] | null = null;
  return blocks.map((each): LooseBlock => {
    if (each.kind === 'block') return { kind: 'block', node: each.node };
    // The document's own title under another title heads all of it: no section.
    if (each === own) return { kind: 'heading', level: 1, content: each.content, opens: null };
    const name = nameOf(textOf(each));
    const isHigh = each.level <= level;
    const opensInside = isMeaningful(name) && (open === null || open === 'free');
    const opens = isHigh || opensInside ? (name?.kind ?? 'free') : null;
    if (opens !== null) open = opens;
    return { kind: 'heading', level: each.level, content: each.content, opens };
  });
}

function isMeaningful(name: FoundHeading | null): boolean {
  return name !== null && name.kind !== 'free';
}

const maxBoldHeading = 80;

/** Paragraphs that are headings in all but their style. */
function withBoldHeadings(blocks: readonly RichBlock[]): readonly RichBlock[] {
  const hasHeadings = blocks.some((each) => each.kind === 'heading' && !each.isTitle);
  const levels = blocks.flatMap((each) =>
    each.kind === 'heading' && !each.isTitle && isMeaningful(nameOf(textOf(each))) ? [each.level] : [],
  );
  const level = levels.length > 0 ? Math.min(...levels) : 2;
  return blocks.map((each, index): RichBlock => {
    if (each.kind === 'heading' || each.isCaption || each.node.type !== 'paragraph') return each;
    const content = each.node.content ?? [];
    const text = inlineText(content);
    if (text.trim() === '' || text.length > maxBoldHeading || !content.every((node) => node.type === 'text'))
      return each;
    const isBold = content.every((node) => (node.text ?? '').trim() === '' || hasMark(node, 'bold'));
    const name = nameOf(text);
    const isNamed = isMeaningful(name)
      ? isBold || !hasHeadings || text === text.toUpperCase()
      : name !== null && isBold;
    const next = blocks[index + 1];
    const standsAlone = isBold && !hasHeadings && !/[.!?…:;,]["'”’)\]]*$/u.test(text.trim()) && next?.kind === 'block';
    if (!isNamed && !standsAlone) return each;
    return { kind: 'heading', level, content: content.map((node) => withoutMark(node, 'bold')), isTitle: false };
  });
}

function hasMark(node: NodeJson, type: string): boolean {
  return node.marks?.some((mark) => mark.type === type) ?? false;
}

function withoutMark(node: NodeJson, type: string): NodeJson {
  const { marks = [], ...rest } = node;
  const left = marks.filter((mark) => mark.type !== type);
  return left.length > 0 ? { ...rest, marks: left } : rest;
}
