import { describe, expect, it } from 'vitest';
import { rulerGradients } from '../../../components/ui/rulerGradients.ts';
import { rulerRangeOf, rulerScaleOf } from '../../../components/ui/rulerScaleOf.ts';
import { scaleById, scales, termById } from '../../../lib/domain/likelihood/scaleById.ts';

const scale = (id: string) => {
  const found = scaleById(id);
  if (found === null) throw new Error(`no scale ${id}`);
  return found;
};

describe('a scale on a ruler', () => {
  it('has ticks where the terms of ICD 203 meet, and no gaps', () => {
    expect(rulerScaleOf(scale('icd203'))).toEqual({ ticks: [1, 5, 20, 45, 55, 80, 95, 99], gaps: [] });
  });

  it('shows the gaps between the terms of the PHIA yardstick', () => {
    expect(rulerScaleOf(scale('phia')).gaps).toEqual([
      { low: 5, high: 10 },
      { low: 20, high: 25 },
      { low: 35, high: 40 },
      { low: 50, high: 55 },
      { low: 75, high: 80 },
      { low: 90, high: 95 },
    ]);
  });

  it('draws inner ticks only, as marks of one pixel at their per cent', () => {
    const { ticks, ground } = rulerGradients(rulerScaleOf(scale('icd203')));
    expect(ground).toBeNull();
    expect(ticks?.match(/\d+% 0/gu)).toEqual(['5% 0', '20% 0', '45% 0', '55% 0', '80% 0', '95% 0']);
  });

  it('draws gaps as see-through stretches of the bar', () => {
    const { ticks, ground } = rulerGradients({ ticks: [], gaps: [{ low: 5, high: 10 }] });
    expect(ticks).toBeNull();
    expect(ground).toBe('linear-gradient(to right, var(--yard) 5%, transparent 5% 10%, var(--yard) 10%)');
  });

  it('places every term of every scale within 0 to 100', () => {
    for (const each of scales) {
      for (const term of each.terms) {
        const { low, high } = rulerRangeOf(term);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(100);
        expect(low).toBeLessThanOrEqual(high);
      }
    }
    const likely = termById(scale('icd203'), 'likely');
    expect(likely === null ? null : rulerRangeOf(likely)).toEqual({ low: 55, high: 80 });
  });
});
