import { readFileSync } from 'node:fs';

const page = readFileSync(new URL('../../../docs/operating.md', import.meta.url), 'utf8');

/** What stands fenced below the heading with these words, block by block, up to the next heading. */
export function blocksUnder(heading: string): readonly string[] {
  const sections = page.split(/^#{2,3} /m);
  const section = sections.find((text) => text.startsWith(heading));
  if (section === undefined) throw new Error(`docs/operating.md has no section "${heading}"`);
  return [...section.matchAll(/^```\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
}

/**
 * A text of the page with other ports and paths, as the page tells the reader to: everywhere. Each must occur, so that nobody
 * runs the page's own by mistake.
 */
export function putThroughout(text: string, places: Readonly<Record<string, string>>): string {
  for (const place of Object.keys(places)) {
    if (!text.includes(place)) throw new Error(`docs/operating.md does not name ${place} any more`);
  }
  const names = Object.keys(places).map((place) => place.replaceAll('.', '\\.'));
  return text.replace(new RegExp(names.join('|'), 'g'), (place) => places[place] ?? place);
}
