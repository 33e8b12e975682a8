import type { ArgumentNode, ArgumentNodeKind, ArgumentRelation } from '../domain/argument/argument.ts';
import type { NodeJson } from './docJson.ts';
import { relationKinds } from './grammar.ts';
import { isLabelledKind } from './labelPrefixes.ts';

/** What one block of the root or of a section adds to the argument: everything but its number, which its place gives. */
export type ArgumentFacts = {
  readonly node: Omit<ArgumentNode, 'label'>;
  readonly relations: readonly ArgumentRelation[];
};

/** The words of a likelihood token, from the term that its block holds and the token's form; null: none to be shown. */
export type TermWords = (termId: string | null, form: string | null) => string | null;

/** Longest text kept of a block, UTF-16 units: enough to be known by and to be searched. */
const maxTextLength = 160;

/** Which child says what a block says, where not all of it does. */
const wording: Readonly<Record<string, readonly string[]>> = {
  judgment: ['statement'],
  assumption: ['statement'],
  alternative: ['statement'],
  indicator: ['statement'],
  gap: ['statement'],
  source: ['sourceTitle'],
  figure: ['caption'],
};

/**
 * What a block adds to the argument; null where it adds nothing, as most paragraphs, and where it has no id to be
 * named by. A citation in a line of text counts as a link of kind `cites` without an id.
 */
export function argumentFactsOf(block: NodeJson, termWords: TermWords): ArgumentFacts | null {
  const attrs = block.attrs ?? {};
  const id = textIn(attrs, 'id');
  if (id === null) return null;
  const relations = [...linksOf(block, id), ...citationsIn(block, id)];
  const kind: ArgumentNodeKind = isLabelledKind(block.type) ? block.type : 'passage';
  if (kind === 'passage' && relations.length === 0) return null;
  const isSource = kind === 'source';
  return {
    node: {
      id,
      kind,
      text: wordsOf(block, termWords),
      reliability: isSource ? textIn(attrs, 'reliability') : null,
      credibility: kind === 'evidence' ? textIn(attrs, 'credibility') : null,
      independenceGroup: isSource ? textIn(attrs, 'independenceGroup') : null,
      date: isSource
        ? (textIn(attrs, 'published') ?? textIn(attrs, 'informationFrom'))
        : kind === 'evidence'
          ? textIn(attrs, 'informationDate')
          : null,
      isLinchpin: kind === 'assumption' && attrs.linchpin === true,
    },
    relations,
  };
}

function linksOf(block: NodeJson, from: string): readonly ArgumentRelation[] {
  return (block.content ?? []).flatMap((child): readonly ArgumentRelation[] => {
    if (child.type !== 'relation') return [];
    const attrs = child.attrs ?? {};
    const kind = relationKinds.find((each) => each === attrs.kind);
    const to = textIn(attrs, 'target');
    // A link half made, by a hand or a program, says nothing yet.
    if (kind === undefined || to === null) return [];
    return [{ id: textIn(attrs, 'id'), from, to, kind, locator: textIn(attrs, 'locator') }];
  });
}

function citationsIn(node: NodeJson, from: string): readonly ArgumentRelation[] {
  if (node.type === 'citation') {
    const to = textIn(node.attrs ?? {}, 'target');
    return to === null ? [] : [{ id: null, from, to, kind: 'cites', locator: textIn(node.attrs ?? {}, 'locator') }];
  }
  return (node.content ?? []).flatMap((child) => citationsIn(child, from));
}

function wordsOf(block: NodeJson, termWords: TermWords): string {
  const saying = wording[block.type];
  const parts = (block.content ?? []).filter((child) => saying === undefined || saying.includes(child.type));
  const termId = textIn(block.attrs ?? {}, 'likelihood');
  const whole = parts.map((part) => runsOf(part, termId, termWords)).join(' ');
  const text = whole.replace(/\s+/gu, ' ').trim().slice(0, maxTextLength);
  if (text !== '') return text;
  const other = block.type === 'source' ? 'originator' : block.type === 'figure' ? 'alt' : null;
  return other === null ? '' : (textIn(block.attrs ?? {}, other) ?? '').slice(0, maxTextLength);
}

function runsOf(node: NodeJson, termId: string | null, termWords: TermWords): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return ' ';
  if (node.type === 'likelihoodTerm') return termWords(termId, textIn(node.attrs ?? {}, 'form')) ?? '';
  const isBlock = node.content !== undefined;
  const text = (node.content ?? []).map((child) => runsOf(child, termId, termWords)).join('');
  return isBlock ? `${text} ` : text;
}

function textIn(attrs: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = attrs[name];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
