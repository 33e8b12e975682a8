import { dateWords } from '@/lib/domain/text/dateWords.ts';
import type { PaperSettings } from './paperSettings.ts';

/** What stands under the title, in parts: that it is a draft, its cut-off (null: none said), its scale. */
export function titleLine({ paper, scale }: PaperSettings): {
  readonly standing: string;
  readonly cutoff: string | null;
  readonly scale: string;
} {
  return {
    standing: 'Draft',
    cutoff: paper.cutoff === null ? null : `information cut-off ${dateWords(paper.cutoff)}`,
    scale: `scale: ${scale.title}`,
  };
}
