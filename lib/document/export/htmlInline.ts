import { unreachable } from '../../domain/result.ts';
import type { MarkJson } from '../docJson.ts';
import { isLinkable } from '../extensions/markExtensions.ts';
import type { Run } from './readNodes.ts';

const markTags = { bold: 'strong', italic: 'em', underline: 'u', strike: 's', code: 'code' } as const;

/** Runs as HTML: marks as elements, citations linked to their source, notes to their text at the end. */
export function htmlInline(runs: readonly Run[]): string {
  return runs.map((run) => run.marks.reduce((inner, mark) => markHtml(mark, inner), leaf(run))).join('');
}

function leaf({ text, is }: Run): string {
  switch (is.kind) {
    case 'text':
      return escapeHtml(text);
    case 'break':
      return '<br>';
    case 'citation':
      return is.id === null
        ? escapeHtml(text)
        : `<a id="${escapeHtml(is.at ?? '')}" href="#${escapeHtml(is.id)}">${escapeHtml(text)}</a>`;
    case 'note':
      return `<sup id="fnref-${is.number}"><a href="#fn-${is.number}">${is.number}</a></sup>`;
    default:
      return unreachable(is);
  }
}

function markHtml(mark: MarkJson, inner: string): string {
  if (mark.type === 'link') {
    const href = mark.attrs?.href;
    return isLinkable(href) ? `<a href="${escapeHtml(href)}" rel="noopener noreferrer nofollow">${inner}</a>` : inner;
  }
  const tag = (markTags as Readonly<Record<string, string>>)[mark.type];
  return tag === undefined ? inner : htmlElement(tag, inner);
}

/** An element without attributes; `body` is HTML. */
export function htmlElement(tag: string, body: string): string {
  return `<${tag}>${body}</${tag}>`;
}

/** `text` for use between tags and inside double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
