import { rollUp } from '../../marking/rollUp.ts';
import { ofBlock } from '../BlockCheck.ts';
import type { BlockCheck } from '../BlockCheck.ts';
import type { MarkingSystemId } from '../../marking/markingSystems.ts';
import type { PaperCheck } from '../PaperCheck.ts';
import type { Setting } from '../Reading.ts';

/** Whether a mark, beside a banner, would raise it: it asks for more than the banner says. */
function isAbove(system: MarkingSystemId, banner: string, mark: string): boolean {
  return rollUp(system, [banner, mark]).banner !== rollUp(system, [banner]).banner;
}

/** The marking system in use, or null where marks are not looked at. */
function systemIn({ system }: Setting): MarkingSystemId | null {
  return system === 'none' ? null : system;
}

const unmarked: BlockCheck = {
  id: 'MK1',
  run: (read, { isMarked }) => {
    const { kind, fields, isPortion, texts } = read.block;
    if (!isMarked || !isPortion || kind === 'heading' || fields.marking !== null) return [];
    const says = texts.some(({ text }) => text.trim() !== '') || kind === 'figure' || kind === 'table';
    return says ? [ofBlock(read)] : [];
  },
};

const aboveBanner: BlockCheck = {
  id: 'MK2',
  run: (read, setting) => {
    const { marking } = read.block.fields;
    const system = systemIn(setting);
    if (system === null || setting.raisedTo === null || marking === null) return [];
    if (rollUp(system, [marking]).problems.some(({ severity }) => severity === 'error')) return [];
    const message = `This portion asks for more than ${setting.raisedTo}, the banner the paper was raised to.`;
    return isAbove(system, setting.raisedTo, marking) ? [ofBlock(read, { message })] : [];
  },
};

const badMark: BlockCheck = {
  id: 'MK4',
  run: (read, setting) => {
    const { marking } = read.block.fields;
    const system = systemIn(setting);
    if (system === null || marking === null) return [];
    const { problems } = rollUp(system, [marking]);
    const worst = problems.find(({ severity }) => severity === 'error') ?? problems[0];
    return worst === undefined ? [] : [ofBlock(read, { message: worst.message, severity: worst.severity })];
  },
};

const overMarked: PaperCheck = {
  id: 'MK3',
  run: (blocks, setting) => {
    const system = systemIn(setting);
    const { raisedTo, raisedFor } = setting;
    if (system === null || raisedTo === null || (raisedFor ?? '').trim() !== '') return [];
    const portions = blocks.flatMap(({ block }) => block.fields.marking ?? []);
    const asked = rollUp(system, portions).banner;
    return isAbove(system, asked, raisedTo) ? [{ blockId: null }] : [];
  },
};

const sourceAbove: PaperCheck = {
  id: 'MK5',
  run: (blocks, setting) => {
    const system = systemIn(setting);
    if (system === null) return [];
    const marks = new Map(
      blocks.flatMap(({ block }) =>
        block.kind === 'source' && block.fields.marking !== null ? [[block.id, block.fields.marking] as const] : [],
      ),
    );
    return blocks.flatMap(({ block }) => {
      const { marking } = block.fields;
      if (marking === null || block.kind === 'source') return [];
      const linked = block.relations.filter(({ kind }) => kind === 'cites').map(({ target }) => target);
      const above = [...linked, ...block.cited]
        .flatMap((id) => marks.get(id) ?? [])
        .find((mark) => isAbove(system, marking, mark));
      if (above === undefined) return [];
      const message = `It cites a source marked ${above}. Raise the portion, or waive this where the words are sanitised.`;
      return [{ blockId: block.id, message }];
    });
  },
};

/** Checks on portion marks that need one block only. */
export const markBlockChecks: readonly BlockCheck[] = [unmarked, aboveBanner, badMark];

/** Checks on how marks stand to each other. */
export const markPaperChecks: readonly PaperCheck[] = [overMarked, sourceAbove];
