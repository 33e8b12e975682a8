import {
  acceptsAttribute,
  acceptsMark,
  grammar,
  isInlineKind,
  isNodeKind,
  markNames,
  mayHold,
  mayHoldText,
} from '../grammar.ts';
import type { NodeKind } from '../grammar.ts';
import type { MarkJson, NodeJson } from '../docJson.ts';
import type { LooseNode } from './looseNode.ts';
import { mayLieAt } from './place.ts';

/**
 * The loose nodes as children that `parent` (null: the root), lying `depth` deep, may hold. What fits stays as it is. Of
 * what does not, every word is kept: an unknown or misplaced node gives way to what it holds, and text where no text may be
 * gets a block around it. Attributes and marks that the grammar does not know go. Every block gets an id of its own among these.
 */
export function fitToGrammar(nodes: readonly LooseNode[], parent: NodeKind | null, depth = 0): NodeJson[] {
  return withIds(fit(nodes, parent, depth));
}

function fit(nodes: readonly LooseNode[], parent: NodeKind | null, depth: number): NodeJson[] {
  const fitted: NodeJson[] = [];
  for (const node of nodes) {
    if (node.kind === 'text') addText(fitted, node, parent, depth);
    else if (isNodeKind(node.name) && mayHold(parent, node.name) && mayLieAt(node.name, depth + 1)) {
      fitted.push(element(node, node.name, depth + 1));
      if (grammar[node.name].content.holds === 'nothing') {
        for (const text of node.children.flatMap(textsIn)) addText(fitted, text, parent, depth);
      }
    } else if (isInline(node) && !mayHoldText(parent)) addWrapped(fitted, [node], parent, depth);
    else addSpilled(fitted, node, parent, depth);
  }
  return fitted;
}

type LooseElement = Extract<LooseNode, { kind: 'element' }>;
type LooseText = Extract<LooseNode, { kind: 'text' }>;

function element(node: LooseElement, kind: NodeKind, depth: number): NodeJson {
  const attrs: Record<string, string | number | boolean> = {};
  for (const key of Object.keys(grammar[kind].attributes)) {
    const value = Object.hasOwn(node.attributes, key) ? node.attributes[key] : null;
    if (value === null || value === undefined || !acceptsAttribute(kind, key, value)) continue;
    attrs[key] = value as string | number | boolean;
  }
  if ('id' in grammar[kind].attributes) attrs['id'] = `${attrs['id'] ?? ''}${divider}${node.derivedId}`;
  const content = grammar[kind].content.holds === 'nothing' ? [] : fit(node.children, kind, depth);
  return {
    type: kind,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 ? { content } : {}),
  };
}

function addText(fitted: NodeJson[], { text, marks }: LooseText, parent: NodeKind | null, depth: number): void {
  if (text === '') return;
  if (!mayHoldText(parent)) {
    addWrapped(fitted, [{ kind: 'text', text, marks }], parent, depth);
    return;
  }
  const known: MarkJson[] = [];
  for (const name of markNames) {
    if (!Object.hasOwn(marks, name) || marks[name] === null || !acceptsMark(name, marks[name])) continue;
    const attrs = Object.entries(marks[name] as Record<string, string | null>).filter(([, value]) => value !== null);
    attrs.sort(([a], [b]) => (a < b ? -1 : 1));
    known.push({ type: name, ...(attrs.length > 0 ? { attrs: Object.fromEntries(attrs) } : {}) });
  }
  const last = fitted.at(-1);
  if (last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(known)) {
    fitted[fitted.length - 1] = { ...last, text: (last.text ?? '') + text };
  } else {
    fitted.push({ type: 'text', text, ...(known.length > 0 ? { marks: known } : {}) });
  }
}

/** A node that may not lie here: what it holds takes its place, a run of bare text as one block. */
function addSpilled(fitted: NodeJson[], node: LooseElement, parent: NodeKind | null, depth: number): void {
  if (mayHoldText(parent)) {
    for (const child of node.children) {
      if (child.kind === 'text') addText(fitted, child, parent, depth);
      else fitted.push(...fit([child], parent, depth));
    }
    return;
  }
  let run: LooseNode[] = [];
  const flush = (): void => {
    if (run.length > 0) addWrapped(fitted, run, parent, depth, node.derivedId);
    run = [];
  };
  for (const child of node.children) {
    if (child.kind === 'text' || isInline(child)) run.push(child);
    else {
      flush();
      fitted.push(...fit([child], parent, depth));
    }
  }
  flush();
}

function textsIn(node: LooseNode): LooseText[] {
  return node.kind === 'text' ? [node] : node.children.flatMap(textsIn);
}

function isInline(node: LooseElement): boolean {
  return isNodeKind(node.name) && isInlineKind(node.name);
}

/** What is put around a run of bare text, innermost last: the first whose outermost the parent may hold. */
const wrappings: readonly (readonly NodeKind[])[] = [
  ['paragraph'],
  ['listItem', 'paragraph'],
  ['statement'],
  ['tableRow', 'tableCell', 'paragraph'],
  ['tableCell', 'paragraph'],
  ['caption'],
  ['descriptor'],
];

/** Adds a run of bare text as a block that `parent` may hold. What holds nothing never comes here: its holder takes its text. */
function addWrapped(
  fitted: NodeJson[],
  run: readonly LooseNode[],
  parent: NodeKind | null,
  depth: number,
  derivedId = 'y0-0',
): void {
  const kinds = wrappings.find(([outermost]) => outermost !== undefined && mayHold(parent, outermost)) ?? [];
  const [block] = kinds.reduceRight<readonly LooseNode[]>(
    (children, name) => [{ kind: 'element', name, attributes: {}, children, derivedId }],
    run,
  );
  if (kinds.length > 0 && block !== undefined) fitted.push(...fit([block], parent, depth));
}

/** Between a block's own id (or none) and the one derived from its Yjs id, until it is known which are taken. */
const divider = ' ';

/** Gives every block an id of its own: the first with an id keeps it, others get the one derived from their Yjs id. */
function withIds(nodes: readonly NodeJson[]): NodeJson[] {
  const own = new Set<string>();
  const collect = (node: NodeJson): void => {
    const id = node.attrs?.['id'];
    if (typeof id === 'string') own.add(id.slice(0, id.indexOf(divider)));
    node.content?.forEach(collect);
  };
  nodes.forEach(collect);
  const used = new Set<string>();
  const assign = (node: NodeJson): NodeJson => {
    const given = node.attrs?.['id'];
    const attrs = typeof given === 'string' ? { attrs: { ...node.attrs, id: free(given, own, used) } } : {};
    return { ...node, ...attrs, ...(node.content === undefined ? {} : { content: node.content.map(assign) }) };
  };
  return nodes.map(assign);
}

function free(given: string, own: ReadonlySet<string>, used: Set<string>): string {
  const [first = '', derived = ''] = given.split(divider);
  let id = first;
  for (let copy = 1; id === '' || used.has(id) || (id !== first && own.has(id)); copy++) {
    id = copy === 1 ? derived : `${derived}-${copy}`;
  }
  used.add(id);
  return id;
}
