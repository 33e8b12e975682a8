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
      stateVector: null,
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

    test('of the automatic ones those go that are named, and never goes the newest of all; the others all stay', async () => {
      const { versions, contents } = subjectOf().database.read;
      for (const number of [3, 4, 5]) {
        await contents.keep(assessmentId, `a${number}`, bytes(`content ${number}`));
        await versions.insert(version(number, { sha256: `a${number}` }));
      }
      let asked: readonly number[] = [];
      const thin = (goes: (numbers: readonly number[]) => readonly number[]): Promise<void> =>
        versions.thin(assessmentId, (autos) => {
          asked = autos.map(({ number }) => number);
          return goes(asked);
        });
      await thin(() => []);
      expect(await numbers()).toEqual([5, 4, 3, 2, 1]);
      await thin((all) => all.slice(2));
      expect(asked).toEqual([5, 4, 3, 1]);
      expect(await numbers()).toEqual([5, 4, 2]);
      await thin((all) => [...all, 2]);
      expect(await numbers()).toEqual([5, 2]);
    });

    test('a name and a note are given anew; versions are found by words, people, number and day', async () => {
      const { users, assessments, versions, contents } = subjectOf().database.read;
      const wade = userNamed('Wade of the 100%');
      await users.insert(wade);
      const id = idOf('assessment searched');
      await assessments.insert(assessmentNamed('searched', { createdById: vera.id }));
      await contents.keep(id, 'a1', bytes('first'));
      const of = (number: number, change: Partial<VersionRecord> = {}) =>
        versions.insert(version(number, { id: idOf(`searched ${number}`), assessmentId: id, ...change }));
      await of(1, { contributors: [vera.id], stateVector: bytes('vector') });
      await of(2, { contributors: [wade.id], note: 'As sent_out.' });
      await of(12, { kind: 'named', name: 'Before the Talks', createdAt: new Date('2026-05-04T10:00:00Z') });
      const found = async (filter: Parameters<typeof versions.list>[2]) =>
        (await readAll((page) => versions.list(id, page, filter), 1)).map(({ number }) => number);
      expect(await found({})).toEqual([12, 2, 1]);
      expect(await found({ words: 'the talks' })).toEqual([12]);
      expect(await found({ words: 't_o' })).toEqual([2]);
      expect(await found({ words: 't%o' })).toEqual([]);
      expect(await found({ words: 'wade' })).toEqual([2]);
      expect(await found({ words: 'vera' })).toEqual([12, 2, 1]);
      expect(await found({ words: '#2' })).toEqual([2]);
      expect(await found({ words: '12' })).toEqual([12]);
      expect(await found({ from: new Date('2026-05-04T00:00:00Z') })).toEqual([12]);
      expect(await found({ before: new Date('2026-05-04T10:00:00Z') })).toEqual([2, 1]);
      expect(await found({ words: 'wade', before: at(0) })).toEqual([]);
      expect((await versions.byNumber(id, 1))?.stateVector).toEqual(bytes('vector'));
      await versions.rename(id, 2, { kind: 'named', name: 'Sent', note: '' });
      expect(await versions.byNumber(id, 2)).toMatchObject({ kind: 'named', name: 'Sent', note: '', sha256: 'a1' });
      await versions.rename(id, 99, { kind: 'named', name: 'Nobody', note: '' });
      expect(await found({ words: 'nobody' })).toEqual([]);
    });

    test('who wrote since a version is told; what one that goes says of it, the next says', async () => {
      const { users, assessments, versions, contents } = subjectOf().database.read;
      const [ugo, uta] = [userNamed('Ugo'), userNamed('Uta')];
      for (const user of [ugo, uta]) await users.insert(user);
      const id = idOf('assessment written');
      await assessments.insert(assessmentNamed('written', { createdById: vera.id }));
      await contents.keep(id, 'a1', bytes('first'));
      const people = [[vera.id], [ugo.id], [uta.id], [], [ugo.id]];
      for (const [index, contributors] of people.entries()) {
        await versions.insert(version(index + 1, { id: idOf(`written ${index}`), assessmentId: id, contributors }));
      }
      const between = async (older: number, newer: number) =>
        (await versions.writers(id, version(older), version(newer))).map(({ name }) => name);
      const before = await between(1, 4);
      expect(before).toEqual([ugo.name, uta.name]);
      await versions.thin(id, () => [2, 3]);
      expect(await between(1, 4)).toEqual(before);
      expect((await versions.byNumber(id, 4))?.contributors.map(({ name }) => name)).toEqual(before);
      expect((await versions.byNumber(id, 5))?.contributors.map(({ name }) => name)).toEqual([ugo.name]);
      expect(await between(4, 4)).toEqual([]);
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
      expect(await drafts.lastWriting(id)).toBeNull();
      await subject.drafts.append([entry(id, 'Wido', 1, 'one')]);
      const loaded = await subject.drafts.load(id);
      if (loaded === null) throw new Error('no draft');
      const folded = loaded.tail.map(({ seq }) => seq);
      const result = compactionInto(loaded.snapshot, folded);
      expect(await subject.drafts.compact(id, loaded.snapshot.stateVector, result, at(5))).toBe(true);
      expect(await drafts.lastWriting(id)).toMatchObject({ actorId: userNamed('Wido').id });
      await subject.drafts.append([entry(id, 'Wilma', 2, 'two')]);
      expect((await drafts.lastWriting(id))?.actorId).toBe(userNamed('Wilma').id);
      expect((await drafts.lastWriting(id))?.at).toBeInstanceOf(Date);
      const names = async (clientIds: readonly number[]) =>
        (await drafts.authorsUnder(id, clientIds)).map(({ clientId, actorId }) => `${clientId} ${actorId}`).toSorted();
      expect(await names([])).toEqual([]);
      expect(await names([1, 2, 3])).toEqual([`1 ${userNamed('Wido').id}`, `2 ${userNamed('Wilma').id}`]);
      const since = { number: 1, readAt: new Date(0) };
      const { versions } = subject.database.read;
      expect((await versions.writers(id, since, null)).map(({ name }) => name)).toEqual(['Wido', 'Wilma']);
      expect(await versions.writers(id, { ...since, readAt: new Date(Date.now() + 60_000) }, null)).toEqual([]);
      const both = [userNamed('Wido').id, userNamed('Wilma').id].toSorted();
      expect(await drafts.authorsSince(id, null)).toEqual(both);
      expect(await drafts.authorsSince(id, new Date(0))).toEqual(both);
      expect(await drafts.authorsSince(id, new Date(Date.now() + 60_000))).toEqual([]);
    });
  });
}
