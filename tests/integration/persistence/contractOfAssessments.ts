import { describe, expect, test } from 'vitest';
import { assessmentNamed, at, draftNamed, idOf, userNamed } from './fixtures.ts';
import { readAll } from './contractOfPeople.ts';
import type { SubjectOf } from './subject.ts';

/** Assessments, members, seeds and transactions. */
export function contractOfAssessments(subjectOf: SubjectOf): void {
  describe('assessments', () => {
    const owner = userNamed('Olga', { hue: 1 });
    const editor = userNamed('Edda', { hue: 2 });
    const reader = userNamed('Rita', { hue: 4 });

    test('numbers run, slugs are one of a kind', async () => {
      const { database } = subjectOf();
      for (const user of [owner, editor, reader]) await database.read.users.insert(user);
      const first = await database.read.assessments.insert(assessmentNamed('Grid', { createdById: owner.id }));
      const second = await database.read.assessments.insert(assessmentNamed('Ports', { createdById: owner.id }));
      expect(second.number).toBeGreaterThan(first.number);
      expect(await database.read.assessments.byId(first.id)).toEqual(first);
      expect(await database.read.assessments.byId('../../etc/passwd')).toBeNull();
      const twin = assessmentNamed('Grid', { id: idOf('twin') });
      await expect(database.read.assessments.insert(twin)).rejects.toMatchObject({
        name: 'DuplicateError',
        field: 'slug',
      });
      await database.read.assessments.update(first.id, {
        title: 'The grid',
        archivedAt: at(3),
        changedById: editor.id,
      });
      expect(await database.read.assessments.byId(first.id)).toEqual({
        ...first,
        title: 'The grid',
        archivedAt: at(3),
        changedById: editor.id,
      });
      await database.read.assessments.update(first.id, { archivedAt: null });
    });

    test('the member list is replaced whole, and read by name', async () => {
      const { members } = subjectOf().database.read;
      const id = idOf('assessment Grid');
      await members.replace(id, [
        { userId: owner.id, role: 'owner' },
        { userId: reader.id, role: 'reviewer' },
      ]);
      await members.replace(id, [
        { userId: reader.id, role: 'reader' },
        { userId: editor.id, role: 'editor' },
        { userId: owner.id, role: 'owner' },
      ]);
      expect(await members.list(id)).toEqual(
        [[editor, 'editor'] as const, [owner, 'owner'] as const, [reader, 'reader'] as const].map(([user, role]) => ({
          userId: user.id,
          role,
          name: user.name,
          email: user.email,
          hue: user.hue,
          isDisabled: false,
        })),
      );
      expect(await members.roleOf(id, reader.id)).toBe('reader');
      expect(await members.roleOf(id, idOf('stranger'))).toBeNull();
      expect(await members.roleOf('x', 'y')).toBeNull();
      expect(await members.list('x')).toEqual([]);
    });

    test('a member list that cannot be stored changes nothing', async () => {
      const { members } = subjectOf().database.read;
      const id = idOf('assessment Grid');
      const before = await members.list(id);
      await expect(members.replace(id, [{ userId: idOf('stranger'), role: 'owner' }])).rejects.toThrow();
      expect(await members.list(id)).toEqual(before);
      await expect(members.replace(idOf('no assessment'), [])).rejects.toThrow('no such assessment');
    });

    test('lists hold what one has a role on, newest change first, with role and authors', async () => {
      const { assessments, members } = subjectOf().database.read;
      for (let index = 0; index < 7; index += 1) {
        const made = await assessments.insert(
          assessmentNamed(`Listed ${index}`, {
            createdById: owner.id,
            changedAt: at(10 + Math.floor(index / 3)),
            changedById: index === 0 ? idOf('gone') : editor.id,
            archivedAt: index === 6 ? at(20) : null,
          }),
        );
        await members.replace(made.id, [
          { userId: owner.id, role: index === 1 ? 'reader' : 'owner' },
          { userId: editor.id, role: 'editor' },
          ...(index === 2 ? [{ userId: reader.id, role: 'reader' as const }] : []),
        ]);
      }
      const list = (userId: string, filter: Parameters<typeof assessments.listFor>[2], limit = 100) =>
        readAll((page) => assessments.listFor(userId, page, filter), limit);
      const all = await list(editor.id, { query: 'listed' });
      expect(all).toHaveLength(6);
      const times = all.map((item) => item.changedAt.getTime());
      expect(times).toEqual([...times].sort((a, b) => b - a));
      for (const limit of [1, 2, 4, 6]) expect(await list(editor.id, { query: 'listed' }, limit)).toEqual(all);

      const first = all.find((item) => item.title === 'Listed 0');
      expect(first).toMatchObject({ role: 'editor', changedByName: null });
      expect(first?.authors).toEqual([editor, owner].map(({ id, name, hue }) => ({ userId: id, name, hue })));
      const second = all.find((item) => item.title === 'Listed 1');
      expect(second?.authors.map((author) => author.name)).toEqual(['Edda']);
      expect(second?.changedByName).toBe('Edda');

      expect((await list(reader.id, {})).map((item) => [item.title, item.role])).toEqual([
        ['Listed 2', 'reader'],
        ['The grid', 'reader'],
      ]);
      expect((await list(owner.id, { mine: true, query: 'LISTED' })).map((item) => item.title).sort()).toEqual(
        [0, 2, 3, 4, 5].map((index) => `Listed ${index}`),
      );
      expect((await list(owner.id, { archived: true })).map((item) => item.title)).toEqual(['Listed 6']);
      expect(await list(idOf('stranger'), {})).toEqual([]);
      expect(await list(editor.id, { query: '%' })).toEqual([]);
    });

    test('a transaction that throws leaves nothing behind; one that ends leaves all', async () => {
      const { database } = subjectOf();
      const made = assessmentNamed('Undone', { createdById: owner.id });
      const rolledBack = database.transaction(async (stores) => {
        await stores.assessments.insert(made);
        await stores.members.replace(made.id, [{ userId: owner.id, role: 'owner' }]);
        await stores.drafts.seed(made.id, draftNamed('undone'), at(0));
        await stores.audit.append({ at: at(0), actorId: owner.id, action: 'undone', subject: made.id, data: {} });
        expect(await stores.members.roleOf(made.id, owner.id)).toBe('owner');
        throw new Error('changed my mind');
      });
      await expect(rolledBack).rejects.toThrow('changed my mind');
      expect(await database.read.assessments.byId(made.id)).toBeNull();
      expect((await database.read.audit.since(0, 1_000)).some((row) => row.action === 'undone')).toBe(false);

      const value = await database.transaction(async (stores) => {
        await stores.assessments.insert(made);
        await stores.drafts.seed(made.id, draftNamed('done'), at(0));
        await stores.outbox.add({ id: idOf('mail'), topic: 'mail', payload: { to: 'a@example.org' } });
        return 'kept';
      });
      expect(value).toBe('kept');
      expect(await subjectOf().drafts.load(made.id)).not.toBeNull();
      await expect(database.read.drafts.seed(made.id, draftNamed('again'), at(1))).rejects.toMatchObject({
        name: 'DuplicateError',
      });
    });
  });
}
