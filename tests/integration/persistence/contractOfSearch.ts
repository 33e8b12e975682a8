import { describe, expect, test } from 'vitest';
import type { IndexedBlock } from '../../../lib/commands/ports.ts';
import { readAll } from './contractOfPeople.ts';
import { assessmentNamed, at, compactionInto, draftNamed, idOf, userNamed } from './fixtures.ts';
import type { Subject, SubjectOf } from './subject.ts';

const block = (blockId: string, text: string, kind = 'paragraph', label = ''): IndexedBlock => ({
  blockId,
  kind,
  label,
  text,
});

async function draftOf(
  subject: Subject,
  name: string,
  ownerId: string,
  blocks: readonly IndexedBlock[],
): Promise<string> {
  const made = assessmentNamed(name, { createdById: ownerId });
  await subject.database.transaction(async (stores) => {
    await stores.assessments.insert(made);
    await stores.members.replace(made.id, [{ userId: ownerId, role: 'owner' }]);
    await stores.drafts.seed(made.id, draftNamed(name), at(0), blocks);
  });
  return made.id;
}

/** What every search keeps: rights, words, pages. What only a database can do is in `contractOfLanguage`. */
export function contractOfSearch(subjectOf: SubjectOf): void {
  describe('search', () => {
    const sven = userNamed('Sven');
    const tara = userNamed('Tara');
    const found = async (userId: string, words: string, limit = 20) =>
      readAll((page) => subjectOf().database.read.search.search(userId, words, page), limit);
    const blocksFound = async (userId: string, words: string) =>
      (await found(userId, words)).flatMap((one) => one.hits.map((hit) => hit.blockId)).toSorted();

    test('finds what one has a role on, by assessment and block, and nothing else', async () => {
      const subject = subjectOf();
      await subject.database.read.users.insert(sven);
      await subject.database.read.users.insert(tara);
      const own = await draftOf(subject, 'Rail freight', sven.id, [
        block('t', 'Rail freight', 'title'),
        block('j', 'Freight volumes will likely double', 'judgment', 'J1'),
        block('p', 'Nothing of the kind'),
      ]);
      await draftOf(subject, 'Foreign freight', tara.id, [block('f', 'Freight abroad')]);
      const [one, ...others] = await found(sven.id, 'freight');
      expect(others).toEqual([]);
      expect(one).toMatchObject({ id: own, title: 'Rail freight', role: 'owner', status: 'draft', hitCount: 2 });
      expect(one?.hits.map(({ blockId, kind, label }) => [blockId, kind, label]).toSorted()).toEqual([
        ['j', 'judgment', 'J1'],
        ['t', 'title', ''],
      ]);
      expect(one?.hits.flatMap((hit) => hit.snippet.map((part) => part.text)).join('')).toContain(
        'volumes will likely',
      );
      expect(await found(idOf('stranger'), 'freight')).toEqual([]);
      expect(await found('no id', 'freight')).toEqual([]);
    });

    test('a role given or taken, and archiving, hold at once', async () => {
      const { members, assessments } = subjectOf().database.read;
      const id = idOf('assessment Foreign freight');
      const roles = [{ userId: tara.id, role: 'owner' as const }];
      await members.replace(id, [...roles, { userId: sven.id, role: 'reader' }]);
      expect(await blocksFound(sven.id, 'abroad')).toEqual(['f']);
      await assessments.update(id, { archivedAt: at(1) });
      expect(await found(sven.id, 'abroad')).toEqual([]);
      expect(await found(tara.id, 'abroad')).toEqual([]);
      await assessments.update(id, { archivedAt: null });
      await members.replace(id, roles);
      expect(await found(sven.id, 'abroad')).toEqual([]);
    });

    test('all words must be in one block; the last may be a beginning', async () => {
      expect(await blocksFound(sven.id, 'freight dou')).toEqual(['j']);
      expect(await blocksFound(sven.id, 'volumes nothing')).toEqual([]);
      expect(await blocksFound(sven.id, 'freig')).toEqual(['j', 't']);
    });

    test('a reference finds its assessment', async () => {
      const record = await subjectOf().database.read.assessments.byId(idOf('assessment Rail freight'));
      const reference = `YS-2026-${String(record?.number).padStart(3, '0')}`;
      expect((await found(sven.id, reference)).map(({ id, hitCount }) => [id, hitCount])).toContainEqual([
        record?.id,
        0,
      ]);
      expect(await found(tara.id, reference)).toEqual([]);
    });

    test('a fold writes what is new, changes what changed and forgets what is gone', async () => {
      const subject = subjectOf();
      const id = await draftOf(subject, 'Folded words', sven.id, [
        block('a', 'barge one'),
        block('b', 'barge two'),
        block('c', 'barge three'),
      ]);
      const { stateVector } = draftNamed('Folded words');
      const blocks = [block('d', 'barge four', 'judgment', 'J1'), block('a', 'barge one'), block('c', 'canal three')];
      const folded = compactionInto(draftNamed('Folded words 2', { stateVector }), [], { blocks });
      expect(await subject.drafts.compact(id, stateVector, folded, at(1))).toBe(true);
      expect(await blocksFound(sven.id, 'barge')).toEqual(['a', 'd']);
      expect(await blocksFound(sven.id, 'canal')).toEqual(['c']);
      expect(await subject.database.read.assessments.byId(id)).toMatchObject({ sectionCount: 4, sectionsBegun: 3 });
      const stale = compactionInto(draftNamed('x'), [], { blocks: [block('z', 'barge stale')] });
      expect(await subject.drafts.compact(id, draftNamed('other').stateVector, stale, at(2))).toBe(false);
      expect(await blocksFound(sven.id, 'stale')).toEqual([]);
      expect(await subject.drafts.compact(id, stateVector, { ...folded, blocks: [] }, at(3))).toBe(true);
      expect(await blocksFound(sven.id, 'barge')).toEqual([]);
    });

    test('pages hold every assessment once', async () => {
      const subject = subjectOf();
      for (let index = 0; index < 7; index += 1) {
        await draftOf(subject, `Paged ${index}`, sven.id, [
          block('p', `lighthouse ${'keeper '.repeat(index % 3)}${index}`),
          block('q', 'lighthouse again'),
        ]);
      }
      const all = (await found(sven.id, 'lighthouse')).map((one) => one.id);
      expect(new Set(all).size).toBe(7);
      for (const limit of [1, 2, 3, 7]) {
        expect((await found(sven.id, 'lighthouse', limit)).map((one) => one.id)).toEqual(all);
      }
    });
  });
}
