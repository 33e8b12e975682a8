import type { Pool } from 'pg';
import type { DeliveryQueue, TakenDelivery } from '../commands/WebhookStore.ts';

const columns = `d.id, d.webhook_id AS "webhookId", d.event, d.subject, d.actor_id AS "actorId", d.at,
  d.available_at AS "availableAt", d.attempts, d.done_at AS "doneAt", d.outcome`;

/** Longest outcome that is kept, characters. */
const maxOutcome = 300;

/** What webhooks are to be told, for the job that tells them. Each statement stands alone: several processes may work on it. */
export function deliveryQueue(pool: Pool): DeliveryQueue {
  return {
    take: async (now, limit, perWebhook) => {
      const { rows } = await pool.query<TakenDelivery>(
        `WITH due AS (
           SELECT q.id, row_number() OVER (PARTITION BY q.webhook_id ORDER BY q.available_at, q.id) AS place
           FROM webhook_deliveries q JOIN webhooks w ON w.id = q.webhook_id AND w.disabled_at IS NULL
           WHERE q.done_at IS NULL AND q.taken_at IS NULL AND q.available_at <= $1)
         UPDATE webhook_deliveries d SET taken_at = $1, attempts = d.attempts + 1
         FROM webhooks w
         WHERE w.id = d.webhook_id AND d.taken_at IS NULL AND d.done_at IS NULL
           AND d.id IN (SELECT id FROM due WHERE place <= $3 LIMIT $2)
         RETURNING ${columns}, w.url, w.secret`,
        [now, limit, perWebhook],
      );
      return rows;
    },
    arrived: async (id, outcome, now) => {
      await pool.query(
        'UPDATE webhook_deliveries SET done_at = $2, taken_at = NULL, outcome = $3 WHERE id = $1 AND done_at IS NULL',
        [id, now, outcome.slice(0, maxOutcome)],
      );
    },
    failed: async (id, why, retryAt, now) => {
      await pool.query(
        `UPDATE webhook_deliveries SET taken_at = NULL, outcome = $3, available_at = coalesce($4, available_at),
           done_at = CASE WHEN $4::timestamptz IS NULL THEN $2::timestamptz END
         WHERE id = $1 AND done_at IS NULL`,
        [id, now, why.slice(0, maxOutcome), retryAt],
      );
    },
    tidy: async (takenBefore, endedBefore, keep, now) => {
      await pool.query('UPDATE webhook_deliveries SET taken_at = NULL WHERE done_at IS NULL AND taken_at < $1', [
        takenBefore,
      ]);
      await pool.query(
        `UPDATE webhook_deliveries d SET done_at = $2, outcome = 'given up: too many were waiting'
         FROM (SELECT id, row_number() OVER (PARTITION BY webhook_id ORDER BY at DESC, id) AS place
               FROM webhook_deliveries WHERE done_at IS NULL) w
         WHERE w.id = d.id AND w.place > $1 AND d.taken_at IS NULL`,
        [keep, now],
      );
      await pool.query('DELETE FROM webhook_deliveries WHERE done_at < $1', [endedBefore]);
    },
  };
}
