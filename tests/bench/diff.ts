/**
 * Measures what it costs to tell two versions apart, to freeze a draft and to bring a version back, as the document worker does
 * it. Prints a table.
 *
 *     npx tsx tests/bench/diff.ts [--rounds 7]
 */
import { frozen } from '../../lib/commands/frozenContent.ts';
import { diffOf } from '../../lib/document/diff/diffOf.ts';
import type { DocJson, NodeJson } from '../../lib/document/docJson.ts';
import { restoreDraft } from '../../lib/document/yjs/restoreDraft.ts';
import { seedDraft } from '../../lib/document/yjs/seedDraft.ts';
import { defaultScale } from '../../lib/domain/likelihood/scaleById.ts';
import { editorDraft } from './editorDraft.ts';
import { draftsAlong } from './largeHistory.ts';
import { seededRandom } from './seededRandom.ts';

const at = process.argv.indexOf('--rounds');
const rounds = at < 0 ? 7 : Number(process.argv[at + 1]);
const random = seededRandom(5);

/** The median of some runs, ms. */
function median(run: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const begun = performance.now();
    run();
    return performance.now() - begun;
  }).toSorted((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const wordsIn = (node: DocJson | NodeJson): number =>
  ('text' in node ? (node.text ?? '').split(/\s+/u).length : 0) +
  (node.content ?? []).reduce((sum, child) => sum + wordsIn(child), 0);

/** Every word replaced with this probability. */
function reworded(node: NodeJson, share: number): NodeJson {
  if (node.text !== undefined) {
    const words = node.text.split(' ').map((word) => (random() < share ? `x${Math.floor(random() * 9999)}` : word));
    return { ...node, text: words.join(' ') };
  }
  return node.content === undefined ? node : { ...node, content: node.content.map((child) => reworded(child, share)) };
}
const changed = (doc: DocJson, share: number): DocJson => ({
  type: 'doc',
  content: doc.content.map((node) => reworded(node, share)),
});

function row(name: string, before: DocJson, after: DocJson, goal: number | null): void {
  const diff = diffOf(before, after, () => defaultScale);
  const ms = median(() => diffOf(before, after, () => defaultScale));
  const edits = diff.blocks.reduce((sum, { words }) => sum + words.filter(({ op }) => op !== 'equal').length, 0);
  say(
    `${name.padEnd(58)} ${String(wordsIn(after)).padStart(8)} words ${String(edits).padStart(7)} parts ${ms.toFixed(1).padStart(9)} ms${goal === null ? '' : `  goal ${goal}`}`,
  );
}

const vocabulary = Array.from({ length: 3_000 }, (_, n) => `word${n}`);
const prose = (count: number): DocJson => ({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      attrs: { id: 'p' },
      content: [
        {
          type: 'text',
          text: Array.from({ length: count }, () => vocabulary[Math.floor(random() ** 3 * 3_000)]).join(' '),
        },
      ],
    },
  ],
});

const one = prose(10_000);
row('10,000 words in one block, 200 edits', one, changed(one, 0.02), 60);
row('10,000 words in one block, 2,500 edits', one, changed(one, 0.25), 500);
const long: DocJson = editorDraft(100_000, 3);
row('100,000 words, 1 word in 100 changed', long, changed(long, 0.01), null);
row('100,000 words, 1 word in 4 changed', long, changed(long, 0.25), null);
row('100,000 words, blocks in reverse', long, { type: 'doc', content: long.content.toReversed() }, null);
row('100,000 words in one block, all different', prose(100_000), prose(100_000), null);
const { isRecorded, drafts } = draftsAlong([0.5, 0.9, 1]);
const [half, most, whole] = drafts as [DocJson, DocJson, DocJson];
const history = isRecorded ? 'recorded history' : 'made-up history (the recorded one is not here)';
row(`${history}: its last tenth`, most, whole, null);
row(`${history}: its second half`, half, whole, null);
row(`${history}: from nothing`, { type: 'doc', content: [] }, whole, null);

say('');
const stored = seedDraft(long);
const other = changed(long, 0.05);
say(`freeze 100,000 words: ${median(() => frozen(long)).toFixed(0)} ms, ${frozen(long).packed.length} bytes`);
say(`freeze the history: ${median(() => frozen(whole)).toFixed(0)} ms, ${frozen(whole).packed.length} bytes`);
say(`restore 100,000 words, 1 in 20 changed: ${median(() => restoreDraft(stored, [], other, 77)).toFixed(0)} ms`);
