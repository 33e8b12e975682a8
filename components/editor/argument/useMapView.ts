'use client';
import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { mapSizes, type MapLayout } from '@/lib/domain/argument/mapShape.ts';

type View = { readonly x: number; readonly y: number; readonly scale: number };
type Size = Pick<MapLayout, 'width' | 'height'>;

/** How the map is moved. */
export type MapMoves = {
  readonly fit: () => void;
  readonly zoom: (factor: number) => void;
  readonly move: (dx: number, dy: number) => void;
  readonly reveal: (left: number, top: number) => void;
};

const leastScale = 0.1;
const mostScale = 2.5;
/** Below this the words of a map cannot be read, so it opens no smaller and is moved instead. */
const readableScale = 0.7;

/**
 * What part of the map is seen. Written to the picture's view box, never to React's state: moving a map of hundreds of
 * blocks redraws none of them. The wheel moves, with Control it zooms; dragging moves, two fingers zoom.
 */
export function useMapView(svg: RefObject<SVGSVGElement | null>, { width, height }: Size): MapMoves {
  const view = useRef<View>({ x: 0, y: 0, scale: 1 });
  /** Until somebody moves it, the map follows the size of its window. */
  const isMoved = useRef(false);

  const show = useCallback(
    (next: View) => {
      const element = svg.current;
      if (element === null) return;
      const scale = Math.min(mostScale, Math.max(leastScale, next.scale));
      view.current = { x: next.x, y: next.y, scale };
      const { clientWidth, clientHeight } = element;
      element.setAttribute('viewBox', `${next.x} ${next.y} ${clientWidth / scale} ${clientHeight / scale}`);
    },
    [svg],
  );
  const fit = useCallback(
    (least: number) => {
      const element = svg.current;
      if (element === null || width === 0) return;
      const { clientWidth, clientHeight } = element;
      const scale = Math.min(1, Math.max(least, Math.min(clientWidth / width, clientHeight / height)));
      const aside = (clientWidth / scale - width) / 2;
      const above = (clientHeight / scale - height) / 2;
      show({ x: -Math.max(0, aside), y: -Math.max(0, Math.min(above, 40)), scale });
    },
    [svg, show, width, height],
  );
  /** Zooms by a factor, keeping the point at `clientX`, `clientY` (the middle unless told) where it is. */
  const zoom = useCallback(
    (factor: number, clientX?: number, clientY?: number) => {
      const box = svg.current?.getBoundingClientRect();
      if (box === undefined) return;
      const { x, y, scale } = view.current;
      isMoved.current = true;
      const next = Math.min(mostScale, Math.max(leastScale, scale * factor));
      const [px, py] = [(clientX ?? box.x + box.width / 2) - box.x, (clientY ?? box.y + box.height / 2) - box.y];
      show({ x: x + px / scale - px / next, y: y + py / scale - py / next, scale: next });
    },
    [svg, show],
  );
  const move = useCallback(
    (dx: number, dy: number) => {
      const { x, y, scale } = view.current;
      isMoved.current = true;
      show({ x: x + dx / scale, y: y + dy / scale, scale });
    },
    [show],
  );
  /** Moves as little as brings a block into view. */
  const reveal = useCallback(
    (left: number, top: number) => {
      const element = svg.current;
      if (element === null) return;
      const { x, y, scale } = view.current;
      const [w, h] = [element.clientWidth / scale, element.clientHeight / scale];
      const room = 12;
      const into = (start: number, size: number, from: number, length: number) =>
        Math.min(Math.max(start, from + length + room - size), from - room);
      show({ x: into(x, w, left, mapSizes.width), y: into(y, h, top, mapSizes.height), scale });
    },
    [svg, show],
  );

  useEffect(() => {
    isMoved.current = false;
    fit(readableScale);
  }, [fit]);
  useEffect(() => {
    const element = svg.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) zoom(Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
      else move(event.shiftKey ? event.deltaY : event.deltaX, event.shiftKey ? 0 : event.deltaY);
    };
    const whole = () => element.setAttribute('viewBox', `0 0 ${width} ${height}`);
    const back = () => show(view.current);
    const resized = new ResizeObserver(() => (isMoved.current ? back() : fit(readableScale)));
    resized.observe(element);
    element.addEventListener('wheel', onWheel, { passive: false });
    window.addEventListener('beforeprint', whole);
    window.addEventListener('afterprint', back);
    const letGo = followPointers(element, move, zoom);
    return () => {
      resized.disconnect();
      element.removeEventListener('wheel', onWheel);
      window.removeEventListener('beforeprint', whole);
      window.removeEventListener('afterprint', back);
      letGo();
    };
  }, [svg, fit, move, zoom, show, width, height]);
  return { fit: useCallback(() => fit(leastScale), [fit]), zoom, move, reveal };
}

/** One pointer moves the map, two zoom it. */
function followPointers(
  element: SVGSVGElement,
  move: (dx: number, dy: number) => void,
  zoom: (factor: number, x: number, y: number) => void,
): () => void {
  const held = new Map<number, { readonly x: number; readonly y: number }>();
  const onDown = (event: PointerEvent) => {
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };
  const onMove = (event: PointerEvent) => {
    const before = held.get(event.pointerId);
    if (before === undefined) return;
    const now = { x: event.clientX, y: event.clientY };
    held.set(event.pointerId, now);
    const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
    if (other === undefined) return move(before.x - now.x, before.y - now.y);
    const apart = (point: { x: number; y: number }) => Math.hypot(point.x - other.x, point.y - other.y);
    zoom(apart(now) / Math.max(1, apart(before)), (now.x + other.x) / 2, (now.y + other.y) / 2);
  };
  const onUp = (event: PointerEvent) => {
    held.delete(event.pointerId);
  };
  element.addEventListener('pointerdown', onDown);
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('pointercancel', onUp);
  return () => {
    element.removeEventListener('pointerdown', onDown);
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', onUp);
  };
}
