import { describe, expect, test } from 'vitest';
import type { PageRequest, Page } from '../../../lib/commands/ports.ts';
import { at, idOf, linkNamed, tokenNamed, userNamed } from './fixtures.ts';
import type { SubjectOf } from './subject.ts';

/** Reads a list to its end in pages of `limit`. */
export async function readAll<T>(list: (page: PageRequest) => Promise<Page<T>>, limit: number): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await list({ cursor, limit });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

/** Accounts, links, tokens and the workspace. */
export function contractOfPeople(subjectOf: SubjectOf): void {
  describe('people', () => {
    test('the workspace is missing until it is put, and is one', async () => {
      const { workspace } = subjectOf().database.read;
      expect(await workspace.get()).toBeNull();
      await workspace.put({ name: 'Desk', scale: 'icd203' });
      await workspace.put({ name: 'Energy desk', scale: 'phia' });
      expect(await workspace.get()).toEqual({ name: 'Energy desk', scale: 'phia' });
    });

    test('an account comes back as it was stored, by id, email in any case, and subject', async () => {
      const { users } = subjectOf().database.read;
      const ada = userNamed('Ada', { role: 'admin', oidcSubject: 'sub-ada', passwordHash: '$argon2id$x', hue: 5 });
      await users.insert({ ...ada, email: 'Ada@Example.org' });
      expect(await users.byId(ada.id)).toEqual(ada);
      expect(await users.byEmail('ADA@example.ORG')).toEqual(ada);
      expect(await users.byOidcSubject('sub-ada')).toEqual(ada);
      expect(await users.byId(idOf('nobody'))).toBeNull();
      expect(await users.byId("'; DROP TABLE users; --")).toBeNull();
      expect(await users.byEmail('nobody@example.org')).toBeNull();
    });

    test('an email and a subject belong to one account', async () => {
      const { users } = subjectOf().database.read;
      const twin = userNamed('Twin', { email: 'ADA@example.org' });
      await expect(users.insert(twin)).rejects.toMatchObject({ name: 'DuplicateError', field: 'email' });
      const other = userNamed('Twin', { oidcSubject: 'sub-ada' });
      await expect(users.insert(other)).rejects.toMatchObject({ name: 'DuplicateError', field: 'oidc_subject' });
      expect(await users.byId(twin.id)).toBeNull();
    });

    test('active administrators are counted without the disabled', async () => {
      const { users } = subjectOf().database.read;
      const boss = userNamed('Boss', { role: 'admin' });
      await users.insert(boss);
      expect(await users.countActiveAdmins()).toBe(2);
      await users.update(boss.id, { disabledAt: at(5), sessionEpoch: 1 });
      expect(await users.countActiveAdmins()).toBe(1);
      expect(await users.byId(boss.id)).toEqual({ ...boss, disabledAt: at(5), sessionEpoch: 1 });
    });

    test('people are listed by name whatever the page size, and found by parts taken literally', async () => {
      const { users } = subjectOf().database.read;
      const names = ['list zoe', 'List Änne', 'list 50%_off', 'LIST abe', 'list abe', 'List Bo\\b', 'list 😀'];
      for (const [index, name] of names.entries()) {
        await users.insert(userNamed(name, { id: idOf(`listed ${index}`), email: `listed${index}@example.org` }));
      }
      const whole = await users.list({ cursor: null, limit: 100 }, 'LIST ');
      expect(whole.items).toHaveLength(names.length);
      expect(whole.nextCursor).toBeNull();
      const shown = whole.items.map((user) => user.name.toLowerCase());
      expect(shown.slice(0, 4)).toEqual(['list 50%_off', 'list abe', 'list abe', 'list bo\\b']);
      for (const limit of [1, 2, 3, names.length]) {
        expect(await readAll((page) => users.list(page, 'list '), limit)).toEqual(whole.items);
      }
      const found = async (query: string) =>
        (await users.list({ cursor: null, limit: 100 }, query)).items.map((user) => user.name);
      expect(await found('%_OFF')).toEqual(['list 50%_off']);
      expect(await found('o\\b')).toEqual(['List Bo\\b']);
      expect(await found('listed3@')).toEqual(['LIST abe']);
      expect(await found('%%')).toEqual([]);
      expect(await found('list z\0oe')).toEqual(['list zoe']);
      expect(await users.byEmail('ada@example.org\0')).toBeNull();
    });

    test('a cursor that is none of the list is told so', async () => {
      const { users, tokens, assessments, templates } = subjectOf().database.read;
      const ada = idOf('user Ada');
      const packed = (key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');
      const refused = { name: 'CursorError' };
      for (const cursor of ['', 'nonsense', packed(['a']), packed(['\0', '\0']), 'x'.repeat(9_000)]) {
        await expect(users.list({ cursor, limit: 5 })).rejects.toMatchObject(refused);
      }
      for (const cursor of ['nonsense', packed(["'; --", 'not an id']), packed(['changed down soon', ada])]) {
        await expect(tokens.listOf(ada, { cursor, limit: 5 })).rejects.toMatchObject(refused);
        await expect(assessments.listFor(ada, { cursor, limit: 5 }, {})).rejects.toMatchObject(refused);
        await expect(templates.listFor(ada, { cursor: packed(['a', 'b']), limit: 5 })).rejects.toMatchObject(refused);
      }
      // Made under another order: going on there would leave rows out.
      const byTitle = packed(['title up grain', ada]);
      await expect(assessments.listFor(ada, { cursor: byTitle, limit: 5 }, {})).rejects.toMatchObject(refused);
      const up = { by: 'title', direction: 'up' } as const;
      expect((await assessments.listFor(ada, { cursor: byTitle, limit: 5 }, {}, up)).items).toEqual([]);
    });

    test('a link works once, also for two at once, and not past its hour', async () => {
      const { links } = subjectOf().database.read;
      const link = linkNamed('once', { userId: idOf('user Ada'), purpose: 'reset' });
      await links.insert(link);
      expect(await links.byTokenHash(link.tokenHash)).toEqual(link);
      expect(await links.byTokenHash('unknown')).toBeNull();
      const uses = await Promise.all(Array.from({ length: 8 }, () => links.use(link.id, at(1))));
      expect(uses.filter((won) => won)).toHaveLength(1);
      expect((await links.byTokenHash(link.tokenHash))?.usedAt).toEqual(at(1));
      const late = linkNamed('late');
      await links.insert(late);
      expect(await links.use(late.id, late.expiresAt)).toBe(false);
      expect(await links.use(late.id, at(59))).toBe(true);
      expect(await links.use(idOf('no link'), at(1))).toBe(false);
    });

    test('revoking ends the unused links of a purpose, of one person where given', async () => {
      const { links } = subjectOf().database.read;
      const mine = linkNamed('mine', { purpose: 'invite', userId: idOf('user Ada') });
      const theirs = linkNamed('theirs', { purpose: 'invite', userId: idOf('user Boss') });
      const setup = linkNamed('setup', { purpose: 'setup' });
      for (const link of [mine, theirs, setup]) await links.insert(link);
      await links.revoke('invite', idOf('user Ada'), at(2));
      expect(await links.use(mine.id, at(3))).toBe(false);
      expect(await links.use(theirs.id, at(3))).toBe(true);
      await links.revoke('setup', null, at(4));
      expect(await links.use(setup.id, at(5))).toBe(false);
    });

    test('tokens: found by hash, listed newest first while they work, revoked by their owner alone', async () => {
      const { tokens } = subjectOf().database.read;
      const owner = idOf('user Ada');
      const made = Array.from({ length: 5 }, (_, index) =>
        tokenNamed(`script ${index}`, owner, { createdAt: at(Math.floor(index / 2)) }),
      );
      for (const token of made) await tokens.insert(token);
      const [first] = made;
      if (first === undefined) throw new Error('no token');
      expect(await tokens.byTokenHash(first.tokenHash)).toEqual(first);
      await tokens.touch(first.id, at(9));
      expect((await tokens.byTokenHash(first.tokenHash))?.lastUsedAt).toEqual(at(9));
      const whole = await tokens.listOf(owner, { cursor: null, limit: 100 });
      expect(whole.items.map((token) => token.createdAt.getTime())).toEqual(
        [2, 1, 1, 0, 0].map((m) => at(m).getTime()),
      );
      for (const limit of [1, 2, 5]) {
        expect(await readAll((page) => tokens.listOf(owner, page), limit)).toEqual(whole.items);
      }
      expect(await tokens.revoke(first.id, idOf('user Boss'), at(10))).toBe(false);
      expect(await tokens.revoke(first.id, owner, at(10))).toBe(true);
      expect(await tokens.revoke(first.id, owner, at(11))).toBe(false);
      expect((await tokens.byTokenHash(first.tokenHash))?.revokedAt).toEqual(at(10));
      expect((await tokens.listOf(owner, { cursor: null, limit: 100 })).items).toHaveLength(4);
    });
  });
}
