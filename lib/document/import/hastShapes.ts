import type { Element, RootContent } from 'hast';
import { childrenOf, textOfHast } from './hastNodes.ts';

/** Elements that only hold others, each of which ends the line before it. */
export const containers =
  /^(?:html|body|div|section|article|main|header|footer|nav|aside|address|center|details|summary|dialog|fieldset|legend|form|hgroup|figcaption|dd|menu|noscript|td|th|tr|tbody|thead|tfoot|caption)$/u;
const blocky = /^(?:p|ul|ol|li|table|blockquote|pre|figure|dl|dt|hr|h[1-6])$/u;

/** Whether an element is a block or holds one, so that it cannot stand in a line. */
export function holdsBlock(node: RootContent): boolean {
  return (
    node.type === 'element' &&
    (blocky.test(node.tagName) || containers.test(node.tagName) || node.children.some(holdsBlock))
  );
}

/** The items of a list; what stands in it without being in one makes items of its own. */
export function itemsIn(list: Element): readonly Element[] {
  const items: Element[] = [];
  let loose: Element | null = null;
  for (const child of list.children) {
    const isItem = child.type === 'element' && /^(?:li|ul|ol)$/u.test(child.tagName);
    if (isItem) {
      items.push(child);
      loose = null;
    } else if (loose !== null) loose.children.push(child);
    else if (child.type !== 'comment' && !(child.type === 'text' && child.value.trim() === '')) {
      loose = { type: 'element', tagName: 'li', properties: {}, children: [child] };
      items.push(loose);
    }
  }
  return items;
}

/** The text of a block of code, as it stands. */
export function codeIn(element: Element): string {
  const text = element.children.map((child) => textOfHast(child, (inner) => (inner.tagName === 'br' ? '\n' : null)));
  return text.join('').replace(/^\n|\n$/gu, '');
}

/** Whether an element shows or does something without words. */
export function hasPicture(node: RootContent): boolean {
  return (
    node.type === 'element' &&
    (/^(?:img|br|hr|input|script|style|iframe)$/u.test(node.tagName) || childrenOf(node).some(hasPicture))
  );
}
