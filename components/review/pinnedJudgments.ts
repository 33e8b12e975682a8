import type { DocJson } from '@/lib/document/docJson.ts';
import { labelledBlocks } from '@/lib/document/labels.ts';
import { statementWords } from '@/lib/document/statementWords.ts';

/** A judgment of the pinned text. */
export type PinnedJudgment = {
  readonly id: string;
  /** `J1`. */
  readonly label: string;
  readonly words: string;
  readonly likelihood: string | null;
};

/** The judgments of a text, in reading order. */
export function pinnedJudgments(text: DocJson): readonly PinnedJudgment[] {
  return labelledBlocks(text).flatMap(({ id, kind, label, node }) => {
    if (kind !== 'judgment' || id === null) return [];
    const words = statementWords(node);
    const { likelihood } = node.attrs ?? {};
    return [
      {
        id,
        label,
        words: words.length > 60 ? `${words.slice(0, 58).trimEnd()}…` : words,
        likelihood: typeof likelihood === 'string' ? likelihood : null,
      },
    ];
  });
}
