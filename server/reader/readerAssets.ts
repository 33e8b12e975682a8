import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { sha256Hex } from '../../lib/commands/sha256Hex.ts';
import { publicationJsonSchema } from '../../lib/document/export/publication/publicationFile.ts';
import { reviewRecordDto } from '../../lib/protocol/reviewRecordDto.ts';
import { judgmentExtensionSchema } from '../../lib/document/export/publication/stix/stixExtension.ts';
import type { ReaderAssets } from '../../lib/document/reader/readerFrame.ts';
import type { MadeAnswer } from './AnswerCache.ts';
import { madeAnswer } from './madeAnswer.ts';

const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
const find = createRequire(import.meta.url).resolve;

/** The faces that pages are read in; the others that a browser needs it has itself. */
const faces = [
  [
    'Source Serif 4 Variable',
    'normal',
    '200 900',
    '@fontsource-variable/source-serif-4',
    'source-serif-4-latin-wght-normal',
  ],
  [
    'Source Serif 4 Variable',
    'italic',
    '200 900',
    '@fontsource-variable/source-serif-4',
    'source-serif-4-latin-wght-italic',
  ],
  ['Inter Variable', 'normal', '100 900', '@fontsource-variable/inter', 'inter-latin-wght-normal'],
  ['IBM Plex Mono', 'normal', '400', '@fontsource/ibm-plex-mono', 'ibm-plex-mono-latin-400-normal'],
  ['IBM Plex Mono', 'normal', '600', '@fontsource/ibm-plex-mono', 'ibm-plex-mono-latin-600-normal'],
] as const;

/** What a file is, by its address, and whether its name changes with it. */
export type Asset = { readonly answer: MadeAnswer; readonly isForGood: boolean };

/** Everything that the reader's pages load, by address; read once, at start. `sheet`: the style without faces, for printing. */
export function loadReaderAssets(): {
  readonly assets: ReaderAssets;
  readonly sheet: string;
  /** The faces as a style that loads nothing. */
  readonly inlineFaces: string;
  readonly at: ReadonlyMap<string, Asset>;
} {
  const at = new Map<string, Asset>();
  const keep = (name: string, extension: string, content: string | Uint8Array, type: string): string => {
    const hash = sha256Hex(content).slice(0, 12);
    const path = `/reader/${name}.${hash}.${extension}`;
    at.set(path, { answer: madeAnswer(content, type), isForGood: true });
    return path;
  };
  const fonts = faces.map(([family, style, weight, from, file]) => {
    const bytes = readFileSync(find(`${from}/files/${file}.woff2`));
    const rule = (source: string): string =>
      `@font-face{font-family:'${family}';font-style:${style};font-weight:${weight};font-display:swap;src:url(${source}) format('woff2')}`;
    return {
      linked: rule(keep(file, 'woff2', bytes, 'font/woff2')),
      inline: rule(`data:font/woff2;base64,${bytes.toString('base64')}`),
    };
  });
  const sheet = ['../../app/styles/tokens.css', '../../app/styles/tones.css', './reader.css'].map(read).join('\n');
  const style = keep(
    'reader',
    'css',
    squeezed(`${fonts.map(({ linked }) => linked).join('\n')}\n${sheet}`),
    'text/css; charset=utf-8',
  );
  const script = keep('reader', 'js', read('./reader.js'), 'text/javascript; charset=utf-8');
  const schema = (path: string, value: object): void => {
    const text = `${JSON.stringify(value, null, 2)}\n`;
    at.set(path, { answer: madeAnswer(text, 'application/schema+json; charset=utf-8'), isForGood: false });
  };
  schema('/schemas/publication-1.json', publicationJsonSchema(reviewRecordDto));
  schema('/schemas/stix-judgment-1.json', judgmentExtensionSchema);
  return { assets: { style, script }, sheet, inlineFaces: fonts.map(({ inline }) => inline).join('\n'), at };
}

/** Without comments and the white space of lines. */
function squeezed(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//gu, '')
    .replace(/\s*\n\s*/gu, '\n')
    .trim();
}
