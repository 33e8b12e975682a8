import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choiceRows,
  conversionsOf,
  type Decision,
  type ScaledJudgment,
} from '../../../components/scales/scaleChoices.ts';
import { emptyForm, emptyRow, rangeOf, readForm, rowsOf, rulerOf } from '../../../components/scales/scaleForm.ts';
import { scaleOfDefinition } from '../../../lib/domain/likelihood/customScale.ts';
import { scaleById, scales } from '../../../lib/domain/likelihood/scaleById.ts';

const scale = (id: string) => {
  const found = scaleById(id);
  if (found === null) throw new Error(`no scale ${id}`);
  return found;
};
const judgment = (label: string, likelihood: string | null, probability: number | null = null): ScaledJudgment => ({
  blockId: label.toLowerCase(),
  label,
  text: 'Ferries resume.',
  likelihood,
  probability,
});
const change = (to: string, judgments: readonly ScaledJudgment[], decisions: Readonly<Record<string, Decision>> = {}) =>
  choiceRows({ from: scale('icd203'), to: scale(to), judgments, decisions: new Map(Object.entries(decisions)) });

describe('choosing what judgments become', () => {
  const judgments = [
    judgment('J1', 'very-likely'),
    judgment('J2', 'likely'),
    judgment('J3', null),
    judgment('J4', 'foreign'),
  ];

  it('proposes a term for each that has one, and leaves the others to a person', () => {
    const rows = change('phia', judgments);
    expect(rows.map((row) => [row.judgment.label, row.decided])).toEqual([
      ['J1', { kind: 'term', id: 'highly-likely' }],
      ['J2', { kind: 'term', id: 'likely' }],
      ['J4', null],
    ]);
    // J2's word stays, so there is nothing to write; J4 is not decided.
    expect(conversionsOf(rows)).toEqual([{ blockId: 'j1', likelihood: 'highly-likely' }]);
  });

  it('a decision wins over the proposal, until another scale does not have its term', () => {
    const decisions = {
      j1: { kind: 'stay' },
      j2: { kind: 'term', id: 'realistic-possibility' },
      j4: { kind: 'none' },
    } as const;
    expect(conversionsOf(change('phia', judgments, decisions))).toEqual([
      { blockId: 'j2', likelihood: 'realistic-possibility' },
      { blockId: 'j4', likelihood: null },
    ]);
    expect(conversionsOf(change('kent', judgments, decisions))).toEqual([
      { blockId: 'j2', likelihood: 'probable' },
      { blockId: 'j4', likelihood: null },
    ]);
  });

  it('on its own scale nothing is written', () => {
    expect(conversionsOf(change('icd203', judgments))).toEqual([]);
  });

  it('writes no term that the new scale does not have, whatever was decided', () => {
    const anyDecision = fc.oneof(
      fc.constant<Decision>({ kind: 'stay' }),
      fc.constant<Decision>({ kind: 'none' }),
      fc.constantFrom(...scales.flatMap(({ terms }) => terms)).map(({ id }): Decision => ({ kind: 'term', id })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...scales), anyDecision, anyDecision, (to, first, second) => {
        const rows = change(to.id, judgments, { j1: first, j4: second });
        for (const { likelihood } of conversionsOf(rows)) {
          if (likelihood !== null) expect(to.terms.map(({ id }) => id)).toContain(likelihood);
        }
      }),
    );
  });
});

describe('typing a scale', () => {
  const filled = {
    ...emptyForm,
    title: 'Desk',
    author: 'Energy desk',
    date: '2026',
    rows: [
      { ...emptyRow(1), label: 'slim', lo: '0', hi: '12,5 %', synonyms: 'thin, , faint ' },
      { ...emptyRow(2), label: 'fair', lo: ' 20', hi: '99.5', adverb: 'fairly' },
    ],
  };

  it('reads numbers as people type them, and lists of words', () => {
    const read = readForm(filled);
    expect(read.ok && read.definition).toMatchObject({
      title: 'Desk',
      printRange: true,
      terms: [
        { label: 'slim', loPercent: 0, hiPercent: 12.5, synonyms: ['thin', 'faint'], adverb: null },
        { label: 'fair', loPercent: 20, hiPercent: 99.5, synonyms: [], adverb: 'fairly' },
      ],
    });
    expect(read.ok && 'reference' in read.definition).toBe(false);
  });

  it('says what is missing, each at its place and once', () => {
    const read = readForm({ ...filled, author: '', rows: [...filled.rows, { ...emptyRow(3), synonyms: '%, §' }] });
    expect(read.ok ? [] : [...read.faults.keys()].toSorted()).toEqual([
      'author',
      'terms.2.hiPercent',
      'terms.2.label',
      'terms.2.loPercent',
      'terms.2.synonyms',
    ]);
    const empty = readForm(emptyForm);
    expect(empty.ok ? null : empty.faults.get('date')).toBe('Give its date.');
  });

  it('draws a row as soon as its numbers make sense', () => {
    expect(filled.rows.map(rangeOf)).toEqual([
      { low: 0, high: 12.5 },
      { low: 20, high: 99.5 },
    ]);
    expect(rulerOf([...filled.rows, emptyRow(3)])).toEqual({
      ticks: [0, 12.5, 20, 99.5],
      gaps: [{ low: 12.5, high: 20 }],
    });
    for (const [lo, hi] of [
      ['', '5'],
      ['5', ''],
      ['9', '5'],
      ['-1', '5'],
      ['5', '101'],
      ['five', '9'],
    ] as const) {
      expect(rangeOf({ ...emptyRow(1), lo, hi })).toBeNull();
    }
  });

  it.each(scales)('the terms of $id are a beginning that can be added as it is', (begun) => {
    const read = readForm({ ...filled, rows: rowsOf(begun, 0) });
    if (!read.ok) throw new Error([...read.faults].join('; '));
    const own = scaleOfDefinition('own', read.definition);
    expect(own.shape).toBe(begun.shape);
    expect(own.terms.map(({ lo, hi, label }) => [label, lo, hi])).toEqual(
      begun.terms.map(({ lo, hi, label }) => [label, lo, hi]),
    );
  });
});
