import * as Y from 'yjs';
import { wordDiff } from '../../domain/versions/wordDiff.ts';
import type { MarkJson, NodeJson } from '../docJson.ts';
import type { NodeKind } from '../grammar.ts';
import { buildNodes, wellFormed } from './buildNodes.ts';

type Marks = Readonly<Record<string, unknown>>;
type Run = { readonly text: string; readonly marks: Marks };

/** Steps that comparing the words of one block may take; beyond it more of them are written anew. */
const wordSteps = 2_000_000;

/**
 * Makes a line of text what `wanted` says. Where its texts and atoms stand in the same order, each text is changed by the words
 * that differ; else the whole line is written anew.
 */
export function restoreText(element: Y.XmlElement, wanted: readonly NodeJson[], kind: NodeKind, depth: number): void {
  const pieces = piecesOf(wanted);
  const here = element.toArray();
  const fits = here.length === pieces.length && pieces.every((piece, at) => isLike(here[at], piece));
  if (!fits) {
    if (here.length > 0) element.delete(0, here.length);
    element.insert(0, buildNodes(wanted, kind, depth));
    return;
  }
  pieces.forEach((piece, at) => {
    const child = here[at];
    if (child instanceof Y.XmlText && Array.isArray(piece)) restoreRuns(child, piece as readonly NodeJson[]);
  });
}

/** Texts that lie together, as an array, and atoms. */
function piecesOf(nodes: readonly NodeJson[]): readonly (NodeJson | readonly NodeJson[])[] {
  const pieces: (NodeJson | NodeJson[])[] = [];
  for (const node of nodes) {
    const last = pieces.at(-1);
    if (node.type !== 'text') pieces.push(node);
    else if (Array.isArray(last)) last.push(node);
    else pieces.push([node]);
  }
  return pieces;
}

/** A text is like any other; an atom only like one that says exactly the same. */
function isLike(child: unknown, piece: NodeJson | readonly NodeJson[]): boolean {
  if ('length' in piece) return child instanceof Y.XmlText && child.toDelta().every(isPlainRun);
  if (!(child instanceof Y.XmlElement) || child.nodeName !== piece.type) return false;
  const [own, wanted]: readonly Marks[] = [child.getAttributes(), piece.attrs ?? {}];
  const names = new Set([...Object.keys(own ?? {}), ...Object.keys(wanted ?? {})]);
  return [...names].every((name) => (own?.[name] ?? null) === (wanted?.[name] ?? null));
}

const isPlainRun = ({ insert }: { readonly insert?: unknown }): boolean => typeof insert === 'string';

function restoreRuns(text: Y.XmlText, wanted: readonly NodeJson[]): void {
  const target = wanted.map((node): Run => ({ text: wellFormed(node.text ?? ''), marks: marksOf(node.marks ?? []) }));
  const before = runsOf(text).map((run) => run.text);
  const parts = wordDiff([before.join('')], [target.map((run) => run.text).join('')], { steps: wordSteps });
  let at = 0;
  for (const { op, text: words } of parts) {
    if (op === 'delete') text.delete(at, words.length);
    // Without marks: those that are wanted come below, for all alike.
    if (op === 'insert') text.insert(at, words, {});
    if (op !== 'delete') at += words.length;
  }
  restoreMarks(text, target);
}

/** Sets and takes away the marks that differ, stretch by stretch. */
function restoreMarks(text: Y.XmlText, target: readonly Run[]): void {
  const own = runsOf(text);
  const edges = [...new Set([...edgesOf(own), ...edgesOf(target)])].toSorted((a, b) => a - b);
  edges.forEach((from, index) => {
    const to = edges[index + 1];
    if (to === undefined) return;
    const [is, be] = [marksAt(own, from), marksAt(target, from)];
    const changed = [...new Set([...Object.keys(is), ...Object.keys(be)])].filter(
      (name) => JSON.stringify(is[name] ?? null) !== JSON.stringify(be[name] ?? null),
    );
    if (changed.length === 0) return;
    text.format(from, to - from, Object.fromEntries(changed.map((name) => [name, be[name] ?? null])));
  });
}

function edgesOf(runs: readonly Run[]): readonly number[] {
  let at = 0;
  return [0, ...runs.map(({ text }) => (at += text.length))];
}

function marksAt(runs: readonly Run[], place: number): Marks {
  let at = 0;
  for (const { text, marks } of runs) {
    at += text.length;
    if (place < at) return marks;
  }
  return {};
}

function runsOf(text: Y.XmlText): readonly Run[] {
  const delta = text.toDelta() as readonly { readonly insert: string; readonly attributes?: Marks }[];
  return delta.map(({ insert, attributes = {} }) => ({ text: insert, marks: attributes }));
}

/** As the editors store them: by name, with the attributes that are said, in their order. */
function marksOf(marks: readonly MarkJson[]): Marks {
  return Object.fromEntries(
    marks.map(({ type, attrs = {} }) => [
      type,
      Object.fromEntries(Object.entries(attrs).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ]),
  );
}
