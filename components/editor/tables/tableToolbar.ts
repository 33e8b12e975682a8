import { Plugin, PluginKey } from '@tiptap/pm/state';
import { findTable } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import { canRunTableCommand, runTableCommand, tableCommands } from './tableCommands.ts';

/** The toolbar of a narrow table is at least so wide, px. */
const narrowest = 320;

const bars = new WeakMap<EditorView, Toolbar>();

/** A toolbar over the table the caret is in. */
export function tableToolbar(): Plugin {
  return new Plugin({
    key: new PluginKey('tableToolbar'),
    view: (view) => {
      const bar = new Toolbar(view);
      bars.set(view, bar);
      return bar;
    },
  });
}

/** Puts focus into the toolbar, where there is one; Escape brings it back to the cell. */
export function focusTableToolbar(view: EditorView): boolean {
  return bars.get(view)?.focus() ?? false;
}

class Toolbar {
  private readonly dom = document.createElement('div');
  private readonly buttons: readonly HTMLButtonElement[];
  private table: number | null = null;

  constructor(private readonly view: EditorView) {
    this.dom.className = 'table-toolbar';
    this.dom.setAttribute('role', 'toolbar');
    this.dom.setAttribute('aria-label', 'Table');
    this.dom.hidden = true;
    this.buttons = tableCommands.map(({ id, words }, at) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'btn small';
      button.textContent = words;
      button.tabIndex = at === 0 ? 0 : -1;
      button.addEventListener('pointerdown', (event) => event.preventDefault());
      button.addEventListener('click', () => {
        if (button.getAttribute('aria-disabled') === 'true') return;
        runTableCommand(this.view, id);
        this.view.focus();
      });
      return button;
    });
    this.dom.append(...this.buttons);
    this.dom.addEventListener('keydown', this.onKey);
    (view.dom.parentElement ?? document.body).append(this.dom);
    document.addEventListener('scroll', this.place, true);
    window.addEventListener('resize', this.place);
  }

  update(view: EditorView): void {
    const table = view.editable ? findTable(view.state.selection.$from) : null;
    this.table = table?.pos ?? null;
    this.dom.hidden = table === null;
    if (table === null) return;
    tableCommands.forEach(({ id }, at) => {
      this.buttons[at]?.setAttribute('aria-disabled', String(!canRunTableCommand(view.state, id)));
    });
    this.place();
  }

  focus(): boolean {
    if (this.dom.hidden) return false;
    this.buttons.find(({ tabIndex }) => tabIndex === 0)?.focus();
    return true;
  }

  destroy(): void {
    document.removeEventListener('scroll', this.place, true);
    window.removeEventListener('resize', this.place);
    this.dom.remove();
  }

  private readonly place = (): void => {
    if (this.table === null) return;
    const dom = this.view.nodeDOM(this.table);
    if (!(dom instanceof HTMLElement)) return;
    const box = dom.getBoundingClientRect();
    // No wider than the paper's column: it would cover what stands beside it.
    this.dom.style.maxWidth = `${Math.max(box.width, narrowest)}px`;
    const { offsetWidth, offsetHeight } = this.dom;
    this.dom.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - offsetWidth - 8))}px`;
    // Above the table; over a long one, where the page's bar ends.
    const above = box.top - offsetHeight - 6;
    const lowest = Math.max(box.bottom - offsetHeight, above);
    this.dom.style.top = `${Math.min(Math.max(above, 76), lowest)}px`;
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const at = this.buttons.findIndex((button) => button === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: this.buttons.length - 1 }[event.key];
    if (to !== undefined) {
      const next = this.buttons[(to + this.buttons.length) % this.buttons.length];
      for (const button of this.buttons) button.tabIndex = button === next ? 0 : -1;
      next?.focus();
    } else if (event.key === 'Escape') this.view.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
