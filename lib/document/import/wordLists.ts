import type { Element, ElementContent, Root, RootContent } from 'hast';
import { textOfHast } from './hastNodes.ts';

const styleOf = (element: Element): string => String(element.properties.style ?? '');

/** A paragraph that Word means as an item of a list. */
function isItem(node: RootContent): node is Element {
  return node.type === 'element' && node.tagName === 'p' && /mso-list\s*:\s*l\d+/iu.test(styleOf(node));
}

/** White space between two paragraphs parts no list. */
const isBlank = (node: RootContent): boolean => node.type === 'text' && node.value.trim() === '';

/**
 * Word writes a list as paragraphs that name their level, with the bullet or number as text. This makes lists of them, in
 * place, at every depth of the tree.
 */
export function wordLists(root: Root): void {
  const parents: (Root | Element)[] = [root];
  for (let parent = parents.pop(); parent !== undefined; parent = parents.pop()) {
    if (parent.children.some(isItem)) parent.children = listed(parent.children) as ElementContent[];
    for (const child of parent.children) if (child.type === 'element') parents.push(child);
  }
}

function listed(nodes: readonly RootContent[]): RootContent[] {
  const result: RootContent[] = [];
  let run: Element[] = [];
  const endRun = (): void => {
    if (run.length > 0) result.push(...listsOf(run));
    run = [];
  };
  for (const node of nodes) {
    if (isItem(node)) run.push(node);
    else if (run.length === 0 || !isBlank(node)) {
      endRun();
      result.push(node);
    }
  }
  endRun();
  return result;
}

/** The lists that a run of items makes: deeper ones stand in the item before them. */
function listsOf(items: readonly Element[]): readonly Element[] {
  const lists: Element[] = [];
  const open: { readonly list: Element; readonly level: number }[] = [];
  for (const paragraph of items) {
    const level = Number(/level(\d+)/iu.exec(styleOf(paragraph))?.[1] ?? 1);
    const { words, sign } = withoutSign(paragraph);
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open.pop();
    let top = open.at(-1);
    if (top === undefined || top.level < level) {
      const list = element(/^(?:[\divxlcdm]+|[a-z])[.)]/iu.test(sign) ? 'ol' : 'ul', []);
      const holder = top?.list.children.at(-1);
      if (holder?.type === 'element') holder.children.push(list);
      else lists.push(list);
      open.push((top = { list, level }));
    }
    top.list.children.push(element('li', [element('p', words)]));
  }
  return lists;
}

/** An item's words without its bullet or number, which Word marks as what others shall ignore. */
function withoutSign(paragraph: Element): { readonly words: ElementContent[]; readonly sign: string } {
  let sign: string | null = null;
  const cleaned = (node: Element): ElementContent[] =>
    node.children.flatMap((child): ElementContent[] => {
      if (child.type !== 'element') return [child];
      if (sign === null && /mso-list\s*:\s*ignore/iu.test(styleOf(child))) {
        sign = textOfHast(child).trim();
        return [];
      }
      return [{ ...child, children: cleaned(child) }];
    });
  const words = cleaned(paragraph);
  return sign === null ? unmarked(words) : { words, sign };
}

const plainSign = /^\s*([·•o§▪–-]|\w{1,4}[.)])[\s\u00a0]+/u;

/** Other programs drop Word's mark and leave the sign as the first words. */
function unmarked(words: ElementContent[]): { readonly words: ElementContent[]; readonly sign: string } {
  const at = words.findIndex((node) => textOfHast(node).trim() !== '');
  const first = words[at];
  if (first?.type === 'text') {
    const sign = plainSign.exec(first.value)?.[1] ?? '';
    return { words: words.with(at, { type: 'text', value: first.value.replace(plainSign, '') }), sign };
  }
  if (first?.type !== 'element') return { words, sign: '' };
  const inner = unmarked(first.children);
  return { words: words.with(at, { ...first, children: inner.words }), sign: inner.sign };
}

const element = (tagName: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
