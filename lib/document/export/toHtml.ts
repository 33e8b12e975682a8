import type { DocJson, NodeJson } from '../docJson.ts';
import { headingLevelOf } from '../extensions/nodeExtensions.ts';
import { sectionKindOf } from '../outline.ts';
import { blockParts } from './blockParts.ts';
import type { BlockParts } from './blockParts.ts';
import { headingFor } from './headingFor.ts';
import { headLine } from './headLine.ts';
import { escapeHtml, htmlElement, htmlInline } from './htmlInline.ts';
import { bannerLine, startPrinting } from './printing.ts';
import type { ExportOptions, Printing } from './printing.ts';
import { blockChildren, hasLine, inlineRuns, markAhead } from './readNodes.ts';
import { spansOf } from './tableGrid.ts';

/**
 * A draft as one `<article>` of semantic HTML without styles, scripts or event handlers. All text and attributes are
 * escaped (EX4); links go to web and mail addresses and within the page only. Every word is printed (EX1).
 */
export function toHtml(doc: DocJson, options: ExportOptions = {}): string {
  const printing = startPrinting(doc, options);
  const print = printerOf(printing);
  const head = headLine(doc, printing);
  const title = doc.content.find(({ type }) => type === 'title');
  const body = doc.content.map((node) =>
    head !== null && node === title ? print(node) + htmlElement('p', escapeHtml(head)) : print(node),
  );
  const said = bannerLine(options);
  const banner = said === '' ? [] : [`<p class="banner"><strong>${escapeHtml(said)}</strong></p>`];
  return `<article>${[...banner, ...body, ...notesHtml(printing), ...banner].join('\n')}</article>\n`;
}

type Print = (node: NodeJson) => string;

function printerOf(printing: Printing): Print {
  const lineOf: Print = (node) => htmlInline(inlineRuns(node, printing));
  const childBlocks: Print = (node) => blockChildren(node).map(print).join('');
  const ahead: Print = (node) => {
    const mark = markAhead(node);
    return mark === '' ? '' : `<p class="portion">${escapeHtml(mark)}</p>`;
  };
  const print: Print = (node) => {
    const parts = blockParts(node, printing);
    return parts === null ? plain(node) : numbered(node, parts);
  };
  const plain: Print = (node) => {
    switch (node.type) {
      case 'title':
        return htmlElement('h1', lineOf(node));
      case 'sectionHeading':
        return htmlElement('h2', lineOf(node));
      case 'heading':
        return htmlElement(`h${Math.max(headingLevelOf(node.attrs?.level), 3)}`, lineOf(node));
      case 'section': {
        const hasHeading = node.content?.some((child) => child.type === 'sectionHeading' && hasLine(child));
        const kind = sectionKindOf(node);
        const heading = hasHeading ? '' : htmlElement('h2', headingFor(kind));
        return `<section data-kind="${kind}">${heading}${childBlocks(node)}</section>`;
      }
      case 'blockquote':
        return htmlElement('blockquote', ahead(node) + childBlocks(node));
      case 'bulletList':
        return htmlElement('ul', childBlocks(node));
      case 'orderedList': {
        const start = node.attrs?.start;
        return typeof start === 'number'
          ? `<ol start="${start}">${childBlocks(node)}</ol>`
          : htmlElement('ol', childBlocks(node));
      }
      case 'listItem':
        return htmlElement('li', childBlocks(node));
      case 'table':
        return ahead(node) + htmlElement('table', htmlElement('tbody', childBlocks(node)));
      case 'tableRow':
        return htmlElement('tr', childBlocks(node));
      case 'tableHeader':
      case 'tableCell': {
        const tag = node.type === 'tableHeader' ? 'th' : 'td';
        const { across, down } = spansOf(node);
        const spans = [across > 1 ? ` colspan="${across}"` : '', down > 1 ? ` rowspan="${down}"` : ''].join('');
        return `<${tag}${spans}>${childBlocks(node)}</${tag}>`;
      }
      case 'caption':
        return htmlElement('figcaption', lineOf(node));
      default:
        return htmlElement('p', lineOf(node) + childBlocks(node));
    }
  };
  const numbered = (node: NodeJson, parts: BlockParts): string => {
    const tag = parts.kind === 'figure' ? 'figure' : 'div';
    // Notes are numbered as they are met: so what is said first is printed first.
    const main = parts.main.map(print);
    const lines = parts.lines.map((line) =>
      htmlElement('p', line.map((piece) => (typeof piece === 'string' ? escapeHtml(piece) : lineOf(piece))).join(' ')),
    );
    const record = parts.record.map(({ name, value }) => `<dt>${escapeHtml(name)}</dt><dd>${linked(value)}</dd>`);
    const body = [
      `<p class="number">${escapeHtml(parts.number)}</p>`,
      pictureHtml(parts, printing),
      ...main,
      ...lines,
      ...parts.views.map(({ by, said }) => htmlElement('blockquote', escapeHtml(`Alternative view (${by}): ${said}`))),
      record.length === 0 ? '' : htmlElement('dl', record.join('')),
      backLinks(node, printing),
    ];
    return `<${tag} class="${parts.kind}"${idOf(node)}>${body.join('')}</${tag}>`;
  };
  return print;
}

function pictureHtml({ picture }: BlockParts, { imageUrl }: Printing): string {
  if (picture === null) return '';
  if (imageUrl !== null && picture.image !== null) {
    return `<img src="${escapeHtml(imageUrl(picture.image))}" alt="${escapeHtml(picture.alt)}">`;
  }
  return picture.alt === '' ? '' : htmlElement('p', `Picture: ${escapeHtml(picture.alt)}`);
}

function notesHtml({ notes }: Printing): readonly string[] {
  if (notes.length === 0) return [];
  const items = notes.map((text, index) => {
    const back = ` <a href="#fnref-${index + 1}">↩</a>`;
    return `<li id="fn-${index + 1}">${escapeHtml(text).replace(/\r\n|[\n\r]/gu, '<br>')}${back}</li>`;
  });
  return [`<section data-kind="footnotes">${htmlElement('ol', items.join(''))}</section>`];
}

/** The ways back from a source to where the text cites it. */
function backLinks(node: NodeJson, { citations }: Printing): string {
  const id = node.attrs?.id;
  const places = node.type === 'source' && typeof id === 'string' ? citations(id) : [];
  if (places.length === 0) return '';
  const links = places.map((place, at) => `<a href="#${escapeHtml(place)}">↩${places.length === 1 ? '' : at + 1}</a>`);
  return htmlElement('p', `Cited at ${links.join(' ')}`);
}

function linked(value: string): string {
  const text = escapeHtml(value);
  return /^https?:\/\/\S+$/iu.test(value) ? `<a href="${text}" rel="noopener noreferrer nofollow">${text}</a>` : text;
}

function idOf(node: NodeJson): string {
  const id = node.attrs?.id;
  return typeof id === 'string' ? ` id="${escapeHtml(id)}"` : '';
}
