/** A changed block as somebody has to read it: `key` is another one when the change is another one. */
export type ChangeToRead = { readonly id: string; readonly key: string };

/** Which changes somebody has read: by block, with the key the change had then. */
export type Reads = Readonly<Record<string, string>>;

/** Whether somebody has read a change as it is now. */
export function isRead(reads: Reads, { id, key }: ChangeToRead): boolean {
  return Object.hasOwn(reads, id) && reads[id] === key;
}

/** The changes that are still to be read, in their order: approving asks for none to be left. */
export function unreadOf(changes: readonly ChangeToRead[], reads: Reads): readonly ChangeToRead[] {
  return changes.filter((change) => !isRead(reads, change));
}

/** A short name for what a change is, the same on every machine: 53 bits, so that two of a paper's changes differ. */
export function changeKey(change: unknown): string {
  const text = JSON.stringify(change) ?? '';
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 2654435761);
    other = Math.imul(other ^ unit, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(36);
}
