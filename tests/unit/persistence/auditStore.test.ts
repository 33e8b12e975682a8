import { expect, test } from 'vitest';
import { verifyAudit } from '../../../lib/domain/audit/verifyAudit.ts';
import { firstPrevHash } from '../../../lib/domain/audit/auditHash.ts';
import type { Db } from '../../../lib/persistence/prismaClient.ts';
import { sha256Hex } from '../../../lib/commands/sha256Hex.ts';
import { auditStore } from '../../../lib/persistence/stores/auditStore.ts';

test('a row whose data is no JSON any more is read, and does not pass for what was recorded', async () => {
  const row = {
    seq: 1n,
    at: new Date(0),
    actorId: null,
    action: 'user.created',
    subject: 'user:1',
    data: '{"role":',
    prevHash: firstPrevHash,
    hash: 'f'.repeat(64),
  };
  const rows = await auditStore({ auditEvent: { findMany: async () => [row] } } as unknown as Db).since(0, 10);
  expect(rows.map(({ data }) => data)).toEqual([{ unreadable: '{"role":' }]);
  const verdict = verifyAudit(
    rows.map((each) => ({ ...each, at: each.at.toISOString() })),
    sha256Hex,
  );
  expect(verdict).toEqual({ ok: false, rows: 0, broken: { seq: 1, kind: 'wrong-hash' } });
});
