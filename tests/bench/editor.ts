/**
 * Measures the editor in a production build: how long from a key to the frame that shows it, and from asking for the page
 * to the first frame that can be typed into, in a draft of 20,000 words with 200 blocks of structure, while ten others
 * type in it over sockets of their own. Prints a table and writes docs/performance-editor.md.
 *
 *     npx tsx tests/bench/editor.ts [--keys 300] [--no-write]
 */
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { signIn } from '../integration/apiClient.ts';
import { OutsideClient } from '../integration/outsider/OutsideClient.ts';
import { removeDataDir, startServer, testAdmin } from '../integration/startServer.ts';
import { editorDraft } from './editorDraft.ts';
import { spreadOf, type Spread } from './quantiles.ts';
import { keepTyping, writerRate } from './keepTyping.ts';
import { launchBrowser, openTyped, person, typeIn, windowOf } from './typedPage.ts';

const words = 20_000;
const writers = 10;
const openings = 7;
const goals = { keyP95: 50, openP50: 1_500 };

const argument = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const keys = argument('keys', 300);

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
  const others = [];
  for (let at = 0; at < writers; at += 1) others.push(await person(admin, server.origin, `writer${at}`));
  await own.api.done('PUT', `/api/v1/assessments/${id}/members`, [
    { userId: own.id, role: 'owner' },
    ...others.map((other) => ({ userId: other.id, role: 'editor' })),
  ]);
  const context = await windowOf(browser, server.origin, own.api);

  const first = await openTyped(context, `/a/${id}`);
  await first.page.close();
  const quiet: number[] = [];
  for (let time = 0; time < openings; time += 1) {
    const { page, ms } = await openTyped(context, `/a/${id}`);
    quiet.push(ms);
    await page.close();
  }
  const alone = await openTyped(context, `/a/${id}`);
  const typingAlone = await typeIn(alone.page, 'p20', keys);
  await alone.page.close();

  for (const [at, other] of others.entries()) {
    const client = new OutsideClient(server.origin, id, { cookie: other.api.cookie });
    clients.push(client);
    await new Promise<void>((resolve) => client.provider.once('sync', () => resolve()));
    stops.push(keepTyping(client, at + 1));
  }
  const busy: number[] = [];
  for (let time = 0; time < openings; time += 1) {
    const { page, ms } = await openTyped(context, `/a/${id}`);
    busy.push(ms);
    await page.close();
  }
  const shared = await openTyped(context, `/a/${id}`);
  const inParagraph = await typeIn(shared.page, 'p20', keys);
  const inJudgment = await typeIn(shared.page, 'j20s', keys);
  await shared.page.close();

  const ms = (value: number): string => value.toFixed(0);
  const row = (name: string, { p50, p95, p99, worst }: Spread): string =>
    `| ${name} | ${ms(p50)} | ${ms(p95)} | ${ms(p99)} | ${ms(worst)} |`;
  const report = `# How fast the editor is

Measured by \`npx tsx tests/bench/editor.ts\`: a production build in Chromium without a graphics card, ${cpus().length} cores shared by server, browser and the other writers (load ${loadavg()[0]?.toFixed(1)}). The draft has ${words.toLocaleString('en')} words and 200 blocks of structure: 50 judgments, 80 items of evidence, 20 assumptions and 50 sources with their links. Ten others type ${writerRate} keys a second each, over sockets of their own, with carets. Milliseconds.

| From a key to its frame | p50 | p95 | p99 | worst |
|---|---|---|---|---|
${row('alone, in a paragraph', typingAlone)}
${row(`${writers} others typing, in a paragraph`, inParagraph)}
${row(`${writers} others typing, in a judgment with its token`, inJudgment)}

| From asking for the page to the first frame that can be typed into | p50 | p95 | p99 | worst |
|---|---|---|---|---|
${row('nobody else there', spreadOf(quiet))}
${row(`${writers} others typing`, spreadOf(busy))}

The very first opening after a start, with nothing compiled or in a cache: ${ms(first.ms)}.

Goals: p95 of a key under ${goals.keyP95}, with others typing: ${Math.max(inParagraph.p95, inJudgment.p95) < goals.keyP95 ? 'met' : 'not met on this run'}. Opening under ${goals.openP50}: ${spreadOf(busy).p50 < goals.openP50 ? 'met' : 'not met on this run'}.

A key is counted from the browser's own time stamp of the event to the first task after the frame that follows it.
`;
  process.stdout.write(report);
  if (!process.argv.includes('--no-write')) {
    const path = fileURLToPath(new URL('../../docs/performance-editor.md', import.meta.url));
    // The sections that follow are written by benchmarks of their own.
    const others = /\n## [^]*$/u.exec(await readFile(path, 'utf8'))?.[0] ?? '';
    await writeFile(path, report + others);
  }
} finally {
  for (const stop of stops) stop();
  for (const client of clients) client.end();
  await browser.close();
  await server.stop();
  await removeDataDir(server.dataDir);
}
