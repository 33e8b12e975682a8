import { findScale } from '../domain/likelihood/scaleById.ts';
import type { Scale } from '../domain/likelihood/scale.ts';
import { noFields } from '../domain/tradecraft/CheckedPaper.ts';
import type {
  CheckedBlock,
  CheckedFields,
  CheckedKind,
  CheckedPaper,
  CheckedText,
  Span,
} from '../domain/tradecraft/CheckedPaper.ts';
import type { DocJson, NodeJson } from './docJson.ts';
import { grammar, isNodeKind } from './grammar.ts';
import { sectionKindOf } from './outline.ts';
import { paperOf } from './paper.ts';
import type { Paper, Reading } from './paper.ts';
import { likelihoodOf, tokenText } from './tokenText.ts';

const kinds: Readonly<Record<string, CheckedKind>> = {
  title: 'title',
  sectionHeading: 'heading',
  heading: 'heading',
  judgment: 'judgment',
  evidence: 'evidence',
  assumption: 'assumption',
  alternative: 'alternative',
  indicator: 'indicator',
  gap: 'gap',
  recommendation: 'recommendation',
  source: 'source',
  figure: 'figure',
  table: 'table',
  blockquote: 'quote',
};
const parts: Readonly<Record<string, CheckedText['part']>> = {
  statement: 'statement',
  basis: 'basis',
  ifWrong: 'if-wrong',
  whyNot: 'why-not',
  caption: 'caption',
};

/** A draft as the checks read it. Blocks without an id are passed over: a finding must have a place. */
export function checkedPaperOf(doc: DocJson, scales: readonly Scale[], isMarked: boolean): CheckedPaper {
  const paper = paperOf(doc);
  const scale = findScale(scales, paper.scale);
  const reading: Reading = { scale, wording: paper.wording, ranges: paper.ranges };
  const ids = new Set<string>();
  collectIds(doc.content, ids);
  const blocks = doc.content.flatMap((node) =>
    node.type === 'section'
      ? (node.content ?? []).flatMap((child) => checkedBlockOf(child, sectionKindOf(node), reading, ids) ?? [])
      : (checkedBlockOf(node, null, reading, ids) ?? []),
  );
  return { ...paperSettingOf(paper, scale, isMarked), blocks };
}

/** What the checks know of a paper beside its blocks. The caller knows what day it is. */
export function paperSettingOf(paper: Paper, scale: Scale, isMarked: boolean): Omit<CheckedPaper, 'blocks'> {
  return {
    scale,
    wording: paper.wording,
    cutoff: paper.cutoff,
    isRangePrinted: paper.ranges === null ? scale.rules.printRange : paper.ranges === 'printed',
    isMarked,
    system: paper.markings,
    raisedTo: paper.raisedTo,
    raisedFor: paper.raisedFor,
    today: null,
    review: null,
  };
}

/**
 * One block as the checks read it, or null where it has no id.
 *
 * @param ids Of everything in the draft: a link to anything else is broken.
 */
export function checkedBlockOf(
  node: NodeJson,
  section: string | null,
  reading: Reading,
  ids: ReadonlySet<string>,
): CheckedBlock | null {
  const id = textIn(node, 'id');
  if (id === null) return null;
  const texts: CheckedText[] = [];
  const cited: string[] = [];
  collectCited(node, cited);
  collectTexts(node, id, likelihoodOf(node), reading, texts);
  return {
    id,
    kind: kinds[node.type] ?? 'paragraph',
    section,
    texts,
    fields: fieldsOf(node),
    relations: (node.content ?? []).flatMap((child) => {
      const target = child.type === 'relation' ? textIn(child, 'target') : null;
      return target === null ? [] : [{ kind: textIn(child, 'kind') ?? '', target, isBroken: !ids.has(target) }];
    }),
    cited,
    isPortion: isNodeKind(node.type) && 'marking' in grammar[node.type].attributes,
  };
}

function collectCited(node: NodeJson, cited: string[]): void {
  for (const child of node.content ?? []) {
    const target = child.type === 'citation' ? textIn(child, 'target') : null;
    if (target !== null) cited.push(target);
    else collectCited(child, cited);
  }
}

/** Adds the ids of these nodes and of all that is in them. */
export function collectIds(nodes: readonly NodeJson[], ids: Set<string>): void {
  for (const node of nodes) {
    const id = textIn(node, 'id');
    if (id !== null) ids.add(id);
    if (node.content !== undefined) collectIds(node.content, ids);
  }
}

function collectTexts(
  node: NodeJson,
  holder: string,
  likelihood: string | null,
  reading: Reading,
  texts: CheckedText[],
): void {
  const children = node.content ?? [];
  if (children.some(({ type }) => type === 'text' || type === 'likelihoodTerm' || type === 'citation')) {
    texts.push(textOf(node, textIn(node, 'id') ?? holder, likelihood, reading));
    return;
  }
  for (const child of children) collectTexts(child, textIn(child, 'id') ?? holder, likelihood, reading, texts);
}

function textOf(node: NodeJson, blockId: string, likelihood: string | null, reading: Reading): CheckedText {
  let text = '';
  const tokens: Span[] = [];
  const citations: Span[] = [];
  for (const child of node.content ?? []) {
    const from = text.length;
    text += printedOf(child, likelihood, reading, text);
    const span = { from, to: text.length };
    if (child.type === 'likelihoodTerm') tokens.push(span);
    else if (child.type === 'citation' || child.type === 'footnote') citations.push(span);
  }
  return { blockId, part: parts[node.type] ?? 'body', text, tokens, citations };
}

/**
 * What an inline node puts into the text that the checks read: the offsets of findings count in it.
 *
 * @param likelihood Of the block it stands in. @param before The text before it.
 */
export function printedOf(child: NodeJson, likelihood: string | null, reading: Reading, before: string): string {
  switch (child.type) {
    case 'text':
      return child.text ?? '';
    case 'likelihoodTerm':
      return tokenText(child, likelihood, reading, before);
    case 'citation':
    case 'footnote':
      // One character, as a reader's mark for a note: the sentence goes on around it.
      return '*';
    default:
      return '\n';
  }
}

function fieldsOf(node: NodeJson): CheckedFields {
  const said = Object.keys(noFields).map((name) => [name, textIn(node, name)] as const);
  const { probability, linchpin } = node.attrs ?? {};
  return {
    ...(Object.fromEntries(said) as unknown as CheckedFields),
    sourceType: textIn(node, 'type'),
    probability: typeof probability === 'number' ? probability : null,
    isLinchpin: linchpin === true,
  };
}

function textIn(node: NodeJson, name: string): string | null {
  const value = node.attrs?.[name];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
