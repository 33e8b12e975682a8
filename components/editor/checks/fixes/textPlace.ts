import { Fragment, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import type { NodeJson } from '../../../../lib/document/docJson.ts';
import { printedOf } from '../../../../lib/document/checkedPaperOf.ts';
import type { Finding } from '../../../../lib/domain/tradecraft/Finding.ts';
import { settingsIn } from '../../blocks/paperSettings.ts';

/** A block and its position. */
export type Placed = { readonly node: ProseMirrorNode; readonly pos: number };

/** A stretch of text as the checks read it, and where it is in the draft. */
export type TextPlace = {
  /** The text block it is in. */
  readonly text: Placed;
  /** The block of the paper around it: a judgment, an item of evidence. */
  readonly holder: Placed;
  /** All words of the text block, tokens printed, citations as one sign. */
  readonly words: string;
  readonly from: number;
  readonly to: number;
  /** The position in the draft of an offset in `words`; inside a token, its end. */
  readonly posOf: (offset: number) => number;
};

/** The block with this id, whatever its kind. */
export function placedBlock(doc: ProseMirrorNode, id: string | null): Placed | null {
  let found: Placed | null = null;
  if (id === null) return null;
  doc.descendants((node, pos) => {
    if (found === null && node.attrs.id === id && !node.isInline) found = { node, pos };
    return found === null && !node.isTextblock;
  });
  return found;
}

/** The block of the paper around a block: the outermost that stands in a section or in the root. */
export function holderOf(doc: ProseMirrorNode, { node, pos }: Placed): Placed {
  const at = doc.resolve(pos);
  for (let depth = 1; depth <= at.depth; depth += 1) {
    if (at.node(depth).type.name !== 'section') return { node: at.node(depth), pos: at.before(depth) };
  }
  return { node, pos };
}

/**
 * Where a finding's words stand now. Text typed since the check ran may have moved them: they are looked for again.
 * Null where the block, or the words in it, are gone.
 */
export function textPlace(state: EditorState, finding: Finding): TextPlace | null {
  const block = placedBlock(state.doc, finding.blockId);
  if (block === null) return null;
  const text = block.node.isTextblock ? block : firstText(block);
  if (text === null) return null;
  const holder = holderOf(state.doc, text);
  const { words, posOf } = reading(state, text, holder.node);
  if (finding.to === 0) return { text, holder, words, from: 0, to: words.length, posOf };
  const from = nearest(words, finding.quote, finding.from);
  return from === null ? null : { text, holder, words, from, to: from + finding.quote.length, posOf };
}

/** The first text block in a block. */
function firstText({ node, pos }: Placed): Placed | null {
  let found: Placed | null = null;
  node.descendants((child, offset) => {
    if (found === null && child.isTextblock) found = { node: child, pos: pos + 1 + offset };
    return found === null;
  });
  return found;
}

/** A text block as the checks read it. The same words as in `checkedPaperOf`. */
export function reading(
  state: EditorState,
  text: Placed,
  holder: ProseMirrorNode,
): { readonly words: string; readonly posOf: (offset: number) => number } {
  const { scale, paper } = settingsIn(state);
  const isBearer = holder.type.name === 'judgment' || holder.type.name === 'alternative';
  const likelihood: unknown = isBearer ? holder.attrs.likelihood : null;
  const said = typeof likelihood === 'string' ? likelihood : null;
  const runs: { readonly from: number; readonly to: number; readonly pos: number; readonly isText: boolean }[] = [];
  let words = '';
  text.node.forEach((child, offset) => {
    const from = words.length;
    words += printedOf(
      child.toJSON() as NodeJson,
      said,
      { scale, wording: paper.wording, ranges: paper.ranges },
      words,
    );
    runs.push({ from, to: words.length, pos: text.pos + 1 + offset, isText: child.isText });
  });
  const posOf = (offset: number): number => {
    const run = runs.find((each) => offset < each.to);
    if (run === undefined) return text.pos + 1 + text.node.content.size;
    if (run.isText) return run.pos + offset - run.from;
    return offset <= run.from ? run.pos : run.pos + 1;
  };
  return { words, posOf };
}

/** Where `quote` stands nearest to where it stood. */
function nearest(words: string, quote: string, from: number): number | null {
  if (words.startsWith(quote, from)) return from;
  const places: number[] = [];
  for (let at = words.indexOf(quote); at >= 0 && quote !== ''; at = words.indexOf(quote, at + 1)) places.push(at);
  return places.reduce<number | null>(
    (best, at) => (best === null || Math.abs(at - from) < Math.abs(best - from) ? at : best),
    null,
  );
}

/** The inline content of a stretch, white space at its ends left out. */
export function contentOf(place: TextPlace, from: number, to: number): Fragment {
  const words = place.words.slice(from, to);
  const start = from + (words.length - words.trimStart().length);
  const end = to - (words.length - words.trimEnd().length);
  if (end <= start) return Fragment.empty;
  const base = place.text.pos + 1;
  return place.text.node.content.cut(place.posOf(start) - base, place.posOf(end) - base);
}
