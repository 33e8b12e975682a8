import { expect, it } from 'vitest';
import { acknowledgedFrame, piecesOf, updateFrame } from '../../../server/frames.ts';

const bytes = (count: number) => new Uint8Array(count).fill(count % 256);

it('small frames of a turn are one piece, made once for all who get them; large ones are not copied', () => {
  const small = [acknowledgedFrame(300), updateFrame(bytes(10)), updateFrame(bytes(200))];
  const [piece, ...more] = piecesOf(small);
  expect(more).toEqual([]);
  expect(Buffer.compare(piece ?? bytes(0), Buffer.concat(small.flatMap((frame) => frame.pieces)))).toBe(0);
  expect(piecesOf(small)[0]).toBe(piece);
  expect(piecesOf([...small])[0]).not.toBe(piece);

  const large = bytes(100_000);
  const mixed = [updateFrame(bytes(10)), updateFrame(large), updateFrame(bytes(20)), updateFrame(bytes(30))];
  const pieces = piecesOf(mixed);
  expect(pieces.some((part) => part === large)).toBe(true);
  expect(pieces).toHaveLength(3);
  expect(Buffer.compare(Buffer.concat(pieces), Buffer.concat(mixed.flatMap((frame) => frame.pieces)))).toBe(0);
});

it('many small frames become pieces of bounded size', () => {
  const frames = Array.from({ length: 40 }, (_, at) => updateFrame(bytes(1_000 + at)));
  const pieces = piecesOf(frames);
  expect(pieces.length).toBeLessThanOrEqual(4);
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(16 * 1024);
  expect(Buffer.compare(Buffer.concat(pieces), Buffer.concat(frames.flatMap((frame) => frame.pieces)))).toBe(0);
});
