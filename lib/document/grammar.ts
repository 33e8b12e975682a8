/**
 * The draft's grammar as data: which kinds of node exist, what each may hold, and which attributes it has.
 *
 * It is a *set grammar*: a node's content is any sequence of the allowed kinds, with no order and no
 * number. So whether a draft is valid can be decided struct by struct: a child of an allowed kind stays
 * allowed however edits merge, and no merge of valid updates can produce a draft that an editor refuses.
 * Order ("a title comes first") is a matter of view and of checks, never of validity.
 * The TipTap extensions, the check at the server's door and the exports are all made from this table.
 */
import { markingSystemIds } from '../domain/marking/markingSystems.ts';
import { accessBases, reliabilities, sourceTypes } from '../domain/sources/sourceValues.ts';

/** Version of the grammar. A client that says an older one is closed with 4409 before it can drop what it does not know. */
export const schemaVersion = 3;

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

/** What a relation says of the block it stands in and the block it names. */
export const relationKinds = [
  /** A judgment, alternative or assumption rests on evidence. */
  'supports',
  /** Evidence that speaks against it. */
  'contradicts',
  /** Evidence that only gives context: it carries nothing. */
  'context',
  /** A judgment assumes an assumption. */
  'assumes',
  /** Evidence (or a figure, a table) cites a source, at a locator. */
  'cites',
  /** A recommendation serves a judgment. */
  'serves',
  /** An alternative stands against a judgment. */
  'alternative-to',
  /** An indicator would move a judgment. */
  'indicates',
  /** A gap limits a judgment. */
  'limits',
] as const;
export type RelationKind = (typeof relationKinds)[number];

/** How far an assumption is supported (structured analytic techniques: the key assumptions check). */
export const assumptionSupports = ['supported', 'caveated', 'unsupported'] as const;
/** Whether an indicator, if seen, would raise or lower the likelihood of its judgment. */
export const indicatorDirections = ['raises', 'lowers'] as const;
/** Credibility of an item of evidence, Admiralty 1 to 6; 6 means "cannot be judged". Stored as text. */
export const credibilities = ['1', '2', '3', '4', '5', '6'] as const;
/** How a likelihood token reads in its sentence: "will likely", "is likely to", "It is likely that". */
export const tokenForms = ['adverb', 'adjective', 'lead'] as const;
export type TokenForm = (typeof tokenForms)[number];

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
/** A day, a month or a year (ISO 8601): sources are seldom exact. */
const date: AttributeRule = {
  accepts: (value) => value === null || (typeof value === 'string' && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)),
};
/** A moment, as an ISO time in UTC. */
const moment: AttributeRule = {
  accepts: (value) => value === null || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]{5,12}Z$/.test(value)),
};
const flag: AttributeRule = { accepts: (value) => value === null || typeof value === 'boolean' };
/** A web address. */
const address: AttributeRule = {
  accepts: (value) =>
    value === null || (typeof value === 'string' && value.length <= 2048 && /^https?:\/\//i.test(value)),
};
const sha256: AttributeRule = {
  accepts: (value) => value === null || (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)),
};
const share: AttributeRule = {
  accepts: (value) => value === null || (typeof value === 'number' && value >= 0 && value <= 1),
};
const count: AttributeRule = {
  accepts: (value) => value === null || (Number.isSafeInteger(value) && (value as number) >= 0),
};

/** Rows or columns that a cell spans. Bounded, as editors make a map of every place in a table. */
const spanned: AttributeRule = {
  accepts: (value) => value === null || (Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= 100),
};

/** Holds text (a `Y.XmlText`) and inline nodes. */
type TextContent = { readonly holds: 'text' };
/** Holds nodes of the listed kinds, any number in any order. */
type NodeContent = { readonly holds: 'nodes'; readonly kinds: readonly NodeKind[] };
/** Holds nothing (an atom). */
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
  'evidence',
  'assumption',
  'ifWrong',
  'alternative',
  'whyNot',
  'indicator',
  'gap',
  'source',
  'sourceTitle',
  'descriptor',
  'figure',
  'caption',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
  'relation',
  'likelihoodTerm',
  'citation',
  'footnote',
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
  'evidence',
  'assumption',
  'alternative',
  'indicator',
  'gap',
  'source',
  'figure',
  'table',
];
const flow: readonly NodeKind[] = ['paragraph', 'bulletList', 'orderedList', 'blockquote'];
const holdsText: TextContent = { holds: 'text' };
const holdsNothing: NoContent = { holds: 'nothing' };
const holds = (...kinds: readonly NodeKind[]): NodeContent => ({ holds: 'nodes', kinds });
const id = { id: token };
const marked = { ...id, marking: text(200) };
const estimate = { likelihood: token, probability: share };

const span = { colspan: spanned, rowspan: spanned };

/** What the root fragment may hold. Blocks outside a section are allowed, so that nothing is ever dropped for want of one. */
export const rootContent: readonly NodeKind[] = [...blocks, 'title', 'section'];

/** What a `Y.XmlText` of a text-holding node may have beside it. */
export const inlineKinds = [
  'hardBreak',
  'likelihoodTerm',
  'citation',
  'footnote',
] as const satisfies readonly NodeKind[];
export type InlineKind = (typeof inlineKinds)[number];

/** Whether nodes of `kind` stand in a line of text. */
export function isInlineKind(kind: NodeKind): kind is InlineKind {
  return (inlineKinds as readonly NodeKind[]).includes(kind);
}

export const grammar: Readonly<Record<NodeKind, NodeRule>> = {
  // The title carries what holds for the whole paper, so that it is versioned, approved and published with the words.
  title: {
    content: holdsText,
    attributes: {
      ...id,
      scale: token,
      /** Which of the scale's wordings: `a` or `b` (ICD 203: likely or probable). */
      wording: token,
      /** Whether ranges in figures follow the terms in brackets; null: as the scale says. */
      ranges: oneOf(['printed', 'hidden']),
      /** Information cut-off. */
      cutoff: date,
      /** The title's own portion mark. */
      marking: text(200),
      /** The marking system of the paper. */
      markings: oneOf(markingSystemIds),
      /** The banner that somebody has raised the paper to, and why, who and when. Never lower than the portions make it. */
      raisedTo: text(200),
      raisedFor: text(500),
      raisedBy: text(200),
      raisedAt: moment,
      /** Made for training: its banner says so, and no control takes that off. */
      training: flag,
    },
  },
  section: { content: holds(...blocks, 'sectionHeading'), attributes: { ...id, kind: oneOf(sectionKinds) } },
  sectionHeading: { content: holdsText, attributes: marked },
  paragraph: { content: holdsText, attributes: marked },
  heading: { content: holdsText, attributes: { ...marked, level: count } },
  blockquote: { content: holds(...flow), attributes: marked },
  bulletList: { content: holds('listItem'), attributes: id },
  orderedList: { content: holds('listItem'), attributes: { ...id, start: count, type: text(16) } },
  listItem: { content: holds(...flow), attributes: id },
  judgment: {
    content: holds('statement', 'basis', 'relation'),
    attributes: {
      ...marked,
      ...estimate,
      kind: oneOf(judgmentKinds),
      confidence: oneOf(confidenceLevels),
      horizon: date,
      rank: oneOf(['major', 'minor']),
    },
  },
  statement: { content: holdsText, attributes: id },
  basis: { content: holdsText, attributes: id },
  recommendation: { content: holds(...flow, 'relation'), attributes: marked },
  hardBreak: { content: holdsNothing, attributes: {} },
  evidence: {
    content: holds(...flow, 'relation'),
    attributes: { ...marked, informationDate: date, informationUntil: date, credibility: oneOf(credibilities) },
  },
  assumption: {
    content: holds('statement', 'ifWrong', 'relation'),
    attributes: { ...marked, linchpin: flag, support: oneOf(assumptionSupports), reviewBy: date },
  },
  ifWrong: { content: holdsText, attributes: id },
  alternative: { content: holds('statement', 'whyNot', 'relation'), attributes: { ...marked, ...estimate } },
  whyNot: { content: holdsText, attributes: id },
  indicator: {
    content: holds('statement', 'relation'),
    attributes: {
      ...marked,
      direction: oneOf(indicatorDirections),
      threshold: text(500),
      observed: flag,
      lastChecked: date,
    },
  },
  gap: { content: holds('statement', 'relation'), attributes: marked },
  // The record of ICD 206 and ICS 206-01. Credibility is of an item of evidence, so it stands there.
  source: {
    content: holds('sourceTitle', 'descriptor'),
    attributes: {
      ...marked,
      /** Id of the record in the workspace's register that this source is taken from. */
      record: token,
      originator: text(500),
      identifier: text(200),
      type: oneOf(sourceTypes),
      published: date,
      informationFrom: date,
      informationTo: date,
      acquired: date,
      accessed: date,
      url: address,
      archiveUrl: address,
      sha256,
      language: text(35),
      translated: flag,
      reliability: oneOf(reliabilities),
      accessBasis: oneOf(accessBases),
      biasNote: text(1000),
      independenceGroup: text(100),
      handling: text(200),
      aiName: text(200),
      aiVersion: text(100),
      aiParameters: text(500),
    },
  },
  sourceTitle: { content: holdsText, attributes: id },
  descriptor: { content: holdsText, attributes: id },
  // `image` names the picture by the SHA-256 of its bytes; they are stored beside the draft, not in it.
  // A table with a caption is a figure that holds it.
  figure: {
    content: holds('caption', 'table', 'relation'),
    attributes: { ...marked, image: sha256, alt: text(2000), width: count, height: count },
  },
  caption: { content: holdsText, attributes: marked },
  table: { content: holds('tableRow'), attributes: marked },
  tableRow: { content: holds('tableHeader', 'tableCell'), attributes: id },
  tableHeader: { content: holds(...flow), attributes: { ...id, ...span } },
  tableCell: { content: holds(...flow), attributes: { ...id, ...span } },
  // A node, not an entry of a list in an attribute: two people who link at once both win.
  relation: {
    content: holdsNothing,
    attributes: { ...id, kind: oneOf(relationKinds), target: token, locator: text(200) },
  },
  // The judgment's likelihood as it stands in its sentence; the words come from the field.
  likelihoodTerm: { content: holdsNothing, attributes: { form: oneOf(tokenForms) } },
  citation: { content: holdsNothing, attributes: { target: token, locator: text(200) } },
  footnote: { content: holdsNothing, attributes: { text: text(8000) } },
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
  // Editors write a link without an address as one whose address is null: so neither is let in.
  if (!Object.hasOwn(value, 'href')) return false;
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
  return content.holds === 'text' && isInlineKind(child);
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
