import type { ChangeFacts } from '../domain/publications/changeStatement.ts';
import type { DocJson } from './docJson.ts';
import { labelledBlocks } from './labels.ts';

/** How much each judgment of a draft claims, in order; each id once. */
export function judgmentWeights(doc: DocJson): ChangeFacts['judgments'] {
  const found = new Map<string, ChangeFacts['judgments'][number]>();
  for (const { id, kind, label, node } of labelledBlocks(doc)) {
    if (kind !== 'judgment' || id === null || found.has(id)) continue;
    const { likelihood, probability, confidence } = node.attrs ?? {};
    found.set(id, {
      id,
      label,
      likelihood: typeof likelihood === 'string' ? likelihood : null,
      probability: typeof probability === 'number' ? probability : null,
      confidence: typeof confidence === 'string' ? confidence : null,
    });
  }
  return [...found.values()];
}
