import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { NodeJson } from '../../../lib/document/docJson.ts';
import type { TokenForm } from '../../../lib/document/grammar.ts';
import { termToToken } from '../../../lib/document/import/termToToken.ts';
import type { Term } from '../../../lib/domain/likelihood/scale.ts';
import { termById } from '../../../lib/domain/likelihood/scaleById.ts';
import { wordsInForm } from '../../../lib/domain/likelihood/tokenWords.ts';
import type { PaperSettings } from './paperSettings.ts';
import { formOf } from './tokenText.ts';

/** A token and where it is: `pos` in the draft. */
type Token = { readonly pos: number; readonly form: TokenForm | null };

/** The tokens directly in a text block whose content begins at `start`. */
export function tokensIn(block: ProseMirrorNode, start: number): readonly Token[] {
  const tokens: Token[] = [];
  block.forEach((child, offset) => {
    if (child.type.name === 'likelihoodTerm') tokens.push({ pos: start + offset, form: formOf(child.attrs.form) });
  });
  return tokens;
}

/** Words that begin a clause in lower case once something stands before them. Names keep their capital. */
const smallWords = new Set(
  `a an the this that these those it its he his she her they their we our you your there here some many most all both
   each every no neither either several such one two three another other others any few much more
   in on at by for from with without under over after before during since until through between among against despite
   within across if when while as although because unless whether of to into about beyond given following`.split(
    /\s+/u,
  ),
);

/** Every text position of a block, with atoms as one character, so that offsets are the same. */
function lettersOf(block: ProseMirrorNode): string {
  return block.textBetween(0, block.content.size, '\n', '￼');
}

function wordingOf({ paper, scale }: PaperSettings): string {
  return paper.wording ?? scale.wordings[0]?.id ?? 'a';
}

/**
 * Moves tokens that a term cannot stand in to the start of their sentence, as "[There is a roughly even chance] that":
 * "will [unlikely] resume" reads wrongly, "It is unlikely that talks will resume" does not.
 *
 * @param start Where the content of the text block begins in `tr.doc`.
 */
export function fitTokens(tr: Transaction, start: number, termId: string | null, settings: PaperSettings): Transaction {
  const term = termById(settings.scale, termId);
  if (term === null) return tr;
  const misfit = tokensIn(blockAt(tr, start), start).find(
    ({ form }) => form !== null && wordsInForm(term, wordingOf(settings), form) === null,
  );
  return misfit === undefined ? tr : toLead(tr, start, misfit);
}

function blockAt(tr: Transaction, start: number): ProseMirrorNode {
  return tr.doc.resolve(start).parent;
}

function toLead(tr: Transaction, start: number, token: Token): Transaction {
  const letters = lettersOf(blockAt(tr, start));
  const at = token.pos - start;
  const before = letters.slice(0, at);
  const after = letters.slice(at + 1);
  const infinitive = /\b(is|are|was|were)\s+$/iu.exec(before);
  if (token.form === 'adjective' && infinitive !== null && /^\s+to\b/iu.test(after)) {
    // "talks are [likely] to resume" -> "talks will resume"
    const word = /^(?:was|were)$/iu.test(infinitive[1] ?? '') ? 'would' : 'will';
    const to = /^\s+to\b/iu.exec(after)?.[0].length ?? 0;
    replaceText(tr, start + infinitive.index, token.pos + 1 + to, word);
  } else if (token.form === 'adjective' && infinitive !== null && /^\s*(?:$|[.,;:!?)…])/u.test(after)) {
    // "a test is [likely]." -> "a test occurs."
    const word = { is: 'occurs', are: 'occur' }[(infinitive[1] ?? '').toLowerCase()] ?? 'occurred';
    replaceText(tr, start + infinitive.index, token.pos + 1, word);
  } else {
    const isSpaced = /\s$/u.test(before) && /^\s/u.test(after);
    tr.delete(token.pos, token.pos + (isSpaced || before === '' ? 1 + (/^\s/u.test(after) ? 1 : 0) : 1));
  }
  return insertLead(tr, start);
}

function replaceText(tr: Transaction, from: number, to: number, words: string): void {
  tr.replaceWith(from, to, tr.doc.type.schema.text(words, tr.doc.resolve(from).marks()));
}

/** "[It is likely] that" before a sentence, whose first word loses its capital where it is no name. */
function insertLead(tr: Transaction, start: number): Transaction {
  const { schema } = tr.doc.type;
  const letters = lettersOf(blockAt(tr, start));
  const first = /^\s*([A-Z][a-z]*)(?![\p{L}’'-])/u.exec(letters);
  const word = first?.[1];
  if (first !== null && word !== undefined && smallWords.has(word.toLowerCase())) {
    const at = start + first[0].length - word.length;
    replaceText(tr, at, at + word.length, word.toLowerCase());
  }
  return tr.insert(start, [tokenNode(tr, 'lead'), schema.text(' that ')]);
}

function tokenNode(tr: Transaction, form: TokenForm): ProseMirrorNode {
  const type = tr.doc.type.schema.nodes.likelihoodTerm;
  if (type === undefined) throw new Error('the schema lacks likelihoodTerm');
  return type.create({ form });
}

/** A term that a sentence's words state, and the stretch of the block (offsets) that the token would replace. */
export type StatedTerm = { readonly term: Term; readonly form: TokenForm; readonly from: number; readonly to: number };

/** The term that a statement's plain words state and that could be its token; null where there is none, or one already. */
export function statedTerm(block: ProseMirrorNode, settings: PaperSettings): StatedTerm | null {
  const content = (block.content.toJSON() ?? []) as readonly NodeJson[];
  if (content.some((node) => node.type === 'likelihoodTerm')) return null;
  const { scale, paper } = settings;
  const made = termToToken(content, { scale, wording: paper.wording, ranges: paper.ranges });
  const index = made.content.findIndex((node) => node.type === 'likelihoodTerm');
  const term = termById(scale, made.likelihood);
  const form = formOf(made.content[index]?.attrs?.form);
  if (index < 0 || term === null || form === null) return null;
  const from = sizeOf(made.content.slice(0, index));
  return { term, form, from, to: block.content.size - sizeOf(made.content.slice(index + 1)) };
}

const sizeOf = (content: readonly NodeJson[]): number =>
  content.reduce((size, node) => size + (node.type === 'text' ? (node.text?.length ?? 0) : 1), 0);

/** Makes the stated words the token. */
export function bindStated(tr: Transaction, start: number, stated: StatedTerm): Transaction {
  return tr.replaceWith(start + stated.from, start + stated.to, tokenNode(tr, stated.form));
}

/**
 * Puts the term into a sentence that has no token: in place of a term its words state, after the first "will" or
 * before the infinitive of "is to", else as a lead at its start.
 */
export function placeToken(tr: Transaction, start: number, termId: string, settings: PaperSettings): Transaction {
  const block = blockAt(tr, start);
  const term = termById(settings.scale, termId);
  if (term === null || tokensIn(block, start).length > 0) return tr;
  const stated = statedTerm(block, settings);
  if (stated !== null) return fitTokens(bindStated(tr, start, stated), start, termId, settings);
  const has = (form: TokenForm) => wordsInForm(term, wordingOf(settings), form) !== null;
  const letters = lettersOf(block);
  const will = /\bwill(?=\s)/iu.exec(letters);
  if (will !== null && has('adverb')) return insertWord(tr, start + will.index + will[0].length, 'adverb');
  const is = /\b(?:is|are)(?=\s+to\s)/iu.exec(letters);
  if (is !== null && has('adjective')) return insertWord(tr, start + is.index + is[0].length, 'adjective');
  return insertLead(tr, start);
}

function insertWord(tr: Transaction, pos: number, form: TokenForm): Transaction {
  const { schema } = tr.doc.type;
  return tr.insert(pos, [schema.text(' '), tokenNode(tr, form)]);
}

/** Where the content of a block's statement begins, and the statement; null where it has none. */
export function statementOf(
  block: ProseMirrorNode,
  pos: number,
): { readonly node: ProseMirrorNode; readonly start: number } | null {
  let found: { node: ProseMirrorNode; start: number } | null = null;
  block.forEach((child, offset) => {
    if (found === null && child.type.name === 'statement') found = { node: child, start: pos + 1 + offset + 1 };
  });
  return found;
}

/** All tokens of a paper fitted to a wording: what "likely" can stand in, "highly probable" perhaps cannot. */
export function fitPaper(tr: Transaction, state: Pick<EditorState, 'doc'>, settings: PaperSettings): Transaction {
  const blocks: { readonly pos: number; readonly likelihood: unknown }[] = [];
  state.doc.descendants((node, pos) => {
    const kind = node.type.name;
    if (kind === 'judgment' || kind === 'alternative') blocks.push({ pos, likelihood: node.attrs.likelihood });
    return kind === 'section';
  });
  for (const { pos, likelihood } of blocks) {
    const now = tr.mapping.map(pos);
    const node = tr.doc.nodeAt(now);
    const statement = node === null ? null : statementOf(node, now);
    if (statement !== null && typeof likelihood === 'string') fitTokens(tr, statement.start, likelihood, settings);
  }
  return tr;
}
