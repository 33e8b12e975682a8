import { toldSentence, type Told } from './reasons.ts';

/** One thing that happened. `text`: the words it is about, as they were; `url` leads to the place. */
export type MailItem = Told & { readonly text: string; readonly url: string };

export type MailInput = {
  readonly title: string;
  /** Printed number, YS-2026-014. */
  readonly reference: string;
  /** In the order in which they happened; at least one. */
  readonly items: readonly MailItem[];
  /** Where mail about this assessment is ended. */
  readonly stopUrl: string;
};

export type MailText = { readonly subject: string; readonly text: string };

/** Longest subject, characters; mail programs cut after about so many. */
const maxSubject = 110;
/** Longest quotation of one item, characters; the whole of it stands behind its link. */
const maxQuote = 600;

/**
 * A mail about one assessment (NT3): what happened, in order, each with its words and its link. Plain text: it reads the
 * same everywhere and carries nothing that could be loaded.
 */
export function mailText({ title, reference, items, stopUrl }: MailInput): MailText {
  const name = oneLine(title) || 'An assessment without a title';
  const [first] = items;
  const what = items.length === 1 && first !== undefined ? toldSentence(first) : `${items.length} things happened.`;
  const parts = items.map((item) => {
    const quote = quoted(item.text);
    return [toldSentence(item), ...(quote === '' ? [] : [quote]), item.url].join('\n');
  });
  return {
    subject: shortened(`${name}: ${oneLine(what)}`, maxSubject),
    text: [`${name} (${reference})`, ...parts, `No more mail about this assessment: ${stopUrl}`].join('\n\n') + '\n',
  };
}

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();

/** Cut between characters as people count them, never inside one. */
function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

function quoted(text: string): string {
  const kept = shortened(text.trim(), maxQuote);
  if (kept === '') return '';
  return kept
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => `> ${line.replaceAll(/\p{Cc}/gu, ' ')}`)
    .join('\n');
}
