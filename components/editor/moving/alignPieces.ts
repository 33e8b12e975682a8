import { isAlike, type Piece } from './pieces.ts';

/** Beyond this many comparisons the middle of two long texts is not aligned letter by letter. */
const mostComparisons = 4_000_000;

/**
 * For each piece of `from`, which piece of `to` it is, or -1: the longest row of pieces that read alike, in order. Equal
 * beginnings and ends are taken first, so that a long text with one changed place costs little.
 */
export function alignPieces(from: readonly Piece[], to: readonly Piece[]): Int32Array {
  const result = new Int32Array(from.length).fill(-1);
  const alike = (a: number, b: number): boolean => isAlike(from[a] as Piece, to[b] as Piece);
  let start = 0;
  while (start < from.length && start < to.length && alike(start, start)) {
    result[start] = start;
    start += 1;
  }
  let endFrom = from.length;
  let endTo = to.length;
  while (endFrom > start && endTo > start && alike(endFrom - 1, endTo - 1)) {
    endFrom -= 1;
    endTo -= 1;
    result[endFrom] = endTo;
  }
  const rows = endFrom - start;
  const columns = endTo - start;
  if (rows === 0 || columns === 0 || rows * columns > mostComparisons) return result;
  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = alike(start + row, start + column)
        ? 1 + (lengths[(row + 1) * width + column + 1] ?? 0)
        : Math.max(lengths[(row + 1) * width + column] ?? 0, lengths[row * width + column + 1] ?? 0);
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns;) {
    if (alike(start + row, start + column)) {
      result[start + row] = start + column;
      row += 1;
      column += 1;
    } else if ((lengths[(row + 1) * width + column] ?? 0) >= (lengths[row * width + column + 1] ?? 0)) row += 1;
    else column += 1;
  }
  return result;
}
