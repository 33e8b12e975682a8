import { afterEach, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import type { StatusDto } from '../../../lib/protocol/statusDto.ts';
import { signIn } from '../apiClient.ts';
import { admin, patience, startNodes } from './startNodes.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work();
});

/** A socket in a draft at one node. */
type Seat = { readonly closed: Promise<number>; readonly topics: string[] };

class SentAway extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`closed with ${code}`);
    this.code = code;
  }
}

async function sit(origin: string, assessmentId: string, cookie: string): Promise<Seat> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/collab/${assessmentId}`, { headers: { cookie } });
  cleanUp.push(() => socket.terminate());
  const topics: string[] = [];
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.on('message', (data: Buffer) => {
      if (data[0] === 65) topics.push(data.subarray(2).toString());
      // The room's first word: it is joined.
      else resolve();
    });
    socket.once('open', () => socket.send(Uint8Array.of(0, 0, 1, 0)));
    closed.then((code) => reject(new SentAway(code)), reject);
  });
  return { closed, topics };
}

/** Null where rights had changed: whoever is sent away for that comes again. */
function againIfRights(error: unknown): null {
  if (error instanceof SentAway && error.code === 4205) return null;
  throw error;
}

it('a right that ends at one of three nodes ends at all, with Redis and without; news reach the pages at all', async ({
  skip,
}) => {
  const house = await startNodes();
  if (house === null) return skip();
  cleanUp.push(() => house.stop());
  const { nodes, redis } = house;
  const [first, second, third] = nodes.map(({ origin }) => origin) as [string, string, string];
  await house.untilAll('together');
  const api = await signIn(first, admin.email, admin.password);
  const { id: meId } = (await api.done<{ items: { id: string }[] }>('GET', '/api/v1/users')).items[0] ?? { id: '' };
  const { id } = await api.done<{ id: string }>('POST', '/api/v1/assessments', { title: 'Harbour' });
  const members = (userId: string | null, role = 'editor'): Promise<unknown> =>
    api.done('PUT', `/api/v1/assessments/${id}/members`, [
      { userId: meId, role: 'owner' },
      ...(userId === null ? [] : [{ userId, role }]),
    ]);
  const colleague = async (name: string): Promise<{ userId: string; cookie: string }> => {
    const account = { email: `${name}@desk.example`, name, password: 'a long enough passphrase', role: 'member' };
    const user = await api.done<{ id: string }>('POST', '/api/v1/users', account);
    await members(user.id);
    // Known at once at another node than the one that made it.
    return { userId: user.id, cookie: (await signIn(third, account.email, account.password)).cookie };
  };

  for (const isHeard of [true, false]) {
    if (!isHeard) {
      await redis.crash();
      await house.untilAll('polling');
    }
    // And says so, to whoever watches over it.
    const { ready } = await api.done<StatusDto>('GET', '/api/v1/status');
    expect(ready).toMatchObject({ ok: true, nodes: { state: isHeard ? 'together' : 'polling' } });
    expect(await (await fetch(`${first}/metrics`)).text()).toContain(`yardstick_nodes_together ${isHeard ? 1 : 0}\n`);
    const how = isHeard ? 'with Redis' : 'without Redis';
    const ada = await colleague(isHeard ? 'ada' : 'bea');
    const content = await api.done<{ content: { attrs: { id: string } }[] }>(
      'GET',
      `/api/v1/assessments/${id}/content?format=json`,
    );
    const sitAndAsk = async (): Promise<readonly Seat[] | null> => {
      const taken = await Promise.all([second, third].map((origin) => sit(origin, id, ada.cookie))).catch(
        againIfRights,
      );
      if (taken === null) return null;
      let isSentAway = false;
      for (const { closed } of taken) void closed.then(() => (isSentAway = true));
      await api.done('POST', `/api/v1/assessments/${id}/threads`, {
        anchor: { blockId: content.content[0]?.attrs.id, quote: 'Harbour' },
        body: 'Which one?',
      });
      await vi.waitUntil(() => isSentAway || taken.every(({ topics }) => topics.includes('threads')), patience);
      return isSentAway ? null : taken;
    };
    // A node that reads of the role given a moment ago sends away whoever sits there by now, once; a page comes again by itself.
    let seats: readonly Seat[] | null = null;
    for (let time = 1; seats === null && time <= 3; time += 1) seats = await sitAndAsk();
    if (seats === null) throw new Error('sent away three times');

    const takenMs = Date.now();
    await members(null);
    expect(await Promise.all(seats.map(({ closed }) => closed))).toEqual([4205, 4205]);
    process.stderr.write(
      `${how}: a role taken closed its sockets at the other nodes within ${Date.now() - takenMs} ms\n`,
    );
    await expect(sit(second, id, ada.cookie)).rejects.toThrow('4404');

    await members(ada.userId);
    let again: readonly Seat[] | null = null;
    while (again === null) {
      again = await Promise.all([second, third].map((origin) => sit(origin, id, ada.cookie))).catch(againIfRights);
    }
    const disabledMs = Date.now();
    await api.done('PATCH', `/api/v1/users/${ada.userId}`, { disabled: true });
    expect(await Promise.all(again.map(({ closed }) => closed))).toEqual(isHeard ? [4401, 4401] : [4205, 4205]);
    process.stderr.write(`${how}: an account ended within ${Date.now() - disabledMs} ms\n`);
    for (const origin of [first, second, third]) {
      await expect(sit(origin, id, ada.cookie)).rejects.toThrow('4401');
      const answer = await fetch(`${origin}/api/v1/assessments/${id}`, { headers: { cookie: ada.cookie } });
      expect(answer.status).toBe(401);
    }
  }
}, 480_000);
