'use client';
import {
  useId,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
} from 'react';
import type { Argument } from '@/lib/domain/argument/argument.ts';
import { chainOf } from '@/lib/domain/argument/chainOf.ts';
import { mapSizes, type MapLayout } from '@/lib/domain/argument/mapShape.ts';
import { endOf, pathOf } from './mapEdges.ts';
import { MapEnds } from './MapEnds.tsx';
import { MapNode } from './MapNode.tsx';
import { nextOnMap } from './mapSteps.ts';
import type { MapMoves } from './useMapView.ts';

/**
 * The evidence map itself. One tab stop; arrows walk the blocks, Enter goes to the block in the text, plus, minus and
 * nought zoom, Shift and arrows move the map. What does not hang together with the block in question steps back.
 */
export function MapPicture(props: {
  readonly argument: Argument;
  readonly layout: MapLayout;
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly view: MapMoves;
  readonly onJump: (id: string) => void;
}) {
  const { argument, layout, svg, view, onJump } = props;
  const [focused, setFocused] = useState<string | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const pressed = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const ends = useId();
  const question = pointed ?? focused;
  const chain = useMemo(() => (question === null ? null : chainOf(argument, question).ids), [argument, question]);
  const stop = layout.nodes.some(({ node }) => node.id === focused) ? focused : layout.nodes[0]?.node.id;

  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>) => {
    const step = 80;
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    };
    const move = moves[event.key];
    if (event.shiftKey && move !== undefined) view.move(...move);
    else if (event.key === '+' || event.key === '=') view.zoom(1.25);
    else if (event.key === '-') view.zoom(0.8);
    else if (event.key === '0') view.fit();
    else {
      const next = nextOnMap(layout, focused ?? stop ?? '', event.key);
      if (next === null && move === undefined) return;
      if (next !== null) svg.current?.querySelector<SVGAElement>(`[data-node="${CSS.escape(next)}"]`)?.focus();
    }
    event.preventDefault();
  };
  const open = (id: string, event: MouseEvent) => {
    event.preventDefault();
    // The end of a drag is no click; a key's click has no place.
    const from = pressed.current;
    pressed.current = null;
    const isDrag = from !== null && Math.hypot(event.clientX - from.x, event.clientY - from.y) > 5;
    if (event.detail === 0 || !isDrag) onJump(id);
  };
  const onFocus = (id: string) => {
    setFocused(id);
    const placed = layout.nodes.find(({ node }) => node.id === id);
    if (placed !== undefined && pressed.current === null) view.reveal(placed.x, placed.y);
  };
  const group = {
    role: 'group',
    'aria-label': `Evidence map of ${layout.nodes.length} blocks. Arrow keys walk them, Enter goes to the text.`,
    onKeyDown,
    onBlur: (event: FocusEvent<SVGSVGElement>) => {
      if (!event.currentTarget.contains(event.relatedTarget)) setFocused(null);
    },
    onPointerDownCapture: (event: PointerEvent<SVGSVGElement>) => {
      pressed.current = { x: event.clientX, y: event.clientY };
    },
  } as const;
  return (
    <svg ref={svg} className={chain === null ? 'evmap' : 'evmap asked'} {...group} preserveAspectRatio="xMinYMin meet">
      <MapEnds id={ends} />
      {layout.columns.map(({ layer, name, x }) => (
        <text key={layer} className="col" x={x} y={mapSizes.margin + 8} aria-hidden="true">
          {name}
        </text>
      ))}
      <g aria-hidden="true">
        {layout.links.map((link) => {
          const isLit = chain !== null && chain.has(link.low) && chain.has(link.high);
          const end = endOf(link.kind);
          return (
            <path
              key={`${link.low} ${link.high} ${link.kind}`}
              className={`edge ${link.kind}${isLit ? ' lit' : ''}`}
              d={pathOf(link)}
              {...(end === 'none' ? {} : { markerEnd: `url(#${ends}-${end})` })}
            />
          );
        })}
      </g>
      {layout.nodes.map((placed) => (
        <MapNode
          key={placed.node.id}
          placed={placed}
          argument={argument}
          isStop={placed.node.id === stop}
          isLit={chain?.has(placed.node.id) ?? false}
          onFocus={onFocus}
          onPoint={setPointed}
          onOpen={open}
        />
      ))}
    </svg>
  );
}
