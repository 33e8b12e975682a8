import { describe, expect, test } from 'vitest';
import { acceptOidcIdentity } from '../../../lib/commands/acceptOidcIdentity.ts';
import { readContent } from '../../../lib/commands/readContent.ts';
import { readDraft } from '../../../lib/commands/readDraft.ts';
import { sha256Hex } from '../../../lib/commands/sha256Hex.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { exportFormats } from '../../../lib/protocol/assessmentDto.ts';
import { commandWorld, outcomeOf, valueOf } from './commandWorld.ts';

const draft: DocJson = {
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 't' }, content: [{ type: 'text', text: 'Wheat' }] },
    { type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', text: 'Ports <reopen> in spring.' }] },
  ],
};

describe('content', () => {
  test.each(exportFormats)('as %s holds every word', async (format) => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const id = await world.assessment([[ana, 'reader']]);
    world.drafts.set(id, draft);
    const content = valueOf(await readContent(world.ports, ana, { id, format }));
    for (const word of ['Wheat', 'Ports', 'reopen', 'spring']) expect(content.body).toContain(word);
    const json = valueOf(await readContent(world.ports, ana, { id, format: 'json' }));
    expect(content.sha256).toBe(sha256Hex(json.body));
    if (format === 'html') expect(content.body).not.toContain('<reopen>');
    if (format === 'json') expect(JSON.parse(content.body)).toEqual(draft);
  });

  test('not for strangers; a room that cannot load is unavailable, never empty', async () => {
    const world = commandWorld();
    const [ana, ben] = [await world.user('Ana'), await world.user('Ben')];
    const id = await world.assessment([[ana, 'owner']]);
    expect(outcomeOf(await readContent(world.ports, ben, { id, format: 'json' }))).toBe('not-found');
    expect(outcomeOf(await readContent(world.ports, ana, { id, format: 'json' }))).toBe('unavailable');
    const blind = { ...ana, scopes: ['write'] as const };
    expect(outcomeOf(await readContent(world.ports, blind, { id, format: 'json' }))).toBe('forbidden');
  });

  test('for a page it is the draft as it is, under the same rights', async () => {
    const world = commandWorld();
    const [ana, ben] = [await world.user('Ana'), await world.user('Ben')];
    const id = await world.assessment([[ana, 'reader']]);
    expect(outcomeOf(await readDraft(world.ports, ana, { id }))).toBe('unavailable');
    world.drafts.set(id, draft);
    expect(valueOf(await readDraft(world.ports, ana, { id }))).toEqual(draft);
    expect(outcomeOf(await readDraft(world.ports, ben, { id }))).toBe('not-found');
    expect(outcomeOf(await readDraft(world.ports, { ...ana, scopes: ['write'] as const }, { id }))).toBe('forbidden');
  });
});

describe('single sign-on', () => {
  const says = { subject: 'sub-1', email: 'Ben@Example.org', isEmailVerified: true, name: 'Ben' };

  test('a vouched-for address finds the account once and keeps its subject', async () => {
    const { ports, user, memory, actions } = commandWorld();
    const ben = await user('Ben');
    expect(valueOf(await acceptOidcIdentity(ports, says)).userId).toBe(ben.userId);
    expect(memory.state().users.get(ben.userId)?.oidcSubject).toBe('sub-1');
    expect(valueOf(await acceptOidcIdentity(ports, { ...says, email: 'moved@example.org' })).userId).toBe(ben.userId);
    expect(outcomeOf(await acceptOidcIdentity(ports, { ...says, subject: 'sub-2' }))).toBe('forbidden');
    expect(actions()).toEqual(['user.changed']);
  });

  test('somebody new becomes a member, once', async () => {
    const { ports, user, memory, actions } = commandWorld();
    await user('Root', { role: 'admin' });
    const both = await Promise.all([acceptOidcIdentity(ports, says), acceptOidcIdentity(ports, says)]);
    expect(both.map(outcomeOf)).toContain('ok');
    expect(memory.state().users.size).toBe(2);
    const made = [...memory.state().users.values()].find((one) => one.oidcSubject === 'sub-1');
    expect(made).toMatchObject({ role: 'member', passwordHash: null, email: 'ben@example.org' });
    expect(actions()).toEqual(['user.created']);
  });

  test('an address nobody vouches for finds and makes no account', async () => {
    const { ports, user, memory } = commandWorld();
    await user('Ben');
    const unverified = { ...says, isEmailVerified: false };
    expect(outcomeOf(await acceptOidcIdentity(ports, unverified))).toBe('forbidden');
    expect(outcomeOf(await acceptOidcIdentity(ports, { ...unverified, email: 'new@example.org' }))).toBe('forbidden');
    expect(outcomeOf(await acceptOidcIdentity(ports, { ...says, email: null }))).toBe('forbidden');
    expect([memory.state().users.size, memory.state().audit.length]).toEqual([1, 0]);
  });

  test('a disabled account stays out, and nobody becomes the first this way', async () => {
    const { ports, user, memory } = commandWorld();
    expect(outcomeOf(await acceptOidcIdentity(ports, says))).toBe('forbidden');
    expect(memory.state().users.size).toBe(0);
    await user('Ben', { disabledAt: new Date(0) });
    await user('Cem', { disabledAt: new Date(0), oidcSubject: 'sub-9' });
    expect(outcomeOf(await acceptOidcIdentity(ports, says))).toBe('forbidden');
    expect(outcomeOf(await acceptOidcIdentity(ports, { ...says, subject: 'sub-9' }))).toBe('forbidden');
  });
});
