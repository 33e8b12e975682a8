import { expect } from 'vitest';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';

/** Letters and digits alone. */
export const lettersOf = (value: string): string => value.replace(/[^\p{L}\p{N}]/gu, '');
/** HTML as the text it shows. */
export const unescapeHtml = (html: string): string =>
  html
    .replace(/<br>/gu, ' ')
    .replace(/<[^>]*>/gu, '')
    .replace(
      /&(lt|gt|quot|#39|amp);/gu,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name] ?? '',
    );

/** Everything of a draft that is words: runs of text, footnotes, and attributes in which people write. */
export function wordingsOf(node: DocJson | NodeJson): string[] {
  if (node.type === 'text' && 'text' in node) return [node.text ?? ''];
  const attrs: Readonly<Record<string, unknown>> = 'attrs' in node ? (node.attrs ?? {}) : {};
  const written = ['alt', 'threshold', 'originator', 'identifier', 'biasNote', 'independenceGroup', 'handling'];
  const own = [...written, 'aiName', 'aiVersion', 'aiParameters', 'url', ...(node.type === 'footnote' ? ['text'] : [])]
    .map((name) => attrs[name])
    .filter((value) => typeof value === 'string');
  return [...own, ...(node.content ?? []).flatMap(wordingsOf)];
}

function countOf(letters: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

/** Fails unless each of `wordings` stands whole in `printed`, and all of them beside each other: no letter serves twice. */
export function expectPrinted(wordings: readonly string[], printed: string): void {
  const letters = lettersOf(printed);
  for (const wording of wordings) expect(letters).toContain(lettersOf(wording));
  const there = countOf(letters);
  for (const [letter, count] of countOf(lettersOf(wordings.join('')))) {
    expect(there.get(letter) ?? 0, letter).toBeGreaterThanOrEqual(count);
  }
}
