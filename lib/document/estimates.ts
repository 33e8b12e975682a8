import type { DocJson } from './docJson.ts';
import { labelledBlocks } from './labels.ts';
import type { Reading } from './paper.ts';
import { textOf } from './textOf.ts';

/** A block that carries a likelihood: a judgment or an alternative. */
export type Estimate = {
  readonly blockId: string;
  readonly kind: 'judgment' | 'alternative';
  /** `J1`, `A2`: derived from the order. */
  readonly label: string;
  /** Its whole statement, on one line. */
  readonly text: string;
  /** As stored: a term's id, of whatever scale; null: none. */
  readonly likelihood: string | null;
  /** Point value in [0, 1]; null: none given. */
  readonly probability: number | null;
};

/**
 * All blocks of a draft that can carry a likelihood, in reading order; those without an id are passed over.
 *
 * @param reading How likelihood terms in the sentences read; left out: without them.
 */
export function estimatesOf(doc: DocJson, reading?: Reading): readonly Estimate[] {
  return labelledBlocks(doc).flatMap(({ node, id, kind, label }) => {
    if ((kind !== 'judgment' && kind !== 'alternative') || id === null) return [];
    const { likelihood, probability } = node.attrs ?? {};
    const statement = node.content?.find((child) => child.type === 'statement');
    const own = typeof likelihood === 'string' ? likelihood : null;
    const read = reading === undefined ? undefined : { reading, likelihood: own };
    const text = statement === undefined ? '' : textOf(statement, undefined, read);
    return [
      {
        blockId: id,
        kind,
        label,
        text: text.replace(/\s+/gu, ' ').trim(),
        likelihood: own,
        probability: typeof probability === 'number' ? probability : null,
      },
    ];
  });
}
