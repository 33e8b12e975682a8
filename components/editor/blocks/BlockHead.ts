import type { EditorView } from '@tiptap/pm/view';
import type { BlockEnvironment } from './blockEnvironment.ts';
import { suggestedFields } from '../../../lib/domain/threads/suggestion.ts';
import { itemContent, span } from './drawHead.ts';
import type { EditorScale } from './editorScale.ts';
import { itemClass, type HeadItem } from './headItems.ts';

/** The header of a block: its number, and a control for each field. Controls stay while their words change. */
export class BlockHead {
  readonly dom = document.createElement('div');
  readonly mayWrite: boolean;
  private readonly number = span('id');
  private readonly controls = new Map<string, HTMLElement>();
  private readonly more: HTMLButtonElement | null;
  private drawn = '';
  private scale: EditorScale | null = null;

  constructor(
    private readonly view: EditorView,
    private readonly environment: BlockEnvironment,
    private readonly blockId: () => string | null,
  ) {
    this.mayWrite = environment.mayWrite;
    this.dom.className = 'hd';
    this.dom.contentEditable = 'false';
    this.more = this.mayWrite
      ? this.button('more', 'quiet small square all-fields', (id, anchor) => this.pickMore(id, anchor))
      : null;
    if (this.more !== null) this.more.append(dots());
  }

  draw(label: string, items: readonly HeadItem[], scale: EditorScale): void {
    const maySuggest = this.environment.maySuggest(this.view);
    const key = JSON.stringify([label, items, maySuggest]);
    if (key === this.drawn && scale === this.scale) return;
    this.drawn = key;
    this.scale = scale;
    this.number.textContent = label;
    this.more?.setAttribute('aria-label', `Fields of ${label}`);
    const row: HTMLElement[] = [this.number];
    for (const item of items) {
      const isTold = item.look === 'note' || item.look === 'flag';
      const isSuggested = maySuggest && suggestedFields.some((field) => field === item.field);
      const isControl = (this.mayWrite || isSuggested) && !isTold;
      const element = isTold ? span('') : this.control(item.field, isControl);
      element.className = itemClass(item, isControl);
      element.replaceChildren(...itemContent(item, scale));
      row.push(element);
    }
    if (this.more !== null) row.push(this.more);
    const held = [...this.dom.children];
    if (held.length === row.length && row.every((element, index) => element === held[index])) return;
    const focused = document.activeElement;
    this.dom.replaceChildren(...row);
    if (focused instanceof HTMLElement && this.dom.contains(focused)) focused.focus({ preventScroll: true });
  }

  private control(field: string, isControl: boolean): HTMLElement {
    const name = `${field} ${isControl}`;
    const held = this.controls.get(name);
    if (held !== undefined) return held;
    const made = isControl ? this.button(field, 'sel', (id, anchor) => this.pick(id, field, anchor)) : span('');
    made.dataset.field = field;
    this.controls.set(name, made);
    return made;
  }

  private button(field: string, className: string, act: (id: string, anchor: HTMLElement) => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = className;
    button.dataset.field = field;
    button.setAttribute('aria-haspopup', 'dialog');
    button.addEventListener('click', () => {
      const id = this.blockId();
      if (id !== null && (this.view.editable || this.environment.maySuggest(this.view))) act(id, button);
    });
    return button;
  }

  private pick(blockId: string, field: string, anchor: HTMLElement): void {
    this.environment.onPick({ what: 'field', blockId, field, anchor, returnTo: 'control' });
  }

  private pickMore(blockId: string, anchor: HTMLElement): void {
    this.environment.onPick({ what: 'more', blockId, anchor, returnTo: 'control' });
  }
}

/** Three dots, the sign of a menu. */
function dots(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'i');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const x of [5, 12, 19]) {
    const dot = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
    dot.setAttribute('cx', String(x));
    dot.setAttribute('cy', '12');
    dot.setAttribute('r', '1.8');
    dot.setAttribute('fill', 'currentColor');
    svg.append(dot);
  }
  return svg;
}
