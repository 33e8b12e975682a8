import type { NodeJson } from '../docJson.ts';
import type { NodeKind, RelationKind, TokenForm } from '../grammar.ts';

/** Words, or what stands among them. */
type Inline = string | NodeJson;
type Attributes = Readonly<Record<string, string | number | boolean>>;

/** A node that holds nodes; its id names it and begins the ids of its parts. */
export function holding(kind: NodeKind, id: string, attrs: Attributes, ...content: readonly NodeJson[]): NodeJson {
  return { type: kind, attrs: { id, ...attrs }, content };
}

/** A node that holds text. */
export function line(kind: NodeKind, id: string, ...words: readonly Inline[]): NodeJson {
  const content = words.map((each) => (typeof each === 'string' ? { type: 'text', text: each } : each));
  return { type: kind, attrs: { id }, content };
}

/** The likelihood of the judgment around it, in words. */
export function term(form: TokenForm): NodeJson {
  return { type: 'likelihoodTerm', attrs: { form } };
}

/** A citation of a source at a place. */
export function cite(target: string, locator?: string): NodeJson {
  return { type: 'citation', attrs: { target, ...(locator !== undefined && { locator }) } };
}

/** A note, printed at the end. */
export function note(text: string): NodeJson {
  return { type: 'footnote', attrs: { text } };
}

/** Links of one kind from the block `from`, to each of `targets`. */
export function links(from: string, kind: RelationKind, ...targets: readonly string[]): readonly NodeJson[] {
  return targets.map((target) => link(from, kind, target));
}

/** A link, at a place in a source where `locator` says one. */
export function link(from: string, kind: RelationKind, target: string, locator?: string): NodeJson {
  const attrs = { id: `${from}-${kind}-${target}`, kind, target, ...(locator !== undefined && { locator }) };
  return { type: 'relation', attrs };
}

/** A table of text: the first row is its head. */
export function tableOf(id: string, rows: readonly (readonly string[])[]): NodeJson {
  const content = rows.map((cells, row): NodeJson => {
    const kind = row === 0 ? 'tableHeader' : 'tableCell';
    return holding(
      'tableRow',
      `${id}-${row}`,
      {},
      ...cells.map((text, column) => {
        const cell = `${id}-${row}-${column}`;
        return holding(kind, cell, {}, line('paragraph', `${cell}-p`, text));
      }),
    );
  });
  return holding('table', id, {}, ...content);
}
