import type { PageNow } from './PageNow.ts';

/** Why the draft cannot be changed now, as the palette says it; null where it can. */
export function whyNotWrite(page: PageNow): string | null {
  if (page.mode === 'suggesting')
    return page.mayWrite
      ? 'You are suggesting other words: switch to Editing for this'
      : 'You may suggest other words here, not change the draft';
  if (!page.mayWrite) return 'You may view this, not write';
  if (page.mode === 'viewing') return 'You are viewing: switch to Editing first';
  if (!page.isEditable) return 'The document is not open for writing yet';
  return null;
}

/** Why nothing can be shown of the draft; null where it is there. */
export function noText(page: PageNow): string | null {
  return page.editor === null ? 'The document is not open yet' : null;
}
