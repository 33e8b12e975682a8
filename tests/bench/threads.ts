/**
 * Measures typing in a production build beside many threads: a draft of 20,000 words, 500 threads in it, the cards level
 * with their words, a rest after every eighth key so that what the page puts off is done while one types. Prints a table
 * and writes it into docs/performance-editor.md.
 *
 *     npx tsx tests/bench/threads.ts [--keys 200] [--no-write]
 */
import { cpus, loadavg } from 'node:os';
import type { ApiClient } from '../integration/apiClient.ts';
import { signIn } from '../integration/apiClient.ts';
import { OutsideClient } from '../integration/outsider/OutsideClient.ts';
import { removeDataDir, startServer, testAdmin } from '../integration/startServer.ts';
import { editorDraft } from './editorDraft.ts';
import { writeSection } from './editorReport.ts';
import { keepTyping, writerRate } from './keepTyping.ts';
import { seededRandom } from './seededRandom.ts';
import { launchBrowser, openTyped, person, typeIn, windowOf } from './typedPage.ts';

const words = 20_000;
const threads = 500;
const writers = 10;
const restEvery = 8;
const goal = 50;

const at = process.argv.indexOf('--keys');
const keys = at < 0 ? 200 : Number(process.argv[at + 1]);

type Json = {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: { readonly id?: string };
  readonly content?: readonly Json[];
};
type Words = { readonly blockId: string; readonly text: string };

/** The texts of a draft, each with the id of its block. */
function textsOf(node: Json): readonly Words[] {
  const [first] = node.content ?? [];
  if (first?.type === 'text') {
    const id = node.attrs?.id;
    return id === undefined || node.content?.length !== 1 ? [] : [{ blockId: id, text: first.text ?? '' }];
  }
  return (node.content ?? []).flatMap(textsOf);
}

/** Opens threads all over the draft, every fourth with other words; how many there are. */
async function openThreads(api: ApiClient, id: string, draft: Json): Promise<number> {
  const random = seededRandom(11);
  const texts = textsOf(draft).filter(({ text }) => text.split(' ').length > 10);
  let made = 0;
  for (let tries = 0; made < threads && tries < threads * 2; tries += 1) {
    const { blockId, text } = texts[Math.floor(random() * texts.length)] ?? { blockId: '', text: '' };
    const all = text.split(' ');
    const from = Math.floor(random() * (all.length - 8));
    const quote = all.slice(from, from + 7).join(' ');
    const suggestion = made % 4 === 0 ? { suggestion: { replacement: quote.replace(' ', ' other ') } } : {};
    const body = 'Is there a second source for this? The last one was withdrawn in the autumn.';
    const { status } = await api.request('POST', `/api/v1/assessments/${id}/threads`, {
      anchor: { blockId, quote },
      body,
      blocking: made % 7 === 0,
      ...suggestion,
    });
    if (status === 201) made += 1;
  }
  return made;
}

const server = await startServer();
const browser = await launchBrowser();
const clients: OutsideClient[] = [];
const stops: (() => void)[] = [];
try {
  const admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
  const own = await person(admin, server.origin, 'own');
  const draft = editorDraft(words, 7);
  const { id } = await own.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'A long paper',
    import: { format: 'json', content: JSON.stringify(draft) },
  });
  const others: Awaited<ReturnType<typeof person>>[] = [];
  for (let each = 0; each < writers; each += 1) others.push(await person(admin, server.origin, `writer${each}`));
  await own.api.done('PUT', `/api/v1/assessments/${id}/members`, [
    { userId: own.id, role: 'owner' },
    ...others.map((other) => ({ userId: other.id, role: 'editor' })),
  ]);
  const context = await windowOf(browser, server.origin, own.api);

  const startOthers = async (): Promise<void> => {
    for (const [each, other] of others.entries()) {
      const client = new OutsideClient(server.origin, id, { cookie: other.api.cookie });
      clients.push(client);
      await new Promise<void>((resolve) => client.provider.once('sync', () => resolve()));
      stops.push(keepTyping(client, each + 1));
    }
  };
  const stopOthers = (): void => {
    for (const stop of stops.splice(0)) stop();
    for (const client of clients.splice(0)) client.end();
  };
  const before = await openTyped(context, `/a/${id}`);
  await before.page.getByRole('tab', { name: 'Comments' }).click();
  await before.page.getByText('No comments yet').waitFor();
  const without = await typeIn(before.page, 'p20', keys, restEvery);
  await startOthers();
  const busyWithout = await typeIn(before.page, 'p20', keys, restEvery);
  stopOthers();
  await before.page.close();

  const made = await openThreads(own.api, id, draft);
  const { page } = await openTyped(context, `/a/${id}`);
  await page.locator('.thread-slot .thread-card').first().waitFor({ timeout: 60_000 });
  const withThreads = await typeIn(page, 'p20', keys, restEvery);
  await startOthers();
  const busy = await typeIn(page, 'p20', keys, restEvery);
  const marks = await page.locator('.draft [data-thread]').count();
  const drawn = await page.locator('.thread-slot').count();

  const ms = (value: number): string => value.toFixed(0);
  const row = (name: string, { p50, p95, p99, worst, longTasks }: Awaited<ReturnType<typeof typeIn>>): string =>
    `| ${name} | ${ms(p50)} | ${ms(p95)} | ${ms(p99)} | ${ms(worst)} | ${longTasks.length} | ${ms(Math.max(0, ...longTasks))} |`;
  await writeSection(
    'Typing beside threads',
    `Measured by \`npx tsx tests/bench/threads.ts\`: the same draft and browser, ${made} threads all over it (${marks} stretches marked in the text), the Comments tab open with its cards level with their words, of which ${drawn} are drawn; ${keys} keys, with a rest after every ${restEvery} in which the page looks where all threads are. ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}. Milliseconds.

| From a key to its frame, in a paragraph | p50 | p95 | p99 | worst | tasks over 50 | the longest |
|---|---|---|---|---|---|---|
${row('no threads, alone', without)}
${row(`no threads, ${writers} others typing ${writerRate} keys a second each`, busyWithout)}
${row(`${made} threads, alone`, withThreads)}
${row(`${made} threads, ${writers} others typing`, busy)}

Goal: p95 of a key under ${goal}: ${Math.max(withThreads.p95, busy.p95) < goal ? 'met' : 'not met on this run'}.
`,
  );
} finally {
  for (const stop of stops) stop();
  for (const client of clients) client.end();
  await browser.close();
  await server.stop();
  await removeDataDir(server.dataDir);
}
