import { html, type Markup } from './markup.ts';

/** Shapes of the Lucide icons that the reader's pages use (ISC licence), on a grid of 24. */
const shapes = {
  diff: html`<path d="M15 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V7Z" /><path d="M9 10h6" /><path
      d="M12 13V7"
    /><path d="M9 17h6" />`,
  alert: html`<circle cx="12" cy="12" r="10" /><path d="M12 8v4" /><path d="M12 16h.01" />`,
  warn: html`<path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3Z" /><path
      d="M12 9v4"
    /><path d="M12 17h.01" />`,
  current: html`<circle cx="12" cy="12" r="10" /><circle cx="12" cy="12" r="1" />`,
  earlier: html`<circle cx="12" cy="12" r="10" />`,
  gone: html`<circle cx="12" cy="12" r="10" /><path d="m4.9 4.9 14.2 14.2" />`,
  read: html`<path d="M12 7v14" /><path
      d="M3 18a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h5a4 4 0 0 1 4 4 4 4 0 0 1 4-4h5a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-6a3 3 0 0 0-3 3 3 3 0 0 0-3-3z"
    />`,
  list: html`<path d="M8 6h13" /><path d="M8 12h13" /><path d="M8 18h13" /><path d="M3 6h.01" /><path
      d="M3 12h.01"
    /><path d="M3 18h.01" />`,
  download: html`<path d="M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4" /><path d="m7 10 5 5 5-5" /><path d="M12 15V3" />`,
  history: html`<path d="M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8" /><path d="M3 3v5h5" /><path
      d="M12 7v5l4 2"
    />`,
} as const;

/** An icon, for the eye only: a word stands beside it. */
export function icon(name: keyof typeof shapes): Markup {
  return html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true">${shapes[name]}</svg>`;
}
