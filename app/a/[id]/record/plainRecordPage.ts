import { html } from '@/lib/document/reader/markup.ts';

/** A page with why there is no record to show. */
export function plainRecordPage(style: string, message: string): string {
  return `<!doctype html>\n${
    html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>No review record</title>
        <style>
          ${{ markup: style }}
        </style>
      </head>
      <body>
        <main class="alone">
          <h1>No review record</h1>
          <p>${message}</p>
          <p><a class="link" href="/">Assessments</a></p>
        </main>
      </body>
    </html>`.markup
  }\n`;
}
