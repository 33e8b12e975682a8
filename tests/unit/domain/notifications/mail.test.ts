import { describe, expect, it, test } from 'vitest';
import { mailText } from '../../../../lib/domain/notifications/mailText.ts';
import { nextTry } from '../../../../lib/domain/notifications/mailing.ts';
import { placePath } from '../../../../lib/domain/notifications/placePath.ts';
import { notificationReasons, toldSentence } from '../../../../lib/domain/notifications/reasons.ts';

const base = { title: 'Rail traffic', reference: 'YS-2026-014', stopUrl: 'https://y.example/mail/x' };
const item = { reason: 'mentioned', by: 'Ana Mover', text: 'Count again?', url: 'https://y.example/a/1' } as const;

describe('[NT3] a mail about one assessment', () => {
  it('says the one thing in its subject, and each thing with words and link', () => {
    const one = mailText({ ...base, items: [item] });
    expect(one.subject).toBe('Rail traffic: Ana Mover mentions you.');
    expect(one.text).toBe(
      [
        'Rail traffic (YS-2026-014)',
        'Ana Mover mentions you.\n> Count again?\nhttps://y.example/a/1',
        'No more mail about this assessment: https://y.example/mail/x\n',
      ].join('\n\n'),
    );
    const two = mailText({ ...base, items: [item, { ...item, reason: 'due-soon', by: null, text: '' }] });
    expect(two.subject).toBe('Rail traffic: 2 things happened.');
    expect(two.text).toContain('Your review is due soon.\nhttps://y.example/a/1');
  });

  it('keeps hostile words in their line', () => {
    const title = 'Rail\r\nBcc: everybody@example.org\u0000 traffic';
    const { subject, text } = mailText({ ...base, title, items: [{ ...item, text: 'one\r\n.\r\nQUIT\u2028two' }] });
    expect(subject).not.toMatch(/[\p{Cc}\u2028]/u);
    expect(subject).toContain('Rail Bcc: everybody@example.org traffic');
    expect(text).toContain('> one\n> .\n> QUIT\n> two');
  });

  it('cuts what is long between characters', () => {
    const { subject, text } = mailText({
      ...base,
      title: '👩‍👩‍👧‍👦'.repeat(40),
      items: [{ ...item, text: 'word '.repeat(400) }],
    });
    expect(subject.length).toBeLessThanOrEqual(110);
    expect(subject.replace(/…$/u, '').replaceAll('👩‍👩‍👧‍👦', '')).toBe('');
    expect(text.split('\n').find((line) => line.startsWith('> '))?.length).toBeLessThanOrEqual(602);
    expect(mailText({ ...base, title: ' ', items: [item] }).subject).toContain('An assessment without a title');
  });
});

describe('what people are told', () => {
  it('is a sentence for every reason, also where nobody did it', () => {
    for (const reason of notificationReasons) {
      for (const by of ['Ana Mover', null]) {
        expect(toldSentence({ reason, by })).toMatch(/^[A-Z][^\n]+\.$/u);
      }
    }
  });
});

test('a place is a query or fragment of the assessment’s page, or a path of its own', () => {
  expect(placePath('a1', '#j1')).toBe('/a/a1#j1');
  expect(placePath('a1', '')).toBe('/a/a1');
  expect(placePath('a1', '/r/ports-1234/v/2')).toBe('/r/ports-1234/v/2');
});

describe('[NT2] a refused mail', () => {
  it('is tried again later and later, then given up', () => {
    const now = new Date('2026-11-23T12:00:00Z');
    const minutes = [1, 2, 3, 4, 5].map((attempts) => {
      const at = nextTry(attempts, now);
      return at === null ? null : (at.getTime() - now.getTime()) / 60_000;
    });
    expect(minutes).toEqual([1, 5, 30, 120, 720]);
    expect(nextTry(6, now)).toBeNull();
  });
});
