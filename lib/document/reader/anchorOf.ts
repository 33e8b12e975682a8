/** The id in the page of a block of the paper; the page's own ids have no such beginning. */
export function anchorOf(blockId: string): string {
  return `b-${blockId}`;
}
