import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import type { AnchorState } from '../../../lib/domain/threads/anchor.ts';
import { resolveAnchors } from '../../../lib/domain/threads/resolveAnchors.ts';
import type { ThreadDto } from '../../../lib/protocol/threadsDto.ts';
import { draftTexts, rangeIn, stretchAt, type DraftText } from './draftTexts.ts';
import { rangeOfPoints } from './threadPoints.ts';

/** Where a thread's words are in the draft now. */
export type ThreadPlace = {
  readonly state: Exclude<AnchorState, 'detached'>;
  readonly from: number;
  readonly to: number;
  /** The words that stand there. */
  readonly text: string;
  /** Id of the block of the root or of a section that it is in. */
  readonly topId: string | null;
  /** For looking again: the block as it was, where the place stood in it, and what was looked for. */
  readonly top: ProseMirrorNode;
  readonly offset: number;
  readonly anchor: ThreadDto['anchor'];
};
export type ThreadPlaces = ReadonlyMap<string, ThreadPlace>;

/**
 * Where each thread's words are; a thread that is not in the answer is detached. What stood in a block that has not changed
 * is where it was: only threads of blocks that have, and those without a place, are looked for anew.
 */
export function placeThreads(
  state: EditorState,
  threads: readonly ThreadDto[],
  before: ThreadPlaces,
  /** The words of each as they were seen last, also of those that have no place now. */
  seen: ReadonlyMap<string, string> = new Map(),
): ThreadPlaces {
  const texts = draftTexts(state);
  const tops = new Map<ProseMirrorNode, number>();
  for (const { top, at } of texts) tops.set(top, at);
  const places = new Map<string, ThreadPlace>();
  const wanted: ThreadDto[] = [];
  for (const thread of threads) {
    const known = before.get(thread.id);
    const at = known === undefined || known.anchor !== thread.anchor ? undefined : tops.get(known.top);
    if (known === undefined || at === undefined || known.state === 'moved') wanted.push(thread);
    else places.set(thread.id, { ...known, from: at + known.offset, to: at + known.offset + known.to - known.from });
  }
  if (wanted.length === 0) return places;
  const found = resolveAnchors(
    wanted.map(({ id, anchor }) => ({ ...anchor, seen: seen.get(id) })),
    texts,
    (index) => {
      const { start = null, end = null } = wanted[index]?.anchor ?? {};
      const range = rangeOfPoints(state, start, end);
      return range === null ? null : stretchAt(texts, range.from, range.to);
    },
  );
  for (const [index, place] of found.entries()) {
    const thread = wanted[index];
    if (thread === undefined || place.state === 'detached') continue;
    const text = texts[place.run];
    const range = text === undefined ? null : rangeIn(text, place.from, place.to);
    if (text === undefined || range === null) continue;
    places.set(thread.id, {
      state: place.state,
      ...range,
      text: text.text.slice(place.from, place.to),
      topId: topIdOf(text),
      top: text.top,
      offset: range.from - text.at,
      anchor: thread.anchor,
    });
  }
  return places;
}

function topIdOf({ blockIds }: DraftText): string | null {
  return blockIds.at(-1) ?? null;
}
