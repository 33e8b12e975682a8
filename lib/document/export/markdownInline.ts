import { unreachable } from '../../domain/result.ts';
import { isLinkable } from '../extensions/markExtensions.ts';
import type { MarkJson } from '../docJson.ts';
import { markNames } from '../grammar.ts';
import type { MarkName } from '../grammar.ts';
import { inlineText } from './readNodes.ts';
import type { Run } from './readNodes.ts';

/** Order of nesting, outermost first: code inside everything, as nothing may stand inside code. */
const nesting: readonly MarkName[] = ['link', 'bold', 'italic', 'underline', 'strike', 'code'];
const signs = { bold: '**', italic: '*', strike: '~~' } as const;
/** For places where Markdown would not take the signs for emphasis, and for what it has no sign for. */
const tags = { bold: 'strong', italic: 'em', strike: 's', underline: 'u' } as const;

/** Text runs as Markdown, specials escaped, marks nested. */
export function markdownInline(runs: readonly Run[]): string {
  return atLineStarts(render(runs.map(guarded), nesting));
}

/** `text` as a line of its own that Markdown shows as it is. */
export function escapeMarkdownLine(text: string): string {
  return atLineStarts(escapeMarkdown(text));
}

/** A run with what its Markdown needs before it. */
type Guarded = Run & { readonly guard: string };

/** After a bracket, `(` would make a link of it and `:` a definition, which is not shown at all. */
function guarded(run: Run, at: number, runs: readonly Run[]): Guarded {
  const before = runs[at - 1]?.is.kind;
  const isAfterBracket = before === 'citation' || before === 'note';
  return { ...run, guard: isAfterBracket && run.is.kind === 'text' && /^[(:]/u.test(run.text) ? '\\' : '' };
}

/** `text` so that Markdown shows it as it is. Underscores inside words are no emphasis and stay readable. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*[\]<>~|]/gu, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/gu, '\\&');
}

/** At the start of a line, spaces mean code, and further signs mean headings, lists and rules. */
function atLineStarts(markdown: string): string {
  return markdown
    .replace(/^[ \t]+/gmu, '')
    .replace(/^[#+=-]/gmu, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/gmu, '$1\\$2');
}

function render(runs: readonly Guarded[], marks: readonly MarkName[]): string {
  const [mark, ...inner] = marks;
  if (mark === undefined) return runs.map(leaf).join('');
  const groups = grouped(runs, mark);
  return groups
    .map(({ marked, runs: part }, index) => {
      if (!marked) return render(part, inner);
      const before = inlineText(groups[index - 1]?.runs ?? []).at(-1) ?? '';
      const after = inlineText(groups[index + 1]?.runs ?? []).at(0) ?? '';
      return wrap(mark, marked, part, inner, before, after);
    })
    .join('');
}

function leaf({ text, is, guard }: Guarded): string {
  switch (is.kind) {
    case 'break':
      return '\\\n';
    case 'citation':
      return `[${escapeMarkdown(text.slice(1, -1))}]`;
    case 'note':
      return text;
    case 'text':
      return guard + escapeMarkdown(text).replace(/\n+/gu, '\\\n');
    default:
      return unreachable(is);
  }
}

type Group = { readonly marked: MarkJson | null; readonly runs: readonly Guarded[] };

/** Neighbouring runs that bear the same mark (for links: to the same address), together. */
function grouped(runs: readonly Guarded[], name: MarkName): readonly Group[] {
  const groups: { marked: MarkJson | null; runs: Guarded[] }[] = [];
  for (const run of runs) {
    const marked = run.marks.find((mark) => mark.type === name) ?? null;
    const last = groups.at(-1);
    const isSame =
      last && (last.marked === null) === (marked === null) && last.marked?.attrs?.href === marked?.attrs?.href;
    if (isSame) last.runs.push(run);
    else groups.push({ marked, runs: [run] });
  }
  return groups;
}

function wrap(
  name: MarkName,
  mark: MarkJson,
  runs: readonly Guarded[],
  inner: readonly MarkName[],
  before: string,
  after: string,
): string {
  if (name === 'code') return codeSpan(inlineText(runs));
  const body = render(runs, inner);
  if (name === 'link') {
    const href = mark.attrs?.href;
    return isLinkable(href) ? `[${body}](<${encodeAngles(href)}>)` : body;
  }
  const text = inlineText(runs);
  if (name === 'underline' || !isFlanked(text, before, after)) return `<${tags[name]}>${body}</${tags[name]}>`;
  return signs[name] + body + signs[name];
}

/** Whether signs around `text` count as emphasis, by CommonMark's rules of flanking. */
function isFlanked(text: string, before: string, after: string): boolean {
  const first = text.at(0) ?? ' ';
  const last = text.at(-1) ?? ' ';
  const isPlain = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign);
  return isPlain(first) && isPlain(last) && !isPlain(before) && !isPlain(after);
}

/** A code span with more backticks around than any run of them inside. Line feeds in it would end the paragraph. */
function codeSpan(text: string): string {
  if (text.trim() === '') return text;
  const flat = text.replace(/\n+/gu, ' ');
  const longest = Math.max(0, ...(flat.match(/`+/gu) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/u.test(flat) ? ' ' : '';
  return fence + pad + flat + pad + fence;
}

/** An address for use between angle brackets. */
export function encodeAngles(href: string): string {
  return href.replace(/[<>\\\s]/gu, (sign) => encodeURIComponent(sign));
}

/** Every mark of the grammar has its place in the nesting; a new one that was forgotten fails here, at start. */
for (const name of markNames) if (!nesting.includes(name)) throw new Error(`no Markdown for mark ${name}`);
