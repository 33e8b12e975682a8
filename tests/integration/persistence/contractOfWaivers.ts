import { describe, expect, test } from 'vitest';
import type { WaiverRecord } from '../../../lib/commands/ports.ts';
import { readAll } from './contractOfPeople.ts';
import { assessmentNamed, at, idOf, userNamed } from './fixtures.ts';
import type { SubjectOf } from './subject.ts';

/** Findings set aside: one standing at a time, undone ones kept. */
export function contractOfWaivers(subjectOf: SubjectOf): void {
  describe('waivers', () => {
    const walburga = userNamed('Walburga');
    const assessmentId = idOf('assessment waived');
    const waiver = (name: string, change: Partial<WaiverRecord> = {}): WaiverRecord => ({
      id: idOf(`waiver ${name}`),
      assessmentId,
      fingerprint: 'EL2:b1:might',
      checkId: 'EL2',
      reason: 'A quotation in all but its marks.',
      byId: walburga.id,
      at: at(0),
      undoneById: null,
      undoneAt: null,
      ...change,
    });

    test('one stands for a finding; undone, another may, and both stay in the record', async () => {
      const { users, assessments, waivers } = subjectOf().database.read;
      await users.insert(walburga);
      await assessments.insert(assessmentNamed('waived', { createdById: walburga.id }));
      await waivers.insert(waiver('first'));
      await expect(waivers.insert(waiver('second'))).rejects.toMatchObject({ name: 'DuplicateError' });
      expect(await waivers.standing(assessmentId)).toMatchObject([{ byName: 'Walburga', undoneByName: null }]);
      expect(await waivers.undo(assessmentId, 'EL2:b1:might', walburga.id, at(1))).toBe(true);
      expect(await waivers.undo(assessmentId, 'EL2:b1:might', walburga.id, at(2))).toBe(false);
      expect(await waivers.standing(assessmentId)).toEqual([]);
      await waivers.insert(waiver('third', { at: at(3) }));
      await waivers.insert(waiver('other', { at: at(3), fingerprint: 'SR1:b1:' }));
      const all = await readAll((page) => waivers.list(assessmentId, page), 1);
      expect(all.map(({ fingerprint, undoneByName }) => [fingerprint, undoneByName])).toHaveLength(3);
      expect(all.at(-1)).toMatchObject({ undoneByName: 'Walburga', undoneAt: at(1) });
      expect(await waivers.list(idOf('assessment nobody'), { cursor: null, limit: 5 })).toEqual({
        items: [],
        nextCursor: null,
      });
    });
  });
}
