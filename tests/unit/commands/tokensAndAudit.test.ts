import { expect, test } from 'vitest';
import { createToken } from '../../../lib/commands/createToken.ts';
import { createUser } from '../../../lib/commands/createUser.ts';
import { listAudit } from '../../../lib/commands/listAudit.ts';
import { listTokens } from '../../../lib/commands/listTokens.ts';
import { revokeToken } from '../../../lib/commands/revokeToken.ts';
import { sha256Hex } from '../../../lib/commands/sha256Hex.ts';
import { verifyAudit } from '../../../lib/commands/verifyAudit.ts';
import type { AuditRowDto } from '../../../lib/protocol/auditDto.ts';
import { commandWorld, outcomeOf, valueOf } from './commandWorld.ts';

test('a token is shown once, stored as a hash, and ends when revoked', async () => {
  const { ports, user, memory, announced, actions, assessment } = commandWorld();
  const ben = await user('Ben');
  const room = await assessment([[ben, 'editor']]);
  const made = valueOf(await createToken(ports, ben, { name: 'laptop' }));
  expect(made.token).toMatch(/^ys_[\w-]{40,}$/);
  expect(made.scopes).toEqual(['read', 'write']);
  expect(memory.state().tokens.get(made.id)?.tokenHash).toBe(sha256Hex(made.token));
  expect(JSON.stringify([memory.state().audit, await listTokens(ports, ben, { limit: 10 })])).not.toContain(made.token);
  expect(outcomeOf(await revokeToken(ports, ben, { id: made.id }))).toBe('ok');
  expect(outcomeOf(await revokeToken(ports, ben, { id: made.id }))).toBe('not-found');
  // Its sockets join again, and find that it has ended.
  expect(announced).toEqual([['rightsChanged', room, ben.userId]]);
  expect(actions()).toEqual(['token.created', 'token.revoked']);
});

test('a token never may more than its maker', async () => {
  const { ports, user } = commandWorld();
  const ben = await user('Ben');
  const ana = await user('Ana', { role: 'admin' });
  expect(outcomeOf(await createToken(ports, ben, { name: 'x', scopes: ['admin'] }))).toBe('forbidden');
  const writer = { ...ana, scopes: ['write'] as const };
  expect(outcomeOf(await createToken(ports, writer, { name: 'x', scopes: ['read'] }))).toBe('forbidden');
  expect(valueOf(await createToken(ports, writer, { name: 'x' })).scopes).toEqual(['write']);
  expect(valueOf(await createToken(ports, ana, { name: 'x' })).scopes).toEqual(['read', 'write', 'admin']);
  const reader = { ...ana, scopes: ['read'] as const };
  expect(outcomeOf(await createToken(ports, reader, { name: 'x' }))).toBe('forbidden');
  expect(outcomeOf(await listTokens(ports, reader, { limit: 1 }))).toBe('forbidden');
});

test('nobody revokes somebody else’s token', async () => {
  const { ports, user, memory } = commandWorld();
  const [ben, root] = [await user('Ben'), await user('Root', { role: 'admin' })];
  const made = valueOf(await createToken(ports, ben, { name: 'laptop' }));
  expect(outcomeOf(await revokeToken(ports, root, { id: made.id }))).toBe('not-found');
  expect(memory.state().tokens.get(made.id)?.revokedAt).toBeNull();
});

async function rowsOf(rows: AsyncIterable<AuditRowDto>): Promise<readonly AuditRowDto[]> {
  const all: AuditRowDto[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

test('administrators read the log and check its chain; a row changed later is found', async () => {
  const { ports, user, memory } = commandWorld();
  const root = await user('Root', { role: 'admin' });
  const ben = await user('Ben');
  for (let n = 0; n < 3; n += 1) {
    await createUser(ports, root, { email: `u${n}@example.org`, name: 'U', role: 'member', password: 'x'.repeat(12) });
  }
  const rows = await rowsOf(valueOf(await listAudit(ports, root, { since: 1 })));
  expect(rows.map((row) => row.seq)).toEqual([2, 3]);
  expect(valueOf(await verifyAudit(ports, root))).toEqual({ ok: true, rows: 3, brokenAt: null });
  const row = memory.state().audit[1];
  if (row === undefined) throw new Error('no row');
  memory.state().audit[1] = { ...row, subject: 'user:somebody-else' };
  expect(valueOf(await verifyAudit(ports, root))).toEqual({ ok: false, rows: 1, brokenAt: 2 });
  for (const actor of [ben, { ...root, scopes: ['read', 'write'] as const }]) {
    expect(outcomeOf(await listAudit(ports, actor, { since: 0 }))).toBe('forbidden');
    expect(outcomeOf(await verifyAudit(ports, actor))).toBe('forbidden');
  }
});

test('a log longer than one batch is read and checked to its end', async () => {
  const { ports, user, memory } = commandWorld();
  const root = await user('Root', { role: 'admin' });
  await memory.database.transaction(async (stores) => {
    for (let n = 0; n < 1203; n += 1) {
      const at = ports.now();
      await stores.audit.append({ at, actorId: null, action: 'test.row', subject: `row:${n}`, data: { n } });
    }
  });
  const rows = await rowsOf(valueOf(await listAudit(ports, root, { since: 0 })));
  expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 1203 }, (_, index) => index + 1));
  expect(valueOf(await verifyAudit(ports, root))).toEqual({ ok: true, rows: 1203, brokenAt: null });
});
