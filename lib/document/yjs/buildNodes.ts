import * as Y from 'yjs';
import { acceptsAttribute, acceptsMark, grammar, isNodeKind, mayHold, mayHoldText } from '../grammar.ts';
import type { NodeKind } from '../grammar.ts';
import type { MarkJson, NodeJson } from '../docJson.ts';
import { maxDepth, mayLieAt } from './place.ts';

/** One step in a text: some characters with the marks they carry. */
type Run = { readonly insert: string; readonly attributes: Readonly<Record<string, unknown>> };

/**
 * Nodes as Yjs types, ready to be inserted under `parent` (null: the root), which lies `depth` deep, in the form an editor
 * makes: a run of text is one `Y.XmlText`, attributes that are null are left out. Same input, same output.
 *
 * @throws Error naming the first thing that does not fit the grammar.
 */
export function buildNodes(
  nodes: readonly NodeJson[],
  parent: NodeKind | null,
  depth = 0,
): (Y.XmlElement | Y.XmlText)[] {
  const built: (Y.XmlElement | Y.XmlText)[] = [];
  let runs: Run[] = [];
  const flush = (): void => {
    if (runs.length === 0) return;
    const text = new Y.XmlText();
    text.applyDelta(runs);
    built.push(text);
    runs = [];
  };
  for (const node of nodes) {
    if (node.type === 'text') {
      const run = textRun(node, parent);
      if (run.insert !== '') runs.push(run);
    } else {
      flush();
      built.push(buildElement(node, parent, depth + 1));
    }
  }
  flush();
  return built;
}

function buildElement(node: NodeJson, parent: NodeKind | null, depth: number): Y.XmlElement {
  const kind = node.type;
  if (!isNodeKind(kind)) throw new Error(`not a kind of node: ${JSON.stringify(kind)}`);
  if (!mayHold(parent, kind)) throw new Error(`${parent ?? 'the root'} may not hold ${kind}`);
  if (!mayLieAt(kind, depth)) throw new Error(`nodes nested more than ${maxDepth} deep`);
  if (node.text !== undefined || node.marks !== undefined) throw new Error(`${kind} with text or marks of its own`);
  const attrs = node.attrs ?? {};
  for (const [key, value] of Object.entries(attrs)) {
    if (value !== null && !acceptsAttribute(kind, key, value)) throw new Error(`${kind} does not take this ${key}`);
  }
  const element = new Y.XmlElement<Record<string, string | number | boolean>>(kind);
  for (const key of Object.keys(grammar[kind].attributes)) {
    const value = attrs[key];
    if (value !== null && value !== undefined) element.setAttribute(key, value);
  }
  const content = buildNodes(node.content ?? [], kind, depth);
  if (content.length > 0) element.insert(0, content);
  return element as Y.XmlElement;
}

function textRun(node: NodeJson, parent: NodeKind | null): Run {
  if (!mayHoldText(parent)) throw new Error(`${parent ?? 'the root'} may not hold text`);
  if (node.content !== undefined || node.attrs !== undefined) throw new Error('text with attributes or content');
  const attributes: Record<string, unknown> = {};
  for (const mark of [...(node.marks ?? [])].sort(byName)) {
    const value = sorted(mark);
    if (!acceptsMark(mark.type, value)) throw new Error(`not a mark that text takes: ${JSON.stringify(mark.type)}`);
    attributes[mark.type] = value;
  }
  return { insert: wellFormed(node.text ?? ''), attributes };
}

function byName(a: MarkJson, b: MarkJson): number {
  return a.type < b.type ? -1 : a.type > b.type ? 1 : 0;
}

function sorted(mark: MarkJson): Record<string, string | null> {
  return Object.fromEntries(Object.entries(mark.attrs ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Half a character cannot be encoded; it becomes the replacement character, here and not on the way. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
