import type { Node as ProseMirrorNode } from '@tiptap/pm/model';

/** What is looked for. */
export type FindQuery = { readonly text: string; readonly matchCase: boolean; readonly wholeWord: boolean };
/** Where it stands: positions in the draft. */
export type Match = { readonly from: number; readonly to: number };

/** Longest text that is looked for, UTF-16 units. */
export const maxQueryLength = 200;

/** Stands for an inline node (a likelihood term, a citation) in a line of text: nothing that can be typed matches it. */
const atom = '\uFFFC';

/** The pattern of a query; null for one that finds nothing. Written signs are looked for as they are. */
export function patternOf({ text, matchCase, wholeWord }: FindQuery): RegExp | null {
  if (text === '' || text.length > maxQueryLength || text.includes(atom)) return null;
  const literal = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll('-', '\\x2d');
  const word = '[\\p{L}\\p{M}\\p{N}_]';
  const source = wholeWord ? `(?<!${word})${literal}(?!${word})` : literal;
  return new RegExp(source, matchCase ? 'gu' : 'giu');
}

/**
 * The matches of one query. Nodes are immutable, so what was read of a block holds until the block changes: after an edit
 * only the edited block and those around it are read again.
 */
export class FindIndex {
  private readonly known = new WeakMap<ProseMirrorNode, readonly Match[]>();
  private readonly pattern: RegExp | null;
  /** How many blocks of text were read so far; for tests. */
  blocksRead = 0;

  constructor(readonly query: FindQuery) {
    this.pattern = patternOf(query);
  }

  /** All matches in reading order. None reaches over the end of its block or over an inline node. */
  matchesIn(doc: ProseMirrorNode): readonly Match[] {
    return this.pattern === null ? [] : this.inside(doc);
  }

  /** Matches inside `node`, counted from the start of its content. */
  private inside(node: ProseMirrorNode): readonly Match[] {
    const before = this.known.get(node);
    if (before !== undefined) return before;
    const found = node.isTextblock ? this.inText(node) : this.inParts(node);
    this.known.set(node, found);
    return found;
  }

  private inParts(node: ProseMirrorNode): readonly Match[] {
    const all: Match[] = [];
    node.forEach((child, offset) => {
      if (child.isLeaf) return;
      const start = offset + 1;
      for (const { from, to } of this.inside(child)) all.push({ from: from + start, to: to + start });
    });
    return all;
  }

  private inText(node: ProseMirrorNode): readonly Match[] {
    this.blocksRead += 1;
    if (this.pattern === null) return [];
    const text = node.textBetween(0, node.content.size, atom, atom);
    const found: Match[] = [];
    for (const match of text.matchAll(this.pattern)) {
      if (match[0] !== '') found.push({ from: match.index, to: match.index + match[0].length });
    }
    return found;
  }
}

/** The index of the first match that does not end before `pos`, the first of all after the last; -1 where there is none. */
export function matchFrom(matches: readonly Match[], pos: number): number {
  if (matches.length === 0) return -1;
  let [low, high] = [0, matches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((matches[middle]?.to ?? 0) <= pos) low = middle + 1;
    else high = middle;
  }
  return low === matches.length ? 0 : low;
}
