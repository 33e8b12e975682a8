import { expect, test } from 'vitest';
import { createFirstAdmin } from '../../../lib/commands/createFirstAdmin.ts';
import { ensureAdminFromSettings } from '../../../lib/commands/ensureAdminFromSettings.ts';
import { findSetupLink } from '../../../lib/commands/findSetupLink.ts';
import { issueSetupLink } from '../../../lib/commands/issueSetupLink.ts';
import { createFirstAdminInput } from '../../../lib/protocol/workspaceDto.ts';
import { commandWorld, outcomeOf, valueOf } from './commandWorld.ts';

const form = (token: string, email = 'Ana@Example.org') =>
  createFirstAdminInput.parse({
    token,
    name: 'Ana',
    email,
    password: 'a long enough one',
    workspaceName: 'Grain desk',
  });

test('the printed link creates the first administrator and the workspace, once', async () => {
  const { ports, memory, actions } = commandWorld();
  const secret = (await issueSetupLink(ports)) ?? '';
  expect(outcomeOf(await findSetupLink(ports, { token: secret }))).toBe('ok');
  const user = valueOf(await createFirstAdmin(ports, form(secret)));
  expect(user).toMatchObject({ email: 'ana@example.org', role: 'admin', disabled: false });
  expect(memory.state().workspace).toMatchObject({ name: 'Grain desk', scale: 'icd203' });
  expect(actions()).toEqual(['setup.offered', 'workspace.created', 'user.created']);
  expect(outcomeOf(await createFirstAdmin(ports, form(secret, 'other@example.org')))).toBe('not-found');
  expect(outcomeOf(await findSetupLink(ports, { token: secret }))).toBe('not-found');
  expect(await issueSetupLink(ports)).toBeNull();
});

test('a new link ends the one before; an old one ends by itself', async () => {
  const { ports, pass } = commandWorld();
  const first = (await issueSetupLink(ports)) ?? '';
  const second = (await issueSetupLink(ports)) ?? '';
  expect(outcomeOf(await createFirstAdmin(ports, form(first)))).toBe('not-found');
  pass(24 * 60 * 60 * 1000 + 1);
  expect(outcomeOf(await createFirstAdmin(ports, form(second)))).toBe('not-found');
});

test('two who use the link at the same moment: one wins, and one account exists', async () => {
  const { ports, memory } = commandWorld();
  const secret = (await issueSetupLink(ports)) ?? '';
  const outcomes = await Promise.all([
    createFirstAdmin(ports, form(secret, 'one@example.org')),
    createFirstAdmin(ports, form(secret, 'two@example.org')),
  ]);
  expect(outcomes.map(outcomeOf).toSorted()).toEqual(['not-found', 'ok']);
  expect(memory.state().users.size).toBe(1);
});

test('only the hash of the link is stored', async () => {
  const { ports, memory } = commandWorld();
  const secret = (await issueSetupLink(ports)) ?? '';
  expect(secret.length).toBeGreaterThan(40);
  const stored = JSON.stringify([...memory.state().links.values(), ...memory.state().audit]);
  expect(stored).not.toContain(secret);
});

test('the settings create an administrator without a browser, and are ignored once one exists', async () => {
  const { ports, memory, actions } = commandWorld();
  const given = { email: 'Root@Example.org', password: 'a long enough one' };
  expect(valueOf(await ensureAdminFromSettings(ports, given))).toMatchObject({
    email: 'root@example.org',
    role: 'admin',
  });
  expect(valueOf(await ensureAdminFromSettings(ports, { ...given, email: 'other@example.org' }))).toBeNull();
  expect(memory.state().users.size).toBe(1);
  expect(actions()).toEqual(['user.created']);
});
