/**
 * Measures what the page does for 500 threads beside a draft of 20,000 words, in Node, without drawing: for a letter, for
 * the rest after it in which all threads are looked for, and for the places of their cards. Time of the processor, so that
 * what else the machine does is not counted. Prints a table and writes it into docs/performance-editor.md.
 *
 *     npx tsx tests/bench/threadPlaces.ts [--no-write]
 */
import { EditorState } from '@tiptap/pm/state';
import { paperSettings } from '../../components/editor/blocks/paperSettings.ts';
import { draftTexts } from '../../components/editor/threads/draftTexts.ts';
import { levelTops } from '../../components/editor/threads/levelTops.ts';
import { threadsExtension, threadsOf } from '../../components/editor/threads/threadsExtension.ts';
import { documentSchema } from '../../lib/document/extensions/documentExtensions.ts';
import { scales } from '../../lib/domain/likelihood/scaleById.ts';
import { anchorAt } from '../../lib/domain/threads/anchor.ts';
import type { ThreadDto } from '../../lib/protocol/threadsDto.ts';
import { writeSection } from './editorReport.ts';
import { editorDraft } from './editorDraft.ts';
import { spreadOf } from './quantiles.ts';
import { seededRandom } from './seededRandom.ts';

const count = 500;
const letters = 400;

const [threads] = threadsExtension.config.addProseMirrorPlugins?.call({ options: { mayWrite: true } } as never) ?? [];
if (threads === undefined) throw new Error('the threads have a plugin');
let state = EditorState.create({
  doc: documentSchema.nodeFromJSON(editorDraft(20_000, 7)),
  plugins: [paperSettings({ scales, fallbackId: null }), threads],
});
const random = seededRandom(11);
const texts = draftTexts(state).filter(({ text }) => text.length > 80);
const told = Array.from({ length: count }, (_, at): ThreadDto => {
  const text = texts[Math.floor(random() * texts.length)];
  if (text === undefined) throw new Error('the draft has texts');
  const from = Math.floor(random() * (text.text.length - 60));
  return {
    id: `th${at}`,
    author: { userId: 'u', name: 'Ana', hue: 1 },
    status: 'open',
    anchorState: null,
    anchor: { ...anchorAt(text, from, from + 45), start: null, end: null },
    place: null,
    blocking: false,
    isPending: false,
    roundId: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    changedAt: '2026-01-01T00:00:00.000Z',
    settledBy: null,
    settledAt: null,
    suggestion: null,
    comments: [],
  };
});
const desk = threadsOf(state);
const key = threads.spec.key;
if (desk === null || key === undefined) throw new Error('the threads have a desk');
desk.subscribe(() => {
  state = state.apply(state.tr.setMeta(key, true));
});

/** Time of the processor that something takes, ms. */
function costOf(run: () => void): number {
  const begun = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

const first = costOf(() => desk.tell(told, state));
const [perLetter, perRest, perPlacing]: [number[], number[], number[]] = [[], [], []];
for (let letter = 0; letter < letters; letter += 1) {
  const text = texts[Math.floor(random() * texts.length)];
  const at = Math.min(state.doc.content.size - 2, (text?.at ?? 0) + 40);
  const place = state.doc.resolve(at).parent.isTextblock ? at : state.doc.content.size - 3;
  perLetter.push(costOf(() => (state = state.apply(state.tr.insertText('e', place)))));
  perRest.push(costOf(() => desk.look(state)));
  const cards = told.map((_, each) => ({ wanted: each * 140, height: 100 + (each % 7) * 40 }));
  perPlacing.push(costOf(() => levelTops(cards, letter % count, 12)));
}
const placed = desk.get().places.size;

const row = (name: string, samples: readonly number[]): string => {
  const { p50, p95, p99, worst } = spreadOf(samples);
  return `| ${name} | ${[p50, p95, p99, worst].map((each) => each.toFixed(2)).join(' | ')} |`;
};
await writeSection(
  'What threads cost the page',
  `Measured by \`npx tsx tests/bench/threadPlaces.ts\`: 20,000 words, ${count} threads (${placed} of them attached at the end), ${letters} letters in as many places. What the page does, in Node, without drawing; milliseconds of processor time.

| | p50 | p95 | p99 | worst |
|---|---|---|---|---|
${row('for a letter: the transaction, with the marks of all threads', perLetter)}
${row('for a rest: where every thread is, and its mark', perRest)}
${row('where every card stands beside the text', perPlacing)}

Looking for all of them at first, with nothing but their quotes: ${first.toFixed(0)}.
`,
);
