import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yardstick-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Starts the process without a build: all of these end long before pages are needed. */
async function start(env: Readonly<Record<string, string>>): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', PORT: '0', DATA_DIR: folder, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}

/** A port that somebody else listens on, while `work` runs. */
async function withTakenPort<T>(work: (port: number) => Promise<T>): Promise<T> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  try {
    return await work(address.port);
  } finally {
    server.close();
  }
}

describe('a start that cannot be', () => {
  test('says who holds the data folder, also where the port is taken as well', async () => {
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid: 4321, host: 'elsewhere', born: '', since: 'noon' }));
    const { code, output } = await withTakenPort((port) => start({ PORT: String(port) }));
    expect(code).toBe(1);
    expect(output).toContain('in use by process 4321 on elsewhere since noon');
  });

  test('names a taken port, and gives the folder back', async () => {
    const { code, output } = await withTakenPort((port) => start({ PORT: String(port) }));
    expect(code).toBe(1);
    expect(output).toMatch(/^Port \d+ on 127\.0\.0\.1 is taken/m);
    expect(await readdir(folder)).not.toContain('lock');
  });

  test.each([
    ['DATA_DIR', () => join(folder, 'file', 'below')],
    ['HOST', () => 'no.such.host.invalid'],
    ['REDIS_URL', () => 'localhost'],
  ])('names a %s that will not do, without a stack', async (name, value) => {
    await writeFile(join(folder, 'file'), 'not a folder');
    const { code, output } = await start({ [name]: value() });
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`${name}\\b.*: expected \\S`));
    expect(output).not.toMatch(/^\s+at /m);
  });
});
