import { describe, expect, it } from 'vitest';
import { checkPaper } from '../../../../lib/domain/tradecraft/CheckRun.ts';
import { paper } from './paperOf.ts';
import { judgment, reviewed } from './reviewRows.ts';

describe('checks on review', () => {
  it('[TC5] a finding on one organisation keeps its name when another answers, and says whether it is late', () => {
    const of = (...awaited: readonly { readonly organisation: string; readonly isLate: boolean }[]) =>
      checkPaper(paper([], { review: { ...reviewed, awaited } })).filter(({ checkId }) => checkId === 'PR3');
    const board = { organisation: 'Board', isLate: false };
    const both = of({ organisation: 'Coast guard', isLate: true }, board);
    expect(both.map(({ message }) => message.includes('due date'))).toEqual([true, false]);
    expect(of(board)[0]?.fingerprint).toBe(both[1]?.fingerprint);
    expect(both.every(({ gate, blockId }) => gate && blockId === null)).toBe(true);
  });
  it('[TC3] a comment in a line of a block is told at the block', () => {
    const review = { ...reviewed, openThreads: ['j-text', 'gone'] };
    const findings = checkPaper(paper([judgment], { review })).filter(({ checkId }) => checkId === 'PR1');
    expect(findings.map(({ blockId }) => blockId)).toEqual(['j', null]);
  });
});
