import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { err, ok, type Result } from '../../domain/result.ts';

/** Deepest nesting of elements that is read. Pages nest some dozens; parsing deeper ones costs the square of their depth. */
export const maxHtmlDepth = 256;
/** Most tags that are read: a text of the largest size with a tag every few words has fewer. */
const maxTags = 600_000;

/** Elements without an end. */
const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Elements whose end may be left out and that do not hold themselves: they cannot nest without another between. */
const unended = new Set('html head body p li dt dd option optgroup tr td th thead tbody tfoot colgroup'.split(' '));

/** Why HTML is not read. */
export type HtmlFault = 'too-deep' | 'too-many-tags';

/** HTML as a tree. Nothing in it is run or fetched. The bounds are checked before anything is parsed (IM13). */
export function parseHtml(html: string, isFragment: boolean): Result<Root, HtmlFault> {
  const fault = faultOf(html);
  return fault === null ? ok(unified().use(rehypeParse, { fragment: isFragment }).parse(html)) : err(fault);
}

/** Elements of drawings that may close themselves inside one ("<path/>"); elsewhere that means nothing in HTML. */
const drawn = new Set(
  (
    'a animate animatemotion animatetransform circle clippath defs desc ellipse filter foreignobject g image line ' +
    'lineargradient marker mask metadata mpath path pattern polygon polyline radialgradient rect set stop style switch ' +
    'symbol text textpath title tspan use view'
  ).split(' '),
);

/**
 * Counts open elements in one pass. It takes tags in comments and scripts for tags too, which can only make it stricter
 * than the parser where an attacker writes them.
 */
function faultOf(html: string): HtmlFault | null {
  let depth = 0;
  let tags = 0;
  let isInDrawing = false;
  let tagEnd = -1;
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9:-]*)/giu)) {
    tags += 1;
    if (tags > maxTags) return 'too-many-tags';
    const element = (match[2] ?? '').toLowerCase();
    const isEnd = match[1] === '/';
    if (element === 'svg') isInDrawing = !isEnd;
    else if (!drawn.has(element) && !element.startsWith('fe')) isInDrawing = false;
    if (voids.has(element) || unended.has(element)) continue;
    if (isInDrawing && !isEnd && element !== 'svg') {
      if (tagEnd < match.index) tagEnd = html.indexOf('>', match.index);
      if (tagEnd < 0) tagEnd = Number.POSITIVE_INFINITY;
      if (html.charAt(tagEnd - 1) === '/') continue;
    }
    depth = isEnd ? Math.max(0, depth - 1) : depth + 1;
    if (depth > maxHtmlDepth) return 'too-deep';
  }
  return null;
}
