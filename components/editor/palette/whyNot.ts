import type { PageNow } from './PageNow.ts';

/** Why the draft cannot be changed now, as the palette says it; null where it can. */
export function whyNotWrite(page: PageNow): string | null {
  if (!page.mayWrite) return 'You may view this, not write';
  if (page.isViewing) return 'You are viewing: switch to Editing first';
  if (!page.isEditable) return 'The document is not open for writing yet';
  return null;
}

/** Why nothing can be shown of the draft; null where it is there. */
export function noText(page: PageNow): string | null {
  return page.editor === null ? 'The document is not open yet' : null;
}
