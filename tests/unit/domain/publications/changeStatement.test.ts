import { describe, expect, test } from 'vitest';
import { icd203 } from '../../../../lib/domain/likelihood/icd203.ts';
import {
  changeClause,
  isStatementDue,
  weightChange,
  type ChangeFacts,
} from '../../../../lib/domain/publications/changeStatement.ts';
import { judgmentChanges } from '../../../../lib/domain/versions/judgmentChange.ts';

const likely = { likelihood: 'likely', probability: null, confidence: 'moderate' };
const facts: ChangeFacts = {
  base: 2,
  scale: icd203,
  judgments: [{ id: 'a', label: 'J1', ...likely }],
  statements: [],
};

describe('statements of change', () => {
  test('[PB9] due for what claims something else, and for nothing else', () => {
    expect(judgmentChanges.filter(isStatementDue)).toEqual(['new', 'strengthened', 'weakened', 'reversed', 'dropped']);
  });

  test.each([
    ['new', 'b', likely],
    ['unchanged', 'a', likely],
    ['strengthened', 'a', { ...likely, likelihood: 'very-likely' }],
    ['weakened', 'a', { ...likely, likelihood: 'roughly-even-chance' }],
    ['reversed', 'a', { ...likely, likelihood: 'unlikely' }],
    ['strengthened', 'a', { ...likely, confidence: 'high' }],
    ['dropped', 'a', null],
  ] as const)('[PB9] %s', (expected, id, now) => {
    expect(weightChange(facts, id, now, icd203)).toBe(expected);
  });

  test('[PB9] nothing is due where nothing is published', () => {
    expect(weightChange({ ...facts, base: null, scale: null, judgments: [] }, 'a', likely, icd203)).toBeNull();
  });

  test('every change is said in words of its own', () => {
    const said = judgmentChanges.map((change) => changeClause(change, 2));
    expect(new Set(said).size).toBe(judgmentChanges.length);
    expect(said.every((clause) => clause.includes('version 2'))).toBe(true);
  });
});
