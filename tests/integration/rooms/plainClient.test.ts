import { describe, expect, it } from 'vitest';
import { cleanUp, cleanUpAfterEach, house, join } from './house.ts';
import { type, until } from './roomsClient.ts';
import { startRooms } from './roomsServer.ts';

cleanUpAfterEach();

describe('the unmodified y-websocket client', () => {
  it('joins, writes, is relayed and acknowledged', async () => {
    const { memory, server } = await house();
    const writer = await join(server, 'editor');
    const other = await join(server, 'reader');
    expect(writer.text()).toContain('Ships wait.');
    await until(() => writer.acknowledged() === 1, 'its step 2 is acknowledged');
    type(writer.doc, ' Cranes move.');
    await until(() => other.text().includes('Cranes move.'), 'the other sees it');
    await until(() => writer.acknowledged() === 2, 'it is acknowledged');
    expect(memory.state().log).toHaveLength(1);
  });

  it('finds its text again after a restart over the same store', async () => {
    const { memory, server } = await house();
    const writer = await join(server, 'editor');
    type(writer.doc, ' Cranes move. 🚢');
    await until(() => writer.acknowledged() === 2, 'it is acknowledged');
    await server.stop();
    const again = await startRooms(memory.drafts);
    cleanUp.push(() => again.stop());
    const fresh = await join(again, 'reader');
    expect(fresh.text()).toBe(writer.text());
  });
});
