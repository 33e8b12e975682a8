import type { ExportOptions, Recall } from '../export/printing.ts';
import { labelledBlocks } from '../labels.ts';
import type { Publication } from '../publication.ts';
import { statementLines } from './statementLines.ts';

/** How a publication is printed: on its own frozen scale, with its dissents, its banner, and what was recalled when it was published. */
export function printOptions(
  publication: Publication,
  imageUrl?: (sha256: string) => string,
): ExportOptions & { readonly banner: string } {
  const { content, scale, banner, dissents, recalled } = publication;
  // Printing knows recalls by the register's record, which the source names.
  const byRecord = new Map<string, Recall>();
  for (const { node, id } of labelledBlocks(content)) {
    const recall = id !== null && Object.hasOwn(recalled, id) ? recalled[id] : undefined;
    if (recall !== undefined && typeof node.attrs?.record === 'string') byRecord.set(node.attrs.record, recall);
  }
  return {
    scale,
    scales: [scale],
    banner,
    views: dissents,
    changes: statementLines(publication),
    recalled: byRecord,
    ...(imageUrl === undefined ? {} : { imageUrl }),
  };
}
