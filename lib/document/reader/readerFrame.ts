import { html, type Markup } from './markup.ts';

/** Where the pages' style and script are; their names change with what is in them. */
export type ReaderAssets = { readonly style: string; readonly script: string };

/** What the page tells whoever shows a link to it; null: nothing, it is not for everybody. */
export type LinkPreview = { readonly title: string; readonly description: string; readonly url: string } | null;

/** A whole page. `tone`: of the banner; `bar`: what the phone shows under the banner. */
export function readerFrame(p: {
  readonly title: string;
  readonly banner: string;
  readonly tone: string;
  readonly assets: ReaderAssets;
  readonly preview: LinkPreview;
  readonly canonical: string | null;
  readonly body: Markup;
}): string {
  const { title, banner, tone, assets, preview, canonical, body } = p;
  const open =
    preview === null
      ? null
      : html`<meta property="og:type" content="article" />
          <meta property="og:site_name" content="Yardstick" />
          <meta property="og:title" content="${preview.title}" />
          <meta property="og:description" content="${preview.description}" />
          <meta property="og:url" content="${preview.url}" />
          <meta name="description" content="${preview.description}" />`;
  const mark = (label: string | null): Markup | null =>
    banner === ''
      ? null
      : label === null
        ? html`<div class="banner foot" data-tone="${tone}" aria-hidden="true">${banner}</div>`
        : html`<aside class="banner" data-tone="${tone}" aria-label="${label}">${banner}</aside>`;
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex, nofollow" />
      <title>${title} · Yardstick</title>
      ${open}${canonical === null ? null : html`<link rel="canonical" href="${canonical}" />`}
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="${assets.style}" />
      <script src="${assets.script}" defer></script>
    </head>
    <body>
      <a class="skip" href="#main">Skip to the content</a>
      ${mark('Handling mark')}${body}${mark(null)}
    </body>
  </html>`;
  return `<!doctype html>\n${page.markup}\n`;
}
