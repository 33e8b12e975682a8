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
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import * as Y from 'yjs';
import { signIn, type ApiClient } from '../integration/apiClient.ts';
import { OutsideClient } from '../integration/outsider/OutsideClient.ts';
import { removeDataDir, startServer, testAdmin } from '../integration/startServer.ts';
import { editorDraft } from './editorDraft.ts';
import { spreadOf, type Spread } from './quantiles.ts';
import { seededRandom } from './seededRandom.ts';

const words = 20_000;
const writers = 10;
/** Keys a second of each other writer. */
const writerRate = 4;
const openings = 7;
const goals = { keyP95: 50, openP50: 1_500 };

const argument = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const keys = argument('keys', 300);

async function person(admin: ApiClient, origin: string, name: string): Promise<{ id: string; api: ApiClient }> {
  const account = { email: `${name}@bench.example`, name, password: `${name} types this each day`, role: 'member' };
  const { id } = await admin.done<{ id: string }>('POST', '/api/v1/users', account);
  return { id, api: await signIn(origin, account.email, account.password) };
}

/** Types into paragraphs of its own choice, a letter at a time, its caret shown to the others. */
function keepTyping(client: OutsideClient, seed: number): () => void {
  const random = seededRandom(seed);
  let run: Y.XmlText | undefined;
  let at = 0;
  const timer = setInterval(
    () => {
      const runs = client.paragraphs;
      if (run === undefined || random() < 0.02) {
        run = runs[Math.floor(random() * runs.length)];
        at = Math.floor(random() * (run?.length ?? 0));
      }
      if (run === undefined) return;
      run.insert(at, random() < 0.18 ? ' ' : 'e');
      at += 1;
      const place = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(run, at)) as unknown;
      client.provider.awareness.setLocalStateField('cursor', { anchor: place, head: place });
    },
    1000 / writerRate + random() * 20,
  );
  return () => clearInterval(timer);
}

/**
 * Notes when the page could first be typed into, and each key's way to its frame. As text: what is compiled here for Node
 * calls names that a page does not have.
 */
const probe = `
  const times = (window.keyTimes = []);
  const afterFrame = (run) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = run;
      channel.port2.postMessage(null);
    });
  const look = () => {
    if (document.querySelector('.draft[contenteditable="true"] [data-block="judgment"]') === null) requestAnimationFrame(look);
    else afterFrame(() => (window.editableAt = performance.now()));
  };
  requestAnimationFrame(look);
  document.addEventListener('keydown', ({ timeStamp }) => afterFrame(() => times.push(performance.now() - timeStamp)), true);
`;

async function open(context: BrowserContext, path: string): Promise<{ page: Page; ms: number }> {
  const page = await context.newPage();
  await page.addInitScript({ content: probe });
  await page.goto(path);
  await page.waitForFunction(() => 'editableAt' in window, undefined, { timeout: 60_000 });
  return { page, ms: await page.evaluate(() => (window as unknown as { editableAt: number }).editableAt) };
}

async function typeIn(page: Page, blockId: string): Promise<Spread> {
  await page.locator(`[data-id="${blockId}"]`).click();
  await page.evaluate(() => ((window as unknown as { keyTimes: number[] }).keyTimes.length = 0));
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press(key % 6 === 5 ? 'Space' : 'a');
    await page.waitForTimeout(90);
  }
  return spreadOf(await page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes));
}

const server = await startServer();
const browser = await chromium.launch({
  ...(process.env['CHROMIUM_PATH'] === undefined
    ? { executablePath: '/usr/bin/chromium' }
    : { executablePath: process.env['CHROMIUM_PATH'] }),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
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
  const context = await browser.newContext({ baseURL: server.origin, viewport: { width: 1440, height: 900 } });
  const [cookieName = '', ...value] = own.api.cookie.split('=');
  await context.addCookies([
    { name: cookieName, value: value.join('='), url: server.origin, httpOnly: true, sameSite: 'Lax' },
  ]);

  const first = await open(context, `/a/${id}`);
  await first.page.close();
  const quiet: number[] = [];
  for (let time = 0; time < openings; time += 1) {
    const { page, ms } = await open(context, `/a/${id}`);
    quiet.push(ms);
    await page.close();
  }
  const alone = await open(context, `/a/${id}`);
  const typingAlone = await typeIn(alone.page, 'p20');
  await alone.page.close();

  for (const [at, other] of others.entries()) {
    const client = new OutsideClient(server.origin, id, { cookie: other.api.cookie });
    clients.push(client);
    await new Promise<void>((resolve) => client.provider.once('sync', () => resolve()));
    stops.push(keepTyping(client, at + 1));
  }
  const busy: number[] = [];
  for (let time = 0; time < openings; time += 1) {
    const { page, ms } = await open(context, `/a/${id}`);
    busy.push(ms);
    await page.close();
  }
  const shared = await open(context, `/a/${id}`);
  const inParagraph = await typeIn(shared.page, 'p20');
  const inJudgment = await typeIn(shared.page, 'j20s');
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
    // The section of the checks is written by their own benchmark.
    const checks = /\n## The checks[^]*$/u.exec(await readFile(path, 'utf8'))?.[0] ?? '';
    await writeFile(path, report + checks);
  }
} finally {
  for (const stop of stops) stop();
  for (const client of clients) client.end();
  await browser.close();
  await server.stop();
  await removeDataDir(server.dataDir);
}
