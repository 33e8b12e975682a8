import type { ArgumentRelationKind } from '../../../lib/domain/argument/argument.ts';
import type { PlacedLink, Point } from '../../../lib/domain/argument/mapShape.ts';

/** How links are drawn: told apart by dashes and ends, and by colour besides. */
export const edgeLooks: readonly {
  readonly kind: ArgumentRelationKind;
  readonly word: string;
  readonly end: string;
}[] = [
  { kind: 'cites', word: 'source of', end: 'dot' },
  { kind: 'supports', word: 'for', end: 'arrow' },
  { kind: 'contradicts', word: 'against', end: 'bar' },
  { kind: 'context', word: 'context', end: 'none' },
  { kind: 'assumes', word: 'assumed by', end: 'ring' },
  { kind: 'alternative-to', word: 'alternative to', end: 'bar' },
  { kind: 'serves', word: 'served by', end: 'arrow' },
];

/** The end that a link of a kind is drawn with. */
export function endOf(kind: ArgumentRelationKind): string {
  return edgeLooks.find((look) => look.kind === kind)?.end ?? 'none';
}

/** The path of a link: curves between columns, level past the boxes of a column. */
export function pathOf({ points }: Pick<PlacedLink, 'points'>): string {
  const [start, ...others] = points;
  if (start === undefined) return '';
  let from: Point = start;
  let path = `M${start.x} ${start.y}`;
  others.forEach((to, at) => {
    // Between columns: every other stretch, the first among them.
    if (at % 2 === 0) {
      const middle = (from.x + to.x) / 2;
      path += ` C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
    } else path += ` L${to.x} ${to.y}`;
    from = to;
  });
  return path;
}
