import type { Element } from 'hast';
import type { MarkJson } from '../docJson.ts';
import { acceptsMark } from '../grammar.ts';
import type { NoteTaker } from './importNote.ts';

const markOfTag: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
};

/** The marks that text in an element has: those around it and its own, each once. */
export function hastMarks(element: Element, outer: readonly MarkJson[], notes: NoteTaker): readonly MarkJson[] {
  const style = String(element.properties.style ?? '').toLowerCase();
  const names: string[] = [];
  const own = markOfTag[element.tagName];
  const weight = /font-weight\s*:\s*(bold(?:er)?|normal|lighter|\d+)/u.exec(style)?.[1] ?? '';
  const isHeavy = weight.startsWith('bold') || Number(weight) >= 600;
  // Google Docs puts a whole page into a <b> that is not bold.
  if (own !== undefined && !(own === 'bold' && weight !== '' && !isHeavy)) names.push(own);
  if (isHeavy) names.push('bold');
  if (/font-style\s*:\s*(?:italic|oblique)/u.test(style)) names.push('italic');
  const decoration = /text-decoration[a-z-]*\s*:\s*([^;]*)/u.exec(style)?.[1] ?? '';
  // Links are underlined everywhere: that is no emphasis.
  if (decoration.includes('underline') && element.tagName !== 'a' && !outer.some((mark) => mark.type === 'link')) {
    names.push('underline');
  }
  if (decoration.includes('line-through')) names.push('strike');

  const marks = [...outer];
  for (const type of names) if (!marks.some((mark) => mark.type === type)) marks.push({ type });
  if (element.tagName === 'a' && !marks.some((mark) => mark.type === 'link')) {
    const link = linkOf(element, notes);
    if (link !== null) marks.push(link);
  }
  return marks.length === outer.length ? outer : marks;
}

/** A link to the web or to a mail address; any other (scripts, places in the page, files) is noted. */
function linkOf(element: Element, notes: NoteTaker): MarkJson | null {
  const { href } = element.properties;
  if (typeof href !== 'string' || href.trim() === '') return null;
  const attrs = { href: href.trim().replace(/[\t\n\r]/gu, '') };
  if (acceptsMark('link', attrs)) return { type: 'link', attrs };
  notes.add('link', 1, attrs.href);
  return null;
}

/** Marks with bold among them, once. */
export function withBold(marks: readonly MarkJson[]): readonly MarkJson[] {
  return marks.some((mark) => mark.type === 'bold') ? marks : [...marks, { type: 'bold' }];
}
