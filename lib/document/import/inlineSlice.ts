import type { NodeJson } from '../docJson.ts';

/** Plain text of a line's content, in which a hard break is a line feed and the atoms (footnotes, tokens) are nothing. */
export function inlineText(content: readonly NodeJson[]): string {
  return content.map(textOfInline).join('');
}

function textOfInline(node: NodeJson): string {
  if (node.type === 'hardBreak') return '\n';
  return node.type === 'text' ? (node.text ?? '') : '';
}

/**
 * The part of a line's content between two offsets in its `inlineText`, marks kept.
 *
 * An atom belongs to the character before it, as a footnote does; one at the very beginning to the first.
 */
export function inlineSlice(content: readonly NodeJson[], from: number, to: number): readonly NodeJson[] {
  const part: NodeJson[] = [];
  let at = 0;
  for (const node of content) {
    const text = textOfInline(node);
    const begin = at;
    at += text.length;
    if (text === '') {
      if ((begin > from && begin <= to) || (begin === 0 && from === 0)) part.push(node);
    } else if (node.type === 'text') {
      const kept = text.slice(Math.max(0, from - begin), Math.max(0, to - begin));
      if (kept !== '') part.push({ ...node, text: kept });
    } else if (begin >= from && begin < to) {
      part.push(node);
    }
  }
  return part;
}

/** The content without white space and hard breaks at its ends. */
export function trimmedInline(content: readonly NodeJson[]): readonly NodeJson[] {
  const text = inlineText(content);
  const from = text.length - text.trimStart().length;
  const to = text.trimEnd().length;
  if (from === 0 && to === text.length) return content;
  return to <= from ? content.filter((node) => textOfInline(node) === '') : inlineSlice(content, from, to);
}
