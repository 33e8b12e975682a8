'use client';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { speak } from '../../shell/speak.tsx';
import { KeyCaps } from '../KeyCaps.tsx';
import { isOffered, narrowed, slashItems, type SlashItem } from './slashItems.ts';
import { slashStore, type OpenSlash } from './slashStore.ts';
import '../palette.css';

/** Shows the menu of blocks while it is open. */
export function SlashList(props: { readonly editor: Editor }) {
  const open = useSyncExternalStore(slashStore.subscribe, slashStore.get, () => null);
  return open === null ? null : createPortal(<OpenList key={open.from} editor={props.editor} open={open} />, place());
}

/** Inside the page's `main`, so that nothing stands outside a landmark. */
const place = () => document.getElementById('main') ?? document.body;

/** The keyboard stays in the text, which passes keys on: so these are roles, and no controls that take focus. */
const roles = { list: { role: 'listbox' }, option: { role: 'option' } } as const;

function OpenList({ editor, open }: { readonly editor: Editor; readonly open: OpenSlash }) {
  const fitting = useMemo(() => slashItems.filter((item) => isOffered(editor.state, item)), [editor]);
  const items = useMemo(() => narrowed(fitting, open.query), [fitting, open.query]);
  // What is chosen holds for what was typed; another letter begins at the top again.
  const [choice, setChoice] = useState({ query: open.query, at: 0 });
  const chosen = Math.min(choice.query === open.query ? choice.at : 0, items.length - 1);
  const { query } = open;
  const setAt = useCallback((at: number) => setChoice({ query, at }), [query]);
  const list = useRef<HTMLDivElement>(null);
  const [spot, setSpot] = useState<{ readonly left: number; readonly top: number } | null>(null);

  useEffect(() => {
    const [first] = items;
    const count = `${items.length} ${items.length === 1 ? 'item' : 'items'}`;
    speak(first === undefined ? 'No block is called that.' : `${count}, ${first.name}`);
  }, [items]);
  useLayoutEffect(() => {
    const height = list.current?.offsetHeight ?? 0;
    const width = list.current?.offsetWidth ?? 0;
    const { rect } = open;
    if (rect === null) return;
    const hasRoomBelow = rect.bottom + 6 + height <= window.innerHeight - 8;
    const top = hasRoomBelow ? rect.bottom + 6 : Math.max(24, rect.top - 6 - height);
    setSpot({ left: Math.max(8, Math.min(rect.left, window.innerWidth - width - 8)), top });
  }, [open, items]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  useEffect(() => {
    const choose = (item: SlashItem | undefined) => {
      if (item === undefined) return false;
      slashStore.choose(item, open);
      return true;
    };
    slashStore.press = (event) => {
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return false;
      const go = (to: number) => {
        const next = (to + items.length) % items.length;
        setAt(next);
        speak(items[next]?.name ?? '');
        return true;
      };
      if (items.length === 0) return false;
      if (event.key === 'ArrowDown') return go(chosen + 1);
      if (event.key === 'ArrowUp') return go(chosen - 1);
      return event.key === 'Enter' || event.key === 'Tab' ? choose(items[chosen]) : false;
    };
    return () => {
      slashStore.press = () => false;
    };
  }, [items, chosen, open, setAt]);
  useEffect(() => {
    const { dom } = editor.view;
    const { id } = list.current ?? {};
    dom.setAttribute('aria-controls', id ?? '');
    dom.setAttribute('aria-activedescendant', items[chosen] === undefined ? '' : `slash-${items[chosen].id}`);
    return () => {
      dom.removeAttribute('aria-controls');
      dom.removeAttribute('aria-activedescendant');
    };
  }, [editor, items, chosen]);
  useEffect(() => {
    const element = list.current;
    const at = (event: Event) => {
      const option = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-at]') : null;
      return option === null ? null : Number(option.dataset.at);
    };
    const onMove = (event: Event) => {
      const over = at(event);
      if (over !== null) setAt(over);
    };
    const onClick = (event: Event) => {
      const item = items[at(event) ?? -1];
      if (item !== undefined) slashStore.choose(item, open);
    };
    const keepFocus = (event: Event) => event.preventDefault();
    element?.addEventListener('pointermove', onMove);
    element?.addEventListener('pointerdown', keepFocus);
    element?.addEventListener('click', onClick);
    return () => {
      element?.removeEventListener('pointermove', onMove);
      element?.removeEventListener('pointerdown', keepFocus);
      element?.removeEventListener('click', onClick);
    };
  }, [items, open, setAt]);
  useEffect(() => {
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && list.current?.contains(event.target) !== true) slashStore.dismiss();
    };
    document.addEventListener('pointerdown', onPress, true);
    return () => document.removeEventListener('pointerdown', onPress, true);
  }, []);

  return (
    <div
      ref={list}
      id="slash-menu"
      className="pop menu slash-menu"
      {...roles.list}
      aria-label={`Insert a block, ${items.length} ${items.length === 1 ? 'item' : 'items'}`}
      style={spot ?? { visibility: 'hidden', left: 0, top: 0 }}
    >
      {items.map((item, index) => (
        <div
          key={item.id}
          id={`slash-${item.id}`}
          {...roles.option}
          aria-selected={index === chosen}
          className="item"
          data-at={index}
        >
          <item.icon className="i" aria-hidden="true" />
          <span>
            {item.name}
            {item.note === undefined ? null : <small>{item.note}</small>}
          </span>
          {item.chord === undefined ? null : <KeyCaps chord={item.chord} joined />}
        </div>
      ))}
      {items.length === 0 ? (
        <div className="none" {...roles.option} aria-selected={false} aria-disabled="true">
          No block is called “{open.query}”.
        </div>
      ) : null}
    </div>
  );
}
