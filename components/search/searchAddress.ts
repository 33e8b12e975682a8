/** The page with what is found. */
export function searchAddress(words: string): string {
  const trimmed = words.trim();
  return trimmed === '' ? '/search' : `/search?q=${encodeURIComponent(trimmed)}`;
}

/** Where a found block stands. */
export function blockAddress(assessmentId: string, blockId?: string): string {
  return blockId === undefined ? `/a/${assessmentId}` : `/a/${assessmentId}#${encodeURIComponent(blockId)}`;
}
