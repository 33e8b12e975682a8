import { anchorAt, maxQuoteLength, type Anchor } from '@/lib/domain/threads/anchor.ts';

/** The words somebody has selected on the page: what a comment on them is tied to, and where they stand on the screen. */
export type SelectedWords = { readonly anchor: Anchor; readonly box: DOMRect };

/** What of a page is not a block's own text: words that are gone, words for readers aloud only. */
const notText = 'del, .hide, .hd, .ft, .field-changes, .fn, button';

/** The selected words inside `within`; null where nothing is, or where it is not text of a block. What reaches into the next block is cut. */
export function selectedWords(selection: Selection | null, within: HTMLElement): SelectedWords | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const start = elementOf(range.startContainer);
  const block = start?.closest<HTMLElement>('[data-id]') ?? null;
  if (block === null || !within.contains(block) || start?.closest(notText) !== null) return null;
  if (!block.contains(range.endContainer)) range.setEnd(block, block.childNodes.length);
  const before = range.cloneRange();
  before.setStart(block, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const all = document.createRange();
  all.selectNodeContents(block);
  const text = textIn(all);
  const picked = textIn(range);
  const lead = picked.length - picked.trimStart().length;
  const from = textIn(before).length + lead;
  const quote = picked.trim().slice(0, maxQuoteLength);
  if (quote === '') return null;
  const run = { blockIds: [block.dataset.id ?? ''], text };
  return { anchor: anchorAt(run, from, from + quote.length), box: range.getBoundingClientRect() };
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

/** The text of a stretch of the page, without what is not text. */
function textIn(range: Range): string {
  const copy = range.cloneContents();
  for (const other of copy.querySelectorAll(notText)) other.remove();
  return copy.textContent;
}

/** Where a quote stands in a block on the page; null: it does not, or not in one piece. */
export function rangeOfQuote(block: HTMLElement, { quote, prefix }: Pick<Anchor, 'quote' | 'prefix'>): Range | null {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(notText) === null ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  );
  const nodes: { readonly node: Node; readonly from: number }[] = [];
  let text = '';
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    nodes.push({ node, from: text.length });
    text += node.textContent ?? '';
  }
  const withPrefix = text.indexOf(prefix + quote);
  const from = withPrefix === -1 ? text.indexOf(quote) : withPrefix + prefix.length;
  if (from === -1 || quote === '') return null;
  const range = document.createRange();
  const at = (offset: number) => nodes.findLast((each) => each.from <= offset);
  const [first, last] = [at(from), at(from + quote.length - 1)];
  if (first === undefined || last === undefined) return null;
  range.setStart(first.node, from - first.from);
  range.setEnd(last.node, from + quote.length - last.from);
  return range;
}
