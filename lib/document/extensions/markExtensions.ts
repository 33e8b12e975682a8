import { Mark } from '@tiptap/core';
import type { MarkConfig } from '@tiptap/core';
import { acceptsMark, markNames } from '../grammar.ts';
import type { MarkName } from '../grammar.ts';

/**
 * No mark sets `excludes`: ProseMirror's default is that a mark excludes only another of its own name, so
 * all six combine. `excludes: ''` would let a mark stack on itself, and y-tiptap would then store it under
 * a hashed name (`bold--x1y2`) that the grammar does not know.
 */
const simpleMarks: Readonly<
  Record<Exclude<MarkName, 'link'>, { tag: string; also: readonly string[]; style?: string }>
> = {
  bold: { tag: 'strong', also: ['b'], style: 'font-weight=bold' },
  italic: { tag: 'em', also: ['i'], style: 'font-style=italic' },
  underline: { tag: 'u', also: [], style: 'text-decoration=underline' },
  strike: { tag: 's', also: ['del', 'strike'], style: 'text-decoration=line-through' },
  code: { tag: 'code', also: [] },
};

function simpleMark(name: keyof typeof simpleMarks): Mark {
  const { tag, also, style } = simpleMarks[name];
  return Mark.create({
    name,
    code: name === 'code',
    parseHTML: () => [...[tag, ...also].map((each) => ({ tag: each })), ...(style ? [{ style }] : [])],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  } satisfies MarkConfig);
}

/** Whether `href` is an address that a draft may link to: http, https or mailto. */
export function isLinkable(href: unknown): href is string {
  return typeof href === 'string' && acceptsMark('link', { href });
}

/** Stored so that nothing another client wrote is lost, but never written to a page. */
const kept = { default: null, rendered: false, parseHTML: () => null };

const link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({
    href: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('href') },
    title: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute('title')?.slice(0, 2048) ?? null,
    },
    target: kept,
    rel: kept,
    class: kept,
  }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (element) => (isLinkable(element.getAttribute('href')) ? null : false) },
  ],
  renderHTML: ({ mark }) => {
    const { href, title } = mark.attrs as { href: unknown; title: unknown };
    if (!isLinkable(href)) return ['a', {}, 0];
    const titled = typeof title === 'string' ? { title } : {};
    return ['a', { href, ...titled, target: '_blank', rel: 'noopener noreferrer nofollow' }, 0];
  },
} satisfies MarkConfig);

/** One extension per mark of the grammar, by name, without key bindings. */
export const markExtensions: Readonly<Record<MarkName, Mark>> = Object.fromEntries(
  markNames.map((name) => [name, name === 'link' ? link : simpleMark(name)]),
) as Record<MarkName, Mark>;
