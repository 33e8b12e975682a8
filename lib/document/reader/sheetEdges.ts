import { bannerTone } from '../../domain/marking/bannerTone.ts';
import { html } from './markup.ts';

/** A page to be printed, with what stands at the head and the foot of every sheet. */
export type PrintedPage = { readonly page: string; readonly head: string; readonly foot: string };

/** Why there is no PDF. */
export type PrintFault = 'no-browser' | 'busy' | 'failed';

/** Head and foot of every sheet: the mark on both, what it is and the number of the page at the foot. */
export function sheetEdges(mark: string, name: string): Pick<PrintedPage, 'head' | 'foot'> {
  const tone = tones[bannerTone(mark)];
  const banner =
    mark === ''
      ? null
      : html`<div
          style="margin:0 auto;padding:1px 14px;font-weight:bold;-webkit-print-color-adjust:exact;background:${tone.ground};color:${tone.ink}"
        >
          ${mark}
        </div>`;
  const line = 'font:8px sans-serif;width:100%;text-align:center';
  const pages = html`<span class="pageNumber"></span> of <span class="totalPages"></span>`;
  return {
    head: html`<div style="${line}">${banner}</div>`.markup,
    foot: html`<div style="${line}">
      <div style="padding-bottom:3px">${name} · page ${pages}</div>
      ${banner}
    </div>`.markup,
  };
}

/** The head and the foot of a sheet know no style sheet: the colours of the schemes again, as `tones.css` has them. */
const plain = { ground: '#007a33', ink: '#fff' };
const tones: Readonly<Record<ReturnType<typeof bannerTone>, { readonly ground: string; readonly ink: string }>> = {
  plain,
  'tlp-clear': { ground: '#000', ink: '#fff' },
  'tlp-green': { ground: '#000', ink: '#33ff00' },
  'tlp-amber': { ground: '#000', ink: '#ffc000' },
  'tlp-red': { ground: '#000', ink: '#ff4d4d' },
  cui: { ground: '#502b85', ink: '#fff' },
  confidential: { ground: '#0033a0', ink: '#fff' },
  secret: { ground: '#b3001b', ink: '#fff' },
  'top-secret': { ground: '#ff8c00', ink: '#000' },
};
