import { describe, expect, test } from 'vitest';
import { changeName } from '../../../lib/commands/changeName.ts';
import { createToken } from '../../../lib/commands/createToken.ts';
import { createUser } from '../../../lib/commands/createUser.ts';
import { findPeople } from '../../../lib/commands/findPeople.ts';
import { listUsers } from '../../../lib/commands/listUsers.ts';
import { updateUser } from '../../../lib/commands/updateUser.ts';
import { createUserInput } from '../../../lib/protocol/userDto.ts';
import { commandWorld, outcomeOf, valueOf } from './commandWorld.ts';

const given = (email: string, more: object = {}) =>
  createUserInput.parse({ email, name: 'Ben', password: 'a long enough one', ...more });

describe('creating', () => {
  test('administrators create accounts; an address is taken once, however it is written', async () => {
    const { ports, user, actions } = commandWorld();
    const ana = await user('Ana', { role: 'admin' });
    const made = valueOf(await createUser(ports, ana, given('Ben@Example.org')));
    expect(made).toMatchObject({ email: 'ben@example.org', role: 'member', joinPath: null });
    expect(outcomeOf(await createUser(ports, ana, given('BEN@example.ORG')))).toBe('conflict');
    expect(actions()).toEqual(['user.created']);
  });

  test('without a password the account comes with a link', async () => {
    const { ports, user } = commandWorld();
    const ana = await user('Ana', { role: 'admin' });
    const made = valueOf(await createUser(ports, ana, given('ben@example.org', { password: undefined })));
    expect(made.joinPath).toMatch(/^\/join\/[\w-]{40,}$/);
  });

  test('two at the same moment with one address: one wins', async () => {
    const { ports, user, memory } = commandWorld();
    const ana = await user('Ana', { role: 'admin' });
    const both = await Promise.all([
      createUser(ports, ana, given('ben@example.org')),
      createUser(ports, ana, given('ben@example.org')),
    ]);
    expect(both.map(outcomeOf).toSorted()).toEqual(['conflict', 'ok']);
    expect(memory.state().users.size).toBe(2);
  });

  test('the first six people have six colours', async () => {
    const { ports, user } = commandWorld();
    const ana = await user('Ana', { role: 'admin', hue: 1 });
    const hues = [1];
    for (let n = 0; n < 5; n += 1) {
      hues.push(valueOf(await createUser(ports, ana, given(`person${n}@example.org`))).hue);
    }
    expect(new Set(hues).size).toBe(6);
  });
});

describe('changing', () => {
  test('disabling ends sessions and sockets, after the commit', async () => {
    const { ports, user, memory, announced } = commandWorld();
    const ana = await user('Ana', { role: 'admin' });
    const ben = await user('Ben');
    const after = valueOf(await updateUser(ports, ana, { id: ben.userId, disabled: true }));
    expect(after.disabled).toBe(true);
    expect(memory.state().users.get(ben.userId)).toMatchObject({ sessionEpoch: 1 });
    expect(announced).toEqual([['userEnded', ben.userId]]);
    expect(valueOf(await updateUser(ports, ana, { id: ben.userId, disabled: false })).disabled).toBe(false);
    // Enabled again, the sessions of before stay ended.
    expect(memory.state().users.get(ben.userId)).toMatchObject({ sessionEpoch: 1, disabledAt: null });
  });

  test('nothing is announced when the commit fails', async () => {
    const { ports, user, announced, memory } = commandWorld();
    const ana = await user('Ana', { role: 'admin' });
    const ben = await user('Ben');
    memory.failWith(new Error('unreachable'));
    await expect(updateUser(ports, ana, { id: ben.userId, disabled: true })).rejects.toThrow('unreachable');
    expect(announced).toEqual([]);
  });

  test.each([{ disabled: true }, { role: 'member' as const }])('the last administrator stays: %o', async (change) => {
    const { ports, user, memory, announced } = commandWorld();
    const ana = await user('Ana', { role: 'admin' });
    await user('Old', { role: 'admin', disabledAt: new Date(0) });
    expect(outcomeOf(await updateUser(ports, ana, { id: ana.userId, ...change }))).toBe('conflict');
    expect(memory.state().users.get(ana.userId)).toMatchObject({ role: 'admin', disabledAt: null, sessionEpoch: 0 });
    expect(memory.state().audit).toEqual([]);
    expect(announced).toEqual([]);
  });

  test('two administrators who demote each other at the same moment: one stays', async () => {
    const { ports, user, memory } = commandWorld();
    const ana = await user('Ana', { role: 'admin' });
    const ben = await user('Ben', { role: 'admin' });
    const both = await Promise.all([
      updateUser(ports, ana, { id: ben.userId, role: 'member' }),
      updateUser(ports, ben, { id: ana.userId, disabled: true }),
    ]);
    expect(both.map(outcomeOf).toSorted()).toEqual(['conflict', 'ok']);
    const active = [...memory.state().users.values()].filter((one) => one.role === 'admin' && one.disabledAt === null);
    expect(active).toHaveLength(1);
  });

  test('an id nobody has, and one that is none', async () => {
    const { ports, user } = commandWorld();
    const ana = await user('Ana', { role: 'admin' });
    const unknown = '00000000-0000-4000-8000-999999999999';
    expect(outcomeOf(await updateUser(ports, ana, { id: unknown, name: 'X' }))).toBe('not-found');
    expect(outcomeOf(await updateUser(ports, ana, { id: "'; drop table", name: 'X' }))).toBe('not-found');
  });

  test('one changes one’s own name', async () => {
    const { ports, user, actions } = commandWorld();
    const ben = await user('Ben');
    expect(valueOf(await changeName(ports, ben, { name: 'Benedikt' })).name).toBe('Benedikt');
    expect(actions()).toEqual(['user.changed']);
  });
});

test('members may neither list, create nor change accounts; tokens only with the scope', async () => {
  const { ports, user, memory } = commandWorld();
  const ana = await user('Ana', { role: 'admin' });
  const ben = await user('Ben');
  for (const actor of [ben, { ...ana, scopes: ['read', 'write'] as const }]) {
    expect(outcomeOf(await listUsers(ports, actor, { limit: 50 }))).toBe('forbidden');
    expect(outcomeOf(await createUser(ports, actor, given('new@example.org')))).toBe('forbidden');
    expect(outcomeOf(await updateUser(ports, actor, { id: ben.userId, role: 'admin' }))).toBe('forbidden');
  }
  expect(memory.state().audit).toEqual([]);
});

test('a list goes on where it stopped, and never shows a hash', async () => {
  const { ports, user } = commandWorld();
  const ana = await user('Ana', { role: 'admin' });
  for (const name of ['Ben', 'Cem', 'Dina', 'Eva']) await user(name);
  const first = valueOf(await listUsers(ports, ana, { limit: 3 }));
  expect(first.items.map((one) => one.name)).toEqual(['Ana', 'Ben', 'Cem']);
  const second = valueOf(await listUsers(ports, ana, { limit: 3, cursor: first.nextCursor ?? '' }));
  expect(second.items.map((one) => one.name)).toEqual(['Dina', 'Eva']);
  expect(second.nextCursor).toBeNull();
  expect(JSON.stringify(first)).not.toMatch(/password|hash|epoch/i);
});

test('people to share with: active ones, at most ten', async () => {
  const { ports, user } = commandWorld();
  const ana = await user('Ana');
  for (let n = 0; n < 12; n += 1) await user(`Person${n}`);
  await user('Personal', { disabledAt: new Date(0) });
  const { items } = valueOf(await findPeople(ports, ana, { query: 'person' }));
  expect(items).toHaveLength(10);
  expect(items.map((one) => one.name)).not.toContain('Personal');
  const nothing = await findPeople(ports, { ...ana, scopes: ['write'] }, { query: 'person' });
  expect(outcomeOf(nothing)).toBe('forbidden');
});

test('disabling ends tokens for good: who is enabled again makes new ones', async () => {
  const { ports, user, memory } = commandWorld();
  const [root, ben] = [await user('Root', { role: 'admin' }), await user('Ben')];
  const own = { name: 'script' };
  const { id } = valueOf(await createToken(ports, ben, own));
  const { id: kept } = valueOf(await createToken(ports, root, own));
  const revokedAt = (token: string): Date | null => memory.state().tokens.get(token)?.revokedAt ?? null;
  valueOf(await updateUser(ports, root, { id: ben.userId, name: 'Benedict' }));
  expect(revokedAt(id)).toBeNull();
  valueOf(await updateUser(ports, root, { id: ben.userId, disabled: true }));
  valueOf(await updateUser(ports, root, { id: ben.userId, disabled: false }));
  expect(revokedAt(id)).toEqual(ports.now());
  expect(revokedAt(kept)).toBeNull();
});
