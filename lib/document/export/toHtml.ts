import type { Scale } from '../../domain/likelihood/scale.ts';
import { defaultScale } from '../../domain/likelihood/scaleById.ts';
import type { DocJson, MarkJson, NodeJson } from '../docJson.ts';
import { isLinkable } from '../extensions/markExtensions.ts';
import { headingLevelOf } from '../extensions/nodeExtensions.ts';
import { sectionKindOf } from '../outline.ts';
import { judgmentLines } from './judgmentLines.ts';
import { blockChildren, inlineRuns, numbersOf } from './readNodes.ts';
import { headingFor } from './headingFor.ts';

const markTags = { bold: 'strong', italic: 'em', underline: 'u', strike: 's', code: 'code' } as const;

/**
 * A draft as one `<article>` of semantic HTML without styles, scripts or event handlers. All text and attributes are
 * escaped (EX4); links go to web and mail addresses only. Every word is printed (EX1).
 */
export function toHtml(doc: DocJson, options: { readonly scale?: Scale } = {}): string {
  const scale = options.scale ?? defaultScale;
  const numbers = numbersOf(doc);

  const html = (node: NodeJson): string => {
    const body = inlineHtml(node) + blockChildren(node).map(html).join('');
    switch (node.type) {
      case 'title':
        return element('h1', body);
      case 'sectionHeading':
        return element('h2', body);
      case 'heading':
        return element(`h${Math.max(headingLevelOf(node.attrs?.level), 3)}`, body);
      case 'section': {
        const hasHeading = node.content?.some((child) => child.type === 'sectionHeading' && child.content?.length);
        const kind = sectionKindOf(node);
        return `<section data-kind="${kind}">${hasHeading ? '' : element('h2', headingFor(kind))}${body}</section>`;
      }
      case 'blockquote':
        return element('blockquote', body);
      case 'bulletList':
        return element('ul', body);
      case 'orderedList': {
        const start = node.attrs?.start;
        return typeof start === 'number' ? `<ol start="${start}">${body}</ol>` : element('ol', body);
      }
      case 'listItem':
        return element('li', body);
      case 'judgment':
        return judgmentHtml(node);
      case 'recommendation':
        return `<div class="recommendation"${idOf(node)}><p class="number">${numbers.get(node) ?? ''}</p>${body}</div>`;
      default:
        return element('p', body);
    }
  };
  const judgmentHtml = (node: NodeJson): string => {
    const lines = judgmentLines(node, scale);
    const children = blockChildren(node);
    const statements = children.filter((child) => child.type !== 'basis').map(html);
    const bases = children.filter((child) => child.type === 'basis' && child.content?.length).map(html);
    const about = [lines.likelihood, lines.horizon, lines.confidence].flatMap((line) =>
      line === null ? [] : [element('p', escapeHtml(line))],
    );
    const number = `<p class="number">${numbers.get(node) ?? ''}</p>`;
    return `<div class="judgment"${idOf(node)}>${number}${[...statements, ...about, ...bases].join('')}</div>`;
  };
  return `<article>${doc.content.map(html).join('\n')}</article>\n`;
}

function inlineHtml(node: NodeJson): string {
  return inlineRuns(node)
    .map((run) => run.marks.reduce((inner, mark) => markHtml(mark, inner), run.isBreak ? '<br>' : escapeHtml(run.text)))
    .join('');
}

function markHtml(mark: MarkJson, inner: string): string {
  if (mark.type === 'link') {
    const href = mark.attrs?.href;
    return isLinkable(href) ? `<a href="${escapeHtml(href)}" rel="noopener noreferrer nofollow">${inner}</a>` : inner;
  }
  const tag = (markTags as Readonly<Record<string, string>>)[mark.type];
  return tag === undefined ? inner : element(tag, inner);
}

function idOf(node: NodeJson): string {
  const id = node.attrs?.id;
  return typeof id === 'string' ? ` id="${escapeHtml(id)}"` : '';
}

function element(tag: string, body: string): string {
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
