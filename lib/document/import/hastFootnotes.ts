import type { Element, ElementContent, Root, RootContent } from 'hast';
import { childrenOf, classesOf, idsOf, textOfHast, withoutHash } from './hastNodes.ts';

/** The footnotes of a page: what a link that cites one says, and which elements hold their texts. */
export type HastFootnotes = {
  /** The footnote's text where `link` cites one; null for any other link. */
  readonly citedBy: (link: Element) => string | null;
  /** Whether an element only holds footnotes, which stand where they are cited. */
  readonly isText: (element: Element) => boolean;
  /** Texts that carried marks which a footnote cannot. */
  readonly withMarks: number;
};

type Place = {
  readonly element: Element;
  readonly parents: readonly Element[];
  /** Its turn in reading order. */
  readonly order: number;
};

/**
 * Finds footnotes by what all programs write alike: a link to a place that links back to the link. Word, Google Docs,
 * Pandoc and Markdown all do; their classes and ids differ.
 */
export function hastFootnotes(root: Root): HastFootnotes {
  const byId = new Map<string, Place>();
  const links: Place[] = [];
  let order = 0;
  visit(root, [], (element, parents) => {
    order += 1;
    const place: Place = { element, parents, order };
    for (const id of idsOf(place.element)) if (!byId.has(id)) byId.set(id, place);
    if (place.element.tagName === 'a' && targetOf(place.element) !== null) links.push(place);
  });

  const bodyOf = new Map<Element, Element>();
  const backLinks = new Set<Element>();
  const linksOf = new Map<Element, readonly Element[]>();
  for (const link of links) {
    const target = byId.get(targetOf(link.element) ?? '');
    // A footnote stands after what cites it: that tells it from the place it leads back to.
    if (target === undefined || target.order <= link.order) continue;
    const body = target.element.tagName === 'a' ? blockAround(target) : target.element;
    if (body === null || !isNoteBody(body) || link.parents.includes(body)) continue;
    const around = link.parents.slice(-1).filter((parent) => /^(?:sup|span)$/u.test(parent.tagName));
    const own = new Set([...idsOf(link.element), ...around.flatMap(idsOf)]);
    const inner = linksOf.get(body) ?? linksIn(body);
    linksOf.set(body, inner);
    const back = inner.filter((each) => own.has(targetOf(each) ?? ''));
    if (back.length === 0) continue;
    for (const each of back) backLinks.add(each);
    bodyOf.set(link.element, body);
  }
  const bodies = new Set(bodyOf.values());
  // What a body cites is itself a body only where it comes later: two that cite each other are no footnotes of each other.
  const textOf = (body: Element, depth: number): string => {
    const words = textOfHast(body, (element) => {
      if (backLinks.has(element)) return '';
      const cited = element.tagName === 'a' ? bodyOf.get(element) : undefined;
      if (cited !== undefined) return depth > 20 ? '' : ` (${textOf(cited, depth + 1)})`;
      const href = element.tagName === 'a' ? String(element.properties.href ?? '') : '';
      const label = textOfHast(element);
      return /^https?:/iu.test(href) && !label.includes(href) ? `${label} (${href})` : null;
    });
    return words.replace(/\s+/gu, ' ').trim();
  };
  return {
    citedBy: (link) => {
      const body = bodyOf.get(link);
      return body === undefined ? null : textOf(body, 0);
    },
    isText: (element) => bodies.has(element) || holdsOnly(element, bodies),
    withMarks: [...bodies].filter(hasMarks).length,
  };
}

function visit(
  node: Root | RootContent,
  parents: readonly Element[],
  see: (element: Element, parents: readonly Element[]) => void,
): void {
  if (node.type === 'element') see(node, parents);
  const inner = node.type === 'element' ? [...parents, node] : parents;
  for (const child of childrenOf(node)) visit(child, inner, see);
}

function targetOf(link: Element): string | null {
  return withoutHash(link.properties.href);
}

const noteBodies = new Set(['li', 'p', 'div', 'aside', 'dd']);

function blockAround(place: Place): Element | null {
  return place.parents.findLast((parent) => noteBodies.has(parent.tagName)) ?? null;
}

/** Not a whole chapter: a footnote is no section that holds headings. */
function isNoteBody(element: Element): boolean {
  return noteBodies.has(element.tagName) && !element.children.some(isHeading);
}

function isHeading(node: ElementContent): boolean {
  return (
    node.type === 'element' &&
    (/^h[1-6]$/u.test(node.tagName) || childrenOf(node).some((child) => child.type === 'element' && isHeading(child)))
  );
}

function linksIn(node: Element): readonly Element[] {
  return childrenOf(node).flatMap((child) =>
    child.type === 'element' ? [...(child.tagName === 'a' ? [child] : []), ...linksIn(child)] : [],
  );
}

/** Lists and sections of footnotes; their own label ("Footnotes") and dividing line go with them. */
function holdsOnly(element: Element, bodies: ReadonlySet<Element>): boolean {
  if (!['ol', 'ul', 'section', 'div', 'aside'].includes(element.tagName)) return false;
  let held = 0;
  for (const child of element.children) {
    if (child.type === 'text' && child.value.trim() === '') continue;
    if (child.type === 'comment') continue;
    if (child.type !== 'element') return false;
    if (bodies.has(child) || holdsOnly(child, bodies)) held += 1;
    else if (!(child.tagName === 'hr' || isGivenLabel(child) || textOfHast(child).trim() === '')) return false;
  }
  return held > 0;
}

/** The label that a converter adds for screen readers, which no author wrote. */
function isGivenLabel(element: Element): boolean {
  return /^h[1-6]$/u.test(element.tagName) && classesOf(element).includes('sr-only');
}

function hasMarks(node: Element): boolean {
  return childrenOf(node).some(
    (child) => child.type === 'element' && (/^(?:b|strong|i|em|u|s|del|code)$/u.test(child.tagName) || hasMarks(child)),
  );
}
