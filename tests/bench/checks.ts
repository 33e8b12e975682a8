/**
 * Measures what the checks cost while somebody types in a draft of 20,000 words: the thread that checks, and the thread that
 * types. Both run here as the page runs them, without a window. Prints a table and writes its section of
 * docs/performance-editor.md.
 *
 *     npx tsx tests/bench/checks.ts [--keys 400] [--no-write]
 */
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { paperSettings, settingsIn } from '../../components/editor/blocks/paperSettings.ts';
import { BlockFeed } from '../../components/editor/checks/BlockFeed.ts';
import { CheckDesk } from '../../components/editor/checks/desk/CheckDesk.ts';
import type { CheckAnswer, CheckOrder } from '../../components/editor/checks/desk/checkOrders.ts';
import { spliced } from '../../components/editor/checks/desk/splice.ts';
import { findingMarks, showFindings } from '../../components/editor/checks/findingMarks.ts';
import { documentSchema } from '../../lib/document/extensions/documentExtensions.ts';
import { scales } from '../../lib/domain/likelihood/scaleById.ts';
import { defaultProfile } from '../../lib/domain/tradecraft/CheckRun.ts';
import type { Finding } from '../../lib/domain/tradecraft/Finding.ts';
import { editorDraft } from './editorDraft.ts';
import { spreadOf, type Spread } from './quantiles.ts';
import { seededRandom } from './seededRandom.ts';

const words = 20_000;
const today = '2026-11-20';
/** Worker time for a keystroke, ms. */
const goal = 20;
const at = process.argv.indexOf('--keys');
const keys = at < 0 ? 400 : Number(process.argv[at + 1]);

const random = seededRandom(11);
const flaws = ['might', 'could', 'significantly', 'recently', 'is expected to', 'strengthens', 'should', 'less likely'];
/** The draft of the editor's own benchmark, with something to find in every thirtieth word or so. */
const flawed = JSON.parse(
  JSON.stringify(editorDraft(words, 7)).replaceAll(/ (?:harbour|winter)\b/gu, (word) =>
    random() < 0.35 ? ` ${flaws[Math.floor(random() * flaws.length)]}` : word,
  ),
) as object;

const times = {
  worker: [] as number[],
  key: [] as number[],
  bare: [] as number[],
  send: [] as number[],
  draw: [] as number[],
};
/** Time of the processor, ms, helpers of the engine included: what else the machine does is not counted. */
function timed<T>(list: number[], run: () => T): T {
  const begun = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(begun);
  list.push((user + system) / 1000);
  return value;
}

const settings = paperSettings({ scales, fallbackId: null });
const marks = findingMarks('draft', () => undefined);
const doc = documentSchema.nodeFromJSON(flawed);
let state = EditorState.create({ doc, plugins: [settings, marks] });
let bare = EditorState.create({ doc, plugins: [settings] });
/** As much of a view as showing findings needs. */
const view = {
  get state() {
    return state;
  },
  dispatch: (tr: Transaction) => {
    state = state.apply(tr);
  },
} as unknown as EditorView;

const desk = new CheckDesk();
const feed = new BlockFeed();
let findings: readonly Finding[] = [];
let revision = 0;
let sentBytes = 0;

/** One round between the threads: what changed goes there, what that changes comes back. True while more is to be sent. */
function round(workerTimes: number[], sendTimes: number[], drawTimes: number[]): boolean {
  revision += 1;
  const order = timed(sendTimes, (): CheckOrder => {
    const news = feed.next(state.doc);
    const { paper, scale } = settingsIn(state);
    const terms =
      revision === 1
        ? { terms: { paper, scale, marking: 'none' as const, today, profile: defaultProfile, review: null } }
        : {};
    return structuredClone({ revision, ...terms, blocks: news?.blocks ?? null, isPart: news?.isPart === true });
  });
  sentBytes = JSON.stringify(order).length;
  const answer = timed(workerTimes, (): CheckAnswer | null => structuredClone(desk.take(order)));
  if (answer === null) return true;
  timed(drawTimes, () => {
    if (answer.findings === null) return;
    findings = spliced(findings, answer.findings);
    showFindings(view, findings);
  });
  return false;
}

const first = { worker: [] as number[], send: [] as number[], draw: [] as number[] };
while (round(first.worker, first.send, first.draw)) continue;

const texts: number[] = [];
state.doc.descendants((node, pos) => {
  if (node.isTextblock && node.content.size > 20) texts.push(pos + 1 + Math.floor(node.content.size / 2));
});
const typed = 'The quay might close, and it could recently have significantly changed. ';
let caret = texts[0] ?? 1;
let most = 0;
for (let key = 0; key < keys; key += 1) {
  if (key % 40 === 0) caret = Math.min(texts[Math.floor(random() * texts.length)] ?? 1, state.doc.content.size - 2);
  const letter = typed[key % typed.length] ?? ' ';
  const type = (from: EditorState): Transaction => {
    const tr = from.tr.setSelection(TextSelection.near(from.doc.resolve(caret)));
    return tr.insertText(letter);
  };
  const [withMarks, without] = [type(state), type(bare)];
  timed(times.bare, () => (bare = bare.apply(without)));
  timed(times.key, () => (state = state.apply(withMarks)));
  caret = state.selection.head;
  round(times.worker, times.send, times.draw);
  most = Math.max(most, sentBytes);
}

const ms = (value: number): string => value.toFixed(2);
const row = (name: string, { p50, p95, p99, worst }: Spread): string =>
  `| ${name} | ${ms(p50)} | ${ms(p95)} | ${ms(p99)} | ${ms(worst)} |`;
const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);
const worker = spreadOf(times.worker);
const section = `## The checks

Measured by \`npx tsx tests/bench/checks.ts\`: ${words.toLocaleString('en')} words with ${findings.length} open findings, a letter at a time in paragraphs, judgments and evidence, ${keys} letters, each checked at once (the page gathers for 150 ms). What the page does, in Node, without drawing; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}. Milliseconds of processor time, what the engine collects and compiles beside it included.

| For a letter | p50 | p95 | p99 | worst |
|---|---|---|---|---|
${row('the thread that checks, copies of its messages included', worker)}
${row(`the typing thread: the transaction, with lines under ${findings.length} findings`, spreadOf(times.key))}
${row('the same without them', spreadOf(times.bare))}
${row('the typing thread, per message: what changed, copied', spreadOf(times.send))}
${row('the typing thread, per answer: lines renewed', spreadOf(times.draw))}

A message for a letter is ${most.toLocaleString('en')} characters at most: its own block. The first reading of the whole draft goes in ${first.send.length} parts, of which the longest takes the typing thread ${ms(Math.max(...first.send))}; the checking thread works ${ms(sum(first.worker))} on it, and the first lines are drawn in ${ms(sum(first.draw))}.

Goal: p95 of the checking thread under ${goal}: ${worker.p95 < goal ? 'met' : 'not met on this run'}.
`;
process.stdout.write(section);
if (!process.argv.includes('--no-write')) {
  const path = fileURLToPath(new URL('../../docs/performance-editor.md', import.meta.url));
  const page = await readFile(path, 'utf8');
  await writeFile(path, `${page.split('\n## The checks')[0]?.trimEnd()}\n\n${section}`);
}
