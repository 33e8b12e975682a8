import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../lib/protocol/operations.ts';
import { signIn, withToken, type ApiClient } from '../apiClient.ts';
import { removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';

/**
 * Nobody changes, settles or takes away what somebody else said, beyond what the policy lets them: every route that reaches a
 * thread, a comment, a round or a dissent of Rev's, as each person in turn. A route that is added without a line here fails.
 */
const people = ['owner', 'editor', 'reviewer', 'reader', 'outsider', 'admin', 'token', 'nobody'] as const;
type Who = (typeof people)[number];
type Subject = {
  readonly thread: string;
  readonly comment: string;
  readonly pending: string;
  readonly pendingComment: string;
  readonly round: string;
  readonly dissent: string;
  readonly contentHash: string;
};
type Line = {
  readonly path: (of: Subject) => string;
  readonly body?: (of: Subject) => object;
  /** One per person, in the order of `people`. `token`: Rev's own, made for reading only; `admin`: without a role here. */
  readonly statuses: readonly number[];
};

const beyond = [403, 403, 403, 403, 404, 404, 403, 401] as const;
const table: Readonly<Record<string, Line>> = {
  changeThread: {
    path: ({ thread }) => `/threads/${thread}`,
    body: () => ({ blocking: false }),
    statuses: beyond,
  },
  // Whoever may comment may resolve: a thread is never lost by it, and who did it is written down.
  'changeThread, resolved': {
    path: ({ thread }) => `/threads/${thread}`,
    body: () => ({ status: 'resolved' }),
    statuses: [200, 200, 200, 403, 404, 404, 403, 401],
  },
  replyToThread: {
    path: ({ thread }) => `/threads/${thread}/replies`,
    body: () => ({ body: 'An answer.' }),
    statuses: [201, 201, 201, 403, 404, 404, 403, 401],
  },
  acceptSuggestion: {
    path: ({ thread }) => `/threads/${thread}/accept`,
    body: () => ({}),
    statuses: [200, 200, 403, 403, 404, 404, 403, 401],
  },
  rejectSuggestion: {
    path: ({ thread }) => `/threads/${thread}/reject`,
    body: () => ({}),
    statuses: [200, 200, 403, 403, 404, 404, 403, 401],
  },
  changeComment: {
    path: ({ comment }) => `/comments/${comment}`,
    body: () => ({ body: 'Words that Rev never wrote.' }),
    statuses: beyond,
  },
  deleteComment: { path: ({ comment }) => `/comments/${comment}`, statuses: beyond },
  'changeThread, pending': {
    path: ({ pending }) => `/threads/${pending}`,
    body: () => ({ status: 'resolved' }),
    statuses: [404, 404, 404, 404, 404, 404, 403, 401],
  },
  'replyToThread, pending': {
    path: ({ pending }) => `/threads/${pending}/replies`,
    body: () => ({ body: 'An answer.' }),
    statuses: [404, 404, 404, 404, 404, 404, 403, 401],
  },
  'changeComment, pending': {
    path: ({ pendingComment }) => `/comments/${pendingComment}`,
    body: () => ({ body: 'Words that Rev never wrote.' }),
    statuses: [404, 404, 404, 404, 404, 404, 403, 401],
  },
  'deleteComment, pending': {
    path: ({ pendingComment }) => `/comments/${pendingComment}`,
    statuses: [404, 404, 404, 404, 404, 404, 403, 401],
  },
  readRound: { path: ({ round }) => `/rounds/${round}`, statuses: [200, 200, 200, 403, 404, 404, 200, 401] },
  decideRound: {
    path: ({ round }) => `/rounds/${round}/decisions`,
    body: ({ contentHash }) => ({ decision: 'comment', contentHash }),
    statuses: beyond,
  },
  respondToRound: {
    path: ({ round }) => `/rounds/${round}/responses`,
    body: ({ contentHash }) => ({ response: 'concur', contentHash }),
    statuses: beyond,
  },
  confirmApproval: {
    path: ({ round }) => `/rounds/${round}/confirmations`,
    body: ({ contentHash }) => ({ contentHash }),
    statuses: [409, 409, 409, 403, 404, 404, 403, 401],
  },
  moveReview: {
    path: ({ round }) => `/rounds/${round}/moves`,
    body: ({ contentHash }) => ({ contentHash }),
    statuses: beyond,
  },
  readChanges: {
    path: ({ round }) => `/rounds/${round}/reads`,
    body: () => ({ reads: { j1: 'k' } }),
    statuses: beyond,
  },
  closeRound: {
    path: ({ round }) => `/rounds/${round}/close`,
    body: () => ({ reason: 'Enough.' }),
    statuses: [200, 200, 403, 403, 404, 404, 403, 401],
  },
  excuseReviewer: {
    path: ({ round }) => `/rounds/${round}/excuses`,
    body: () => ({ userId: rev.id, reason: 'Let it be.' }),
    statuses: beyond,
  },
  withdrawDissent: { path: ({ dissent }) => `/dissents/${dissent}/withdraw`, statuses: beyond },
};

let server: RunningServer;
let admin: ApiClient;
let rev: { readonly id: string; readonly client: ApiClient };
let clients: Readonly<Record<Who, ApiClient>>;
let assessment: string;
let block: string;

beforeAll(async () => {
  server = await startServer();
  admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
  rev = await person('rev');
  const [owner, editor, reviewer, reader, outsider] = await Promise.all(
    ['owner', 'editor', 'reviewer', 'reader', 'outsider'].map(person),
  );
  if (!owner || !editor || !reviewer || !reader || !outsider) throw new Error('five people');
  const { id } = await owner.client.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Outlook for the harbour',
    import: { format: 'text', content: 'Key Judgments\nThe harbour will likely reopen before the winter.' },
  });
  assessment = id;
  await owner.client.done('PUT', `/api/v1/assessments/${id}/members`, [
    { userId: owner.id, role: 'owner' },
    { userId: editor.id, role: 'editor' },
    { userId: reviewer.id, role: 'reviewer' },
    { userId: rev.id, role: 'reviewer' },
    { userId: reader.id, role: 'reader' },
  ]);
  const { token } = await rev.client.done<{ token: string }>('POST', '/api/v1/tokens', {
    name: 'reading',
    scopes: ['read'],
  });
  clients = {
    owner: owner.client,
    editor: editor.client,
    reviewer: reviewer.client,
    reader: reader.client,
    outsider: outsider.client,
    admin,
    token: withToken(server.origin, token),
    nobody: withToken(server.origin, 'nobody'),
  };
  block = (await find('statement')) ?? '';
});
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

async function person(name: string) {
  const email = `${name}@words.example`;
  const password = `a long password of ${name}`;
  const { id } = await admin.done<{ id: string }>('POST', '/api/v1/users', { email, name, password, role: 'member' });
  return { id, client: await signIn(server.origin, email, password) };
}

type Block = { readonly type: string; readonly attrs?: { readonly id?: string }; readonly content?: readonly Block[] };
const flat = (node: Block): readonly Block[] => [node, ...(node.content ?? []).flatMap(flat)];
async function find(kind: string): Promise<string | undefined> {
  const { content } = await clients.owner.done<{ content: readonly Block[] }>(
    'GET',
    `/api/v1/assessments/${assessment}/content?format=json`,
  );
  return content.flatMap(flat).find(({ type }) => type === kind)?.attrs?.id;
}

type Made = { readonly id: string; readonly comments: readonly { readonly id: string }[] };

/** A comment with a suggestion, a pending one, a round in which Rev has dissented, and the round that runs now. */
async function subject(): Promise<Subject> {
  const at = `/api/v1/assessments/${assessment}`;
  const word = (await clients.owner.request('GET', `${at}/content?format=text`)).body as string;
  const quote = word.includes('much before the winter') ? 'much before the winter' : 'before the winter';
  const replacement = quote.startsWith('much') ? 'before the winter' : 'much before the winter';
  const anchor = { blockId: block, quote };
  const thread = await rev.client.done<Made>('POST', `${at}/threads`, {
    anchor,
    body: 'Say when.',
    blocking: true,
    suggestion: { replacement },
  });
  const ask = async () => {
    const { headers } = await clients.owner.request('GET', `${at}/content?format=json`);
    const contentHash = (headers.get('etag') ?? '').replaceAll('"', '');
    const round = await clients.owner.done<{ id: string }>('POST', `${at}/rounds`, {
      reviewers: [rev.id],
      contentHash,
    });
    return { id: round.id, contentHash };
  };
  const first = await ask();
  const decided = await rev.client.done<{ dissents: readonly { id: string }[] }>(
    'POST',
    `/api/v1/rounds/${first.id}/decisions`,
    {
      decision: 'approve_with_dissent',
      contentHash: first.contentHash,
      dissents: [{ judgmentId: await find('judgment'), reason: 'Too hopeful.' }],
    },
  );
  const { id: round, contentHash } = await ask();
  const pending = await rev.client.done<Made>('POST', `${at}/threads`, {
    anchor,
    body: 'Not yet said.',
    pending: true,
    roundId: round,
  });
  return {
    thread: thread.id,
    comment: thread.comments[0]?.id ?? '',
    pending: pending.id,
    pendingComment: pending.comments[0]?.id ?? '',
    round,
    dissent: decided.dissents[0]?.id ?? '',
    contentHash,
  };
}

/** All that Rev sees of what is Rev's. */
async function rest(of: Subject): Promise<unknown> {
  const { items } = await rev.client.done<{ items: readonly { id: string; changedAt: string }[] }>(
    'GET',
    `/api/v1/assessments/${assessment}/threads?limit=100&places=none`,
  );
  const rounds = await rev.client.done('GET', `/api/v1/assessments/${assessment}/rounds?limit=2`);
  return { threads: items.filter(({ id }) => id === of.thread || id === of.pending), rounds };
}

const methodOf = (name: string): string => {
  const operation = Object.entries(operations).find(([id]) => id === name.split(',')[0])?.[1];
  if (operation === undefined) throw new Error(`no operation ${name}`);
  return operation.method.toUpperCase();
};

test('every route that reaches what somebody said has its line', () => {
  const reached = Object.entries(operations)
    .filter(([, { path }]) => /^\/(?:threads|comments|rounds|dissents)\//u.test(path))
    .map(([name]) => name);
  expect(reached.length).toBeGreaterThan(14);
  expect(reached.filter((name) => !(name in table))).toEqual([]);
});

test.each(Object.entries(table))('%s', async (name, { path, body, statuses }) => {
  const told: Record<string, number> = {};
  const as = async (who: Who, of: Subject): Promise<void> => {
    told[who] = (await clients[who].request(methodOf(name), `/api/v1${path(of)}`, body?.(of))).status;
  };
  const isRefused = (who: Who): boolean => (statuses[people.indexOf(who)] ?? 0) >= 400;
  const one = await subject();
  const before = await rest(one);
  for (const who of people.filter(isRefused)) await as(who, one);
  expect(await rest(one)).toEqual(before);
  for (const who of people.filter((each) => !isRefused(each))) await as(who, await subject());
  expect(told).toEqual(Object.fromEntries(people.map((who, at) => [who, statuses[at]])));
});
