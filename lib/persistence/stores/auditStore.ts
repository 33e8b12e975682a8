import type { AuditEntry, AuditRow, AuditStore } from '../../commands/ports.ts';
import { auditHash, canonicalJson, firstPrevHash } from '../../domain/audit/auditHash.ts';
import { isWebhookEvent } from '../../domain/webhooks/webhookEvents.ts';
import type { AuditEvent } from '../generated/client.ts';
import { inTransaction, type Db } from '../prismaClient.ts';
import { sha256Hex } from '../../commands/sha256Hex.ts';

/** Key of the advisory lock that puts writers of the chain in a row, on all nodes. */
const chainLock = 7_208_455_101n;

/** The hash-chained log of who did what. */
export function auditStore(db: Db): AuditStore {
  return {
    append: (entry) =>
      inTransaction(db, async (transaction) => {
        // Held to the end of the transaction: who comes next sees this row committed, or never.
        await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${chainLock})`;
        const before = await transaction.auditEvent.findFirst({
          orderBy: { seq: 'desc' },
          select: { seq: true, hash: true },
        });
        const seq = Number(before?.seq ?? 0n) + 1;
        const prevHash = before?.hash ?? firstPrevHash;
        const { at, actorId, action, subject, data } = entry;
        const hash = auditHash({ seq, at: at.toISOString(), actorId, action, subject, data, prevHash }, sha256Hex);
        await tellWebhooks(transaction, entry);
        await transaction.auditEvent.create({
          data: { seq: BigInt(seq), at, actorId, action, subject, data: canonicalJson(data), prevHash, hash },
        });
      }),
    since: async (since, limit) => {
      const rows = await db.auditEvent.findMany({
        where: { seq: { gt: BigInt(since) } },
        orderBy: { seq: 'asc' },
        take: limit,
      });
      return rows.map(record);
    },
  };
}

/** Writes down, in the same transaction, what each webhook that asked for this is to be told: what happened to what, never a word of it. */
async function tellWebhooks(db: Db, { at, actorId, action, subject }: AuditEntry): Promise<void> {
  if (!isWebhookEvent(action)) return;
  await db.$executeRaw`
    INSERT INTO webhook_deliveries (id, webhook_id, event, subject, actor_id, at, available_at)
    SELECT gen_random_uuid(), id, ${action}, ${subject}, ${actorId}::uuid, ${at}, ${at}
    FROM webhooks WHERE disabled_at IS NULL AND (${action} = ANY (events) OR '*' = ANY (events))`;
}

function record(row: AuditEvent): AuditRow {
  return { ...row, seq: Number(row.seq), data: dataOf(row.data) };
}

/** What was recorded. Text that is no JSON any more was tampered with: given out so that its hash fails, not the reading. */
function dataOf(text: string): AuditRow['data'] {
  try {
    return JSON.parse(text) as AuditRow['data'];
  } catch {
    return { unreadable: text };
  }
}
