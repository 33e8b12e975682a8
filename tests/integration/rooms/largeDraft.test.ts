import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SeededRandom } from '../../fuzz/document/SeededRandom.ts';
import { signIn } from '../apiClient.ts';
import { OutsideClient } from '../outsider/OutsideClient.ts';
import { removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';
import { until } from './roomsClient.ts';

const wordCount = 100_000;
let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

/** 100,000 words in paragraphs of 80: plain ones, letters outside the first plane, and words from right to left. */
function longText(): string {
  const random = new SeededRandom(20);
  const odd = ['🚢', '👩‍👩‍👧‍👦', '𝔄nlage', '𐍈', 'שלום', 'ميناء', 'é', 'naïve', '漢字', '‏عربي‎'];
  const plain = ['harbour', 'crane', 'estimate', 'fuel', 'report', 'strike', 'coast', 'ledger', 'quay', 'grain'];
  const words = Array.from({ length: wordCount }, () => random.pick(random.chance(0.2) ? odd : plain));
  const paragraphs: string[] = [];
  for (let at = 0; at < words.length; at += 80) paragraphs.push(words.slice(at, at + 80).join(' '));
  return paragraphs.join('\n\n');
}

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

describe('a draft of 100,000 words', () => {
  it('is made from text, opens in a plain client, is edited, and is the same after a restart', async () => {
    const source = longText();
    let admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
    const input = { title: 'A long one', import: { format: 'text', content: source } };
    const { id } = await admin.done<{ readonly id: string }>('POST', '/api/v1/assessments', input);
    const plain = async (): Promise<string> =>
      String((await admin.request('GET', `/api/v1/assessments/${id}/content?format=text`)).body);

    const began = performance.now();
    const writer = new OutsideClient(server.origin, id, { cookie: admin.cookie });
    await until(() => writer.provider.synced, 'it opens', 30_000);
    const openedMs = performance.now() - began;
    const all = writer.paragraphs.map((run) => run.toJSON());
    expect(wordsOf(all.join(' '))).toEqual(wordsOf(source));

    const [middle, last] = [writer.paragraphs[600], writer.paragraphs.at(-1)];
    if (middle === undefined || last === undefined) throw new Error('too few paragraphs');
    middle.insert(0, 'Hier 🚢 שלום 𝔄: ');
    const typed = performance.now();
    await until(() => writer.isSaved, 'it is saved');
    const savedMs = performance.now() - typed;
    middle.delete(5, 2);
    last.insert(0, 'النهاية ');
    await until(() => writer.isSaved, 'all is saved');
    const text = writer.text;
    expect(text).toContain('Hier  שלום 𝔄: ');
    const words = wordsOf(await plain()).length;
    expect(words).toBeGreaterThanOrEqual(wordCount + 4);
    writer.end();

    const { dataDir, port } = server;
    await server.kill();
    server = await startServer({ dataDir, port });
    admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
    const again = new OutsideClient(server.origin, id, { cookie: admin.cookie });
    await until(() => again.provider.synced, 'it opens again', 30_000);
    expect(again.text === text).toBe(true);
    expect(wordsOf(await plain()).length).toBe(words);
    again.end();
    process.stdout.write(
      `100,000 words: open ${openedMs.toFixed(0)} ms, acknowledged after ${savedMs.toFixed(0)} ms\n`,
    );
  });
});
