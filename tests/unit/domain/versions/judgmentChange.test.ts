import { describe, expect, test } from 'vitest';
import { scaleById } from '../../../../lib/domain/likelihood/scaleById.ts';
import {
  judgmentChangeOf,
  type JudgmentChange,
  type JudgmentState,
} from '../../../../lib/domain/versions/judgmentChange.ts';

function judgment(change: Partial<Omit<JudgmentState, 'scale'>> & { readonly scale?: string } = {}): JudgmentState {
  const scale = scaleById(change.scale ?? 'icd203');
  if (scale === null) throw new Error('no such scale');
  return {
    statement: 'The port closes by spring.',
    likelihood: 'likely',
    probability: null,
    confidence: 'moderate',
    horizon: null,
    kind: 'forecast',
    ...change,
    scale,
  };
}

describe('change of a judgment', () => {
  test.each<[JudgmentChange, Parameters<typeof judgment>[0], Parameters<typeof judgment>[0]]>([
    ['unchanged', {}, {}],
    // Likelihood: further from even, nearer to even, the other side of it.
    ['strengthened', {}, { likelihood: 'very-likely' }],
    ['weakened', { likelihood: 'very-likely' }, {}],
    ['reversed', {}, { likelihood: 'unlikely' }],
    ['reversed', { likelihood: 'almost-no-chance' }, { likelihood: 'almost-certain' }],
    ['strengthened', { likelihood: 'roughly-even-chance' }, { likelihood: 'likely' }],
    ['strengthened', { likelihood: 'roughly-even-chance' }, { likelihood: 'unlikely' }],
    ['weakened', { likelihood: 'unlikely' }, { likelihood: 'roughly-even-chance' }],
    ['strengthened', { likelihood: 'unlikely' }, { likelihood: 'very-unlikely' }],
    ['weakened', { likelihood: 'very-unlikely' }, { likelihood: 'unlikely' }],
    ['strengthened', { likelihood: null }, { likelihood: 'likely' }],
    ['weakened', { likelihood: 'unlikely' }, { likelihood: null }],
    // The author's own number, within one term.
    ['strengthened', { probability: 0.6 }, { probability: 0.75 }],
    ['weakened', { probability: 0.75 }, { probability: 0.6 }],
    ['unchanged', { probability: null }, { probability: 0.6 }],
    // Then confidence; likelihood goes before it.
    ['strengthened', {}, { confidence: 'high' }],
    ['weakened', {}, { confidence: 'low' }],
    ['strengthened', { confidence: null }, { confidence: 'low' }],
    ['weakened', {}, { confidence: null }],
    ['weakened', { likelihood: 'very-likely' }, { confidence: 'high' }],
    // Then the words and what they are about.
    ['reworded', {}, { statement: 'The port closes by summer.' }],
    ['reworded', {}, { horizon: '2027-03-31' }],
    ['reworded', {}, { kind: 'explanation' }],
    ['strengthened', {}, { statement: 'The port closes by summer.', likelihood: 'very-likely' }],
    ['reworded', {}, { likelihood: 'no-term-of-the-scale' }],
    // Another scale: ranges that overlap are not told apart.
    ['unchanged', {}, { scale: 'phia' }],
    ['unchanged', { likelihood: 'unlikely' }, { scale: 'ipcc', likelihood: 'unlikely' }],
    ['reversed', {}, { scale: 'phia', likelihood: 'unlikely' }],
  ])('[VD6] golden: %s, from %j to %j', (expected, before, after) => {
    expect(judgmentChangeOf(judgment(before), judgment(after))).toBe(expected);
  });

  test('[VD6] one that came is new, one that went is dropped', () => {
    expect(judgmentChangeOf(null, judgment())).toBe('new');
    expect(judgmentChangeOf(judgment(), null)).toBe('dropped');
  });

  test('[VD6] back again is the contrary', () => {
    const contrary = { strengthened: 'weakened', weakened: 'strengthened' } as const;
    for (const id of ['icd203', 'phia', 'kent', 'canada', 'nz', 'ipcc']) {
      const terms = scaleById(id)?.terms ?? [];
      for (const one of terms) {
        for (const other of terms) {
          const [from, to] = [one, other].map((term) => judgment({ scale: id, likelihood: term.id }));
          const there = judgmentChangeOf(from ?? null, to ?? null);
          const back = judgmentChangeOf(to ?? null, from ?? null);
          expect(back).toBe(there === 'strengthened' || there === 'weakened' ? contrary[there] : there);
        }
      }
    }
  });
});
