import { expect, test } from 'vitest';
import { changePassword } from '../../../lib/commands/changePassword.ts';
import { checkPassword } from '../../../lib/commands/checkPassword.ts';
import { createResetLink } from '../../../lib/commands/createResetLink.ts';
import { findPasswordLink } from '../../../lib/commands/findPasswordLink.ts';
import { updateUser } from '../../../lib/commands/updateUser.ts';
import { usePasswordLink } from '../../../lib/commands/usePasswordLink.ts';
import { commandWorld, outcomeOf, valueOf } from './commandWorld.ts';

const dayMs = 24 * 60 * 60 * 1000;
const secretIn = (link: { readonly path: string }): string => link.path.replace('/join/', '');

async function worldWithLink() {
  const world = commandWorld();
  const ana = await world.user('Ana', { role: 'admin' });
  const ben = await world.user('Ben');
  const link = valueOf(await createResetLink(world.ports, ana, { userId: ben.userId }));
  return { ...world, ana, ben, link, token: secretIn(link) };
}

test('a link chooses a password once, and ends all sessions', async () => {
  const { ports, ben, token, memory, announced, actions } = await worldWithLink();
  expect(valueOf(await findPasswordLink(ports, { token }))).toEqual({
    purpose: 'reset',
    name: 'Ben',
    email: 'ben@example.org',
  });
  const password = 'another long one';
  expect(valueOf(await usePasswordLink(ports, { token, password }))).toEqual({
    userId: ben.userId,
    sessionEpoch: 1,
    email: 'ben@example.org',
  });
  expect(announced).toEqual([['userEnded', ben.userId]]);
  expect(outcomeOf(await usePasswordLink(ports, { token, password: 'a third long one' }))).toBe('not-found');
  expect(outcomeOf(await checkPassword(ports, { email: 'ben@example.org', password }))).toBe('ok');
  expect(memory.state().users.get(ben.userId)?.sessionEpoch).toBe(1);
  expect(actions()).toEqual(['user.link-made', 'user.password-set']);
});

test('two uses at the same moment: one wins', async () => {
  const { ports, token, memory, ben } = await worldWithLink();
  const both = await Promise.all([
    usePasswordLink(ports, { token, password: 'one long password' }),
    usePasswordLink(ports, { token, password: 'two long passwords' }),
  ]);
  expect(both.map(outcomeOf).toSorted()).toEqual(['not-found', 'ok']);
  expect(memory.state().users.get(ben.userId)?.sessionEpoch).toBe(1);
});

test('a link ends after a day, by a newer one, and with the account', async () => {
  const late = await worldWithLink();
  late.pass(dayMs + 1);
  const sameAnswer = await usePasswordLink(late.ports, { token: late.token, password: 'a long password' });

  const newer = await worldWithLink();
  await createResetLink(newer.ports, newer.ana, { userId: newer.ben.userId });
  const replaced = await usePasswordLink(newer.ports, { token: newer.token, password: 'a long password' });

  const gone = await worldWithLink();
  await updateUser(gone.ports, gone.ana, { id: gone.ben.userId, disabled: true });
  const disabled = await usePasswordLink(gone.ports, { token: gone.token, password: 'a long password' });

  const unknown = await usePasswordLink(gone.ports, { token: 'never made', password: 'a long password' });
  expect(unknown.ok).toBe(false);
  expect([sameAnswer, replaced, disabled]).toEqual([unknown, unknown, unknown]);
});

test('a setup link chooses no password, and a member makes no links', async () => {
  const { ports, ben, ana, memory } = await worldWithLink();
  expect(outcomeOf(await createResetLink(ports, ben, { userId: ana.userId }))).toBe('forbidden');
  expect(outcomeOf(await createResetLink(ports, ana, { userId: 'x' }))).toBe('not-found');
  expect(memory.state().audit.map((row) => row.action)).toEqual(['user.link-made']);
});

test('changing the password needs the current one, and ends other sessions', async () => {
  const { ports, user, announced, actions, memory } = commandWorld();
  const ben = await user('Ben');
  const wrong = await changePassword(ports, ben, { currentPassword: 'no', newPassword: 'another long one' });
  expect(wrong).toMatchObject({ ok: false, error: { kind: 'invalid-input', details: { field: 'currentPassword' } } });
  expect(actions()).toEqual([]);
  const right = { currentPassword: 'password of Ben', newPassword: 'another long one' };
  expect(valueOf(await changePassword(ports, ben, right))).toEqual({ userId: ben.userId, sessionEpoch: 1 });
  expect(announced).toEqual([['userEnded', ben.userId]]);
  expect(actions()).toEqual(['user.password-set']);
  expect(JSON.stringify(memory.state().audit)).not.toContain('another long one');
});

test('two changes at the same moment from one password: one wins', async () => {
  const { ports, user } = commandWorld();
  const ben = await user('Ben');
  const change = (newPassword: string) =>
    changePassword(ports, ben, { currentPassword: 'password of Ben', newPassword });
  const both = await Promise.all([change('another long one'), change('a third long one')]);
  expect(both.map(outcomeOf).toSorted()).toEqual(['ok', 'sign-in']);
});

test('unknown, wrong, disabled and without a password: one answer, and the same work', async () => {
  const { ports, user } = commandWorld();
  await user('Ben');
  await user('Off', { disabledAt: new Date(0) });
  await user('Sso', { passwordHash: null });
  let compared = 0;
  const counting = {
    ...ports,
    passwords: {
      ...ports.passwords,
      verify: (hash: string | null, password: string) => {
        compared += 1;
        return ports.passwords.verify(hash, password);
      },
    },
  };
  const tries = ['ben', 'nobody', 'off', 'sso'].map((name) =>
    checkPassword(counting, { email: `${name}@example.org`, password: 'password of Off' }),
  );
  const answers = await Promise.all(tries);
  expect(answers.map(outcomeOf)).toEqual(['sign-in', 'sign-in', 'sign-in', 'sign-in']);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(compared).toBe(4);
  expect(outcomeOf(await checkPassword(ports, { email: 'ben@example.org', password: 'password of Ben' }))).toBe('ok');
});
