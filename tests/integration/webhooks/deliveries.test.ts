import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendWebhooks, tidyWebhooks } from '../../../lib/jobs/sendWebhooks.ts';
import type { OpenDatabase } from '../../../lib/persistence/openDatabase.ts';
import { at, idOf, userNamed } from '../persistence/fixtures.ts';
import { collectingLog, openEmbeddedForTest } from '../persistence/openTestDatabase.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openEmbeddedForTest();
});
afterAll(() => database.close());

test('[WH1][WH3][WH6] once each although two send, again after a death, given up at last, and never more than a thousand', async () => {
  const { database: stores, deliveries: queue } = database;
  const [webhookId, userId] = [idOf('webhook'), idOf('user Ada')];
  // By the hundred: a transaction has its time, and a slow disk needs its own.
  const happened = async (minute: number, count: number): Promise<void> => {
    for (let first = 0; first < count; first += 100) {
      await stores.transaction(async ({ audit }) => {
        for (let index = first; index < Math.min(count, first + 100); index += 1) {
          await audit.append({
            at: at(minute),
            actorId: userId,
            action: 'thread.opened',
            subject: `n:${index}`,
            data: {},
          });
        }
      });
    }
  };
  await stores.transaction(async ({ users, webhooks }) => {
    await users.insert(userNamed('Ada'));
    const webhook = { id: webhookId, url: 'https://example.org/', events: ['*'], secret: 's', createdById: userId };
    await webhooks.insert({ ...webhook, createdAt: at(0), disabledAt: null });
  });
  await happened(1, 4);
  await stores
    .transaction(async ({ audit }) => {
      await audit.append({ at: at(1), actorId: userId, action: 'thread.opened', subject: 'undone', data: {} });
      throw new Error('rolled back');
    })
    .catch(() => undefined);
  const sent: string[] = [];
  let works = true;
  const sender = (minute: number) =>
    sendWebhooks({
      queue,
      networks: 'public',
      now: () => at(minute),
      log: collectingLog(),
      post: async ({ id }) => {
        sent.push(id);
        return { hasArrived: works, outcome: works ? 'answered 200' : 'answered 500' };
      },
    });
  await Promise.all([sender(2), sender(2)]);
  expect([sent.length, new Set(sent).size]).toEqual([4, 4]);
  const page = await stores.read.deliveries.listOf(webhookId, { cursor: null, limit: 10 });
  expect(page.items.map(({ subject }) => subject)).not.toContain('undone');

  // Taken by a process that died: not at once, but after a while it is sent again.
  await happened(3, 1);
  expect(await queue.take(at(4), 10, 5)).toHaveLength(1);
  expect(await sender(5)).toBe(0);
  await tidyWebhooks({ queue, now: () => at(8) });
  expect(await sender(8)).toBe(1);

  works = false;
  await happened(9, 1);
  const before = sent.length;
  for (let minute = 10; minute < 10 + 60 * 24; minute += 10) await sender(minute);
  expect(sent.length - before).toBe(7);
  const last = await stores.read.deliveries.listOf(webhookId, { cursor: null, limit: 1 });
  expect(last.items[0]).toMatchObject({ outcome: 'given up: answered 500', attempts: 7 });

  await stores.transaction(({ webhooks }) => webhooks.setDisabled(webhookId, at(2_000)).then(() => undefined));
  await happened(2_001, 1);
  await stores.transaction(({ webhooks }) => webhooks.setDisabled(webhookId, null).then(() => undefined));
  expect(await sender(2_002)).toBe(0);
  await happened(3_000, 1_010);
  await tidyWebhooks({ queue, now: () => at(3_001) });
  const figures = await database.figures();
  expect(figures.work.find(({ topic }) => topic === 'webhook')).toMatchObject({ waiting: 1_000 });
});
