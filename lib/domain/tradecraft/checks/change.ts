import {
  changeClause,
  isStatementDue,
  statementOn,
  weightChange,
  type ChangeFacts,
} from '../../publications/changeStatement.ts';
import type { PaperCheck } from '../PaperCheck.ts';
import type { ReadBlock, Setting } from '../Reading.ts';
import type { Told } from '../Finding.ts';

/** Words by which a paper says itself that nothing came before it. */
const initialWords = /(?<![\p{L}\p{N}-])(?:initial|first) coverage(?![\p{L}\p{N}-])/iu;

const judgmentsIn = (blocks: readonly ReadBlock[]): readonly ReadBlock[] =>
  blocks.filter(({ block }) => block.kind === 'judgment');

const unstated: PaperCheck = {
  id: 'CH1',
  run: (blocks, setting) => {
    const change = setting.review?.change ?? null;
    if (change === null) return [];
    return change.base === null ? initial(blocks, change) : sinceBase(blocks, setting, change, change.base);
  },
};

/** Before anything is published: that it is initial coverage, said of the paper or in it. */
function initial(blocks: readonly ReadBlock[], change: ChangeFacts): readonly Told[] {
  const isSaid =
    statementOn(change, null) !== null ||
    blocks.some(({ block }) => block.texts.some(({ text }) => initialWords.test(text)));
  if (isSaid || judgmentsIn(blocks).length === 0) return [];
  return [{ blockId: null, message: 'Say that this is initial coverage, or which earlier product it follows.' }];
}

function sinceBase(
  blocks: readonly ReadBlock[],
  { scale }: Setting,
  change: ChangeFacts,
  base: number,
): readonly Told[] {
  const judgments = judgmentsIn(blocks);
  const ids = new Set(judgments.map(({ block }) => block.id));
  const standing = judgments.flatMap(({ block: { id, fields } }) => {
    const became = weightChange(change, id, fields, scale);
    if (became === null || !isStatementDue(became) || statementOn(change, id) !== null) return [];
    return [{ blockId: id, message: `This judgment ${changeClause(became, base)}. Say what changed, and why.` }];
  });
  const dropped = change.judgments
    .filter(({ id }) => !ids.has(id) && statementOn(change, id) === null)
    .map(({ id, label }) => ({
      blockId: null,
      about: id,
      message: `${label} ${changeClause('dropped', base)}. Say why.`,
    }));
  return [...standing, ...dropped];
}

/** So many judgments may say the same before it is boilerplate (standard 7). */
const manyAlike = 3;

const boilerplate: PaperCheck = {
  id: 'CH2',
  run: (blocks, { review }) => {
    const change = review?.change ?? null;
    if (change === null) return [];
    const said = judgmentsIn(blocks).flatMap(({ block: { id } }) => {
      const statement = statementOn(change, id);
      return statement === null ? [] : [{ id, words: wordsOf(statement.text) }];
    });
    return said
      .filter(({ words }) => words !== '' && said.filter((other) => other.words === words).length >= manyAlike)
      .map(({ id }) => ({ blockId: id }));
  },
};

/** The words alone: case, signs and numbers of judgments make no statement another one. */
function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/(?<![\p{L}\p{N}])j\d+(?![\p{L}\p{N}])/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Checks on what is said of each judgment's change since what was published. They say nothing where that is not known. */
export const changeChecks: readonly PaperCheck[] = [unstated, boilerplate];
