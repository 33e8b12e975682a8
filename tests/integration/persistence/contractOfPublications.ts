import { describe, expect, test } from 'vitest';
import type { PublicationRow, PublishedRecord } from '../../../lib/commands/PublicationStore.ts';
import { defaultScale } from '../../../lib/domain/likelihood/scaleById.ts';
import { readAll } from './contractOfPeople.ts';
import { assessmentNamed, at, bytes, idOf, userNamed } from './fixtures.ts';
import type { SubjectOf } from './subject.ts';

/** Publications are numbered per assessment, given back as frozen, retracted once, and say who opened them. */
export function contractOfPublications(subjectOf: SubjectOf): void {
  describe('publications', () => {
    const pia = userNamed('Pia of the publications');
    const rolf = userNamed('Rolf the reader');
    const assessmentId = idOf('assessment published');
    const slug = 'published-0001';
    const publication = (number: number): Omit<PublicationRow, 'retraction' | 'supersession'> => {
      const own = { id: idOf(`publication ${number}`), assessmentId, number, slug, sha256: 'p1' };
      const kind = number === 1 ? 'initial' : 'substantive';
      const record: PublishedRecord = {
        ...own,
        kind,
        assessmentNumber: 14,
        reference: 'YS-2026-014',
        title: 'Ports “and” ferries',
        publishedAt: at(number).toISOString(),
        publishedBy: pia.name,
        scale: defaultScale,
        marking: 'tlp2',
        banner: '',
        changeSummary: 'J1 moved.',
        previous: null,
        changes: [],
        dissents: [],
        authors: [pia.name],
        rounds: [],
        waivers: [],
        recalled: { s1: { day: '2026-03-01', reason: 'Withdrawn.' } },
      };
      return {
        ...own,
        kind,
        record,
        audience: number === 2 ? { userIds: [rolf.id] } : 'link',
        changeSummary: 'J1 moved.',
        publishedById: pia.id,
        publishedAt: at(number),
      };
    };

    test('a publication is given back as it was frozen; its number is its own; its content must be there', async () => {
      const { users, assessments, contents, publications } = subjectOf().database.read;
      await users.insert(pia);
      await users.insert(rolf);
      await assessments.insert(assessmentNamed('published', { createdById: pia.id, slug }));
      expect(await publications.atSlug(slug)).toEqual([]);
      expect(await publications.atSlug(`${slug}\0`)).toEqual([]);
      expect(await publications.byId('no-id')).toBeNull();
      await expect(publications.insert(publication(1))).rejects.toThrow();
      await contents.keep(assessmentId, 'p1', bytes('frozen'));
      await publications.insert(publication(1));
      await expect(publications.insert({ ...publication(1), id: idOf('again') })).rejects.toMatchObject({
        name: 'DuplicateError',
      });
      const { record, ...row } = publication(1);
      const shown = { ...row, publishedByName: pia.name, retraction: null, supersession: null };
      expect(await publications.byId(row.id)).toEqual({ ...shown, record });
      expect(await publications.records([row.id, 'no-id'])).toEqual(new Map([[row.number, record]]));
      expect(await publications.atSlug(slug)).toEqual([shown]);
    });

    test('a content that only a publication names is kept', async () => {
      const { contents } = subjectOf().database.read;
      await contents.sweep(assessmentId);
      expect(await contents.packed(assessmentId, 'p1')).toEqual(bytes('frozen'));
    });

    test('lists come newest first, page by page', async () => {
      const { publications } = subjectOf().database.read;
      await publications.insert(publication(2));
      await publications.insert(publication(3));
      expect((await publications.atSlug(slug)).map(({ number }) => number)).toEqual([3, 2, 1]);
      const all = await readAll((page) => publications.list(assessmentId, page), 2);
      expect(all.map(({ number, audience }) => [number, audience])).toEqual([
        [3, 'link'],
        [2, { userIds: [rolf.id] }],
        [1, 'link'],
      ]);
    });

    test('a notice supersedes a publication once, and never one that is retracted', async () => {
      const { publications } = subjectOf().database.read;
      const { id } = publication(2);
      const supersession = { at: at(8), byId: pia.id, reason: 'A later survey.', number: 3 };
      expect(await publications.supersede(id, supersession)).toBe(true);
      expect(await publications.supersede(id, { ...supersession, reason: 'Again.' })).toBe(false);
      const found = await publications.byId(id);
      expect(found).toMatchObject({ retraction: null, supersession: { ...supersession, byName: pia.name } });
      const retraction = { at: at(9), byId: pia.id, reason: 'Wrong.', replacedBy: null };
      expect(await publications.retract(publication(3).id, retraction)).toBe(true);
      expect(await publications.supersede(publication(3).id, { ...supersession, number: 4 })).toBe(false);
    });

    test('a publication is retracted once, and what was frozen stays as it was', async () => {
      const { publications } = subjectOf().database.read;
      const { id, record } = publication(1);
      const retraction = { at: at(9), byId: pia.id, reason: 'The issuer withdrew it.', replacedBy: 3 };
      expect(await publications.retract(id, retraction)).toBe(true);
      expect(await publications.retract(id, { ...retraction, reason: 'Again.' })).toBe(false);
      const found = await publications.byId(id);
      expect(found?.retraction).toEqual({ ...retraction, byName: pia.name });
      expect(found?.record).toEqual(record);
    });

    test('who opened a publication counts once', async () => {
      const { publicationReaders } = subjectOf().database.read;
      const { id } = publication(1);
      expect(await publicationReaders.of(id)).toEqual([]);
      await publicationReaders.opened(id, rolf.id, at(4));
      await publicationReaders.opened(id, rolf.id, at(5));
      await publicationReaders.opened(id, pia.id, at(5));
      expect((await publicationReaders.of(id)).toSorted()).toEqual([rolf.id, pia.id].toSorted());
      expect([...(await publicationReaders.counts(assessmentId))]).toEqual([[id, 2]]);
    });

    test('of each paper the newest that somebody may find is listed, under the title that was published', async () => {
      const { publications, publicationReaders, members, users } = subjectOf().database.read;
      const found = async (userId: string) => {
        const papers = await readAll((page) => publications.papersFor(userId, page), 1);
        return papers.filter((paper) => paper.assessmentId === assessmentId);
      };
      const sven = userNamed('Sven the stranger');
      await users.insert(sven);
      expect(await found(sven.id)).toEqual([]);
      expect(await found('no-id')).toEqual([]);
      expect(await found(rolf.id)).toEqual([
        {
          id: idOf('publication 2'),
          assessmentId,
          number: 2,
          slug,
          publishedAt: at(2),
          title: 'Ports “and” ferries',
          reference: 'YS-2026-014',
          isRetracted: false,
          isMember: false,
        },
      ]);
      await publicationReaders.opened(idOf('publication 3'), sven.id, at(4));
      expect(await found(sven.id)).toMatchObject([{ number: 3, isMember: false }]);
      await members.replace(assessmentId, [{ userId: sven.id, role: 'reader' }]);
      expect(await found(sven.id)).toMatchObject([{ number: 3, isMember: true }]);
      await members.replace(assessmentId, []);
    });

    test('their words are found by whom they are for: of each paper the newest that stands, and nothing else', async () => {
      const { assessments, contents, members, publicationReaders, publications, publishedSearch, users } =
        subjectOf().database.read;
      const [owner, named, stranger] = ['Olga of the air', 'Nils of the air', 'Sara of the air'].map((name) =>
        userNamed(name),
      );
      if (owner === undefined || named === undefined || stranger === undefined) throw new Error('three people');
      for (const user of [owner, named, stranger]) await users.insert(user);
      const paper = async (name: string, audiences: readonly PublicationRow['audience'][]): Promise<string[]> => {
        const made = assessmentNamed(name, { createdById: owner.id, slug: name });
        await assessments.insert(made);
        await members.replace(made.id, [{ userId: owner.id, role: 'owner' }]);
        await contents.keep(made.id, 'p1', bytes('frozen'));
        const ids: string[] = [];
        for (const [at_, audience] of audiences.entries()) {
          const number = at_ + 1;
          const id = idOf(`${name} ${number}`);
          const { record, ...row } = publication(number);
          const title = `${name} v${number}`;
          await publications.insert({
            ...row,
            id,
            assessmentId: made.id,
            slug: name,
            audience,
            record: { ...record, title, slug: name },
          });
          await publishedSearch.index(id, [
            { blockId: 't', kind: 'title', label: '', text: title },
            { blockId: 'j', kind: 'judgment', label: 'J1', text: `The zeppelin of ${name} number ${number} lands\0.` },
          ]);
          ids.push(id);
        }
        return ids;
      };
      await paper('air-linked', ['link', 'link']);
      await paper('air-inside', ['signed-in']);
      const [, second] = await paper('air-named', ['link', { userIds: [named.id] }]);
      const seen = async (userId: string, words = 'zeppelin', limit = 20) =>
        (await publishedSearch.search(userId, words, limit)).map(({ title }) => title).toSorted();
      expect(await seen(stranger.id)).toEqual(['air-inside v1']);
      // Who has opened an address has it.
      await publicationReaders.opened(idOf('air-linked 2'), stranger.id, at(4));
      await publicationReaders.opened(idOf('air-linked 2'), named.id, at(4));
      await publicationReaders.opened(idOf('air-named 1'), named.id, at(4));
      expect(await seen(stranger.id)).toEqual(['air-inside v1', 'air-linked v2']);
      expect(await seen(named.id)).toEqual(['air-inside v1', 'air-linked v2', 'air-named v2']);
      expect(await seen(owner.id)).toEqual(['air-inside v1', 'air-linked v2', 'air-named v2']);
      expect(await seen(named.id, 'zeppelin', 2)).toHaveLength(2);
      // Words that only a superseded version has are not found.
      expect(await seen(owner.id, '"air linked number 1"')).toEqual([]);
      expect(await seen(owner.id, 'zeppelin linked')).toEqual(['air-linked v2']);
      for (const odd of ['', '\0', '"', "' | & !", '((', 'no id']) expect(await seen(owner.id, odd)).toEqual([]);
      const [hit] = await publishedSearch.search(owner.id, 'zeppelin named', 5);
      expect(hit).toMatchObject({ slug: 'air-named', number: 2, reference: 'YS-2026-014', hitCount: 1 });
      expect(hit?.hits.map(({ blockId, label }) => [blockId, label])).toEqual([['j', 'J1']]);
      await publications.retract(second ?? '', { at: at(9), byId: owner.id, reason: 'Forged.', replacedBy: null });
      expect(await seen(named.id)).toEqual(['air-inside v1', 'air-linked v2', 'air-named v1']);
      await members.replace(idOf('assessment air-named'), []);
      expect((await publishedSearch.unindexed(100)).map(({ id }) => id)).not.toContain(second);
      expect((await publishedSearch.unindexed(100)).map(({ id }) => id)).toContain(idOf('publication 1'));
    });
  });
}
