import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { OutlineRow } from '../outline/outlineRows.ts';

/** A block that can be gone to: its number (`J2`; empty where it has none) and its words. */
export type PaletteBlock = { readonly id: string; readonly label: string; readonly text: string };

/** A block that was found, with the place of what was asked for in its words, for showing it; -1 where it is the number. */
export type FoundBlock = PaletteBlock & { readonly excerpt: string; readonly at: number; readonly length: number };

const mostFound = 8;
/** How much of a block is shown around what was found in it, UTF-16 units. */
const before = 28;
const shown = 90;

/** The draft's blocks in reading order, with all their words. Read when the palette opens, not while typing. */
export function paletteBlocks(doc: ProseMirrorNode, rows: readonly OutlineRow[]): readonly PaletteBlock[] {
  const labels = new Map(rows.map((row) => [row.id, row.label]));
  const blocks: PaletteBlock[] = [];
  const take = (node: ProseMirrorNode) => {
    const id: unknown = node.attrs.id;
    if (typeof id !== 'string') return;
    const text = node.textBetween(0, node.content.size, ' ', ' ').replace(/\s+/gu, ' ').trim();
    const label = labels.get(id) ?? '';
    if (text !== '' || label !== '') blocks.push({ id, label, text });
  };
  doc.forEach((child) => {
    if (child.type.name === 'section') child.forEach(take);
    else take(child);
  });
  return blocks;
}

/** The blocks whose number begins with, or whose words hold, what was asked for; numbers first. */
export function findBlocks(blocks: readonly PaletteBlock[], asked: string): readonly FoundBlock[] {
  const query = asked.trim().toLowerCase();
  if (query === '') return [];
  const byLabel: FoundBlock[] = [];
  const byText: FoundBlock[] = [];
  for (const block of blocks) {
    const at = block.text.toLowerCase().indexOf(query);
    if (block.label.toLowerCase().startsWith(query)) byLabel.push({ ...block, ...excerptOf(block.text, -1, 0) });
    else if (at >= 0) byText.push({ ...block, ...excerptOf(block.text, at, query.length) });
  }
  return [...byLabel, ...byText].slice(0, mostFound);
}

function excerptOf(text: string, at: number, length: number): Pick<FoundBlock, 'excerpt' | 'at' | 'length'> {
  const start = at <= before ? 0 : text.lastIndexOf(' ', at - before) + 1;
  const isCut = start + shown < text.length;
  const excerpt = `${start > 0 ? '…' : ''}${text.slice(start, start + shown)}${isCut ? '…' : ''}`;
  return { excerpt, at: at < 0 ? -1 : at - start + (start > 0 ? 1 : 0), length };
}
