import { frozen } from '../../lib/commands/frozenContent.ts';
import { diffOf } from '../../lib/document/diff/diffOf.ts';
import type { DocJson, NodeJson } from '../../lib/document/docJson.ts';
import { restoreDraft } from '../../lib/document/yjs/restoreDraft.ts';
import { seedDraft } from '../../lib/document/yjs/seedDraft.ts';
import { defaultScale } from '../../lib/domain/likelihood/scaleById.ts';
import { editorDraft } from './editorDraft.ts';
import { draftsAlong } from './largeHistory.ts';
import { median } from './quantiles.ts';
import { seededRandom } from './seededRandom.ts';

/** Two versions told apart. `goalMs` null: none was set. */
export type DiffRow = {
  readonly what: string;
  readonly words: number;
  readonly parts: number;
  readonly ms: number;
  readonly goalMs: number | null;
};

/** What versions cost, as the document worker does it. */
export type DiffCost = {
  readonly rows: readonly DiffRow[];
  /** The large draft as a stored version. */
  readonly version: { readonly bytes: number; readonly ms: number; readonly isRecorded: boolean };
  /** 100,000 words. */
  readonly longVersion: { readonly bytes: number; readonly ms: number };
  readonly restoreMs: number;
};

const wordsIn = (node: DocJson | NodeJson): number =>
  ('text' in node ? (node.text ?? '').split(/\s+/u).length : 0) +
  (node.content ?? []).reduce((sum, child) => sum + wordsIn(child), 0);

/** Every word replaced with this probability. */
function reworded(node: NodeJson, share: number, random: () => number): NodeJson {
  if (node.text !== undefined) {
    const words = node.text.split(' ').map((word) => (random() < share ? `x${Math.floor(random() * 9999)}` : word));
    return { ...node, text: words.join(' ') };
  }
  if (node.content === undefined) return node;
  return { ...node, content: node.content.map((child) => reworded(child, share, random)) };
}

/**
 * Measures what it costs to tell two versions apart, to freeze a draft and to bring a version back: medians of `rounds`, in ms
 * of one core, so that a busy machine does not tell of the others.
 *
 * @param isQuick Leaves out the drafts of 100,000 words.
 */
export function measureDiff(rounds: number, isQuick: boolean): DiffCost {
  const random = seededRandom(5);
  const timed = (run: () => void): number =>
    median(
      Array.from({ length: rounds }, () => {
        const begun = process.cpuUsage();
        run();
        const { user, system } = process.cpuUsage(begun);
        return (user + system) / 1_000;
      }),
    );
  const changed = (doc: DocJson, share: number): DocJson => ({
    type: 'doc',
    content: doc.content.map((node) => reworded(node, share, random)),
  });
  const rows: DiffRow[] = [];
  const row = (what: string, before: DocJson, after: DocJson, goalMs: number | null = null): void => {
    const diff = diffOf(before, after, () => defaultScale);
    const parts = diff.blocks.reduce((sum, { words }) => sum + words.filter(({ op }) => op !== 'equal').length, 0);
    const ms = timed(() => diffOf(before, after, () => defaultScale));
    rows.push({ what, words: wordsIn(after), parts, ms, goalMs });
  };
  const vocabulary = Array.from({ length: 3_000 }, (_, n) => `word${n}`);
  const proseOf = (count: number): DocJson => {
    const words = Array.from({ length: count }, () => vocabulary[Math.floor(random() ** 3 * 3_000)]);
    const text = { type: 'text', text: words.join(' ') };
    return { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'p' }, content: [text] }] };
  };

  const one = proseOf(10_000);
  row('10,000 words in one block, 200 edits', one, changed(one, 0.02), 60);
  row('10,000 words in one block, 2,500 edits', one, changed(one, 0.25), 500);
  const long: DocJson = editorDraft(100_000, 3);
  if (!isQuick) {
    row('100,000 words, 1 word in 100 changed', long, changed(long, 0.01));
    row('100,000 words, 1 word in 4 changed', long, changed(long, 0.25));
    row('100,000 words, blocks in reverse', long, { type: 'doc', content: long.content.toReversed() });
    row('100,000 words in one block, all different', proseOf(100_000), proseOf(100_000));
  }
  const { isRecorded, drafts } = draftsAlong([0.5, 0.9, 1]);
  const [half, most, whole] = drafts as [DocJson, DocJson, DocJson];
  const history = isRecorded ? 'recorded history' : 'made-up history';
  row(`${history}: its last tenth`, most, whole);
  row(`${history}: its second half`, half, whole);
  row(`${history}: from nothing`, { type: 'doc', content: [] }, whole);

  const stored = seedDraft(long);
  const other = changed(long, 0.05);
  const frozenAt = (doc: DocJson) => ({ ms: timed(() => frozen(doc)), bytes: frozen(doc).packed.length });
  return {
    rows,
    version: { ...frozenAt(whole), isRecorded },
    longVersion: frozenAt(long),
    restoreMs: timed(() => restoreDraft(stored, [], other, 77)),
  };
}
