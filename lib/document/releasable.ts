import { isWithin, markIn } from '../domain/marking/banner.ts';
import type { MarkingSystemId } from '../domain/marking/markingSystems.ts';
import { rollUp } from '../domain/marking/rollUp.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { DocJson, NodeJson } from './docJson.ts';
import { ownMark, portionsOf, systemOf } from './portions.ts';

/** A draft with only the portions that may go to whom a ceiling is written for. */
export type ReleasableView = {
  readonly doc: DocJson;
  /** The ceiling as a banner. */
  readonly ceiling: string;
  /** What the portions that are left make it. */
  readonly banner: string;
  readonly withheld: number;
  /** Those of them that bear no mark: nobody has said to whom they may go. */
  readonly withheldUnmarked: number;
};

/** The paper has no marking system, or the ceiling is none of its marks. */
export type ReleasableError = { readonly kind: 'no-ceiling'; readonly message: string };

/** Kinds that only hold others and say nothing of their own: kept as long as something in them is. */
const frames = new Set(['section', 'bulletList', 'orderedList', 'listItem', 'blockquote', 'table']);
/** Parts of a table keep its shape, empty where their words are withheld. */
const cells = new Set(['tableRow', 'tableHeader', 'tableCell']);
/** Of a title, what must not be said below the whole paper's banner. */
const ofTheWhole = new Set(['raisedTo', 'raisedFor', 'raisedBy', 'raisedAt']);
const standInTitle = 'Title withheld';

/**
 * The view of a draft "releasable at" a ceiling (MR10): every portion whose mark, with the ceiling, requires no more than the
 * ceiling. Within a block a mark of its own counts, else that of the block around it. In a paper where anything is marked,
 * a portion without any mark is withheld, since nobody has said where it may go; so is one whose mark cannot be read. Links
 * and citations to what is withheld go with it, and numbers are given anew: neither tells that there was something.
 *
 * A pure function; the view is derived each time and never stored or edited.
 */
export function releasableView(
  doc: DocJson,
  ceiling: string,
  fallback?: MarkingSystemId,
): Result<ReleasableView, ReleasableError> {
  const system = systemOf(doc, fallback);
  const top = markIn(system, ceiling);
  if (top === null) {
    const message =
      system === 'none'
        ? 'This paper has no marking system, so that nothing can be told apart.'
        : (rollUp(system, [ceiling]).problems[0]?.message ?? 'Expected a mark of the paper’s system.');
    return err({ kind: 'no-ceiling', message });
  }
  const isAnyMarked = portionsOf(doc).length > 0;
  let withheld = 0;
  let withheldUnmarked = 0;
  const verdicts = new Map<string, boolean>();
  const isFree = (mark: string | null): boolean => {
    if (mark === null) return !isAnyMarked;
    const known = verdicts.get(mark) ?? isWithin(system, mark, top.banner);
    verdicts.set(mark, known);
    return known;
  };
  const hold = (node: NodeJson, mark: string | null): void => {
    if (node.type === 'relation' || !saysAnything(node)) return;
    withheld += 1;
    if (mark === null) withheldUnmarked += 1;
  };
  const kept = (node: NodeJson, around: string | null): NodeJson | null => {
    const mark = ownMark(node.attrs) ?? around;
    if (cells.has(node.type)) return { ...node, content: keptIn(node, mark) };
    if (frames.has(node.type)) {
      const content = keptIn(node, mark);
      if (!content.some(saysAnything) && !isFree(mark)) return null;
      // What is left in it has lower marks of its own: the frame's would lift the banner for words that are not there.
      return isFree(mark) ? { ...node, content } : { ...withoutMark(node), content };
    }
    if (!isFree(mark)) {
      // A title without words says what holds for the paper, and nothing else.
      if (node.type === 'title' && !isLine(node)) return withoutMark(node);
      hold(node, mark);
      return node.type === 'title' ? withheldTitle(node) : null;
    }
    if (node.content === undefined) return node;
    return { ...node, content: isLine(node) ? node.content : keptIn(node, mark) };
  };
  const keptIn = (node: NodeJson, mark: string | null): readonly NodeJson[] =>
    (node.content ?? []).flatMap((child) => kept(child, mark) ?? []);
  const content = doc.content.flatMap((node) => kept(node, null) ?? []).map(withoutRaise);
  const left = new Set<string>();
  collectIds(content, left);
  const view: DocJson = { type: 'doc', content: content.map((node) => withoutLost(node, left)) };
  return ok({
    doc: view,
    ceiling: top.banner,
    banner: rollUp(system, portionsOf(view)).banner,
    withheld,
    withheldUnmarked,
  });
}

/** What a derived view says of itself. */
export function viewNotice({ ceiling, banner, withheld, withheldUnmarked }: ReleasableView): string {
  const count = `${withheld} ${withheld === 1 ? 'portion is' : 'portions are'} withheld`;
  const unmarked = withheldUnmarked === 0 ? '' : `, ${withheldUnmarked} of them without a mark`;
  return `Derived view, releasable at ${ceiling}; its own banner is ${banner}. ${count}${unmarked}. The paper itself says more.`;
}

/** The view with its notice as its first words, so that every format prints it. */
export function withNotice(view: ReleasableView): DocJson {
  const notice: NodeJson = {
    type: 'paragraph',
    attrs: { id: 'derived-view' },
    content: [{ type: 'text', text: viewNotice(view), marks: [{ type: 'italic' }] }],
  };
  const at = view.doc.content.findIndex(({ type }) => type === 'title') + 1;
  return { type: 'doc', content: view.doc.content.toSpliced(at, 0, notice) };
}

function withheldTitle(node: NodeJson): NodeJson {
  return { ...withoutMark(node), content: [{ type: 'text', text: standInTitle }] };
}

function withoutMark(node: NodeJson): NodeJson {
  const { marking: _, ...attrs } = node.attrs ?? {};
  return { ...node, attrs };
}

function withoutRaise(node: NodeJson): NodeJson {
  if (node.type !== 'title' || node.attrs === undefined) return node;
  return { ...node, attrs: Object.fromEntries(Object.entries(node.attrs).filter(([name]) => !ofTheWhole.has(name))) };
}

/** Whether a node's content is a line of text. */
function isLine(node: NodeJson): boolean {
  return (node.content ?? []).some(({ type }) => type === 'text' || inline.has(type));
}
const inline = new Set(['hardBreak', 'likelihoodTerm', 'citation', 'footnote']);

function saysAnything(node: NodeJson): boolean {
  if (node.type === 'text') return (node.text ?? '') !== '';
  if (inline.has(node.type) || Object.keys(node.attrs ?? {}).some((name) => name !== 'id' && name !== 'marking')) {
    return node.type !== 'section' && node.type !== 'relation';
  }
  return (node.content ?? []).some(saysAnything);
}

function collectIds(nodes: readonly NodeJson[], ids: Set<string>): void {
  for (const { attrs, content } of nodes) {
    if (typeof attrs?.id === 'string') ids.add(attrs.id);
    if (content !== undefined) collectIds(content, ids);
  }
}

/** Without links and citations to what is not there. */
function withoutLost(node: NodeJson, left: ReadonlySet<string>): NodeJson {
  if (node.content === undefined) return node;
  const isLost = ({ type, attrs }: NodeJson): boolean =>
    (type === 'relation' || type === 'citation') && !(typeof attrs?.target === 'string' && left.has(attrs.target));
  const content = node.content.filter((child) => !isLost(child)).map((child) => withoutLost(child, left));
  return { ...node, content };
}
