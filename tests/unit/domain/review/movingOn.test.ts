import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answers } from '../../../../lib/domain/review/answers.ts';
import { moveFault } from '../../../../lib/domain/review/moveFault.ts';
import { changeKey, isRead, unreadOf } from '../../../../lib/domain/review/readChanges.ts';

describe('carrying a review to a later text', () => {
  test('[RD9] only one that is still to be given moves; an approval is confirmed, other answers stay', () => {
    const by = (answer: (typeof answers)[number] | null) => moveFault({ isClosed: false, seat: { answer } });
    expect(Object.fromEntries([null, ...answers].map((answer) => [answer ?? 'none', by(answer)]))).toEqual({
      none: null,
      comment: 'answered',
      approve: 'to-confirm',
      approve_with_dissent: 'to-confirm',
      request_changes: 'answered',
      concur: 'to-confirm',
      concur_with_comment: 'to-confirm',
      non_concur: 'answered',
      abstain: 'answered',
    });
    expect(moveFault({ isClosed: true, seat: { answer: null } })).toBe('closed');
    expect(moveFault({ isClosed: false, seat: null })).toBe('not-invited');
  });
});

describe('reading changes', () => {
  test('[RD10] a change is read as it was; another one in the same block is unread', () => {
    const reads = { j1: 'a' };
    expect(isRead(reads, { id: 'j1', key: 'a' })).toBe(true);
    expect(isRead(reads, { id: 'j1', key: 'b' })).toBe(false);
    expect(isRead(reads, { id: 'j2', key: 'a' })).toBe(false);
    expect(isRead({}, { id: 'toString', key: 'a' })).toBe(false);
  });

  test('[RD10] what is unread and what is read are all, in their order', () => {
    const change = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), key: fc.constantFrom('1', '2') });
    fc.assert(
      fc.property(
        fc.uniqueArray(change, { selector: ({ id }) => id }),
        fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('1', '2')),
        (changes, reads) => {
          const unread = unreadOf(changes, reads);
          expect(unread).toEqual(changes.filter(({ id, key }) => reads[id] !== key));
        },
      ),
    );
  });

  test('[RD10] a change has one name, and another change another one', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(changeKey(one)).toMatch(/^[0-9a-z]{1,32}$/u);
        expect(changeKey(one) === changeKey(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });
});
