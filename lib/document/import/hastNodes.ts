import type { Element, Nodes, RootContent } from 'hast';

/** What stands in a node; nothing in what holds none. */
export function childrenOf(node: Nodes): readonly RootContent[] {
  return 'children' in node ? node.children : [];
}

/** The names a link can lead to: an element's id, and the name of an old anchor. */
export function idsOf(element: Element): readonly string[] {
  const { id, name } = element.properties;
  return [id, element.tagName === 'a' ? name : null].filter(
    (each) => typeof each === 'string' && each !== '',
  ) as string[];
}

/** The id that an address inside the page leads to; null for any other. */
export function withoutHash(href: unknown): string | null {
  if (typeof href !== 'string' || !href.startsWith('#') || href.length < 2) return null;
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    return href.slice(1);
  }
}

const blockTags = /^(?:p|div|li|ul|ol|tr|table|h[1-6]|blockquote|pre|dd|dt|section)$/u;

/** The words in a node. @param instead Says what stands for an element; null for its own words. */
export function textOfHast(node: Nodes, instead: (element: Element) => string | null = () => null): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element')
    return childrenOf(node)
      .map((child) => textOfHast(child, instead))
      .join('');
  if (node.tagName === 'br') return ' ';
  const inner = childrenOf(node)
    .map((child) => (child.type === 'element' ? instead(child) : null) ?? textOfHast(child, instead))
    .join('');
  return blockTags.test(node.tagName) ? ` ${inner} ` : inner;
}

/** The classes of an element. */
export function classesOf(element: Element): readonly string[] {
  const { className } = element.properties;
  return Array.isArray(className) ? className.map(String) : [];
}
