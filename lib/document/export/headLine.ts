import { termById } from '../../domain/likelihood/scaleById.ts';
import type { DocJson } from '../docJson.ts';
import { labelledBlocks } from '../labels.ts';
import { paperOf } from '../paper.ts';
import { likelihoodOf } from '../tokenText.ts';
import type { Printing } from './printing.ts';

/**
 * What is printed under the title: "Information cut-off: 2026-11-20. Scale: ICD 203." The scale where a likelihood is on
 * it; null where there is nothing to say.
 */
export function headLine(doc: DocJson, { reading }: Printing): string | null {
  const { cutoff } = paperOf(doc);
  const isOnScale = labelledBlocks(doc).some(({ node }) => termById(reading.scale, likelihoodOf(node)) !== null);
  const said = [
    cutoff === null ? null : `Information cut-off: ${cutoff}.`,
    isOnScale ? `Scale: ${reading.scale.title}.` : null,
  ].filter((part) => part !== null);
  return said.length === 0 ? null : said.join(' ');
}
