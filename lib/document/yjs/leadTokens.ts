import * as Y from 'yjs';
import type { TokenForm } from '../grammar.ts';
import { buildNodes } from './buildNodes.ts';

/** Words that lose their capital when something comes before them; a name keeps its own. */
const smallWords = new Set(
  `a an the this that these those it its he his she her they their we our you your there here some many most all both
   each every no neither either several such one two three another other others any few much more in on at by for from
   with without under over after before during since until through between among against despite within across if when
   while as although because unless whether of to into about beyond given following`.split(/\s+/u),
);

/**
 * Lets the likelihood of a statement lead it where the token stands in one of `forms`: "talks will [unlikely] resume"
 * reads wrongly, "[It is unlikely] that talks will resume" does not. Only what must move is touched: the words before
 * and after stay the same texts, so that whoever types in them at this moment loses nothing.
 */
export function leadTokens(statement: Y.XmlElement, forms: readonly TokenForm[]): void {
  const at = statement.toArray().findIndex((child) => isTokenIn(child, forms));
  if (at < 0) return;
  const form = (statement.get(at) as Y.XmlElement).getAttribute('form');
  const [before, after] = [statement.get(at - 1), statement.get(at + 1)];
  const left = at > 0 && before instanceof Y.XmlText ? before : null;
  const right = after instanceof Y.XmlText ? after : null;
  statement.delete(at, 1);
  if (!(form === 'adjective' && left !== null && restoreVerb(left, right))) closeUp(left, right);
  lead(statement);
}

function isTokenIn(child: unknown, forms: readonly TokenForm[]): boolean {
  return (
    child instanceof Y.XmlElement &&
    child.nodeName === 'likelihoodTerm' &&
    forms.some((form) => form === child.getAttribute('form'))
  );
}

/** "are [likely] to resume" becomes "will resume", "is [likely]." becomes "occurs."; false where it is neither. */
function restoreVerb(left: Y.XmlText, right: Y.XmlText | null): boolean {
  const be = /\b(is|are|was|were)\s+$/iu.exec(plain(left));
  if (be === null) return false;
  const verb = (be[1] ?? '').toLowerCase();
  const isPast = verb === 'was' || verb === 'were';
  const rest = right === null ? '' : plain(right);
  const to = /^\s+to\b/iu.exec(rest)?.[0].length;
  if (right !== null && to !== undefined) {
    right.delete(0, to);
    replace(left, be.index, be[0].length, isPast ? 'would' : 'will');
    return true;
  }
  if (!/^\s*(?:$|[.,;:!?)…])/u.test(rest)) return false;
  replace(left, be.index, be[0].length, isPast ? 'occurred' : verb === 'is' ? 'occurs' : 'occur');
  return true;
}

/** One space where the token stood between two, none where it began. */
function closeUp(left: Y.XmlText | null, right: Y.XmlText | null): void {
  if (right === null || !/^\s/u.test(plain(right))) return;
  if (left === null || /\s$/u.test(plain(left))) right.delete(0, 1);
}

/** "[It is likely] that" before the statement; its first word loses its capital where it is no name. */
function lead(statement: Y.XmlElement): void {
  const first = statement.get(0);
  if (first instanceof Y.XmlText) {
    const word = /^\s*([A-Z][a-z]*)(?![\p{L}’'-])/u.exec(plain(first));
    const own = word?.[1];
    if (word !== null && own !== undefined && smallWords.has(own.toLowerCase())) {
      replace(first, word[0].length - own.length, 1, own.charAt(0).toLowerCase());
    }
    first.insert(0, ' that ', {});
  } else {
    statement.insert(0, buildNodes([{ type: 'text', text: ' that ' }], 'statement', 2));
  }
  statement.insert(0, buildNodes([{ type: 'likelihoodTerm', attrs: { form: 'lead' } }], 'statement', 2));
}

/** Puts words in place of others, with the marks those had. */
function replace(text: Y.XmlText, at: number, length: number, words: string): void {
  text.insert(at + length, words);
  text.delete(at, length);
}

/** The characters, one for each position. */
function plain(text: Y.XmlText): string {
  return (text.toDelta() as readonly { readonly insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '￼'))
    .join('');
}
