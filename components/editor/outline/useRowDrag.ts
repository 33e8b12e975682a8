'use client';
import { useEffect, useRef, type RefObject } from 'react';
import type { Place } from './outlineOrder.ts';

/** How far a press must go before it is a drag, px: less is a click by an unsteady hand. */
const startsAfterPx = 5;
/** How near the edge of the list scrolls it, px, and by how much per frame. */
const edgePx = 28;
const scrollPx = 8;

type Options = {
  readonly list: RefObject<HTMLElement | null>;
  readonly isOn: boolean;
  /** Where the row `id` would go if dropped on `over`; null where it may not. */
  readonly placeOf: (id: string, over: string, half: 'upper' | 'lower') => Place | null;
  readonly onDrop: (id: string, place: Place) => void;
};

/**
 * Rows of the outline dragged by the pointer. A line shows where the row would go; Escape leaves it where it was. Touch is
 * left to scrolling: there rows are moved from their block's menu. Nothing of it passes through React until the drop.
 */
export function useRowDrag(options: Options): void {
  const now = useRef(options);
  useEffect(() => {
    now.current = options;
  });
  const { list, isOn } = options;
  useEffect(() => {
    const element = list.current;
    if (element === null || !isOn) return;
    let stop: (() => void) | null = null;
    const onDown = (event: PointerEvent) => {
      const row = rowOf(event.target);
      if (row === null || event.button !== 0 || event.pointerType === 'touch') return;
      stop?.();
      stop = dragOf(element, row, event, () => now.current);
    };
    element.addEventListener('pointerdown', onDown);
    return () => {
      element.removeEventListener('pointerdown', onDown);
      stop?.();
    };
  }, [list, isOn]);
}

function rowOf(target: EventTarget | null): HTMLElement | null {
  const at = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return at?.dataset.summary === undefined ? at : null;
}

/** One press on a row until it ends; gives what ends it early. */
function dragOf(list: HTMLElement, row: HTMLElement, down: PointerEvent, read: () => Options): () => void {
  const id = row.dataset.row ?? '';
  const line = document.createElement('div');
  line.className = 'outline-drop';
  let place: Place | null = null;
  let isDragging = false;
  let y = down.clientY;
  let frame = 0;

  const look = () => {
    const over = rowOf(document.elementFromPoint(list.getBoundingClientRect().left + 24, y));
    const box = over?.getBoundingClientRect();
    const half = box !== undefined && y < box.top + box.height / 2 ? 'upper' : 'lower';
    place = over === null || over.dataset.row === undefined ? null : read().placeOf(id, over.dataset.row, half);
    line.hidden = place === null || box === undefined;
    if (place === null || box === undefined) return;
    const edge = 'before' in place && place.before === over?.dataset.row ? box.top : box.bottom;
    line.style.top = `${edge - list.getBoundingClientRect().top + list.scrollTop - 1}px`;
  };
  const scroll = () => {
    const { top, bottom } = list.getBoundingClientRect();
    const by = y < top + edgePx ? -scrollPx : y > bottom - edgePx ? scrollPx : 0;
    if (by !== 0) {
      list.scrollTop += by;
      look();
    }
    frame = requestAnimationFrame(scroll);
  };
  const onMove = (event: PointerEvent) => {
    y = event.clientY;
    if (!isDragging) {
      if (Math.abs(y - down.clientY) < startsAfterPx) return;
      isDragging = true;
      list.append(line);
      list.classList.add('is-dragging');
      row.classList.add('is-dragged');
      frame = requestAnimationFrame(scroll);
    }
    look();
  };
  const end = () => {
    cancelAnimationFrame(frame);
    line.remove();
    list.classList.remove('is-dragging');
    row.classList.remove('is-dragged');
    for (const [name, listener] of listeners) document.removeEventListener(name, listener, true);
  };
  const onUp = () => {
    end();
    if (!isDragging) return;
    // The release is also a click on the row, which would jump to it.
    const swallow = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    list.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => list.removeEventListener('click', swallow, true), 0);
    if (place !== null) read().onDrop(id, place);
  };
  const onKey = (event: Event) => {
    if (!isDragging || (event as KeyboardEvent).key !== 'Escape') return;
    event.stopPropagation();
    end();
  };
  const listeners: readonly (readonly [string, (event: Event) => void])[] = [
    ['pointermove', (event) => onMove(event as PointerEvent)],
    ['pointerup', onUp],
    ['pointercancel', end],
    ['keydown', onKey],
  ];
  for (const [name, listener] of listeners) document.addEventListener(name, listener, true);
  return end;
}
