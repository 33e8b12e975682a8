import { afterAll, describe, expect, test } from 'vitest';
import { startPostgres } from '../startPostgres.ts';
import { removeDataDir, startServer, type RunningServer } from '../startServer.ts';
import { publicationsDesk } from './publicationsDesk.ts';

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

/** How often edit, approval and publication meet; 200 to be sure, a few to know that it still holds. */
const turns = Number(process.env['PUBLISH_RACE_TURNS'] ?? 12);

type Listed = { readonly items: readonly { readonly number: number; readonly sha256: string }[] };

/**
 * In each turn a round is asked for the text as it is; then an edit, the approval and two publications of that text go off at
 * once. Whatever the order, what is published is what was approved.
 */
async function race(server: RunningServer): Promise<void> {
  const { owner, path, hash, waiveAll, ask, approve, publish, edit, admin } = await publicationsDesk(server);
  await waiveAll();
  const approved = new Set<string>();
  const published: string[] = [];
  const seen = new Map<number, number>();
  for (let turn = 0; turn < turns; turn += 1) {
    const contentHash = await hash();
    const round = await ask(contentHash);
    const kind = published.length === 0 ? 'initial' : 'administrative';
    const cutoff = `2026-${String((turn % 12) + 1).padStart(2, '0')}-${String(Math.floor(turn / 12) + 1).padStart(2, '0')}`;
    const decided = approve(round, contentHash).then((answer) => {
      if (answer.status === 200) approved.add(contentHash);
      return answer;
    });
    // Who publishes may have heard of the approval; the edit comes at once, with that publication, or after it.
    const later = turn % 2 === 0 ? decided.then(() => publish(contentHash, { kind })) : decided;
    const before = turn % 8 === 4 ? later : turn % 8 === 0 ? decided : null;
    const edited = before === null ? edit(cutoff) : before.then(() => edit(cutoff));
    const [one, other] = await Promise.all([later, publish(contentHash, { kind }), edited]);
    for (const { status, body } of [one, other]) {
      seen.set(status, (seen.get(status) ?? 0) + 1);
      if (status === 201) published.push((body as { readonly sha256: string }).sha256);
    }
    // What the edit has made was approved by nobody.
    const late = await publish(await hash(), { kind: 'administrative' });
    expect([422, 409]).toContain(late.status);
  }
  for (const sha256 of published) expect(approved.has(sha256)).toBe(true);
  const kept: Listed['items'][number][] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Listed & { readonly nextCursor: string | null } = await owner.client.done(
      'GET',
      `${path}/publications?limit=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    kept.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(kept.map(({ sha256 }) => sha256).toSorted()).toEqual(published.toSorted());
  expect(kept.map(({ number }) => number)).toEqual(kept.map((_row, at) => kept.length - at));
  for (const { sha256 } of kept) expect(approved.has(sha256)).toBe(true);
  // Not vacuous: some were published, and some were held up or came too late.
  expect(published.length).toBeGreaterThan(0);
  expect((seen.get(422) ?? 0) + (seen.get(409) ?? 0)).toBeGreaterThan(0);
  expect([...seen.keys()].every((status) => [200, 201, 409, 422].includes(status))).toBe(true);
  expect(await admin.done('GET', '/api/v1/audit/verify')).toMatchObject({ ok: true });
  // What became of the requests, for whoever runs many of them.
  if (turns >= 200)
    process.stdout.write(`${turns} turns: ${published.length} published, ${JSON.stringify([...seen])}\n`);
}

async function raceOn(env: Readonly<Record<string, string>>): Promise<void> {
  const server = await startServer({ env });
  try {
    await race(server);
  } finally {
    await server.stop();
    await removeDataDir(server.dataDir);
  }
}

describe('edit, approve and publish at once', () => {
  test('[PB1] only a text whose hash was approved is ever published, embedded', () => raceOn({}), 900_000);
  test.skipIf(postgres === null)(
    '[PB1] only a text whose hash was approved is ever published, on PostgreSQL',
    () => raceOn({ DATABASE_URL: postgres?.url ?? '', NEXTAUTH_SECRET: 'a secret for this test and nothing else' }),
    900_000,
  );
});
