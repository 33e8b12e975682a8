import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argumentOf, type Argument } from '../../../../lib/domain/argument/argument.ts';
import { crossingsOf, type Line } from '../../../../lib/domain/argument/crossings.ts';
import { mapLayout } from '../../../../lib/domain/argument/mapLayout.ts';
import { mapSizes } from '../../../../lib/domain/argument/mapShape.ts';
import { layerOf } from '../../../../lib/domain/argument/mapLayers.ts';
import { anyParts, argument, nodeOf, relationOf } from './argumentDsl.ts';

const seeded = { seed: 20261123, numRuns: 200 };

/** An argument of `size` nodes with some links each, the same at every run. */
function largeArgument(size: number): Argument {
  const letters = ['S', 'E', 'AS', 'J', 'R'];
  const nodes = Array.from({ length: size }, (_none, at) => nodeOf(`${letters[at % 5]}${Math.floor(at / 5) + 1}`));
  const each = Math.floor(size / 5);
  const other = (at: number, step: number) => ((at * 7 + step * 13) % each) + 1;
  const relations = Array.from({ length: each }, (_none, at) => at + 1).flatMap((at) => [
    `E${at} cites S${other(at, 1)}`,
    `E${at} cites S${other(at, 2)}`,
    `J${at} supports E${other(at, 3)}`,
    `J${at} supports E${other(at, 4)}`,
    `J${at} contradicts E${other(at, 5)}`,
    `J${at} assumes AS${other(at, 6)}`,
    `R${at} serves J${other(at, 7)}`,
  ]);
  return argumentOf(nodes, relations.map(relationOf));
}

describe('the evidence map', () => {
  it('[AG10] has sources left and recommendations right, and leaves out layers without nodes', () => {
    const { nodes, columns, width } = mapLayout(
      argument(['R1', 'J1', 'E1', 'S1', 'F1', 'I1'], ['J1 supports E1', 'E1 cites S1', 'R1 serves J1', 'F1 cites S1']),
    );
    expect(columns.map(({ name }) => name)).toEqual(['Sources', 'Evidence', 'Judgments', 'Recommendations']);
    expect(nodes.map(({ node }) => node.id)).toEqual(['S1', 'E1', 'J1', 'R1']);
    expect(nodes.map(({ x }) => x)).toEqual(columns.map(({ x }) => x));
    expect(width).toBeGreaterThan(4 * mapSizes.width);
  });

  it('[AG10] untangles what can be untangled', () => {
    const { nodes } = mapLayout(
      argument(
        ['S1', 'S2', 'S3', 'E1', 'E2', 'E3', 'J1', 'J2', 'J3'],
        ['E1 cites S3', 'E2 cites S2', 'E3 cites S1', 'J1 supports E3', 'J2 supports E2', 'J3 supports E1'],
      ),
    );
    const at = (id: string) => nodes.find(({ node }) => node.id === id)?.y;
    for (const [low, middle, high] of [
      ['S1', 'E3', 'J1'],
      ['S2', 'E2', 'J2'],
      ['S3', 'E1', 'J3'],
    ] as const)
      expect([at(low), at(high)]).toEqual([at(middle), at(middle)]);
  });

  it('[AG10] parts the ends of lines that meet at a box, in the order they come in', () => {
    const { links } = mapLayout(
      argument(['E1', 'E2', 'E3', 'J1'], ['J1 supports E1', 'J1 contradicts E2', 'J1 context E3']),
    );
    const ends = links.map(({ low, points }) => ({ low, y: points.at(-1)?.y ?? 0 })).toSorted((a, b) => a.y - b.y);
    expect(ends.map(({ low }) => low)).toEqual(['E1', 'E2', 'E3']);
    expect(new Set(ends.map(({ y }) => y)).size).toBe(3);
  });

  it('[AG10] leads a line that passes a column round its boxes', () => {
    const { links, nodes } = mapLayout(
      argument(
        ['E1', 'AS1', 'AS2', 'J1', 'J2'],
        ['J1 supports E1', 'J1 assumes AS1', 'J2 assumes AS2', 'J2 supports E1'],
      ),
    );
    const boxes = nodes.filter(({ node }) => node.kind === 'assumption');
    const long = links.filter(({ kind }) => kind === 'supports');
    expect(long.map(({ points }) => points.length)).toEqual([4, 4]);
    for (const { points } of long)
      for (const { y } of points.slice(1, 3))
        for (const box of boxes) expect(y >= box.y && y <= box.y + mapSizes.height).toBe(false);
  });

  it('[AG10] shows every node once, none over another, each line from its node to its node, whatever the links', () => {
    fc.assert(
      fc.property(anyParts, fc.boolean(), (parts, isFiltered) => {
        const made = argumentOf(parts.nodes, parts.relations);
        const only = isFiltered ? new Set(made.nodes.filter((_node, at) => at % 2 === 0).map(({ id }) => id)) : null;
        const { nodes, links, width, height } = mapLayout(made, only);
        const expected = made.nodes.filter(({ id, kind }) => layerOf(kind) !== null && (only?.has(id) ?? true));
        expect(nodes.map(({ node }) => node.id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
        const byId = new Map(nodes.map((each) => [each.node.id, each]));
        for (const one of nodes) {
          expect(one.x).toBeGreaterThanOrEqual(mapSizes.margin);
          expect(one.y).toBeGreaterThanOrEqual(mapSizes.margin);
          expect(one.x + mapSizes.width).toBeLessThanOrEqual(width);
          expect(one.y + mapSizes.height).toBeLessThanOrEqual(height);
          for (const other of nodes)
            if (one !== other && one.x === other.x)
              expect(Math.abs(one.y - other.y)).toBeGreaterThanOrEqual(mapSizes.height);
        }
        for (const { low, high, points } of links) {
          const [start, end] = [byId.get(low), byId.get(high)];
          expect(points[0]?.x).toBe((start?.x ?? 0) + mapSizes.width);
          expect(points.at(-1)?.x).toBe(end?.x);
          for (const [point, box] of [
            [points[0], start],
            [points.at(-1), end],
          ] as const) {
            expect(point?.y).toBeGreaterThan(box?.y ?? 0);
            expect(point?.y).toBeLessThan((box?.y ?? 0) + mapSizes.height);
          }
        }
        expect(mapLayout(made, only)).toEqual({ nodes, links, width, height, columns: mapLayout(made, only).columns });
      }),
      seeded,
    );
  });

  it('[AG10] of 500 nodes is there at once', () => {
    const large = largeArgument(500);
    mapLayout(large);
    const started = performance.now();
    const { nodes, links } = mapLayout(large);
    const took = performance.now() - started;
    expect([nodes.length, links.length > 500]).toEqual([500, true]);
    // Some 30 ms here; the bound leaves room for a machine that is busy with other tests.
    expect(took).toBeLessThan(400);
  });

  it('[AG10] counts crossings as one would by hand', () => {
    const slow = (lines: readonly Line[]) =>
      lines.flatMap((one, at) => lines.slice(at + 1).filter((other) => (one[0] - other[0]) * (one[1] - other[1]) < 0))
        .length;
    const place = fc.nat({ max: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { maxLength: 30 }), (lines) => {
        expect(crossingsOf(lines, 9)).toBe(slow(lines));
      }),
      seeded,
    );
  });

  it('[AG10] of nothing is empty', () => {
    expect(mapLayout(argument([], []))).toEqual({ nodes: [], links: [], columns: [], width: 0, height: 0 });
  });
});
