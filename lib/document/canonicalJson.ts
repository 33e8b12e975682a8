import type { DocJson, MarkJson, NodeJson } from './docJson.ts';
import { markNames } from './grammar.ts';

/**
 * The one string for a draft's content: what is hashed, compared and exported.
 *
 * Attributes that are null (the default of all but a cell's spans, which is 1) and empty `attrs`, `content` and `marks` are left out; text runs
 * with the same marks are joined, empty ones dropped; marks are in the grammar's order; keys are sorted. Two drafts that
 * an editor shows alike have the same string.
 */
export function canonicalJson(doc: DocJson): string {
  return JSON.stringify(canonicalDoc(doc));
}

/** The same as a value: the form in which a draft leaves the product as JSON. */
export function canonicalDoc(doc: DocJson): DocJson {
  // `content` before `type`: keys are sorted here as everywhere.
  // ProseMirror leaves `content` out where the root is empty.
  const content: readonly NodeJson[] | undefined = doc.content;
  return { content: canonicalContent(content ?? []), type: 'doc' };
}

function canonicalContent(nodes: readonly NodeJson[]): readonly NodeJson[] {
  const result: NodeJson[] = [];
  let marksBefore = '';
  for (const node of nodes) {
    if (node.type !== 'text') {
      result.push(canonicalNode(node));
      continue;
    }
    if (!node.text) continue;
    const marks = canonicalMarks(node.marks ?? []);
    const key = JSON.stringify(marks);
    const last = result.at(-1);
    if (last?.type === 'text' && key === marksBefore) {
      result[result.length - 1] = { ...last, text: (last.text ?? '') + node.text };
    } else {
      result.push({ ...(marks.length > 0 && { marks }), text: node.text, type: 'text' });
    }
    marksBefore = key;
  }
  return result;
}

function canonicalNode(node: NodeJson): NodeJson {
  const attrs = withoutDefaults(node.attrs);
  const content = canonicalContent(node.content ?? []);
  return { ...(attrs && { attrs }), ...(content.length > 0 && { content }), type: node.type };
}

/** In the grammar's order, then by name; one of each, as no mark stacks on itself. */
function canonicalMarks(marks: readonly MarkJson[]): readonly MarkJson[] {
  const byType = new Map(marks.map((mark) => [mark.type, mark]));
  return [...byType.values()]
    .toSorted((a, b) => rankOf(a.type) - rankOf(b.type) || compare(a.type, b.type))
    .map((mark) => {
      const attrs = withoutNulls(mark.attrs);
      return { ...(attrs && { attrs }), type: mark.type };
    });
}

function rankOf(mark: string): number {
  const index = (markNames as readonly string[]).indexOf(mark);
  return index < 0 ? markNames.length : index;
}

/** A cell's span of 1 is what it is without saying so. */
function withoutDefaults(attrs: NodeJson['attrs']): NodeJson['attrs'] | null {
  const { colspan, rowspan, ...others } = attrs ?? {};
  return withoutNulls({
    ...others,
    ...(colspan !== undefined && colspan !== 1 && { colspan }),
    ...(rowspan !== undefined && rowspan !== 1 && { rowspan }),
  });
}

function withoutNulls<T>(attrs: Readonly<Record<string, T | null>> | undefined): Record<string, T> | null {
  const set = Object.entries(attrs ?? {}).filter((entry): entry is [string, T] => entry[1] !== null);
  if (set.length === 0) return null;
  return Object.fromEntries(set.toSorted(([a], [b]) => compare(a, b)));
}

/** By UTF-16 units: the same order on every machine, unlike `localeCompare`. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
