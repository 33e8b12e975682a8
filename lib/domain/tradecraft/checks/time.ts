import { ofBlock } from '../BlockCheck.ts';
import type { BlockCheck } from '../BlockCheck.ts';
import type { CheckedBlock } from '../CheckedPaper.ts';
import type { PaperCheck } from '../PaperCheck.ts';

function isForecast({ kind, fields }: CheckedBlock): boolean {
  return kind === 'judgment' && (fields.kind === null || fields.kind === 'forecast');
}

const passed: BlockCheck = {
  id: 'TM2',
  run: (read, { today }) => {
    const { horizon } = read.block.fields;
    if (today === null || horizon === null || !isForecast(read.block)) return [];
    // "2027" lasts until its last day: compared as far as it is said.
    return horizon < today.slice(0, horizon.length) ? [ofBlock(read)] : [];
  },
};

/** A figure that is no year and no day of a month. */
const figure = /(?<![\d-])(?!(?:19|20)\d{2}(?!\d))\d[\d.,]*(?!\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))/u;

const unsettled: PaperCheck = {
  id: 'TM3',
  run: (blocks) => {
    const settled = new Set(
      blocks
        .filter(({ block }) => block.kind === 'indicator' && block.fields.threshold !== null)
        .flatMap(({ block }) => block.relations.filter(({ kind }) => kind === 'indicates').map(({ target }) => target)),
    );
    return blocks
      .filter(({ block }) => isForecast(block) && block.fields.horizon !== null && !settled.has(block.id))
      .filter(
        ({ sentences }) => !sentences.some(({ in: { part }, words }) => part === 'statement' && figure.test(words)),
      )
      .map(({ block }) => ({ blockId: block.id, fix: { kind: 'add-indicator' } as const }));
  },
};

/** Checks on time that need one block only. */
export const timeBlockChecks: readonly BlockCheck[] = [passed];

/** Checks on time that need the paper. */
export const timePaperChecks: readonly PaperCheck[] = [unsettled];
