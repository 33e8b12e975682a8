import { describe, expect, it } from 'vitest';
import { adoptMean, hasAdopted, meanChoice } from '../../../components/editor/estimates/adoptMean.ts';
import { stackedRows } from '../../../components/editor/estimates/stackedRows.ts';
import { judged, paperState, sentence, token } from './blocks/paperState.ts';

const paper = (scale: string) =>
  paperState([judged('unlikely', 'Talks are ', token('adjective'), ' to resume.')], { scale });

describe('The mean of estimates', () => {
  it('becomes the judgment’s term and value in one step, and the sentence says so', () => {
    const before = paper('icd203');
    expect(hasAdopted(before, 'j1', [0.6, 0.7])).toBe(false);
    const tr = adoptMean(before, 'j1', [0.6, 0.7]);
    if (tr === null) throw new Error('nothing was changed');
    const after = before.apply(tr);
    expect(sentence(after)).toBe('Talks are likely (55–80%) to resume.');
    expect(after.doc.nodeAt(tr.mapping.map(before.doc.firstChild?.nodeSize ?? 0))?.attrs['probability']).toBe(0.65);
    expect(hasAdopted(after, 'j1', [0.6, 0.7])).toBe(true);
    expect(adoptMean(after, 'j1', [0.6, 0.7])).toBeNull();
  });

  it('in a gap of the scale gives the nearest term without a value, which would lie outside it', () => {
    expect(meanChoice(paper('phia'), [0.72, 0.84])).toEqual({ termId: 'highly-likely', probability: null });
  });

  it('is not adopted where the scale has no word for it, nor into a block that is gone', () => {
    expect(adoptMean(paper('icd203'), 'j1', [1, 0.999])).toBeNull();
    expect(adoptMean(paper('icd203'), 'j9', [0.6])).toBeNull();
  });

  it('is drawn with faces that never cover each other', () => {
    const people = [0.5, 0.52, 0.9, 0.58, 0.5].map((probability, at) => ({
      userId: `u${at}`,
      name: `P${at}`,
      hue: 1,
      statement: '',
      probability,
    }));
    const placed = stackedRows(people);
    expect(placed).toHaveLength(5);
    for (const one of placed)
      for (const other of placed)
        if (one !== other && one.row === other.row)
          expect(Math.abs(one.estimate.probability - other.estimate.probability)).toBeGreaterThanOrEqual(0.075);
  });
});
