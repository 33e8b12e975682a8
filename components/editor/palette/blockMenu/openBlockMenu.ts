import type { EditorView } from '@tiptap/pm/view';
import { mayBearMark } from '@/lib/document/portions.ts';
import { notify } from '../../../ui/notify.tsx';
import { blockWords } from '../../blocks/blockEdits.ts';
import { numberedBlocks } from '../../blocks/blockNumbers.ts';
import { deleteBlock, duplicateBlock, moveDown, moveUp, standingNodes } from '../../moving/blockMoves.ts';
import { capitalised } from '../../../ui/capitalised.ts';
import { sayWhere } from '../../outline/sayWhere.ts';
import { copyText } from '../../standing/copyText.ts';
import { pressUndo } from './pressUndo.ts';
import { askBelow } from './askBelow.ts';
import { canTurn, turnInto, turnKinds, type TurnKind } from './turnInto.ts';
import { markBlock } from './markBlock.ts';
import './blockMenu.css';

type Entry = { readonly words: string; readonly keys?: string; readonly run: () => void };

/** The menu of a block, below the control that opened it. Arrow keys, Enter and Escape; it gives focus back to the text. */
export function openBlockMenu(view: EditorView, id: string, anchor: HTMLElement): void {
  const block = standingNodes(view.state.doc).find(({ node }) => node.attrs['id'] === id);
  if (block === undefined || !view.editable) return;
  const name = nameOf(view, id);
  const move = (run: (view: EditorView, id: string) => boolean) => () => {
    if (run(view, id)) sayWhere(view, id);
  };
  const isSection = block.node.type.name === 'section';
  const actions: readonly Entry[] = [
    ...(isSection ? [] : [{ words: 'Insert below…', keys: '/', run: () => askBelow(view, id) }]),
    { words: 'Move up', keys: 'Alt ↑', run: move(moveUp) },
    { words: 'Move down', keys: 'Alt ↓', run: move(moveDown) },
    ...(mayBearMark(block.node.type.name)
      ? [{ words: 'Portion mark…', keys: 'Alt M', run: () => markBlock(view, id) }]
      : []),
    { words: 'Duplicate', run: () => void duplicateBlock(view, id) },
    { words: 'Copy link', run: () => void copyText(addressOf(id), `The link to ${name} is copied.`) },
    {
      words: 'Delete',
      run: () => {
        if (deleteBlock(view, id)) undoable(view, `${capitalised(name)} was deleted.`);
      },
    },
  ];
  const kinds =
    isSection || !canTurn(block.node) ? [] : turnKinds.filter((kind) => turnInto(view.state, block.pos, kind) !== null);
  const turns = kinds.map((kind) => ({ words: capitalised(blockWords[kind]), run: () => turn(view, id, kind, name) }));
  show(view, anchor, `Block ${name}`, actions, turns);
}

function turn(view: EditorView, id: string, kind: TurnKind, name: string): void {
  const block = standingNodes(view.state.doc).find(({ node }) => node.attrs['id'] === id);
  const turned = block === undefined ? null : turnInto(view.state, block.pos, kind);
  if (turned === null) return;
  view.dispatch(turned.tr);
  if (turned.lostLinks > 0) {
    const links = turned.lostLinks === 1 ? 'Its link is' : `Its ${turned.lostLinks} links are`;
    undoable(view, `${capitalised(name)} became ${blockWords[kind]}. ${links} gone.`);
  }
}

function undoable(view: EditorView, text: string): void {
  notify({ tone: 'info', text, action: { label: 'Undo', run: () => pressUndo(view) } });
}

/** "J2", else what it is: "this paragraph". */
function nameOf(view: EditorView, id: string): string {
  const numbered = numberedBlocks(view.state.doc).find(({ node }) => node.attrs['id'] === id);
  if (numbered !== undefined) return numbered.label;
  const kind = standingNodes(view.state.doc).find(({ node }) => node.attrs['id'] === id)?.node.type.name ?? 'block';
  return `this ${kind in blockWords ? blockWords[kind as keyof typeof blockWords] : kind}`;
}

function addressOf(id: string): string {
  const address = new URL(window.location.href);
  address.search = '';
  address.hash = id;
  return address.href;
}

function show(
  view: EditorView,
  anchor: HTMLElement,
  name: string,
  actions: readonly Entry[],
  turns: readonly Entry[],
): void {
  const menu = document.createElement('div');
  menu.className = 'pop menu floating block-menu';
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-label', name);
  const close = () => {
    menu.remove();
    document.removeEventListener('pointerdown', onOutside, true);
    document.removeEventListener('scroll', onScroll, true);
    window.removeEventListener('resize', place);
  };
  // Held in the window, also when a phone is turned.
  const place = () => {
    const box = anchor.getBoundingClientRect();
    menu.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - menu.offsetWidth - 8))}px`;
    menu.style.top = `${Math.max(24, Math.min(box.bottom + 4, window.innerHeight - menu.offsetHeight - 8))}px`;
  };
  const onOutside = (event: Event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) close();
  };
  const onScroll = (event: Event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) close();
  };
  const itemOf = ({ words, keys, run }: Entry) => {
    const item = document.createElement('button');
    item.type = 'button';
    item.className = 'item';
    item.setAttribute('role', 'menuitem');
    item.tabIndex = -1;
    item.append(spanOf('grow', words));
    if (keys !== undefined) {
      const hint = spanOf('key', keys);
      hint.setAttribute('aria-hidden', 'true');
      item.append(hint);
    }
    item.addEventListener('click', () => {
      close();
      view.focus();
      run();
    });
    return item;
  };
  const first = actions.map(itemOf);
  const second = turns.map(itemOf);
  menu.append(...first);
  if (second.length > 0) {
    const group = document.createElement('div');
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', 'Turn into');
    const label = spanOf('label', 'Turn into');
    label.setAttribute('aria-hidden', 'true');
    const grid = document.createElement('div');
    grid.className = 'turns';
    grid.append(...second);
    group.append(label, grid);
    menu.append(group);
  }
  const items = [...first, ...second];
  menu.addEventListener('keydown', (event) => {
    const at = items.findIndex((item) => item === document.activeElement);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: items.length - 1,
    }[event.key];
    if (to !== undefined) items[(to + items.length) % items.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') {
      close();
      view.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  (view.dom.parentElement ?? document.body).append(menu);
  place();
  window.addEventListener('resize', place);
  document.addEventListener('pointerdown', onOutside, true);
  document.addEventListener('scroll', onScroll, true);
  first[0]?.focus({ preventScroll: true });
}

function spanOf(className: string, text: string): HTMLSpanElement {
  const made = document.createElement('span');
  made.className = className;
  made.textContent = text;
  return made;
}
