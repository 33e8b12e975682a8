import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { signIn, type ApiClient } from '../apiClient.ts';
import { freePort, startPostgres } from '../startPostgres.ts';
import { blocksUnder, putThroughout } from './operatingPage.ts';
import { findNginx } from './startNginx.ts';
import { patience } from './startNodes.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work();
});

const isInstalled = (program: string, asked = '--version'): boolean =>
  spawnSync(program, [asked], { stdio: 'ignore' }).status === 0;

/** A program of this name, for whoever runs the page here: as text of a shell script. */
function stubbed(folder: string, name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

/** Joins a draft by way of `origin`, and resolves with the first byte that the room sends. */
async function firstByte(origin: string, assessmentId: string, cookie: string): Promise<number | undefined> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/collab/${assessmentId}`, { headers: { cookie } });
  cleanUp.push(() => socket.terminate());
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', (code) => reject(new Error(`closed with ${code}`)));
    socket.once('message', (data: Buffer) => resolve(data[0]));
    socket.once('open', () => socket.send(Uint8Array.of(0, 0, 1, 0)));
  });
}

async function expectServed(origin: string, api: ApiClient): Promise<void> {
  // Longer than a proxy keeps in memory.
  const content = Array.from({ length: 4_000 }, (_, n) => `Ship ${n} waits off the harbour, and has for some days.`);
  const body = { title: 'Harbour', import: { format: 'text', content: content.join('\n\n') } };
  const { id } = await api.done<{ id: string }>('POST', '/api/v1/assessments', body);
  const { status, body: text } = await api.request('GET', `/api/v1/assessments/${id}/content?format=text`);
  expect(status).toBe(200);
  expect(String(text)).toContain('Ship 3999 waits');
  // The room's first word: a sync message.
  expect(await firstByte(origin, id, api.cookie)).toBe(0);
}

/** The page's Caddyfile in front of the same nodes; said aloud where there is no Caddy. */
async function expectServedByCaddy(
  nodes: Readonly<Record<string, string>>,
  folder: string,
  api: ApiClient,
): Promise<void> {
  if (!isInstalled('caddy', 'version')) {
    process.stderr.write('SKIPPED: no Caddy is installed here, so nothing goes through one.\n');
    return;
  }
  const [front, control] = [await freePort(), await freePort()];
  const [caddyfile = ''] = blocksUnder('The proxy');
  // By another port than HTTPS's, and without a certificate.
  const site = `http://127.0.0.1:${front}`;
  writeFileSync(join(folder, 'Caddyfile'), putThroughout(caddyfile, { ...nodes, 'assess.example.org': site }));
  const places = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, CADDY_ADMIN: `127.0.0.1:${control}` };
  const args = ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'];
  const caddy = spawn('caddy', args, { env: { ...process.env, ...places }, stdio: 'ignore' });
  const ended = once(caddy, 'exit');
  try {
    await vi.waitUntil(async () => (await fetch(`${site}/readyz`).catch(() => null))?.ok, patience);
    await expectServed(site, api.at(site));
  } finally {
    caddy.kill('SIGTERM');
    await ended;
  }
}

describe('docs/operating.md, followed to the letter', () => {
  it('has three nodes on one machine behind its nginx, and takes them away again', async ({ skip }) => {
    const postgres = await startPostgres();
    const nginx = findNginx();
    if (postgres === null || nginx === null || !isInstalled('redis-server') || !isInstalled('curl')) return skip();
    cleanUp.push(() => postgres.stop());
    const shop = mkdtempSync(join(tmpdir(), 'yardstick-page-'));
    cleanUp.push(() => rmSync(shop, { recursive: true, force: true }));
    // As `/tmp` is: nginx's own account writes below it.
    chmodSync(shop, 0o755);
    const trial = join(shop, 'trial');
    const ports = await Promise.all(Array.from({ length: 5 }, () => freePort()));
    const [one, two, three, redis, front] = ports.map(String) as [string, string, string, string, string];
    const places = {
      '3001': one,
      '3002': two,
      '3003': three,
      '6390': redis,
      '8080': front,
      '127.0.0.1:5432': new URL(postgres.url).host,
      '/tmp/yardstick-trial': trial,
    };
    // The system's own PostgreSQL is none of the tests' business: these two do on a private one what they would do there.
    const stubs = join(shop, 'stubs');
    mkdirSync(stubs);
    stubbed(stubs, 'service', 'test "$*" = "postgresql start"');
    const { hostname, port } = new URL(postgres.url);
    const asOwner = `PGHOST=${hostname} PGPORT=${port} PGUSER=postgres`;
    stubbed(stubs, 'su', `test "$1 $2" = "postgres -c" && ${asOwner} exec sh -c "$3"`);
    // Done for all tests beforehand, as root and once: see `.ci/run` and `npm test`.
    for (const done of ['apt-get', 'npm']) stubbed(stubs, done, 'exit 0');
    const debian = '/usr/lib/postgresql';
    const versions = existsSync(debian) ? readdirSync(debian) : [];
    const psql = versions.map((version) => join(debian, version, 'bin'));
    const path = [stubs, process.env['PATH'] ?? '', '/usr/sbin', ...psql].join(':');

    const blocks = blocksUnder('Three of them');
    const commands = putThroughout(blocks.join('\n'), places);
    const toEnd = putThroughout(blocks.at(-1) ?? '', { '6390': redis, '/tmp/yardstick-trial': trial });
    expect(commands.endsWith(toEnd)).toBe(true);
    const script = `${commands.slice(0, -toEnd.length)}\necho they are there\nread -r _\n${toEnd}`;
    const reader = spawn('bash', ['-e', '-c', script], { cwd: root, env: environmentOf(path), detached: true });
    let said = '';
    for (const stream of [reader.stdout, reader.stderr]) stream.on('data', (chunk: Buffer) => (said += String(chunk)));
    const ended = once(reader, 'exit');
    const logs = (): string =>
      [one, two, three]
        .map((node) => join(trial, `node-${node}.log`))
        .map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : `no ${file}`))
        .join('\n');
    const isThrough = (): boolean => said.includes('they are there') || reader.exitCode !== null;
    cleanUp.push(async () => {
      reader.stdin.end('\n');
      const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), 30_000).unref());
      if ((await Promise.race([ended, late])) !== 'late') return;
      // It hangs somewhere: the nodes are in its group, the others are daemons.
      if (reader.pid !== undefined) process.kill(-reader.pid, 'SIGKILL');
      spawnSync('bash', ['-c', toEnd], { cwd: root, env: environmentOf(path), stdio: 'ignore' });
    });
    await vi.waitUntil(isThrough, patience);
    expect(said, `${said}\n${logs()}`).toContain('they are there');

    const origin = `http://127.0.0.1:${front}`;
    const [, email = ''] = /ADMIN_EMAIL=(\S+)/.exec(commands) ?? [];
    const [, passphrase = ''] = /ADMIN_PASSWORD='([^']+)'/.exec(commands) ?? [];
    const api = await signIn(origin, email, passphrase);
    await expectServed(origin, api);
    await expectServedByCaddy({ '3001': one, '3002': two, '3003': three }, shop, api);

    reader.stdin.write('\n');
    expect(await ended, said).toEqual([0, null]);
    expect(existsSync(trial)).toBe(false);
    for (const left of ports) {
      await vi.waitUntil(async () => !(await answers(left)), patience);
    }
  }, 300_000);
});

/** A terminal's: without what these tests' own process was started with. */
function environmentOf(path: string): NodeJS.ProcessEnv {
  const ours = ['DATABASE_URL', 'REDIS_URL', 'NODE_ENV', 'VITEST'];
  const inherited = Object.entries(process.env).filter(([name]) => !ours.includes(name) && !name.startsWith('VITEST_'));
  return { ...Object.fromEntries(inherited), NODE_ENV: 'production', PATH: path };
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );
