import { describe, expect, test } from 'vitest';
import type { IndexedBlock } from '../../../lib/commands/ports.ts';
import { assessmentNamed, at, draftNamed, userNamed } from './fixtures.ts';
import type { SubjectOf } from './subject.ts';

/** What a database makes of words: forms, phrases, exclusion, marks, and whatever people type. */
export function contractOfLanguage(subjectOf: SubjectOf): void {
  describe('the language of search', () => {
    const ugo = userNamed('Ugo of the words');
    const texts = [
      'Missile transfers are very likely to continue.',
      'The security of the supply lines is contested; missiles were not seen.',
      'Санкции против Москвы остаются. 制裁は続く。 Élan vital 😀 naïve',
      'x < y and <script>alert(1)</script> & "quoted" \u0002forged\u0003 mark',
      `needle at the start, ${'filler words go on and on '.repeat(60)} and a needle at the end`,
      'half a pair \ud83d and a nul \0 inside',
    ];
    const search = async (words: string) =>
      (await subjectOf().database.read.search.search(ugo.id, words, { cursor: null, limit: 50 })).items;
    const ids = async (words: string) =>
      (await search(words))
        .flatMap((one) => one.hits.map((hit) => hit.blockId))
        .toSorted()
        .join(' ');

    test('word forms, phrases, exclusion, alternatives and beginnings', async () => {
      const { database } = subjectOf();
      await database.read.users.insert(ugo);
      const made = assessmentNamed('Language', { createdById: ugo.id });
      const blocks = texts.map((text, index): IndexedBlock => ({
        blockId: `b${index}`,
        kind: 'paragraph',
        label: '',
        text,
      }));
      await database.transaction(async (stores) => {
        await stores.assessments.insert(made);
        await stores.members.replace(made.id, [{ userId: ugo.id, role: 'owner' }]);
        // A draft that somebody managed to give one id twice is searched all the same.
        await stores.drafts.seed(made.id, draftNamed('Language'), at(0), [...blocks, { ...blocks[0]!, text: 'twice' }]);
      });
      const expected: readonly (readonly [string, string])[] = [
        ['missile', 'b0 b1'],
        ['MISSILES', 'b0 b1'],
        ['missi', 'b0 b1'],
        ['transferring', 'b0'],
        ['securi', 'b1'],
        ['"supply lines"', 'b1'],
        ['"lines supply"', ''],
        ['missile -security', 'b0'],
        ['transfer or contested', 'b0 b1'],
        ['missile transfer or', 'b0'],
        ['"missile tran', 'b0'],
        ['twice', ''],
        ['forged', 'b3'],
        ['nul', 'b5'],
      ];
      for (const [words, found] of expected) expect([words, await ids(words)]).toEqual([words, found]);
    });

    test('other scripts are found as they stand', async () => {
      for (const words of ['Санкции', 'Москвы', 'Елань Санкции or Élan', 'Élan', 'naïve', 'naïv']) {
        expect([words, await ids(words)]).toEqual([words, 'b2']);
      }
    });

    test('nothing that somebody types breaks it or means more than its words', async () => {
      const hostile = [
        "'; DROP TABLE draft_blocks; --",
        "' | !!( & <-> :* \\ \0",
        '((((((((((',
        '!'.repeat(200),
        '"'.repeat(199),
        "a':*",
        '-',
        'or or or',
        '😀 ',
        '\ud83d',
        '\u0002\u0003',
        `${'ä'.repeat(200)}`,
        'YS-2026-999999999',
        'a:* & b | c',
      ];
      for (const words of hostile) expect(Array.isArray(await search(words))).toBe(true);
      expect(await ids('missile')).toBe('b0 b1');
      expect(await search('   ')).toEqual([]);
      expect(await search('the')).toEqual([]);
    });

    test('marked words are data: no text can mark itself, and an ellipsis stands where more is said', async () => {
      const [hit] = (await search('forged'))[0]?.hits ?? [];
      expect(hit?.snippet.filter((part) => part.marked)).toEqual([{ text: 'forged', marked: true }]);
      const whole = hit?.snippet.map((part) => part.text).join('') ?? '';
      expect(['\u0002', '\u0003'].some((mark) => whole.includes(mark))).toBe(false);
      const [long] = (await search('needle'))[0]?.hits ?? [];
      expect(long?.snippet.some((part) => part.marked && part.text === 'needle')).toBe(true);
      expect(long?.snippet.at(-1)).toEqual({ text: ' …', marked: false });
      const [short] = (await search('transfers'))[0]?.hits ?? [];
      expect(short?.snippet).toEqual([
        { text: 'Missile ', marked: false },
        { text: 'transfers', marked: true },
        { text: ' are very likely to continue.', marked: false },
      ]);
    });
  });
}
