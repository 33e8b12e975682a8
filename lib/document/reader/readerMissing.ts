import { html } from './markup.ts';
import { readerFrame, type ReaderAssets } from './readerFrame.ts';

/** The one page for whatever is not here or not for who asks: it says nothing of which. */
export function readerMissing(assets: ReaderAssets): string {
  return plainPage(
    assets,
    'This is not here, or not for you',
    'Check the address. If it was published for people who are signed in, sign in first.',
  );
}

/** A page with one thing to say, and the way to the list. */
export function plainPage(assets: ReaderAssets, title: string, sentence: string): string {
  return readerFrame({
    title,
    banner: '',
    tone: 'plain',
    assets,
    preview: null,
    canonical: null,
    body: html`<main id="main" class="alone" tabindex="-1">
      <h1>${title}</h1>
      <p>${sentence}</p>
      <p><a class="link" href="/signin">Sign in</a></p>
    </main>`,
  });
}
