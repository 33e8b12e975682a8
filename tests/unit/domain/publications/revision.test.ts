import { describe, expect, test } from 'vitest';
import { draftedSummary } from '../../../../lib/domain/publications/changeSummary.ts';
import { retractionFault } from '../../../../lib/domain/publications/retractionFault.ts';
import {
  analyticChange,
  kindFault,
  proposedKind,
  type RevisedJudgment,
  type Revision,
} from '../../../../lib/domain/publications/revisionKind.ts';
import { statusAfter } from '../../../../lib/domain/review/statusAfter.ts';

const same = { from: 'likely', to: 'likely' };
const judgment = (label: string, change: Partial<RevisedJudgment> = {}): RevisedJudgment => ({
  label,
  change: 'unchanged',
  likelihood: same,
  confidence: { from: 'low', to: 'low' },
  reworded: false,
  ...change,
});
const revision = (change: Partial<Revision> = {}): Revision => ({
  judgments: [judgment('J1')],
  sources: { added: 0, removed: 0, changed: 0 },
  keySources: [],
  otherBlocks: 0,
  ...change,
});
const moved = judgment('J3', { change: 'reversed', likelihood: { from: 'roughly even chance', to: 'unlikely' } });
const reworded = (label: string) => judgment(label, { change: 'reworded', reworded: true });

describe('kinds of revision', () => {
  test('[PB5] the first is initial, and nothing else is', () => {
    expect(proposedKind(null)).toBe('initial');
    expect(kindFault('initial', null)).toBeNull();
    expect(kindFault('substantive', null)).toMatch(/initial/u);
    expect(kindFault('initial', revision())).toMatch(/Only the first/u);
  });

  test.each([
    ['nothing', revision({ otherBlocks: 3, sources: { added: 1, removed: 0, changed: 1 } }), null],
    ['a likelihood', revision({ judgments: [judgment('J1'), moved] }), 'J3 has another likelihood.'],
    [
      'a confidence',
      revision({ judgments: [judgment('J2', { change: 'weakened', confidence: { from: 'high', to: 'low' } })] }),
      'J2 has another confidence.',
    ],
    ['words', revision({ judgments: [reworded('J2')] }), 'J2 says something else.'],
    ['a new one', revision({ judgments: [judgment('J4', { change: 'new' })] }), 'J4 is new.'],
    ['one dropped', revision({ judgments: [judgment('J4', { change: 'dropped' })] }), 'J4 was dropped.'],
    ['a key source', revision({ keySources: ['S2'] }), 'S2, which a judgment rests on, changed.'],
  ])('[PB5] %s changed', (_name, given, because) => {
    expect(analyticChange(given)).toBe(because);
    expect(proposedKind(given)).toBe(because === null ? 'administrative' : 'substantive');
    expect(kindFault('substantive', given)).toBeNull();
    expect(kindFault('administrative', given) === null).toBe(because === null);
  });
});

describe('summaries for readers', () => {
  test.each([
    [
      revision({
        judgments: [moved, reworded('J1'), reworded('J2')],
        sources: { added: 1, removed: 0, changed: 0 },
      }),
      'J3 moved from roughly even chance to unlikely; 2 judgments reworded; 1 source added.',
    ],
    [revision(), 'No judgment changed.'],
    [revision({ otherBlocks: 1 }), 'No judgment changed; corrections in 1 block.'],
    [
      revision({
        judgments: [
          judgment('J1', { change: 'new' }),
          judgment('J2', { change: 'dropped' }),
          judgment('J5', { change: 'strengthened', likelihood: { from: null, to: 'likely' } }),
          judgment('J6', { change: 'weakened', likelihood: { from: 'likely', to: null } }),
          judgment('J7', { change: 'strengthened', confidence: { from: 'low', to: 'high' } }),
        ],
      }),
      'J1 is new; J2 was dropped; J5 is now likely; J6 no longer states a likelihood; confidence in J7 moved from low to high.',
    ],
    [
      revision({ judgments: Array.from({ length: 8 }, (_, at) => judgment(`J${at + 1}`, { change: 'new' })) }),
      'J1 is new; J2 is new; J3 is new; J4 is new; J5 is new; 3 more judgments changed.',
    ],
    [revision({ sources: { added: 0, removed: 2, changed: 1 } }), '2 sources removed; 1 source changed.'],
  ])('[PB6] a summary follows from the typed changes %#', (given, words) => {
    expect(draftedSummary(given)).toBe(words);
  });
});

describe('retraction', () => {
  test('[PB8] once, and for another one that stands', () => {
    const all = [1, 2, 3].map((number) => ({ number, isRetracted: number === 1 }));
    const [first, second] = all;
    if (first === undefined || second === undefined) throw new Error('none');
    expect(retractionFault(second, all, null)).toBeNull();
    expect(retractionFault(second, all, 3)).toBeNull();
    expect(retractionFault(first, all, null)).toEqual({ kind: 'already' });
    expect(retractionFault(second, all, 2)).toEqual({ kind: 'itself' });
    expect(retractionFault(second, all, 1)).toEqual({ kind: 'no-such-replacement', number: 1 });
    expect(retractionFault(second, all, 9)).toEqual({ kind: 'no-such-replacement', number: 9 });
  });
});

test('[RD2] what is published is published, until the next round is asked for', () => {
  expect(statusAfter('approved', { kind: 'published' })).toEqual({ ok: true, value: 'published' });
  expect(statusAfter('published', { kind: 'requested', round: 'team_review' })).toEqual({
    ok: true,
    value: 'team_review',
  });
  expect(statusAfter('published', { kind: 'closed' }).ok).toBe(false);
});
