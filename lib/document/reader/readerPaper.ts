import type { DocJson, NodeJson } from '../docJson.ts';
import { blockParts, type BlockParts } from '../export/blockParts.ts';
import { headingFor } from '../export/headingFor.ts';
import type { Printing } from '../export/printing.ts';
import { blockChildren, hasLine, inlineRuns, inlineText, markAhead } from '../export/readNodes.ts';
import { spansOf } from '../export/tableGrid.ts';
import { headingLevelOf } from '../extensions/nodeExtensions.ts';
import { labelledBlocks } from '../labels.ts';
import { sectionKindOf } from '../outline.ts';
import type { Publication } from '../publication.ts';
import { html, type Markup } from './markup.ts';
import { anchorOf } from './anchorOf.ts';
import { headingMarkup, readerInline } from './readerInline.ts';
import { otherView, type PaperPrinter } from './paperPrinter.ts';
import { readerJudgment } from './readerJudgment.ts';
import type { Stood } from './readerStood.ts';

/** A table of more columns than this is printed in smaller letters. */
const maxRoomyColumns = 7;

/** A section as the contents list it. */
export type PaperSection = { readonly anchor: string; readonly name: string };

/**
 * The paper of a publication as readers see it: every word (RP1), sections under their names, judgments with their ruler,
 * dissents beside them, sources as endnotes. The title stands over the page and is not among the blocks.
 *
 * @param stood What earlier versions said of a judgment; a file says nothing of those.
 */
export function readerPaper(
  publication: Publication,
  printing: Printing,
  stood: Stood = () => null,
): { readonly body: readonly Markup[]; readonly sections: readonly PaperSection[] } {
  const { content } = publication;
  const title = content.content.find(({ type }) => type === 'title');
  const sections: PaperSection[] = [];
  const anchors = anchorsOf(content);
  const line = (node: NodeJson): readonly Markup[] => readerInline(inlineRuns(node, printing));
  const linked = (sentence: string): readonly Markup[] => linkedLabels(sentence, anchors);

  const print = (node: NodeJson): Markup => {
    if (node.type === 'judgment') return readerJudgment(node, printer);
    const parts = blockParts(node, printing);
    return parts === null ? plain(node) : numbered(node, parts);
  };
  const blocks = (nodes: readonly NodeJson[]): readonly Markup[] => nodes.map(print);
  const printer: PaperPrinter = { printing, line, blocks, linked, stood };
  const children = (node: NodeJson): readonly Markup[] => blocks(blockChildren(node));

  const plain = (node: NodeJson): Markup => {
    switch (node.type) {
      case 'section':
        return section(node);
      // Nested in the section that it names, which prints it.
      case 'sectionHeading':
        return html`<p class="more-heading">${line(node)}</p>`;
      case 'title':
        return html`<p class="more-heading">${line(node)}</p>`;
      case 'heading':
        return headingLevelOf(node.attrs?.level) > 3
          ? html`<h4 dir="auto">${line(node)}</h4>`
          : html`<h3 dir="auto">${line(node)}</h3>`;
      case 'blockquote':
        return html`<blockquote dir="auto">${ahead(node)}${children(node)}</blockquote>`;
      case 'bulletList':
        return html`<ul>
          ${children(node)}
        </ul>`;
      case 'orderedList':
        return html`<ol start="${typeof node.attrs?.start === 'number' ? node.attrs.start : 1}">
          ${children(node)}
        </ol>`;
      case 'listItem':
        return html`<li dir="auto">${children(node)}</li>`;
      case 'table':
        return html`${ahead(node)}
          <div class="scroll" tabindex="0" role="group" aria-label="Table">${table(node)}</div>`;
      case 'tableRow':
        return html`<tr>
          ${children(node)}
        </tr>`;
      case 'tableHeader':
      case 'tableCell': {
        const { across, down } = spansOf(node);
        return node.type === 'tableHeader'
          ? html`<th colspan="${across}" rowspan="${down}">${children(node)}</th>`
          : html`<td colspan="${across}" rowspan="${down}">${children(node)}</td>`;
      }
      case 'caption':
        return html`<figcaption dir="auto">${line(node)}</figcaption>`;
      default:
        return html`${hasLine(node) ? html`<p dir="auto">${line(node)}</p>` : null}${children(node)}`;
    }
  };
  /** A first row of nothing but headers stands over every sheet that the table reaches. */
  const table = (node: NodeJson): Markup => {
    const [first, ...rest] = blockChildren(node);
    const cells = first === undefined ? [] : blockChildren(first);
    const isHead = cells.length > 0 && cells.every((cell) => cell.type === 'tableHeader' && spansOf(cell).down === 1);
    const head =
      isHead && first !== undefined
        ? html`<thead>
            ${print(first)}
          </thead>`
        : null;
    const body = blocks(head === null ? blockChildren(node) : rest);
    const columns = cells.reduce((sum, cell) => sum + spansOf(cell).across, 0);
    return html`<table class="${columns > maxRoomyColumns ? 'tight' : 'roomy'}">
      ${head}
      <tbody>
        ${body}
      </tbody>
    </table>`;
  };
  const ahead = (node: NodeJson): Markup | null => {
    const mark = markAhead(node);
    return mark === '' ? null : html`<p class="portion">${mark}</p>`;
  };
  const section = (node: NodeJson): Markup => {
    const heading = node.content?.find((child) => child.type === 'sectionHeading' && hasLine(child));
    const kind = sectionKindOf(node);
    const anchor = `s-${sections.length + 1}`;
    const place = sections.length;
    sections.push({ anchor, name: headingFor(kind) });
    const runs = heading === undefined ? null : inlineRuns(heading, printing);
    if (runs !== null) {
      // A portion mark belongs to the heading and not to the list of contents.
      const name = inlineText(runs).replace(/^\([^()]*\)\s+/u, '');
      sections[place] = { anchor, name: name === '' ? headingFor(kind) : name };
    }
    const named = runs === null ? [html`${headingFor(kind)}`] : headingMarkup(runs, heading?.attrs?.marking);
    const rest = blockChildren(node).filter((child) => child !== heading);
    return html`<section aria-labelledby="${anchor}">
      <h2 class="section" id="${anchor}" dir="auto">${named}</h2>
      ${blocks(rest)}
    </section>`;
  };
  const numbered = (node: NodeJson, parts: BlockParts): Markup => {
    const [first, ...rest] = parts.main;
    const isLine = first !== undefined && hasLine(first);
    // Notes are numbered as they are met: what is said first is printed first.
    const lead = isLine ? line(first) : [];
    const others = blocks(isLine ? rest : parts.main);
    const lines = parts.lines.map(
      (pieces) =>
        html`<p class="about" dir="auto">
          ${pieces.map((piece) => html`${typeof piece === 'string' ? linked(piece) : line(piece)} `)}
        </p>`,
    );
    const views = parts.views.map(otherView);
    const id = typeof node.attrs?.id === 'string' ? anchorOf(node.attrs.id) : `n-${parts.number}`;
    const inner = html`${picture(parts, printing)}${others}${lines}${views}${record(parts)}${backLinks(node, printing)}`;
    const [number, ...mark] = parts.number.split(' ');
    const marking = mark.length === 0 ? null : html`<span class="portion">${mark.join(' ')}</span> `;
    if (parts.kind === 'source') {
      return html`<div class="source" id="${id}">
        <span class="n" aria-hidden="true">${(number ?? '').replace(/^S/u, '')}</span>
        <div>
          <p dir="auto"><span class="hide">Source ${number ?? ''}: </span>${marking}<b>${lead}</b></p>
          ${inner}
        </div>
      </div>`;
    }
    const head = html`<p dir="auto"><span class="id">${number ?? ''}</span> ${marking}${lead}</p>`;
    return parts.kind === 'figure'
      ? html`<figure id="${id}">${head}${inner}</figure>`
      : html`<div class="block ${parts.kind}" id="${id}">${head}${inner}</div>`;
  };
  const body = blocks(content.content.filter((node) => node !== title));
  return { body, sections };
}

function picture({ picture: shown }: BlockParts, { imageUrl }: Printing): Markup | null {
  if (shown === null) return null;
  if (imageUrl !== null && shown.image !== null) {
    return html`<img src="${imageUrl(shown.image)}" alt="${shown.alt}" loading="lazy" />`;
  }
  return shown.alt === '' ? null : html`<p class="about">Picture: ${shown.alt}</p>`;
}

function record({ record: lines }: BlockParts): Markup | null {
  if (lines.length === 0) return null;
  const pairs = lines.map(
    ({ name, value }) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${addressed(value)}</dd>
      </div>`,
  );
  return html`<dl class="record">${pairs}</dl>`;
}

function addressed(value: string): Markup {
  return /^https?:\/\/\S+$/iu.test(value)
    ? html`<a class="link" href="${value}" rel="noopener noreferrer nofollow">${value}</a>`
    : html`${value}`;
}

/** The ways back from a source to where the text cites it. */
function backLinks(node: NodeJson, { citations }: Printing): Markup | null {
  const id = node.attrs?.id;
  const places = node.type === 'source' && typeof id === 'string' ? citations(id) : [];
  if (places.length === 0) return null;
  const links = places.map(
    (place, at) => html` <a class="link" href="#${place}" aria-label="Citation ${at + 1}">↩${at + 1}</a>`,
  );
  return html`<p class="about">Cited at${links}</p>`;
}

/** Anchors by a block's number. */
function anchorsOf(doc: DocJson): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  for (const { id, label } of labelledBlocks(doc)) if (id !== null) anchors.set(label, anchorOf(id));
  return anchors;
}

function linkedLabels(sentence: string, anchors: ReadonlyMap<string, string>): readonly Markup[] {
  return sentence.split(/(\b(?:AS|[JESRAIGF])\d+\b)/u).map((part) => {
    const anchor = anchors.get(part);
    return anchor === undefined ? html`${part}` : html`<a class="link" href="#${anchor}">${part}</a>`;
  });
}
