import type { ChangeStatementRecord, ChangeStatementStore } from '../../lib/commands/ChangeStatementStore.ts';
import { compareText } from './memoryPage.ts';
import type { MemoryAccess } from './memoryState.ts';

const keyOf = ({
  assessmentId,
  base,
  judgmentId,
}: Pick<ChangeStatementRecord, 'assessmentId' | 'base' | 'judgmentId'>) =>
  JSON.stringify([assessmentId, base, judgmentId]);

/** Statements of change, in memory. */
export function memoryChangeStatements(access: MemoryAccess): ChangeStatementStore {
  return {
    since: (assessmentId, base) =>
      access.read((state) =>
        [...state.changeStatements.values()]
          .filter((each) => each.assessmentId === assessmentId && each.base === base)
          .toSorted((a, b) => compareText(a.judgmentId ?? '', b.judgmentId ?? ''))
          .map((each) => ({ ...each, byName: state.users.get(each.byId)?.name ?? '' })),
      ),
    put: (statement) =>
      access.write((state) => {
        if (!state.users.has(statement.byId) || !state.assessments.has(statement.assessmentId))
          throw new Error('no such row');
        state.changeStatements.set(keyOf(statement), statement);
      }),
    remove: (assessmentId, base, judgmentId) =>
      access.write((state) => state.changeStatements.delete(keyOf({ assessmentId, base, judgmentId }))),
  };
}
