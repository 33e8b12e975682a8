import { mapSizes, type PlacedLink, type Point } from './mapShape.ts';

/** Distance between the ends of two lines at one edge of a box, px, where there is room. */
const spread = 11;

/**
 * Parts the ends of lines that meet at one edge of a box, in the order they come in, so that an arrow never lies over a
 * bar. All ends stay on the box's edge.
 */
export function withPorts(links: readonly PlacedLink[]): readonly PlacedLink[] {
  const moved = links.map(({ points }) => [...points]);
  part(links, moved, true);
  part(links, moved, false);
  return links.map((link, at) => ({ ...link, points: moved[at] ?? link.points }));
}

function part(links: readonly PlacedLink[], moved: readonly Point[][], isLow: boolean): void {
  const meeting = new Map<string, number[]>();
  links.forEach(({ low, high }, at) => {
    const id = isLow ? low : high;
    meeting.set(id, [...(meeting.get(id) ?? []), at]);
  });
  const next = (at: number): number => links[at]?.points.at(isLow ? 1 : -2)?.y ?? 0;
  for (const all of meeting.values()) {
    if (all.length < 2) continue;
    const step = Math.min(spread, (mapSizes.height - 12) / (all.length - 1));
    const sorted = all.toSorted((a, b) => next(a) - next(b) || a - b);
    sorted.forEach((at, place) => {
      const points = moved[at];
      const end = points?.at(isLow ? 0 : -1);
      if (points === undefined || end === undefined) return;
      points[isLow ? 0 : points.length - 1] = {
        x: end.x,
        y: Math.round(end.y + (place - (all.length - 1) / 2) * step),
      };
    });
  }
}
