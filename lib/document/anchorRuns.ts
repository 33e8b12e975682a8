import type { RunStretch, TextRun } from '../domain/threads/anchor.ts';
import { printedOf } from './checkedPaperOf.ts';
import type { DocJson, NodeJson } from './docJson.ts';
import { isInlineKind, isNodeKind } from './grammar.ts';
import type { Reading } from './paper.ts';
import { likelihoodOf } from './tokenText.ts';

/** A run with where its inline nodes stand in it: a text is as many places as it has characters, any other node one. */
export type DraftRun = TextRun & {
  /** The block itself. */
  readonly node: NodeJson;
  readonly parts: readonly {
    readonly place: number;
    readonly from: number;
    readonly to: number;
    readonly isText: boolean;
  }[];
};

/**
 * The texts of a draft in reading order, as they are printed, for anchors to be looked for in. Blocks without an id and
 * texts without a character are passed over. The editor's counterpart is `runsOf` in components/editor/threads.
 */
export function anchorRunsOf(doc: DocJson, reading: Reading): readonly DraftRun[] {
  const runs: DraftRun[] = [];
  const visit = (node: NodeJson, above: readonly string[], likelihood: string | null): void => {
    const id = node.attrs?.id;
    const blockIds = typeof id === 'string' && id.trim() !== '' ? [id, ...above] : above;
    const isBearer = node.type === 'judgment' || node.type === 'alternative';
    const own = isBearer ? likelihoodOf(node) : likelihood;
    if ((node.content ?? []).some(isInline)) {
      const run = runOf(node, blockIds, own, reading);
      if (run.text !== '' && blockIds.length > 0) runs.push(run);
      return;
    }
    for (const child of node.content ?? []) visit(child, blockIds, own);
  };
  for (const node of doc.content) {
    // A section is no place of its own: what is in it may leave it.
    if (node.type === 'section') for (const child of node.content ?? []) visit(child, [], null);
    else visit(node, [], null);
  }
  return runs;
}

const isInline = ({ type }: NodeJson): boolean => type === 'text' || (isNodeKind(type) && isInlineKind(type));

function runOf(node: NodeJson, blockIds: readonly string[], likelihood: string | null, reading: Reading): DraftRun {
  let text = '';
  let place = 0;
  const parts = (node.content ?? []).map((child) => {
    const from = text.length;
    text += printedOf(child, likelihood, reading, text);
    const part = { place, from, to: text.length, isText: child.type === 'text' };
    place += part.isText ? part.to - part.from : 1;
    return part;
  });
  return { node, blockIds, text, parts };
}

/** A stretch of a block told in places, as relative positions point to it, told in characters of its run. */
export function stretchOf(
  runs: readonly DraftRun[],
  live: { readonly blockId: string; readonly from: number; readonly to: number } | null,
): RunStretch | null {
  if (live === null) return null;
  const run = runs.findIndex(({ blockIds }) => blockIds[0] === live.blockId);
  const held = runs[run];
  if (held === undefined) return null;
  const at = (place: number, isEnd: boolean): number => {
    const part = held.parts.findLast((each) => each.place < place || (!isEnd && each.place === place));
    if (part === undefined) return 0;
    return part.isText ? Math.min(part.to, part.from + place - part.place) : place > part.place ? part.to : part.from;
  };
  return { run, from: at(live.from, false), to: at(live.to, true) };
}

/**
 * A stretch of a run as it stands in another reading of the same draft: who quotes a text need not write the ranges that
 * are printed after its terms.
 */
export function inOtherReading(run: DraftRun, other: DraftRun, from: number, to: number): { from: number; to: number } {
  const at = (offset: number, isEnd: boolean): number => {
    const index = run.parts.findIndex((part) => (isEnd ? offset <= part.to : offset < part.to));
    const [here, there] = [run.parts[index], other.parts[index]];
    if (here === undefined || there === undefined) return other.text.length;
    if (here.isText) return there.from + offset - here.from;
    return isEnd ? there.to : there.from;
  };
  return { from: at(from, false), to: at(to, true) };
}

/** Words for a stretch with the ranges after its terms, where they were left out: so the terms stay terms. */
export function withRanges(words: string, printed: DraftRun, plain: DraftRun, from: number, to: number): string {
  return printed.parts.reduce((text, part, index) => {
    const bare = plain.parts[index];
    if (part.isText || bare === undefined || part.from < from || part.to > to) return text;
    const term = printed.text.slice(part.from, part.to);
    const alone = plain.text.slice(bare.from, bare.to);
    return text.includes(term) || alone === '' ? text : text.replace(alone, () => term);
  }, words);
}

/** The judgment or alternative that is a block or holds it; null where there is none. */
export function bearerOf(doc: DocJson, blockId: string): NodeJson | null {
  const holds = (node: NodeJson): boolean => node.attrs?.id === blockId || (node.content ?? []).some(holds);
  const bearers = doc.content
    .flatMap((node) => (node.type === 'section' ? (node.content ?? []) : [node]))
    .filter(({ type }) => type === 'judgment' || type === 'alternative');
  return bearers.find(holds) ?? null;
}
