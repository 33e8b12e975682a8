import { describe, expect, test } from 'vitest';
import type { ChangeStatementRecord } from '../../../lib/commands/ChangeStatementStore.ts';
import { assessmentNamed, at, idOf, userNamed } from './fixtures.ts';
import type { SubjectOf } from './subject.ts';

/** Statements of change: one for each judgment and publication, the last one counts. */
export function contractOfChangeStatements(subjectOf: SubjectOf): void {
  describe('statements of change', () => {
    const stella = userNamed('Stella who states');
    const assessmentId = idOf('assessment stated');
    const said = (change: Partial<ChangeStatementRecord> = {}): ChangeStatementRecord => ({
      assessmentId,
      base: 1,
      judgmentId: 'j1',
      text: 'A “second” survey; it’s newer.',
      byId: stella.id,
      at: at(1),
      ...change,
    });

    test('what is said last of a judgment stands, for the publication that it compares with', async () => {
      const { users, assessments, changeStatements } = subjectOf().database.read;
      await users.insert(stella);
      await assessments.insert(assessmentNamed('stated', { createdById: stella.id }));
      expect(await changeStatements.since(assessmentId, 1)).toEqual([]);
      await changeStatements.put(said());
      await changeStatements.put(said({ text: 'Better said.', at: at(2) }));
      await changeStatements.put(said({ judgmentId: 'j2' }));
      await changeStatements.put(said({ base: 2 }));
      await changeStatements.put(said({ base: null, judgmentId: null, text: 'Initial coverage.' }));
      const first = await changeStatements.since(assessmentId, 1);
      expect(first.map(({ judgmentId, text, byName }) => [judgmentId, text, byName])).toEqual([
        ['j1', 'Better said.', stella.name],
        ['j2', said().text, stella.name],
      ]);
      expect(await changeStatements.since(assessmentId, null)).toMatchObject([{ base: null, judgmentId: null }]);
      expect(await changeStatements.remove(assessmentId, 1, 'j1')).toBe(true);
      expect(await changeStatements.remove(assessmentId, 1, 'j1')).toBe(false);
      expect(await changeStatements.since(assessmentId, 1)).toHaveLength(1);
      expect(await changeStatements.since(assessmentId, 2)).toHaveLength(1);
    });
  });
}
