import type { Node } from '@tiptap/pm/model';
import { canJoin, canSplit, Transform } from '@tiptap/pm/transform';
import { absolutePositionToRelativePosition, initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { anchorRunsOf, stretchOf, type DraftRun } from '../../../lib/document/anchorRuns.ts';
import { documentSchema as schema } from '../../../lib/document/extensions/documentExtensions.ts';
import { defaultScale } from '../../../lib/domain/likelihood/scaleById.ts';
import { anchorAt, type Anchor, type AnchorPlace, type SeenAnchor } from '../../../lib/domain/threads/anchor.ts';
import { leastLikeness, likeness } from '../../../lib/domain/threads/likeness.ts';
import { resolveAnchors } from '../../../lib/domain/threads/resolveAnchors.ts';
import { fragmentName } from '../../../lib/document/yjs/fragmentName.ts';
import { readAnchored, type AnchorPoints } from '../../../lib/document/yjs/readAnchored.ts';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';
import { SeededRandom } from '../document/SeededRandom.ts';

/** What looks for the anchors; a planted fault stands in for it. */
export type Resolver = typeof resolveAnchors;
export type ThreadRun = {
  /** What should not have happened. */
  readonly faults: readonly string[];
  readonly seen: Readonly<Record<string, number>>;
};

const reading = { scale: defaultScale, wording: null, ranges: 'hidden' } as const;
const everyday = [
  'grain',
  'the',
  'yard',
  'will',
  'close',
  'harbour',
  'and',
  'exports',
  'of',
  'winter',
  'ships',
  'reopen',
];
const blocks = 8;
const turns = 60;
const threads = 12;

/** Edits a draft at random with the real binding, as two people with an undo each, and asks after each where the threads are. */
export function runThreads(seed: number, resolve: Resolver = resolveAnchors): ThreadRun {
  const random = new SeededRandom(seed);
  // In every other run each letter stands once in the world, so that it is known whose words are found.
  const isTelling = seed % 2 === 0;
  let letter = 0xac00;
  let made = 0;
  const word = (): string =>
    isTelling
      ? Array.from({ length: 2 + random.below(6) }, () => String.fromCodePoint(letter++)).join('')
      : random.pick(everyday);
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  const seen: Record<string, number> = {};
  const count = (what: string): void => void (seen[what] = (seen[what] ?? 0) + 1);
  const content = Array.from({ length: blocks }, (_, at) => ({
    type: 'paragraph',
    attrs: { id: `b${at}` },
    content: [{ type: 'text', text: `${words(4 + random.below(14))}.` }],
  }));
  const doc = new Y.Doc();
  doc.clientID = 7;
  Y.applyUpdate(doc, seedDraft({ type: 'doc', content: [{ type: 'title', attrs: { id: 't' } }, ...content] }).state);
  const root = doc.getXmlFragment(fragmentName);
  const undo = new Y.UndoManager(root, { trackedOrigins: new Set(['edit']), captureTimeout: 0 });

  const change = (make: (change: Transform) => void): boolean => {
    const { doc: before, mapping } = initProseMirrorDoc(root, schema);
    const step = new Transform(before);
    make(step);
    if (!step.docChanged) return false;
    doc.transact(() => updateYFragment(doc, root, step.doc, { mapping, isOMark: new Map() }), 'edit');
    return true;
  };
  const runsNow = (): readonly DraftRun[] =>
    anchorRunsOf(readAnchored({ state: Y.encodeStateAsUpdate(doc) }, [], []).draft, reading);

  const anchors: Anchor[] = [];
  const points: AnchorPoints[] = [];
  const open = (): void => {
    const texts = runsNow();
    const run = texts[random.below(texts.length)];
    if (run === undefined || run.text.length < 3) return;
    const from = random.below(run.text.length - 2);
    const to = Math.min(run.text.length, from + 3 + random.below(40));
    anchors.push(anchorAt(run, from, to));
    const { doc: shown, mapping } = initProseMirrorDoc(root, schema);
    let at: number | null = null;
    shown.descendants((node, pos) => {
      if (node.attrs['id'] === run.blockIds[0]) at = pos + 1;
    });
    // Some are made over the API, without positions.
    if (at === null || random.chance(0.25)) return void points.push(null);
    const first = absolutePositionToRelativePosition(at + from + 1, root, mapping) as Y.RelativePosition;
    const last = absolutePositionToRelativePosition(at + to, root, mapping) as Y.RelativePosition;
    const start = new Y.RelativePosition(first.type, first.tname, first.item, 0);
    points.push({ start: packed(start), end: packed(last) });
  };

  const edits: Record<string, () => boolean> = {
    type: () =>
      change((step) =>
        inText(step, random, (at, node) =>
          step.insert(at + random.below(node.content.size + 1), schema.text(`${word()} `)),
        ),
      ),
    delete: () =>
      change((step) =>
        inText(step, random, (at, node) => {
          const from = random.below(node.content.size);
          step.delete(at + from, at + Math.min(node.content.size, from + 1 + random.below(25)));
        }),
      ),
    rewrite: () =>
      change((step) =>
        inText(step, random, (at, node) => {
          const from = random.below(node.content.size);
          step.replaceWith(
            at + from,
            at + Math.min(node.content.size, from + 8 + random.below(20)),
            schema.text(words(3)),
          );
        }),
      ),
    split: () =>
      change((step) =>
        inText(step, random, (at, node) => {
          const place = at + 1 + random.below(Math.max(1, node.content.size - 1));
          if (node.type.name !== 'paragraph' || !canSplit(step.doc, place)) return;
          step.split(place, 1, [{ type: node.type, attrs: { id: `n${(made += 1)}` } }]);
        }),
      ),
    join: () =>
      change((step) =>
        inText(step, random, (at, node) => {
          const after = at + node.content.size + 1;
          if (node.type.name === 'paragraph' && after < step.doc.content.size && canJoin(step.doc, after))
            step.join(after);
        }),
      ),
    move: () =>
      change((step) => {
        const tops = topsOf(step.doc).filter(({ node }) => node.type.name === 'paragraph');
        const [one, other] = [random.pick(tops), random.pick(tops)];
        if (one.pos === other.pos) return;
        step.delete(one.pos, one.pos + one.node.nodeSize);
        step.insert(step.mapping.map(other.pos), one.node);
      }),
    'cut and paste': () => {
      let held: string | null = null;
      change((step) =>
        inText(step, random, (at, node) => {
          if (node.content.size < 6) return;
          const from = random.below(node.content.size - 4);
          const to = Math.min(node.content.size, from + 4 + random.below(50));
          held = node.textBetween(from, to);
          step.delete(at + from, at + to);
        }),
      );
      const cut = held;
      if (cut === null) return false;
      return change((step) =>
        inText(step, random, (at, node) => step.insert(at + random.below(node.content.size + 1), schema.text(cut))),
      );
    },
    undo: () => undo.undo() !== null,
    redo: () => undo.redo() !== null,
  };

  // As a page remembers what it has seen.
  const lastSeen: (string | undefined)[] = [];
  const faults: string[] = [];
  for (let each = 0; each < threads; each += 1) open();
  for (let turn = 0; turn < turns; turn += 1) {
    const what = random.pick(Object.keys(edits));
    if (edits[what]?.() === true) count(what);
    const { draft, live } = readAnchored({ state: Y.encodeStateAsUpdate(doc) }, [], points);
    const runs = anchorRunsOf(draft, reading);
    const known = anchors.map((anchor, index) => ({ ...anchor, seen: lastSeen[index] }));
    const places = resolve(known, runs, (index) => stretchOf(runs, live[index] ?? null));
    if (places.length !== anchors.length)
      faults.push(`turn ${turn}: ${anchors.length - places.length} threads are lost`);
    for (const [index, place] of places.entries()) {
      const anchor = anchors[index];
      if (anchor === undefined) continue;
      count(place.state);
      const fault = faultOf(known[index] ?? anchor, place, runs, isTelling);
      if (place.state === 'moved' && place.likeness < 1 && wordsAt(runs, place) === lastSeen[index])
        count('known again');
      if (place.state !== 'detached') lastSeen[index] = wordsAt(runs, place);
      if (fault !== null) faults.push(`turn ${turn}, ${what}: ${fault}`);
    }
    if (faults.length > 0) break;
  }
  return { faults, seen };
}

/** What is wrong about where an anchor is said to be; null: nothing. */
function faultOf(anchor: SeenAnchor, place: AnchorPlace, runs: readonly DraftRun[], isTelling: boolean): string | null {
  const { quote, seen } = anchor;
  if (place.state !== 'detached') {
    const text = wordsAt(runs, place);
    if (likeness(quote, text) < leastLikeness) return `"${quote}" is said to be "${text}"`;
    // Not by the measure that the product itself takes: so many of its letters are really there.
    const kept = quote.split('').filter((sign) => sign === ' ' || text.includes(sign)).length;
    return isTelling && kept < quote.length / 2 ? `"${quote}" is on other letters: "${text}"` : null;
  }
  const isEdit = seen !== undefined && seen.length >= 12 && likeness(quote, seen) >= leastLikeness;
  if (isEdit && onlyIn(seen, runs) !== null) return `"${seen}" was seen for "${quote}", stands and is said to be gone`;
  const only = onlyIn(quote, runs);
  if (only === null) return null;
  const isOwn = only.blockIds.includes(anchor.blockId);
  return isOwn || quote.length >= 12 ? `"${quote}" stands in ${only.blockIds[0]} and is said to be gone` : null;
}

/** The one run in which words stand, once. */
function onlyIn(words: string, runs: readonly DraftRun[]): DraftRun | null {
  const [only, second] = runs.filter(({ text }) => text.includes(words));
  if (only === undefined || second !== undefined) return null;
  return only.text.indexOf(words) === only.text.lastIndexOf(words) ? only : null;
}

function wordsAt(runs: readonly DraftRun[], place: Exclude<AnchorPlace, { readonly state: 'detached' }>): string {
  return runs[place.run]?.text.slice(place.from, place.to) ?? '';
}

function topsOf(doc: Node): { readonly node: Node; readonly pos: number }[] {
  const tops: { node: Node; pos: number }[] = [];
  doc.forEach((node, pos) => tops.push({ node, pos }));
  return tops;
}

function inText(step: Transform, random: SeededRandom, make: (at: number, node: Node) => void): void {
  const texts = topsOf(step.doc).filter(({ node }) => node.isTextblock && node.content.size > 1);
  if (texts.length === 0) return;
  const { node, pos } = random.pick(texts);
  make(pos + 1, node);
}

function packed(point: Y.RelativePosition): string {
  return btoa(String.fromCodePoint(...Y.encodeRelativePosition(point)));
}
