/** What finds a failure in the server's log, if it came from there. */
export function referenceOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('digest' in error)) return null;
  return typeof error.digest === 'string' && error.digest !== '' ? error.digest : null;
}
