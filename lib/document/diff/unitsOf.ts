import type { DocJson, MarkJson, NodeJson } from '../docJson.ts';
import { isInlineKind, isNodeKind, mayHoldText } from '../grammar.ts';
import type { Line } from '../../domain/versions/wordDiff.ts';

/** An atom of a line as it is stored. */
export type StoredAtom = { readonly kind: string; readonly attrs: Readonly<Record<string, string | number | boolean>> };

/** A stored value of a field. */
export type FieldValue = string | number | boolean | null;

/** A link of a block, as it is stored in it. */
export type StoredLink = { readonly kind: string; readonly target: string; readonly locator: string | null };

/** A block of a draft, without the blocks in it: what is compared by itself. */
export type Unit = {
  readonly id: string;
  readonly type: string;
  /** Id of the block it stands in; null: the root. */
  readonly parent: string | null;
  /** Id of the block of the root or of a section that it belongs to: itself, where it is one. */
  readonly owner: string;
  /** Id of the section it stands in. */
  readonly section: string | null;
  /** Its own text, where it holds text. */
  readonly line: Line<StoredAtom>;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly links: readonly StoredLink[];
  /** Its marked runs, in words: for telling that only the look has changed. */
  readonly formatting: string;
};

/** The blocks of a draft with their ids, in reading order. Links are told with the block they stand in. */
export function unitsOf(doc: DocJson): readonly Unit[] {
  const units: Unit[] = [];
  const visit = (node: NodeJson, parent: string | null, owner: string | null, section: string | null): void => {
    const id = node.attrs?.id;
    if (typeof id !== 'string' || node.type === 'relation') return;
    const isText = isNodeKind(node.type) && mayHoldText(node.type);
    const own = owner ?? id;
    units.push({
      id,
      type: node.type,
      parent,
      owner: own,
      section,
      ...(isText ? textOfUnit(node) : noText),
      ...dataOf(node),
    });
    if (isText) return;
    const isSection = node.type === 'section';
    for (const child of node.content ?? []) visit(child, id, isSection ? null : own, isSection ? id : section);
  };
  for (const node of doc.content) visit(node, null, null, null);
  return units;
}

const noText = { line: [], formatting: '' } as const;

function textOfUnit(node: NodeJson): Pick<Unit, 'line' | 'formatting'> {
  const line: (string | { key: string; value: StoredAtom })[] = [];
  const formatting: string[] = [];
  for (const child of node.content ?? []) {
    if (child.type === 'text' || child.type === 'hardBreak') {
      const text = child.type === 'text' ? (child.text ?? '') : '\n';
      const last = line.at(-1);
      if (typeof last === 'string') line[line.length - 1] = last + text;
      else line.push(text);
      if (child.marks !== undefined) formatting.push(`${child.marks.map(markWords).join(', ')}: ${text}`);
    } else if (isNodeKind(child.type) && isInlineKind(child.type)) {
      const value = { kind: child.type, attrs: valuesOf(child) };
      line.push({ key: JSON.stringify(value), value });
    }
  }
  return { line, formatting: formatting.join('; ') };
}

function markWords({ type, attrs }: MarkJson): string {
  const href = attrs?.href;
  return typeof href === 'string' ? `${type} ${href}` : type;
}

function dataOf(node: NodeJson): Pick<Unit, 'fields' | 'links'> {
  const links = (node.content ?? []).flatMap((child): readonly StoredLink[] => {
    const { kind, target, locator } = child.attrs ?? {};
    if (child.type !== 'relation' || typeof kind !== 'string' || typeof target !== 'string') return [];
    return [{ kind, target, locator: typeof locator === 'string' ? locator : null }];
  });
  const { id: _, ...fields } = valuesOf(node);
  return { fields, links };
}

/** Its attributes that are said, in the order of names. */
function valuesOf(node: NodeJson): Readonly<Record<string, string | number | boolean>> {
  const set = Object.entries(node.attrs ?? {}).filter(
    (entry): entry is [string, string | number | boolean] => entry[1] !== null,
  );
  return Object.fromEntries(set.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
