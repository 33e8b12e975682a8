import * as Y from 'yjs';
import { fragmentName } from './fragmentName.ts';
import { openDoc } from './storeDoc.ts';
import type { StoredDraft } from './storedDraft.ts';

/** Which part of a draft's writing: what came after `since` was read, and before `until` was (null: all that is there). Yjs state vectors. */
export type Span = { readonly since: Uint8Array; readonly until: Uint8Array | null };

/**
 * The Yjs client ids under which what stands in each block was written within a span, by block id: words, marks, fields, links,
 * and the block itself. What was only taken out leaves no hand; what was written in the span and is gone again neither.
 */
export function handsOf(
  snapshot: Pick<StoredDraft, 'state'>,
  tail: readonly Uint8Array[],
  { since, until }: Span,
): Readonly<Record<string, readonly number[]>> {
  const from = Y.decodeStateVector(since);
  const to = until === null ? null : Y.decodeStateVector(until);
  const isWithin = ({ id: { client, clock }, length }: Y.Item): boolean =>
    clock + length > (from.get(client) ?? 0) && (to === null || clock < (to.get(client) ?? 0));
  const hands = new Map<string, Set<number>>();
  const note = (block: string | null, item: Y.Item): void => {
    if (block === null || !isWithin(item)) return;
    const known = hands.get(block);
    if (known === undefined) hands.set(block, new Set([item.id.client]));
    else known.add(item.id.client);
  };
  /** Types that are still to be looked through, with the block they belong to. A stack: drafts may be deep. */
  const open: [Shared, string | null][] = [[openDoc(snapshot, tail).getXmlFragment(fragmentName), null]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [type, around] = next;
    const block = blockIdOf(type) ?? around;
    if (type._item !== null) note(block, type._item);
    for (const item of type._map.values()) if (!item.deleted) note(block, item);
    for (let item = type._start; item !== null; item = item.right) {
      if (item.deleted) continue;
      if (item.content instanceof Y.ContentType) open.push([item.content.type, block]);
      else note(block, item);
    }
  }
  return Object.fromEntries([...hands].map(([id, clients]) => [id, [...clients]]));
}

/** As much of a shared type as is looked through, whatever its events are. */
type Shared = Pick<Y.AbstractType<unknown>, '_item' | '_map' | '_start'>;

/** The id of a block that is compared by itself; a link belongs to the block it stands in. */
function blockIdOf(type: Shared): string | null {
  if (!(type instanceof Y.XmlElement) || type.nodeName === 'relation') return null;
  const id: unknown = type.getAttribute('id');
  return typeof id === 'string' ? id : null;
}
