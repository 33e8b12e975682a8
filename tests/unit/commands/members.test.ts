import { expect, test } from 'vitest';
import { listMembers } from '../../../lib/commands/listMembers.ts';
import { replaceMembers } from '../../../lib/commands/replaceMembers.ts';
import { replaceMembersInput } from '../../../lib/protocol/memberDto.ts';
import { commandWorld, outcomeOf, valueOf } from './commandWorld.ts';

async function worldOfThree() {
  const world = commandWorld();
  const [ana, ben, cem] = [await world.user('Ana'), await world.user('Ben'), await world.user('Cem')];
  const id = await world.assessment([
    [ana, 'owner'],
    [ben, 'editor'],
  ]);
  return { ...world, ana, ben, cem, id };
}

test('replaces the whole list and tells the room of exactly those whose role changed', async () => {
  const { ports, ana, ben, cem, id, announced, actions } = await worldOfThree();
  const members = [
    { userId: ana.userId, role: 'owner' as const },
    { userId: cem.userId, role: 'reader' as const },
  ];
  const after = valueOf(await replaceMembers(ports, ana, { id, members }));
  expect(after.map(({ name, role }) => [name, role])).toEqual([
    ['Ana', 'owner'],
    ['Cem', 'reader'],
  ]);
  expect(new Set(announced.map((one) => one[2]))).toEqual(new Set([ben.userId, cem.userId]));
  expect(announced.every((one) => one[0] === 'rightsChanged' && one[1] === id)).toBe(true);
  expect(actions()).toEqual(['members.changed']);
  // Removed, he is told no more than a stranger.
  expect(outcomeOf(await listMembers(ports, ben, { id }))).toBe('not-found');
});

test('the last owner cannot go, be demoted, or be a disabled account', async () => {
  const { ports, ana, ben, id, user, announced, actions } = await worldOfThree();
  const off = await user('Off', { disabledAt: new Date(0) });
  for (const members of [
    [],
    [{ userId: ben.userId, role: 'editor' as const }],
    [{ userId: ana.userId, role: 'editor' as const }],
  ]) {
    expect(outcomeOf(await replaceMembers(ports, ana, { id, members }))).toBe('conflict');
  }
  const disabledOwner = [{ userId: off.userId, role: 'owner' as const }];
  expect(outcomeOf(await replaceMembers(ports, ana, { id, members: disabledOwner }))).toBe('invalid-input');
  expect([announced, actions()]).toEqual([[], []]);
});

test('unknown accounts are named', async () => {
  const { ports, ana, id } = await worldOfThree();
  const userId = '00000000-0000-4000-8000-999999999999';
  const members = [
    { userId: ana.userId, role: 'owner' as const },
    { userId, role: 'reader' as const },
  ];
  expect(await replaceMembers(ports, ana, { id, members })).toMatchObject({
    ok: false,
    error: { kind: 'invalid-input', details: { unknownUserIds: [userId] } },
  });
});

test('only owners share, strangers find nothing, and a reading token shares nothing', async () => {
  const { ports, ana, ben, cem, id, actions } = await worldOfThree();
  const members = [{ userId: ben.userId, role: 'owner' as const }];
  expect(outcomeOf(await replaceMembers(ports, ben, { id, members }))).toBe('forbidden');
  expect(outcomeOf(await replaceMembers(ports, cem, { id, members }))).toBe('not-found');
  expect(outcomeOf(await replaceMembers(ports, { ...ana, scopes: ['read'] }, { id, members }))).toBe('forbidden');
  expect(valueOf(await listMembers(ports, ben, { id }))).toHaveLength(2);
  expect(actions()).toEqual([]);
});

test('two owners who remove each other at the same moment: one remains', async () => {
  const { ports, user, assessment, memory } = commandWorld();
  const [ana, ben] = [await user('Ana'), await user('Ben')];
  const id = await assessment([
    [ana, 'owner'],
    [ben, 'owner'],
  ]);
  const only = (userId: string) => [{ userId, role: 'owner' as const }];
  const both = await Promise.all([
    replaceMembers(ports, ana, { id, members: only(ana.userId) }),
    replaceMembers(ports, ben, { id, members: only(ben.userId) }),
  ]);
  expect(both.map(outcomeOf).toSorted()).toEqual(['not-found', 'ok']);
  expect(memory.state().audit).toHaveLength(1);
});

test('a list names everybody once', () => {
  const member = { userId: '00000000-0000-4000-8000-000000000001', role: 'owner' };
  expect(replaceMembersInput.safeParse([member]).success).toBe(true);
  expect(replaceMembersInput.safeParse([member, { ...member, role: 'reader' }]).success).toBe(false);
  expect(replaceMembersInput.safeParse([{ ...member, role: 'boss' }]).success).toBe(false);
  expect(replaceMembersInput.safeParse({ members: [member] }).success).toBe(false);
});
