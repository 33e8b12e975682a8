import { describe, expect, test } from 'vitest';
import type { CustomScaleRecord } from '../../../lib/commands/ports.ts';
import { at, compactionInto, draftNamed, entry, userNamed } from './fixtures.ts';
import { seededDraft } from './seededDraft.ts';
import type { SubjectOf } from './subject.ts';

/** The workspace's own scales, and the scale that a draft names. */
export function contractOfScales(subjectOf: SubjectOf): void {
  describe('scales', () => {
    const maker = userNamed('Scale maker');
    const scale = (id: string, minutes: number): CustomScaleRecord => ({
      id,
      definition: JSON.stringify({ title: 'Ω "quoted" \\ scale', terms: [] }),
      createdById: maker.id,
      createdAt: at(minutes),
      withdrawnAt: null,
    });

    test('come back as they were stored, oldest first, and an id is given once', async () => {
      const { scales, users } = subjectOf().database.read;
      expect(await scales.list()).toEqual([]);
      await users.insert(maker);
      await scales.insert(scale('desk-b', 20));
      await scales.insert(scale('desk-c', 10));
      await scales.insert(scale('desk-a', 20));
      expect(await scales.list()).toEqual([scale('desk-c', 10), scale('desk-a', 20), scale('desk-b', 20)]);
      await expect(scales.insert(scale('desk-a', 30))).rejects.toMatchObject({ name: 'DuplicateError' });
      await expect(scales.insert({ ...scale('desk-d', 30), createdById: userNamed('Nobody').id })).rejects.toThrow();
    });

    test('are withdrawn once, of two at the same time by one', async () => {
      const { scales } = subjectOf().database.read;
      const outcomes = await Promise.all([scales.withdraw('desk-a', at(40)), scales.withdraw('desk-a', at(40))]);
      expect(outcomes.filter(Boolean)).toEqual([true]);
      expect(await scales.withdraw('desk-a', at(50))).toBe(false);
      expect(await scales.withdraw("'; DROP TABLE scales; --", at(50))).toBe(false);
      expect((await scales.list()).map(({ id, withdrawnAt }) => [id, withdrawnAt])).toEqual([
        ['desk-c', null],
        ['desk-a', at(40)],
        ['desk-b', null],
      ]);
    });

    test('the scale that a draft names follows at compaction; a draft that names none leaves it', async () => {
      const subject = subjectOf();
      const id = await seededDraft(subject, 'Scaled');
      const scaleOf = async () => (await subject.database.read.assessments.byId(id))?.scale;
      const before = await scaleOf();
      const compact = async (from: string, to: string, named: string | null) => {
        await subject.drafts.append([entry(id, 'Wanda', 1, 'a')]);
        const seqs = (await subject.drafts.load(id))?.tail.map(({ seq }) => seq) ?? [];
        const result = compactionInto(draftNamed(to), seqs, { scale: named });
        expect(await subject.drafts.compact(id, draftNamed(from).stateVector, result, at(60))).toBe(true);
      };
      await compact('Scaled', 'Scaled 2', null);
      expect(await scaleOf()).toBe(before);
      await compact('Scaled 2', 'Scaled 3', 'desk-c');
      expect(await scaleOf()).toBe('desk-c');
      await compact('Scaled 3', 'Scaled 4', null);
      expect(await scaleOf()).toBe('desk-c');
    });
  });
}
