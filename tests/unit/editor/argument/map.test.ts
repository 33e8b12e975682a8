import { describe, expect, it } from 'vitest';
import { pathOf } from '../../../../components/editor/argument/mapEdges.ts';
import { nextOnMap } from '../../../../components/editor/argument/mapSteps.ts';
import { wrapped } from '../../../../components/editor/argument/wrapped.ts';
import { mapLayout } from '../../../../lib/domain/argument/mapLayout.ts';
import { argument } from '../../domain/argument/argumentDsl.ts';

describe('walking the map', () => {
  const layout = mapLayout(
    argument(
      ['S1', 'S2', 'E1', 'E2', 'E3', 'J1', 'J2', 'R1'],
      ['E1 cites S1', 'E2 cites S2', 'J1 supports E1', 'J2 supports E2', 'R1 serves J2'],
    ),
  );
  const walk = (from: string, ...keys: readonly string[]) =>
    keys.reduce<string | null>((at, key) => (at === null ? null : nextOnMap(layout, at, key)), from);

  it('goes along links sideways and along the column up and down', () => {
    expect(walk('S2', 'ArrowRight', 'ArrowRight', 'ArrowRight')).toBe('R1');
    expect(walk('R1', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')).toBe('S2');
    expect(walk('E1', 'End')).toBe(layout.nodes.filter(({ layer }) => layer === 1).at(-1)?.node.id);
    expect(walk('E1', 'Home', 'ArrowUp')).toBeNull();
    expect(walk('R1', 'ArrowRight')).toBeNull();
  });

  it('reaches every block from every block that has none beside it linked', () => {
    expect(['S1', 'S2']).toContain(walk('E3', 'ArrowLeft'));
    expect(walk('nobody', 'ArrowUp')).toBe(layout.nodes[0]?.node.id);
    expect(walk('E1', 'x')).toBeNull();
  });

  it('reaches all of it by the arrow keys', () => {
    const seen = new Set<string>(['S1']);
    const waiting = ['S1'];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop())
      for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
        const next = nextOnMap(layout, id, key);
        if (next === null || seen.has(next)) continue;
        seen.add(next);
        waiting.push(next);
      }
    expect(seen.size).toBe(layout.nodes.length);
  });
});

describe('drawing the map', () => {
  it('draws a line level past the boxes between', () => {
    const points = [
      { x: 0, y: 10 },
      { x: 100, y: 50 },
      { x: 200, y: 50 },
      { x: 300, y: 10 },
    ];
    expect(pathOf({ points })).toBe('M0 10 C50 10 50 50 100 50 L200 50 C250 50 250 10 300 10');
    expect(pathOf({ points: [] })).toBe('');
  });

  it.each([
    ['short', 10, 2, ['short']],
    ['two words here', 9, 2, ['two words', 'here']],
    ['one two three four five', 9, 2, ['one two', 'three fo…']],
    ['unbreakablewordoflength', 10, 3, ['unbreakabl', 'ewordoflen', 'gth']],
    ['同盟正在加强合作', 8, 2, ['同盟正在', '加强合作']],
    ['', 8, 2, []],
  ] as const)('breaks %j in lines', (text, width, lines, expected) => {
    const made = wrapped(text, width, lines);
    expect(made.length).toBeLessThanOrEqual(lines);
    if (text === 'one two three four five') expect(made[1]?.endsWith('…')).toBe(true);
    else expect(made).toEqual(expected);
  });
});
