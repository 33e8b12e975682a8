import { describe, expect, test } from 'vitest';
import type { VersionRecord } from '../../../lib/commands/VersionStore.ts';
import { readAll } from './contractOfPeople.ts';
import { assessmentNamed, at, bytes, compactionInto, entry, idOf, userNamed } from './fixtures.ts';
import { seededDraft } from './seededDraft.ts';
import type { SubjectOf } from './subject.ts';

/** Versions are numbered per assessment, contents stored once; what nothing names any more goes. */
export function contractOfVersions(subjectOf: SubjectOf): void {
  describe('versions', () => {
    const vera = userNamed('Vera of the versions');
    const assessmentId = idOf('assessment versioned');
    const version = (number: number, change: Partial<VersionRecord> = {}): VersionRecord => ({
      id: idOf(`version ${number}`),
      assessmentId,
      number,
      kind: 'auto',
      name: null,
      note: '',
      sha256: 'a1',
      createdById: vera.id,
      createdAt: at(number),
      readAt: at(number),
      contributors: [],
      ...change,
    });
    const numbers = async () =>
      (await readAll((page) => subjectOf().database.read.versions.list(assessmentId, page), 2)).map(
        ({ number }) => number,
      );

    test('a number is given once; a content is stored once; lists come newest first with names', async () => {
      const { users, assessments, versions, contents } = subjectOf().database.read;
      await users.insert(vera);
      await assessments.insert(assessmentNamed('versioned', { createdById: vera.id }));
      expect(await versions.latest(assessmentId)).toBeNull();
      await contents.keep(assessmentId, 'a1', bytes('first'));
      await contents.keep(assessmentId, 'a1', bytes('never'));
      expect(new TextDecoder().decode((await contents.packed(assessmentId, 'a1')) ?? bytes(''))).toBe('first');
      expect(await contents.packed(assessmentId, 'a2')).toBeNull();
      await versions.insert(version(1, { contributors: [vera.id] }));
      await expect(versions.insert(version(1, { id: idOf('version again') }))).rejects.toMatchObject({
        name: 'DuplicateError',
      });
      await expect(versions.insert(version(2, { sha256: 'a9' }))).rejects.toThrow();
      await versions.insert(version(2, { kind: 'named', name: 'Before the talks' }));
      const person = { userId: vera.id, name: vera.name, hue: 3 };
      expect(await versions.byNumber(assessmentId, 1)).toMatchObject({ createdBy: person, contributors: [person] });
      expect(await versions.latest(assessmentId)).toMatchObject({
        number: 2,
        name: 'Before the talks',
        contributors: [],
      });
      expect(await versions.byNumber(assessmentId, 3)).toBeNull();
      expect(await numbers()).toEqual([2, 1]);
    });

    test('of the automatic ones the newest stay, and never goes the newest of all; the others all stay', async () => {
      const { versions, contents } = subjectOf().database.read;
      for (const number of [3, 4, 5]) {
        await contents.keep(assessmentId, `a${number}`, bytes(`content ${number}`));
        await versions.insert(version(number, { sha256: `a${number}` }));
      }
      await versions.thin(assessmentId, 9);
      expect(await numbers()).toEqual([5, 4, 3, 2, 1]);
      await versions.thin(assessmentId, 2);
      expect(await numbers()).toEqual([5, 4, 2]);
      await versions.thin(assessmentId, 0);
      expect(await numbers()).toEqual([5, 2]);
    });

    test('a content goes once neither version nor mark names it', async () => {
      const { contents } = subjectOf().database.read;
      expect(await contents.markOf(assessmentId, vera.id)).toBeNull();
      await contents.mark(assessmentId, vera.id, { sha256: 'a3', at: at(1) });
      await contents.sweep(assessmentId);
      expect(await contents.packed(assessmentId, 'a3')).not.toBeNull();
      expect(await contents.packed(assessmentId, 'a4')).toBeNull();
      expect(await contents.packed(assessmentId, 'a1')).not.toBeNull();
      await contents.mark(assessmentId, vera.id, { sha256: 'a5', at: at(2) });
      expect(await contents.markOf(assessmentId, vera.id)).toEqual({ sha256: 'a5', at: at(2) });
      await contents.sweep(assessmentId);
      expect(await contents.packed(assessmentId, 'a3')).toBeNull();
      expect(await contents.packed(assessmentId, 'a5')).not.toBeNull();
    });

    test('who wrote since is told by the log and by what was folded away', async () => {
      const subject = subjectOf();
      const { users, drafts } = subject.database.read;
      await users.insert(userNamed('Wido'));
      await users.insert(userNamed('Wilma'));
      const id = await seededDraft(subject, 'Written since');
      expect(await drafts.authorsSince(id, null)).toEqual([]);
      await subject.drafts.append([entry(id, 'Wido', 1, 'one')]);
      const loaded = await subject.drafts.load(id);
      if (loaded === null) throw new Error('no draft');
      const folded = loaded.tail.map(({ seq }) => seq);
      const result = compactionInto(loaded.snapshot, folded);
      expect(await subject.drafts.compact(id, loaded.snapshot.stateVector, result, at(5))).toBe(true);
      await subject.drafts.append([entry(id, 'Wilma', 2, 'two')]);
      const both = [userNamed('Wido').id, userNamed('Wilma').id].toSorted();
      expect(await drafts.authorsSince(id, null)).toEqual(both);
      expect(await drafts.authorsSince(id, new Date(0))).toEqual(both);
      expect(await drafts.authorsSince(id, new Date(Date.now() + 60_000))).toEqual([]);
    });
  });
}
