import type { EditorState } from '@tiptap/pm/state';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';

type ProsemirrorMapping = Parameters<typeof absolutePositionToRelativePosition>[2];
type Sync = {
  readonly doc: Y.Doc;
  readonly type: Y.XmlFragment;
  readonly binding: { readonly mapping: ProsemirrorMapping } | null;
};

/** Relative positions of both ends of a range, in base64: the first goes with what follows it, the last with what it ends. */
export function pointsOf(state: EditorState, from: number, to: number): { start: string; end: string } | null {
  const sync = syncOf(state);
  const mapping = sync?.binding?.mapping;
  if (sync === undefined || mapping === undefined || to <= from) return null;
  try {
    // The library gives the character before a place, and a point that goes with it.
    const first = absolutePositionToRelativePosition(from + 1, sync.type, mapping) as Y.RelativePosition;
    const last = absolutePositionToRelativePosition(to, sync.type, mapping) as Y.RelativePosition;
    if (first.item === null || last.item === null) return null;
    const start = new Y.RelativePosition(first.type, first.tname, first.item, 0);
    return { start: packed(start), end: packed(last) };
  } catch {
    return null;
  }
}

/** Where two points stand now; null where one is gone or nothing is between them. */
export function rangeOfPoints(
  state: EditorState,
  start: string | null,
  end: string | null,
): { readonly from: number; readonly to: number } | null {
  const sync = syncOf(state);
  const mapping = sync?.binding?.mapping;
  if (sync === undefined || mapping === undefined || start === null || end === null) return null;
  const at = (point: string): number | null => {
    try {
      const bytes = Uint8Array.from(atob(point), (letter) => letter.charCodeAt(0));
      return relativePositionToAbsolutePosition(sync.doc, sync.type, Y.decodeRelativePosition(bytes), mapping);
    } catch {
      return null;
    }
  };
  const [from, to] = [at(start), at(end)];
  return from === null || to === null || to <= from || to > state.doc.content.size ? null : { from, to };
}

function syncOf(state: EditorState): Sync | undefined {
  return ySyncPluginKey.getState(state) as Sync | undefined;
}

function packed(point: Y.RelativePosition): string {
  return btoa(String.fromCodePoint(...Y.encodeRelativePosition(point)));
}
