/**
 * The draft's grammar as data: which kinds of node exist, what each may hold, and which attributes it has.
 *
 * It is a *set grammar*: a node's content is any sequence of the allowed kinds, with no order and no
 * number. So whether a draft is valid can be decided struct by struct: a child of an allowed kind stays
 * allowed however edits merge, and no merge of valid updates can produce a draft that an editor refuses.
 * Order ("a title comes first") is a matter of view and of checks, never of validity.
 * The TipTap extensions, the check at the server's door and the exports are all made from this table.
 */

/** Version of the grammar. A client that says an older one is closed with 4409 before it can drop what it does not know. */
export const schemaVersion = 1;

/** The sections the product knows; `free` carries any heading. */
export const sectionKinds = [
  'key-judgments',
  'supporting-evidence',
  'implications',
  'recommendations',
  'sources',
  'assumptions',
  'alternatives',
  'indicators',
  'gaps',
  'free',
] as const;
export type SectionKind = (typeof sectionKinds)[number];

/** Confidence in the basis of a judgment (ICD 203; never on the likelihood scale, never in per cent). */
export const confidenceLevels = ['low', 'moderate', 'high'] as const;
export type ConfidenceLevel = (typeof confidenceLevels)[number];

/** What a judgment claims: what will happen, why something is so, or what something is. */
export const judgmentKinds = ['forecast', 'explanation', 'characterisation'] as const;
export type JudgmentKind = (typeof judgmentKinds)[number];

/** A value as Yjs stores it in an attribute. */
export type AttributeValue = string | number | boolean | null;
type AttributeRule = { readonly accepts: (value: AttributeValue) => boolean };

const text = (max: number): AttributeRule => ({
  accepts: (value) => value === null || (typeof value === 'string' && value.length <= max),
});
const token: AttributeRule = {
  accepts: (value) => value === null || (typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/.test(value)),
};
const oneOf = (values: readonly string[]): AttributeRule => ({
  accepts: (value) => value === null || (typeof value === 'string' && values.includes(value)),
});
const day: AttributeRule = {
  accepts: (value) => value === null || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)),
};
const share: AttributeRule = {
  accepts: (value) => value === null || (typeof value === 'number' && value >= 0 && value <= 1),
};
const count: AttributeRule = {
  accepts: (value) => value === null || (Number.isSafeInteger(value) && (value as number) >= 0),
};

/** Holds text (a `Y.XmlText`) and inline nodes. */
type TextContent = { readonly holds: 'text' };
/** Holds nodes of the listed kinds, any number in any order. */
type NodeContent = { readonly holds: 'nodes'; readonly kinds: readonly NodeKind[] };
/** Holds nothing (an inline atom). */
type NoContent = { readonly holds: 'nothing' };
type NodeRule = {
  readonly content: TextContent | NodeContent | NoContent;
  readonly attributes: Readonly<Record<string, AttributeRule>>;
};

export const nodeKinds = [
  'paragraph',
  'title',
  'section',
  'sectionHeading',
  'heading',
  'blockquote',
  'bulletList',
  'orderedList',
  'listItem',
  'judgment',
  'statement',
  'basis',
  'recommendation',
  'hardBreak',
] as const;
export type NodeKind = (typeof nodeKinds)[number];

const blocks: readonly NodeKind[] = [
  'paragraph',
  'heading',
  'blockquote',
  'bulletList',
  'orderedList',
  'judgment',
  'recommendation',
];
const flow: readonly NodeKind[] = ['paragraph', 'bulletList', 'orderedList', 'blockquote'];
const holdsText: TextContent = { holds: 'text' };
const holds = (...kinds: readonly NodeKind[]): NodeContent => ({ holds: 'nodes', kinds });
const id = { id: token };

/** What the root fragment may hold. Blocks outside a section are allowed, so that nothing is ever dropped for want of one. */
export const rootContent: readonly NodeKind[] = [...blocks, 'title', 'section'];

/** What a `Y.XmlText` of a text-holding node may have beside it. */
export const inlineKinds: readonly NodeKind[] = ['hardBreak'];

export const grammar: Readonly<Record<NodeKind, NodeRule>> = {
  title: { content: holdsText, attributes: id },
  section: { content: holds(...blocks, 'sectionHeading'), attributes: { ...id, kind: oneOf(sectionKinds) } },
  sectionHeading: { content: holdsText, attributes: id },
  paragraph: { content: holdsText, attributes: id },
  heading: { content: holdsText, attributes: { ...id, level: count } },
  blockquote: { content: holds(...flow), attributes: id },
  bulletList: { content: holds('listItem'), attributes: id },
  orderedList: { content: holds('listItem'), attributes: { ...id, start: count, type: text(16) } },
  listItem: { content: holds(...flow), attributes: id },
  judgment: {
    content: holds('statement', 'basis'),
    attributes: {
      ...id,
      kind: oneOf(judgmentKinds),
      likelihood: token,
      probability: share,
      confidence: oneOf(confidenceLevels),
      horizon: day,
      marking: text(200),
      rank: oneOf(['major', 'minor']),
    },
  },
  statement: { content: holdsText, attributes: id },
  basis: { content: holdsText, attributes: id },
  recommendation: { content: holds(...flow), attributes: id },
  hardBreak: { content: { holds: 'nothing' }, attributes: {} },
};

/** Marks and what their attributes must look like. Every text-holding node allows every mark, and none excludes another. */
export const markNames = ['bold', 'italic', 'underline', 'strike', 'code', 'link'] as const;
export type MarkName = (typeof markNames)[number];

const linkAttributes = ['href', 'target', 'rel', 'class', 'title'];

/** Whether `value` (null: the mark ends here) is what the mark stores. Links go to web and mail addresses only. */
export function acceptsMark(name: string, value: unknown): boolean {
  if (!(markNames as readonly string[]).includes(name)) return false;
  if (value === null) return true;
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  if (name !== 'link') return entries.length === 0;
  return entries.every(([key, entry]) => {
    if (!linkAttributes.includes(key)) return false;
    if (entry === null) return key !== 'href';
    if (typeof entry !== 'string' || entry.length > 2048) return false;
    return key !== 'href' || /^(https?:\/\/|mailto:)/i.test(entry);
  });
}

/** Whether `name` is a kind of node. */
export function isNodeKind(name: string): name is NodeKind {
  return (nodeKinds as readonly string[]).includes(name);
}

/** Whether a node of kind `parent` (`null`: the root) may hold a node of kind `child`. */
export function mayHold(parent: NodeKind | null, child: NodeKind): boolean {
  if (parent === null) return rootContent.includes(child);
  const { content } = grammar[parent];
  if (content.holds === 'nodes') return content.kinds.includes(child);
  return content.holds === 'text' && inlineKinds.includes(child);
}

/** Whether a node of kind `parent` may hold text. The root may not. */
export function mayHoldText(parent: NodeKind | null): boolean {
  return parent !== null && grammar[parent].content.holds === 'text';
}

/** Whether a node of `kind` has an attribute `name` that may take `value`. */
export function acceptsAttribute(kind: NodeKind, name: string, value: unknown): boolean {
  const rules = grammar[kind].attributes;
  if (!Object.hasOwn(rules, name)) return false;
  const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  return isPlain && (rules[name]?.accepts(value as AttributeValue) ?? false);
}
