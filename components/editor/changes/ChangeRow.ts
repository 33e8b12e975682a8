import {
  changeClause,
  isStatementDue,
  statementOn,
  weightChange,
  type ChangeFacts,
  type JudgmentWeight,
} from '../../../lib/domain/publications/changeStatement.ts';
import { span } from '../blocks/drawHead.ts';
import type { PaperSettings } from '../blocks/paperSettings.ts';
import { statingAsked, type StatingAsked } from './changeState.ts';

/**
 * Below a judgment as it is written: what became of it since the newest published version, and what was said of that, or the
 * way to say it. Plain DOM, as all of a block is; never part of the text.
 */
export class ChangeRow {
  readonly dom = document.createElement('div');
  private readonly words = span('muted');
  private readonly said = document.createElement('p');
  private readonly button = document.createElement('button');
  private asked: StatingAsked | null = null;
  private drawn = '';

  constructor(private readonly mayWrite: boolean) {
    this.dom.className = 'change-row';
    this.dom.contentEditable = 'false';
    this.dom.hidden = true;
    this.dom.setAttribute('role', 'note');
    this.said.dir = 'auto';
    this.button.type = 'button';
    this.button.className = 'quiet small';
    this.button.addEventListener('click', () => {
      const detail = this.asked;
      if (detail !== null) this.dom.dispatchEvent(new CustomEvent(statingAsked, { bubbles: true, detail }));
    });
    this.dom.append(this.words, this.said);
    if (mayWrite) this.dom.append(this.button);
  }

  draw(
    label: string,
    id: string | null,
    weight: JudgmentWeight,
    facts: ChangeFacts | null,
    { scale }: PaperSettings,
  ): void {
    const change = facts === null || id === null ? null : weightChange(facts, id, weight, scale);
    const base = facts?.base ?? null;
    const statement = facts === null || id === null ? null : statementOn(facts, id);
    const isShown = change !== null && base !== null && id !== null && (isStatementDue(change) || statement !== null);
    const key = isShown ? JSON.stringify([label, change, base, statement, this.mayWrite]) : '';
    if (key === this.drawn) return;
    this.drawn = key;
    this.dom.hidden = !isShown;
    if (!isShown) return;
    const clause = changeClause(change, base);
    this.asked = { judgmentId: id, label, clause };
    this.dom.setAttribute('aria-label', `Change of ${label}`);
    this.words.textContent = `${label} ${clause}.`;
    this.said.hidden = statement === null;
    this.said.textContent = statement === null ? '' : `${statement.text} (${statement.by})`;
    this.button.textContent = statement === null ? 'Say what changed' : 'Say it otherwise';
    this.button.setAttribute('aria-label', `${this.button.textContent} in ${label}`);
  }
}

/** How much a judgment's fields claim. */
export function weightOf(attrs: Readonly<Record<string, unknown>>): JudgmentWeight {
  const { likelihood, probability, confidence } = attrs;
  return {
    likelihood: typeof likelihood === 'string' ? likelihood : null,
    probability: typeof probability === 'number' ? probability : null,
    confidence: typeof confidence === 'string' ? confidence : null,
  };
}
