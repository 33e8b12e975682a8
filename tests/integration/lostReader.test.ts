import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { removeDataDir, startServer } from './startServer.ts';

/** Processor time of a process so far, s. */
async function processorTime(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

test.skipIf(process.platform !== 'linux')('a server whose lines nobody reads any more goes on, and rests', async () => {
  const server = await startServer();
  try {
    server.stopReading();
    // The pages complain about an action that they do not know.
    for (let time = 0; time < 3; time += 1) {
      await fetch(`${server.origin}/signin`, {
        method: 'POST',
        headers: { 'Next-Action': '0'.repeat(42) },
        body: '[]',
      });
    }
    await pause(1_000);
    const before = await processorTime(server.pid);
    await pause(3_000);
    // It would be 3 if it were told of each line that failed in another one.
    expect((await processorTime(server.pid)) - before).toBeLessThan(1.5);
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
    expect(await server.stop()).toBe(0);
  } finally {
    await server.kill();
    await removeDataDir(server.dataDir);
  }
});
