import { defaultScale } from '../../domain/likelihood/scaleById.ts';
import type { Scale } from '../../domain/likelihood/scale.ts';
import type { DocJson, NodeJson } from '../docJson.ts';
import { textOf } from '../textOf.ts';
import { judgmentLines } from './judgmentLines.ts';
import { blockChildren, inlineText, inlineRuns, numbersOf } from './readNodes.ts';

/**
 * A draft as plain text: one block after the other, an empty line between. Every word is printed (EX1), judgments and
 * recommendations with their number, judgments with what is said about them.
 */
export function toPlainText(doc: DocJson, options: { readonly scale?: Scale } = {}): string {
  const scale = options.scale ?? defaultScale;
  const numbers = numbersOf(doc);
  const print = (node: NodeJson): readonly string[] => {
    switch (node.type) {
      case 'judgment':
        return printJudgment(node);
      case 'bulletList':
      case 'orderedList':
        return [printList(node, print)];
      default: {
        const own = inlineText(inlineRuns(node));
        const inner = blockChildren(node).flatMap(print);
        const blocks = own === '' ? inner : [own, ...inner];
        const number = numbers.get(node);
        return number === undefined ? blocks : numbered(number, blocks);
      }
    }
  };
  const printJudgment = (node: NodeJson): readonly string[] => {
    const lines = judgmentLines(node, scale);
    const children = blockChildren(node);
    const statements = children.filter((child) => child.type !== 'basis').flatMap(print);
    const bases = children.filter((child) => child.type === 'basis').map((child) => textOf(child));
    const about = [lines.likelihood, lines.horizon, lines.confidence, ...bases].filter((part) => part);
    return [...numbered(numbers.get(node) ?? '', statements), ...(about.length > 0 ? [about.join(' ')] : [])];
  };
  return `${doc.content.flatMap(print).join('\n\n')}\n`;
}

function numbered(number: string, blocks: readonly string[]): readonly string[] {
  const [first, ...rest] = blocks;
  return first === undefined ? [] : [`${number}. ${first}`, ...rest];
}

function printList(list: NodeJson, print: (node: NodeJson) => readonly string[]): string {
  const start = typeof list.attrs?.start === 'number' ? list.attrs.start : 1;
  return blockChildren(list)
    .map((item, index) => {
      const bullet = list.type === 'orderedList' ? `${start + index}. ` : '- ';
      return (
        bullet +
        print(item)
          .join('\n')
          .replaceAll('\n', `\n${' '.repeat(bullet.length)}`)
      );
    })
    .join('\n');
}
