import type { Scale } from '../../domain/likelihood/scale.ts';
import type { DocJson, NodeJson } from '../docJson.ts';
import { headingLevelOf } from '../extensions/nodeExtensions.ts';
import { sectionKindOf } from '../outline.ts';
import { judgmentLines } from './judgmentLines.ts';
import { markdownInline } from './markdownInline.ts';
import { blockChildren, inlineRuns, numbersOf } from './readNodes.ts';
import { headingFor } from './headingFor.ts';

/**
 * A draft as Markdown: the title as `#`, each section as `##`, every word printed (EX1), specials escaped (EX2).
 * Judgments carry their number, their likelihood with its range, and their confidence as a sentence of its own (EX3).
 */
export function toMarkdown(doc: DocJson, { scale }: { readonly scale: Scale }): string {
  const numbers = numbersOf(doc);

  const blocksOf = (node: NodeJson): readonly string[] => {
    const inline = markdownInline(inlineRuns(node));
    switch (node.type) {
      case 'title':
        return heading(1, inline);
      case 'sectionHeading':
        return heading(2, inline);
      case 'heading':
        return heading(Math.max(headingLevelOf(node.attrs?.level), 3), inline);
      case 'section':
        return sectionBlocks(node);
      case 'judgment':
        return judgmentBlocks(node);
      case 'recommendation':
        return numbered(numbers.get(node) ?? '', childBlocks(node));
      case 'bulletList':
      case 'orderedList':
        return [listBlock(node)];
      case 'blockquote':
        return [indented(childBlocks(node).join('\n\n'), '> ', '> ')];
      default:
        return inline === '' ? childBlocks(node) : [inline, ...childBlocks(node)];
    }
  };
  const childBlocks = (node: NodeJson): readonly string[] => blockChildren(node).flatMap(blocksOf);
  const sectionBlocks = (node: NodeJson): readonly string[] => {
    const hasHeading = node.content?.some((child) => child.type === 'sectionHeading' && child.content?.length);
    return hasHeading ? childBlocks(node) : [`## ${headingFor(sectionKindOf(node))}`, ...childBlocks(node)];
  };
  const judgmentBlocks = (node: NodeJson): readonly string[] => {
    const lines = judgmentLines(node, scale);
    const children = blockChildren(node);
    const statements = children.filter((child) => child.type !== 'basis').flatMap(blocksOf);
    const bases = children.filter((child) => child.type === 'basis').flatMap(blocksOf);
    const about = [lines.likelihood, lines.horizon].filter((line) => line !== null).join(' ');
    const confidence = [lines.confidence, ...bases].filter((line) => line !== null).join(' ');
    return [...numbered(numbers.get(node) ?? '', statements), about, confidence].filter((block) => block !== '');
  };
  const listBlock = (list: NodeJson): string => {
    const start = typeof list.attrs?.start === 'number' ? list.attrs.start : 1;
    return blockChildren(list)
      .map((item, index) => {
        const bullet = list.type === 'orderedList' ? `${start + index}. ` : '- ';
        return indented(childBlocks(item).join('\n\n'), bullet, ' '.repeat(bullet.length));
      })
      .join('\n');
  };
  return `${doc.content.flatMap(blocksOf).join('\n\n')}\n`;
}

/** A heading is one line: hard breaks in it become spaces. Headings without words are left out. */
function heading(level: number, inline: string): readonly string[] {
  return inline === '' ? [] : [`${'#'.repeat(level)} ${inline.replace(/\\\n/gu, ' ').replace(/#+$/u, '\\$&')}`];
}

function numbered(number: string, blocks: readonly string[]): readonly string[] {
  const [first, ...rest] = blocks;
  return first === undefined ? [] : [`**${number}.** ${first}`, ...rest];
}

function indented(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first : line === '' ? others.trimEnd() : others) + line)
    .join('\n');
}
