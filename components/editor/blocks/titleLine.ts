import { dateWords } from './dateWords.ts';
import type { PaperSettings } from './paperSettings.ts';

/** What stands under the title, in parts: what the paper is, its cut-off (null: none said), its scale. */
export function titleLine({ paper, scale }: PaperSettings): {
  readonly standing: string;
  readonly cutoff: string | null;
  readonly scale: string;
} {
  return {
    standing: 'Draft toward v1',
    cutoff: paper.cutoff === null ? null : `information cut-off ${dateWords(paper.cutoff)}`,
    scale: `scale: ${scale.title}`,
  };
}
