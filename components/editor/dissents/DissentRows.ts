import { labelOf, rangeLabel, termById } from '../../../lib/domain/likelihood/scaleById.ts';
import type { DissentDto } from '../../../lib/protocol/roundsDto.ts';
import { capitalised } from '../../ui/capitalised.ts';
import { rulerRangeOf, rulerScaleOf } from '../../ui/rulerScaleOf.ts';
import { ruler, span } from '../blocks/drawHead.ts';
import type { PaperSettings } from '../blocks/paperSettings.ts';

/**
 * The dissents below a judgment as it is written: who dissents, the likelihood they would state (filled) beside the authors'
 * (dashed) on one ruler, and why. Plain DOM, as all of a block is; never part of the text.
 */
export class DissentRows {
  readonly dom = document.createElement('div');
  private drawn = '';

  constructor() {
    this.dom.className = 'dissent-rows';
    this.dom.contentEditable = 'false';
    this.dom.hidden = true;
  }

  draw(label: string, dissents: readonly DissentDto[], stated: unknown, { scale }: PaperSettings): void {
    const key = dissents.length === 0 ? '' : JSON.stringify([label, dissents, stated, scale.id]);
    if (key === this.drawn) return;
    this.drawn = key;
    this.dom.hidden = dissents.length === 0;
    this.dom.replaceChildren(...dissents.map((dissent) => row(label, dissent, stated, scale)));
  }
}

function row(label: string, dissent: DissentDto, stated: unknown, scale: PaperSettings['scale']): HTMLElement {
  const made = document.createElement('aside');
  made.className = 'dissent';
  made.setAttribute('aria-label', `Dissent on ${label}`);
  const head = span('hd');
  const who = document.createElement('b');
  who.textContent = `${dissent.author.name}${dissent.organisation === null ? '' : `, ${dissent.organisation}`}`;
  head.append(who, span('muted xs', 'dissents'));
  const term = termById(scale, dissent.likelihood);
  if (term !== null) {
    const authors = termById(scale, typeof stated === 'string' ? stated : null);
    const range = rulerRangeOf(term);
    const before = authors === null ? undefined : rulerRangeOf(authors);
    head.append(
      span('term', `${capitalised(labelOf(term))} ${rangeLabel(term)}`),
      ruler(rulerScaleOf(scale), range.low, range.high, before),
    );
    if (authors !== null) {
      head.append(span('muted xs', `the text: ${labelOf(authors)} ${rangeLabel(authors)}`));
    }
  }
  const reason = document.createElement('p');
  reason.dir = 'auto';
  reason.textContent = dissent.reason;
  made.append(head, reason);
  return made;
}
