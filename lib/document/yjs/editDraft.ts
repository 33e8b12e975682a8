import * as Y from 'yjs';
import { unreachable } from '../../domain/result.ts';
import type { Paper } from '../paper.ts';
import { buildNodes, wellFormed } from './buildNodes.ts';
import { fragmentName } from './fragmentName.ts';
import { reword, setField, type FieldSetting, type Rewording } from './reword.ts';
import { setPaper, titleOf } from './setPaper.ts';
import type { FormChange, LikelihoodChange } from './setPaper.ts';
import { openDoc } from './storeDoc.ts';
import type { StoredDraft } from './storedDraft.ts';

/** A change the server itself makes to a draft. */
export type DraftChange =
  | { readonly kind: 'set-title'; readonly title: string }
  /** What holds for the whole paper; what is left out stays. Likelihoods change along with it, in the same update. */
  | {
      readonly kind: 'set-paper';
      readonly paper: Partial<Paper>;
      readonly conversions?: readonly LikelihoodChange[];
      readonly misfits?: readonly FormChange[];
    }
  | Rewording
  | FieldSetting;

/**
 * The update that brings `edit` about, written under `clientId`, which must be fresh: nobody may ever write under it again.
 * It changes no more than it must: of a title, the characters that differ. Where nothing differs it is an update with
 * nothing in it (`nothing-new` to the door check).
 */
export function editDraft(
  snapshot: Pick<StoredDraft, 'state'>,
  tail: readonly Uint8Array[],
  edit: DraftChange,
  clientId: number,
): Uint8Array {
  const doc = openDoc(snapshot, tail);
  const before = Y.encodeStateVector(doc);
  let made: Uint8Array = Y.diffUpdate(Y.encodeStateAsUpdate(new Y.Doc()), before);
  doc.clientID = clientId;
  doc.on('update', (update) => {
    made = update;
  });
  doc.transact(() => {
    switch (edit.kind) {
      case 'set-title':
        setTitle(doc.getXmlFragment(fragmentName), wellFormed(edit.title).replace(/[\p{Cc}\s]+/gu, ' '));
        break;
      case 'set-paper':
        setPaper(doc.getXmlFragment(fragmentName), edit.paper, edit.conversions ?? [], edit.misfits ?? []);
        break;
      case 'reword':
        reword(doc.getXmlFragment(fragmentName), edit);
        break;
      case 'set-field':
        setField(doc.getXmlFragment(fragmentName), edit);
        break;
      default:
        unreachable(edit);
    }
  });
  return made;
}

/** Whether an edit that names what it expects found something else and so left the draft as it is. */
export function isRefused(edit: DraftChange, update: Uint8Array): boolean {
  // An update with nothing in it: no structs, no deletions.
  return (edit.kind === 'reword' || edit.kind === 'set-field') && update.length === 2;
}

function setTitle(fragment: Y.XmlFragment, title: string): void {
  const node = titleOf(fragment);
  const children = node.toArray();
  const at = children.findIndex((child) => child instanceof Y.XmlText);
  for (let other = children.length - 1; other >= 0; other--) if (other !== at) node.delete(other, 1);
  const text = node.get(0);
  if (text instanceof Y.XmlText) setText(text, title);
  else if (title !== '') node.insert(0, buildNodes([{ type: 'text', text: title }], 'title', 1));
}

/** Replaces the span between what both have in common at the ends. A character of two code units is never cut. */
function setText(text: Y.XmlText, to: string): void {
  const from = (text.toDelta() as readonly { readonly insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC'))
    .join('');
  const least = Math.min(from.length, to.length);
  let start = 0;
  while (start < least && from[start] === to[start]) start++;
  if (isInsidePair(from, start) || isInsidePair(to, start)) start--;
  let end = 0;
  while (end < least - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  if (isInsidePair(from, from.length - end) || isInsidePair(to, to.length - end)) end--;
  if (from.length - end > start) text.delete(start, from.length - end - start);
  if (to.length - end > start) text.insert(start, to.slice(start, to.length - end));
}

function isInsidePair(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1)) && at > 0;
}
