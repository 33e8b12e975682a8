import type { EditorView } from '@tiptap/pm/view';
import { deleteBlock, duplicateBlock, moveDown, moveUp } from './blockMoves.ts';

type Entry = { readonly words: string; readonly keys: string; readonly run: () => unknown };

/** The menu of a block, below the control that opened it. Arrow keys, Enter and Escape; it gives focus back to the text. */
export function openBlockMenu(view: EditorView, id: string, anchor: HTMLElement): void {
  const entries: readonly Entry[] = [
    { words: 'Move up', keys: 'Alt ↑', run: () => moveUp(view, id) },
    { words: 'Move down', keys: 'Alt ↓', run: () => moveDown(view, id) },
    { words: 'Duplicate', keys: '', run: () => duplicateBlock(view, id) },
    { words: 'Delete', keys: '', run: () => deleteBlock(view, id) },
  ];
  const menu = document.createElement('div');
  menu.className = 'pop menu floating block-menu';
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-label', 'Block');
  const close = () => {
    menu.remove();
    document.removeEventListener('pointerdown', onOutside, true);
  };
  const onOutside = (event: Event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) close();
  };
  const items = entries.map(({ words, keys, run }) => {
    const item = document.createElement('button');
    item.type = 'button';
    item.className = 'item';
    item.setAttribute('role', 'menuitem');
    item.tabIndex = -1;
    const label = document.createElement('span');
    label.textContent = words;
    const hint = document.createElement('span');
    hint.className = 'keys';
    hint.setAttribute('aria-hidden', 'true');
    hint.textContent = keys;
    item.append(label, hint);
    item.addEventListener('click', () => {
      close();
      run();
      view.focus();
    });
    return item;
  });
  menu.append(...items);
  menu.addEventListener('keydown', (event) => {
    const at = items.findIndex((item) => item === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items[(to + items.length) % items.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') {
      close();
      view.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  (view.dom.parentElement ?? document.body).append(menu);
  const box = anchor.getBoundingClientRect();
  menu.style.left = `${Math.min(box.left, window.innerWidth - menu.offsetWidth - 8)}px`;
  menu.style.top = `${Math.min(box.bottom + 4, window.innerHeight - menu.offsetHeight - 8)}px`;
  document.addEventListener('pointerdown', onOutside, true);
  items[0]?.focus();
}
