import type { PointEstimate } from '../../../lib/domain/estimates/pollView.ts';

/** How far apart two faces must stand on one line, as a share of the strip: a face is 20 px of about 300. */
const faceWidth = 0.075;

/** Each person's place over the strip: the lowest row where the face covers no other. */
export function stackedRows(
  estimates: readonly PointEstimate[],
): readonly { readonly estimate: PointEstimate; readonly row: number }[] {
  const ends: number[] = [];
  return estimates
    .toSorted((a, b) => a.probability - b.probability)
    .map((estimate) => {
      const free = ends.findIndex((end) => estimate.probability - end >= faceWidth);
      const row = free < 0 ? ends.length : free;
      ends[row] = estimate.probability;
      return { estimate, row };
    });
}
