'use client';
import { memo, type MouseEvent } from 'react';
import type { Argument, ArgumentNode } from '@/lib/domain/argument/argument.ts';
import { gradeCode, gradeOf } from '@/lib/domain/argument/grade.ts';
import { mapSizes, type PlacedNode } from '@/lib/domain/argument/mapShape.ts';
import { wrapped } from './wrapped.ts';

/** Letters that fit into a line of a box, and lines. */
const lineLength = 30;
const lineCount = 2;

/** A block on the evidence map: its number, grade and words; a way to the text. */
export const MapNode = memo(function MapNode(props: {
  readonly placed: PlacedNode;
  readonly argument: Argument;
  readonly isStop: boolean;
  readonly isLit: boolean;
  readonly onFocus: (id: string) => void;
  readonly onPoint: (id: string | null) => void;
  readonly onOpen: (id: string, event: MouseEvent) => void;
}) {
  const { placed, argument, isStop, isLit, onFocus, onPoint, onOpen } = props;
  const { node, x, y } = placed;
  const { width, height } = mapSizes;
  const words = node.text === '' ? 'Nothing written yet' : node.text;
  const lines = wrapped(words, lineLength, lineCount);
  const detail = detailOf(argument, node);
  const name = [`${node.label} ${node.kind}`, detail, words].filter((part) => part !== '').join(', ');
  return (
    <g transform={`translate(${x} ${y})`}>
      <a
        href={`#${node.id}`}
        tabIndex={isStop ? 0 : -1}
        data-node={node.id}
        className={`node ${node.kind}${isLit ? ' lit' : ''}`}
        onFocus={() => onFocus(node.id)}
        onPointerEnter={() => onPoint(node.id)}
        onPointerLeave={() => onPoint(null)}
        draggable={false}
        onClick={(event) => onOpen(node.id, event)}
      >
        <title>{name}</title>
        <rect className="ring" x={-4} y={-4} width={width + 8} height={height + 8} rx={9} />
        <rect className="box" width={width} height={height} rx={node.kind === 'source' ? 14 : 6} />
        {node.kind === 'judgment' ? <rect className="bar" width={4} height={height} rx={2} /> : null}
        <text className="num" x={12} y={17}>
          {node.label}
        </text>
        {detail === '' ? null : (
          <text className="detail" x={width - 10} y={17} textAnchor="end">
            {detail}
          </text>
        )}
        {lines.map((line, at) => (
          <text key={at} className={node.text === '' ? 'words none' : 'words'} x={12} y={33 + at * 14}>
            {line}
          </text>
        ))}
      </a>
    </g>
  );
});

function detailOf(argument: Argument, node: ArgumentNode): string {
  if (node.kind === 'evidence') return gradeCode(gradeOf(argument, node)) ?? 'not graded';
  if (node.kind === 'source') return node.reliability ?? 'not graded';
  return node.isLinchpin ? 'linchpin' : '';
}
