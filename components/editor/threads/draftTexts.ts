import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { anchorAt, maxQuoteLength, type Anchor, type RunStretch } from '../../../lib/domain/threads/anchor.ts';
import { settingsIn } from '../blocks/paperSettings.ts';
import { textsIn, type ReadRun } from '../checks/findingPlaces.ts';

/** A text of the draft, in which block of the root or of a section it stands, and where that begins. */
export type DraftText = ReadRun & { readonly top: ProseMirrorNode; readonly at: number };

/** All texts of a draft in reading order; of a block that has not changed nothing is read anew. */
export function draftTexts(state: EditorState): readonly DraftText[] {
  const settings = settingsIn(state);
  const texts: DraftText[] = [];
  const visit = (top: ProseMirrorNode, at: number) => {
    for (const run of textsIn(top, settings)) if (run.text !== '') texts.push({ ...run, top, at });
  };
  state.doc.forEach((child, offset) => {
    if (child.type.name === 'section') child.forEach((inner, place) => visit(inner, offset + 1 + place));
    else visit(child, offset);
  });
  return texts;
}

/** Where a stretch of a text stands in the draft. A token is one place, however many letters it prints. */
export function rangeIn({ places, at }: DraftText, from: number, to: number): { from: number; to: number } | null {
  const start = places[from];
  const last = places[to - 1];
  const end = places[to];
  if (start === undefined || last === undefined || end === undefined) return null;
  return { from: at + start, to: at + Math.max(end, last + 1) };
}

/** The stretch of a text that a range of the draft is; null where it is in none, or in several. */
export function stretchAt(texts: readonly DraftText[], from: number, to: number): RunStretch | null {
  for (const [run, text] of texts.entries()) {
    const first = text.at + (text.places[0] ?? 0);
    const last = text.at + (text.places.at(-1) ?? 0);
    if (from < first || from >= last) continue;
    const offset = (pos: number): number => text.places.findIndex((place) => place >= pos - text.at);
    const [start, end] = [offset(from), offset(Math.min(to, last))];
    return to > last + 1 || end <= start || start < 0 ? null : { run, from: start, to: end };
  }
  return null;
}

/** What a comment on the selection is about: the words of its first text; of a lone caret, the text it stands in. */
export function anchorOfSelection(
  state: EditorState,
): { readonly anchor: Anchor; readonly from: number; readonly to: number } | null {
  const { $from, from, to, empty } = state.selection;
  const texts = draftTexts(state);
  const isText = $from.parent.isTextblock;
  const begin = empty && isText ? $from.start() : from;
  const end = empty && isText ? $from.end() : Math.max(from, to);
  const text = texts.find(({ at, places }) => {
    const last = at + (places.at(-1) ?? 0);
    return last > begin && at + (places[0] ?? 0) < end;
  });
  if (text === undefined) return null;
  const clipped = {
    from: Math.max(begin, text.at + (text.places[0] ?? 0)),
    to: Math.min(end, text.at + (text.places.at(-1) ?? 0)),
  };
  const stretch = stretchAt([text], clipped.from, clipped.to);
  if (stretch === null) return null;
  // White space at the ends is no part of what is meant.
  const words = text.text.slice(stretch.from, Math.min(stretch.to, stretch.from + maxQuoteLength));
  const start = stretch.from + (words.length - words.trimStart().length);
  const stop = stretch.from + words.trimEnd().length;
  const range = stop > start ? rangeIn(text, start, stop) : null;
  return range === null ? null : { anchor: anchorAt(text, start, stop), ...range };
}
