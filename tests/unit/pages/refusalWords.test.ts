import { describe, expect, it } from 'vitest';
import { clockOf, refusalWords } from '../../../components/signin/refusalWords.ts';
import { retryAt } from '../../../components/signin/signIn.ts';

const noon = new Date('2026-11-20T12:00:00Z');

describe('a sign-in that did not happen', () => {
  it('says the same for an unknown account and a wrong password, and warns near the end', () => {
    expect(refusalWords({ kind: 'refused', triesLeft: null })).toEqual({
      what: 'That email and password do not match.',
      next: 'Check both and try again.',
    });
    expect(refusalWords({ kind: 'refused', triesLeft: 7 }).next).toBe('Check both and try again.');
    expect(refusalWords({ kind: 'refused', triesLeft: 3 }).next).toContain('After 3 more tries, sign-in pauses');
    expect(refusalWords({ kind: 'refused', triesLeft: 1 }).next).toContain('After 1 more try, sign-in pauses');
  });

  it('names the minute from which it goes on, never one too early', () => {
    const until = new Date(2026, 10, 20, 14, 19, 1);
    expect(refusalWords({ kind: 'paused', until }).next).toBe('Sign-in pauses until 14:20.');
    expect(clockOf(new Date(2026, 10, 20, 9, 5))).toBe('09:05');
  });

  it('reads Retry-After as seconds or as a date, and takes five minutes for anything else', () => {
    expect(retryAt('90', noon)).toEqual(new Date('2026-11-20T12:01:30Z'));
    expect(retryAt('Fri, 20 Nov 2026 12:10:00 GMT', noon)).toEqual(new Date('2026-11-20T12:10:00Z'));
    expect(retryAt(null, noon)).toEqual(new Date('2026-11-20T12:05:00Z'));
    expect(retryAt('soon', noon)).toEqual(new Date('2026-11-20T12:05:00Z'));
  });
});
