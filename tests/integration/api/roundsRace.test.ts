import { afterAll, describe, expect, test } from 'vitest';
import { signIn, type ApiClient } from '../apiClient.ts';
import { startPostgres } from '../startPostgres.ts';
import { removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

type Answer = { readonly status: number; readonly body: unknown };
type Round = {
  readonly number: number;
  readonly state: string;
  readonly contentHash: string;
  readonly seats: readonly { readonly hasAnswered: boolean }[];
};

const decisions = ['approve', 'request_changes', 'comment', 'approve', 'comment'] as const;

/** Numbers out of a seed, so that a failing order can be had again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => [random(), item] as const)
    .toSorted((a, b) => a[0] - b[0])
    .map(([, item]) => item);
}

async function race(server: RunningServer): Promise<void> {
  const admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
  const person = async (name: string) => {
    const email = `${name}@desk.example`;
    const password = `a long password of ${name}`;
    const { id } = await admin.done<{ id: string }>('POST', '/api/v1/users', { email, name, password, role: 'member' });
    return { id, client: await signIn(server.origin, email, password) };
  };
  const owner = await person('owner');
  const reviewers = await Promise.all(['r1', 'r2', 'r3', 'r4', 'r5'].map(person));
  const { id } = await owner.client.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Race',
    import: { format: 'text', content: 'Key Judgments\nThe harbour will likely reopen.' },
  });
  await owner.client.done('PUT', `/api/v1/assessments/${id}/members`, [
    { userId: owner.id, role: 'owner' },
    ...reviewers.map((each) => ({ userId: each.id, role: 'reviewer' })),
  ]);
  const hashNow = async () =>
    (
      (await owner.client.request('GET', `/api/v1/assessments/${id}/content?format=json`)).headers.get('etag') ?? ''
    ).replaceAll('"', '');
  const path = `/api/v1/assessments/${id}`;
  const contentHash = await hashNow();
  const round = await owner.client.done<{ id: string }>('POST', `${path}/rounds`, {
    reviewers: [owner.id, ...reviewers.map((each) => each.id)],
    contentHash,
  });

  // 25 answers on the pinned text, five from each; 10 on another text; 5 of the author's own; 10 edits of the draft.
  const post = (client: ApiClient, decision: string, hash: string) => () =>
    client.request('POST', `/api/v1/rounds/${round.id}/decisions`, { decision, contentHash: hash });
  const jobs: readonly (readonly [kind: string, who: string, run: () => Promise<Answer>])[] = [
    ...reviewers.flatMap((each) =>
      decisions.map((decision) => ['pinned', each.id, post(each.client, decision, contentHash)] as const),
    ),
    ...reviewers.flatMap((each) =>
      [0, 1].map((at) => ['other', each.id, post(each.client, 'approve', String(at).repeat(64))] as const),
    ),
    ...decisions.map(() => ['own', owner.id, post(owner.client, 'approve', contentHash)] as const),
    ...Array.from({ length: 10 }, (_, at) => {
      const cutoff = `2026-11-${String(at + 10)}`;
      return ['edit', owner.id, () => owner.client.request('PATCH', path, { cutoff })] as const;
    }),
  ];
  const told = await Promise.all(
    shuffled(jobs, seeded(20261123)).map(async ([kind, who, run]) => ({ kind, who, status: (await run()).status })),
  );
  expect(told).toHaveLength(50);
  const statuses = (kind: string) => told.filter((each) => each.kind === kind).map(({ status }) => status);
  for (const { id: who } of reviewers) {
    const own = told.filter((each) => each.kind === 'pinned' && each.who === who).map(({ status }) => status);
    expect(own.toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409]);
  }
  expect(new Set(statuses('other'))).toEqual(new Set([409]));
  expect(new Set(statuses('own'))).toEqual(new Set([403]));
  expect(new Set(statuses('edit'))).toEqual(new Set([200]));
  expect(await hashNow()).not.toBe(contentHash);

  type Page = { readonly items: readonly Round[] };
  const [kept] = (await owner.client.done<Page>('GET', `${path}/rounds`)).items;
  expect(kept).toMatchObject({ contentHash, state: 'open' });
  expect(kept?.seats.filter(({ hasAnswered }) => hasAnswered)).toHaveLength(5);

  // Ten ask for the next round of the same text at once: each that stands has its own number, and one round runs.
  const next = { reviewers: [reviewers[0]?.id ?? ''], contentHash: await hashNow() };
  const asked = await Promise.all(
    Array.from({ length: 10 }, () => owner.client.request('POST', `${path}/rounds`, next)),
  );
  const made = asked.filter(({ status }) => status === 201).map(({ body }) => (body as Round).number);
  expect(new Set(made).size).toBe(made.length);
  expect(asked.every(({ status }) => status === 201 || status === 409)).toBe(true);
  const after = (await owner.client.done<Page>('GET', `${path}/rounds`)).items;
  expect(after.filter(({ state }) => state === 'open')).toHaveLength(1);
  expect(after).toHaveLength(made.length + 1);

  const rows = String((await admin.request('GET', '/api/v1/audit')).body);
  expect(rows.split('\n').filter((line) => line.includes('"round.answered"'))).toHaveLength(5);
  expect(await admin.done('GET', '/api/v1/audit/verify')).toMatchObject({ ok: true });
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

describe('fifty answers and edits at once', () => {
  test('[RD3][RD4] exactly the allowed ones stand, embedded', () => raceOn({}), 180_000);
  test.skipIf(postgres === null)(
    '[RD3][RD4] exactly the allowed ones stand, on PostgreSQL',
    () => raceOn({ DATABASE_URL: postgres?.url ?? '', NEXTAUTH_SECRET: 'a secret for this test and nothing else' }),
    180_000,
  );
});
