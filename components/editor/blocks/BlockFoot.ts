import type { EditorView } from '@tiptap/pm/view';
import { jumpInView, type BlockEnvironment } from './blockEnvironment.ts';
import { span } from './drawHead.ts';
import { removeLink } from './fieldEdits.ts';
import { linkInvites, type LinkChip, type LinkRow } from './linkRows.ts';

/**
 * The row of links under a block: a chip for each, which goes there. Delete takes a link away, the menu key or a
 * right click asks what it says.
 */
export class BlockFoot {
  readonly dom = document.createElement('div');
  private readonly invite: HTMLButtonElement | null;
  private drawn = '';

  constructor(
    private readonly view: EditorView,
    private readonly environment: BlockEnvironment,
    private readonly blockId: () => string | null,
    kind: string,
  ) {
    this.dom.className = 'ft';
    this.dom.contentEditable = 'false';
    const { onLink, mayWrite } = environment;
    this.invite = mayWrite && onLink !== null ? document.createElement('button') : null;
    if (this.invite === null || onLink === null) return;
    const button = this.invite;
    button.type = 'button';
    button.className = 'quiet small link-more';
    button.dataset.field = 'link';
    button.textContent = linkInvites[kind] ?? 'Link';
    button.addEventListener('click', () => {
      const id = this.blockId();
      if (id !== null && this.view.editable) onLink(id, button);
    });
  }

  draw(label: string, rows: readonly LinkRow[]): void {
    const key = JSON.stringify([label, rows]);
    if (key === this.drawn) return;
    this.drawn = key;
    const focused = document.activeElement;
    const focusedAt =
      focused instanceof HTMLElement && this.dom.contains(focused) ? (focused.dataset.chip ?? '') : null;
    const made = rows.map((row) => {
      const element = span('links');
      element.append(span('lw', row.words), ...row.chips.map((chip) => this.chip(chip, row.words)));
      return element;
    });
    if (this.invite !== null) this.invite.setAttribute('aria-label', `${this.invite.textContent}, ${label}`);
    this.dom.replaceChildren(...made, ...(this.invite === null ? [] : [this.invite]));
    if (focusedAt === null) return;
    const next =
      this.dom.querySelector<HTMLElement>(`[data-chip="${CSS.escape(focusedAt)}"]`) ?? this.dom.querySelector('button');
    next?.focus({ preventScroll: true });
  }

  private chip(chip: LinkChip, words: string): HTMLButtonElement {
    const { own } = chip;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = chip.isBroken ? 'chip broken' : 'chip';
    button.dataset.chip = `${words} ${chip.target} ${own?.locator ?? ''}`;
    button.dataset.target = chip.target;
    if (chip.isBroken) button.append(brokenSign());
    button.append(chip.label);
    button.setAttribute('aria-label', chip.isBroken ? `${words}: a block that is missing` : `${words} ${chip.label}`);
    if (this.environment.mayWrite && own !== null) {
      button.title = chip.isBroken
        ? 'Its block was deleted. Delete takes the link away.'
        : 'Enter goes there, Delete unlinks';
    }
    button.addEventListener('click', () =>
      chip.isBroken ? this.menu(chip, button) : jumpInView(this.view, chip.target),
    );
    button.addEventListener('contextmenu', (event) => {
      if (this.menu(chip, button)) event.preventDefault();
    });
    button.addEventListener('keydown', (event) => {
      if (event.key === 'Delete' || event.key === 'Backspace') this.remove(chip);
      else if (event.key === 'ArrowDown' && this.menu(chip, button)) event.preventDefault();
      else return;
      event.preventDefault();
    });
    return button;
  }

  private menu({ own }: LinkChip, anchor: HTMLElement): boolean {
    const blockId = this.blockId();
    if (own === null || blockId === null || !this.environment.mayWrite || !this.view.editable) return false;
    this.environment.onPick({ what: 'chip', blockId, link: own, anchor, returnTo: 'control' });
    return true;
  }

  private remove({ own }: LinkChip): void {
    const id = this.blockId();
    if (own === null || id === null || !this.environment.mayWrite || !this.view.editable) return;
    const tr = removeLink(this.view.state, id, own);
    if (tr !== null) this.view.dispatch(tr);
  }
}

/** A broken chain. */
function brokenSign(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'i s');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M9 7H7a5 5 0 0 0 0 10h2M15 7h2a5 5 0 0 1 0 10h-2M12 3v3M12 18v3');
  path.setAttribute('fill', 'none');
  path.setAttribute('stroke', 'currentColor');
  path.setAttribute('stroke-width', '2');
  path.setAttribute('stroke-linecap', 'round');
  svg.append(path);
  return svg;
}
