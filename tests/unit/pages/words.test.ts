import { describe, expect, it } from 'vitest';
import { agoWords } from '../../../components/ui/agoWords.ts';
import { initialsOf } from '../../../components/ui/initialsOf.ts';
import { passwordFault } from '../../../components/ui/passwordFault.ts';

describe('how long ago', () => {
  const now = new Date('2026-11-20T12:00:00Z');
  it.each([
    ['2026-11-20T11:59:30Z', 'Just now'],
    ['2026-11-20T12:00:05Z', 'Just now'],
    ['2026-11-20T11:12:00Z', '48 min ago'],
    ['2026-11-20T09:00:00Z', '3 h ago'],
    ['2026-11-19T23:00:00Z', 'Yesterday'],
    ['2026-11-18T12:00:00Z', 'Wed 18 Nov'],
    ['2026-11-09T12:00:00Z', '9 Nov'],
    ['2025-10-03T12:00:00Z', '3 Oct 2025'],
  ])('%s is %s', (time, words) => {
    expect(agoWords(new Date(time), now, 'UTC')).toBe(words);
  });

  it('counts days by the calendar of the place', () => {
    const time = new Date('2026-11-19T16:00:00Z');
    expect(agoWords(time, now, 'UTC')).toBe('Yesterday');
    expect(agoWords(time, now, 'Asia/Seoul')).toBe('20 h ago');
  });
});

describe('initials', () => {
  it.each([
    ['Author A', 'AA'],
    ['ada', 'A'],
    ['Ana María de la Cruz', 'AC'],
    ['  "Quoted" (name) ', 'QN'],
    ['김 민준', '김민'],
    ['𝒳avier 𝒴', '𝒳𝒴'],
    ['---', '?'],
    ['', '?'],
  ])('of %j are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('a new password', () => {
  it('is counted in characters as people count them', () => {
    expect(passwordFault('sevench')).toBe('Use at least 12 characters. This has 7. A short sentence works well.');
    expect(passwordFault('🔑'.repeat(11))).toContain('This has 11.');
    expect(passwordFault('🔑'.repeat(12))).toBeNull();
    expect(passwordFault('a short sentence')).toBeNull();
    expect(passwordFault('x'.repeat(2000))).toContain('too long');
  });
});
