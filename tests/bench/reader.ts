/**
 * How soon a published page begins to arrive when a hundred ask at once, and what it weighs.
 *
 *     npx tsx tests/bench/reader.ts [ROUNDS]
 *
 * The product runs as `npm start` runs it, in a process of its own, on a data folder that is removed afterwards.
 */
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { sampleDraft } from '../../lib/document/sample/sampleDraft.ts';
import { sampleTitle } from '../../lib/document/sample/sampleText.ts';
import { signIn } from '../integration/apiClient.ts';
import { removeDataDir, startServer, testAdmin } from '../integration/startServer.ts';
import { publishOverApi } from '../integration/publishOverApi.ts';
import { quantile } from './quantiles.ts';

const atOnce = 100;
const rounds = Number(process.argv[2] ?? 20);

const server = await startServer();
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
try {
  const admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
  const person = async (name: string) => {
    const account = { name, email: `${name}@desk.example`, password: 'a long enough passphrase' };
    const { id } = await admin.done<{ id: string }>('POST', '/api/v1/users', { ...account, role: 'member' });
    return { id, api: await signIn(server.origin, account.email, account.password) };
  };
  const [owner, reviewer] = [await person('owner'), await person('reviewer')];
  const { id } = await owner.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: sampleTitle,
    import: { format: 'json', content: sampleDraft },
  });
  const members = [
    { userId: owner.id, role: 'owner' },
    { userId: reviewer.id, role: 'reviewer' },
  ];
  await owner.api.done('PUT', `/api/v1/assessments/${id}/members`, members);
  const { slug } = await publishOverApi(owner, reviewer, id);

  await describeWeight(`${server.origin}/r/${slug}`);
  for (const [name, path] of [
    // What the machine needs for a hundred answers of ten bytes: the others can be no faster.
    ['the floor', '/healthz'],
    ['the latest version', `/r/${slug}`],
    ['one version', `/r/${slug}/v/1`],
    ['its JSON', `/r/${slug}/v/1/export.json`],
  ] as const) {
    const first = await firstByte(`${server.origin}${path}`);
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const asked = Array.from({ length: atOnce }, () => firstByte(`${server.origin}${path}`));
      times.push(...(await Promise.all(asked)));
    }
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(times, share).toFixed(1));
    say(
      `${name}: first time ${first.toFixed(1)} ms; ${atOnce} at once, ${rounds} times: p50 ${p50}, p95 ${p95}, p99 ${p99} ms`,
    );
  }
} finally {
  agent.destroy();
  await server.stop();
  await removeDataDir(server.dataDir);
}

/** Milliseconds from asking to the first byte of the answer; the whole of it is read. */
function firstByte(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let first = 0;
    request(url, { agent, headers: { 'accept-encoding': 'gzip' } }, (response) => {
      first = performance.now() - began;
      if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`));
      response.on('end', () => resolve(first)).resume();
    })
      .on('error', reject)
      .end();
  });
}

/** What a reader loads, as it is sent and as it is: the page, its style, its script; faces apart. */
async function describeWeight(url: string): Promise<void> {
  const page = await (await fetch(url)).text();
  const files = [...page.matchAll(/(?:href|src)="(\/reader\/[^"]+)"/gu)].map(
    (match) => new URL(match[1] ?? '', url).href,
  );
  const sizes = await Promise.all(
    [url, ...files].map(async (each) => {
      const packed = await fetch(each, { headers: { 'accept-encoding': 'gzip' } });
      const whole = (await packed.arrayBuffer()).byteLength;
      return { whole, sent: Number(packed.headers.get('content-length') ?? whole) };
    }),
  );
  const sum = (name: 'whole' | 'sent') => sizes.reduce((total, size) => total + size[name], 0);
  say(`page, style and script: ${kilobytes(sum('whole'))} KB, sent as ${kilobytes(sum('sent'))} KB, without faces`);
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
