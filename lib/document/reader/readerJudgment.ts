import { labelOf, rangeLabel, termById } from '../../domain/likelihood/scaleById.ts';
import { portionText } from '../../domain/marking/portionText.ts';
import { dateWords } from '../../domain/text/dateWords.ts';
import type { NodeJson } from '../docJson.ts';
import { viewParts } from '../export/blockParts.ts';
import { blockChildren, hasLine } from '../export/readNodes.ts';
import { relationLine } from '../export/relationLine.ts';
import { html, type Markup } from './markup.ts';
import { anchorOf } from './anchorOf.ts';
import { otherView, type PaperPrinter } from './paperPrinter.ts';
import { confidenceSteps, ruler } from './ruler.ts';

/**
 * A judgment as it is read: the statement with its term and range; the ruler and the fields beside it; its confidence in a
 * sentence of its own (ICD 203, D.6.e.(2)(b)), what it rests on, and other views boxed.
 */
export function readerJudgment(node: NodeJson, printer: PaperPrinter): Markup {
  const { printing, line, blocks, linked } = printer;
  const children = blockChildren(node);
  const label = printing.labelOf(node);
  const mark = portionText(node.attrs?.marking);
  const statements = children.filter(({ type }) => type !== 'basis');
  const [first, ...others] = statements;
  const isLine = first !== undefined && hasLine(first);
  // In the order of print, as notes are numbered as they are met.
  const lead = isLine ? line(first) : [];
  const more = blocks(isLine ? others : statements);
  const basis = children.filter(({ type }) => type === 'basis').map((each) => html` ${line(each)}`);
  const { confidence } = node.attrs ?? {};
  const said = typeof confidence === 'string' ? html`Confidence in this judgment is ${confidence}.` : null;
  const relations = relationLine(node, 'judgment', printing);
  const recalled = printing.recalledUnder(node);
  const id = typeof node.attrs?.id === 'string' ? anchorOf(node.attrs.id) : `n-${label}`;
  const about = said === null && basis.length === 0 ? null : html`<p class="basis" dir="auto">${said}${basis}</p>`;
  const rests = relations === null ? null : html`<p class="about">${linked(relations)}</p>`;
  const warning =
    recalled.length === 0
      ? null
      : html`<p class="about warn">${linked(`Rests on what was recalled: ${recalled.join(', ')}.`)}</p>`;
  const change = printing.changeOf(node);
  const stated = change === null ? null : html`<p class="about change" dir="auto">${linked(change)}</p>`;
  const views = printing.viewsOf(node).map((view) => otherView(viewParts(view, printing)));
  return html`<div class="kj" id="${id}">
    <div class="said">
      <p dir="auto">
        <span class="id">${label}</span> ${mark === '' ? null : html`<span class="portion">${mark}</span> `}${lead}
      </p>
      ${more}${about}${rests}${warning}${stated}${views}
    </div>
    ${fields(node, printer)}
  </div>`;
}

/** "Very likely · 80–95%", the ruler, "Confidence moderate", "by Nov 2027". */
function fields(node: NodeJson, { printing: { reading }, stood }: PaperPrinter): Markup | null {
  const { id: blockId, likelihood, probability, confidence, horizon } = node.attrs ?? {};
  const id = typeof likelihood === 'string' ? likelihood : null;
  const term = termById(reading.scale, id);
  const words = term === null ? id : labelOf(term, reading.wording ?? undefined);
  const own = typeof probability === 'number' ? `${Math.round(probability * 1000) / 10}%` : null;
  const figures = [term === null ? null : rangeLabel(term), own].filter((part) => part !== null).join('; ');
  const parts = [
    words === null && figures === ''
      ? null
      : html`<div class="row">
          <span><b>${capitalised(words ?? 'Likelihood')}</b><span class="dot"> · </span></span><span>${figures}</span>
        </div>`,
    term === null ? null : ruler(reading.scale, term),
    typeof confidence === 'string' || typeof horizon === 'string'
      ? html`<div class="row">
          ${
            typeof confidence === 'string'
              ? html`<span>Confidence ${confidenceSteps(confidence)} ${confidence}</span>`
              : null
          }${typeof horizon === 'string' ? html`<span class="horizon">by ${dateWords(horizon)}</span>` : null}
        </div>`
      : null,
    typeof blockId === 'string' ? stood(blockId) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : html`<div class="fields">${parts}</div>`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
