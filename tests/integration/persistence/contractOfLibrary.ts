import { describe, expect, test } from 'vitest';
import type { AssessmentRecord, ListOrder } from '../../../lib/commands/ports.ts';
import { readAll } from './contractOfPeople.ts';
import { assessmentNamed, at, draftNamed, idOf, userNamed } from './fixtures.ts';
import type { SubjectOf } from './subject.ts';

const dayMs = 24 * 60 * 60 * 1000;
const inDays = (days: number): Date => new Date(at(0).getTime() + days * dayMs);

/** Orders, filters and figures of the library, what may need a person, and saved templates. */
export function contractOfLibrary(subjectOf: SubjectOf): void {
  describe('the library', () => {
    const lena = userNamed('Lena');
    const milo = userNamed('Milo');
    const nora = userNamed('Nora');
    const rows: readonly (readonly [string, Partial<AssessmentRecord>])[] = [
      ['Ambit', { dueAt: inDays(2), wordCount: 40, sectionCount: 4, sectionsBegun: 1, topic: 'Sanctions' }],
      ['bergs', { dueAt: null, wordCount: 900, sectionCount: 5, sectionsBegun: 5, topic: 'East Asia' }],
      ['Änder', { dueAt: inDays(-1), wordCount: 40, sectionCount: 3, sectionsBegun: 1, topic: 'Sanctions' }],
      ['cargo', { dueAt: null, wordCount: 0, sectionCount: 0, sectionsBegun: 0, topic: '' }],
      ['Delta', { dueAt: inDays(30), wordCount: 7, sectionCount: 4, sectionsBegun: 2, topic: 'east asia' }],
    ];
    const ids = new Map(rows.map(([name]) => [name, idOf(`assessment library ${name}`)]));

    test('orders by each column, both ways, page by page, without a due date last', async () => {
      const { users, assessments, members } = subjectOf().database.read;
      for (const user of [lena, milo, nora]) await users.insert(user);
      for (const [index, [name, change]] of rows.entries()) {
        const slug = `library-${index}`;
        const given = {
          ...change,
          slug,
          title: name,
          createdById: lena.id,
          changedById: lena.id,
          changedAt: at(index),
        };
        const made = await assessments.insert(assessmentNamed(`library ${name}`, given));
        await members.replace(made.id, [
          { userId: lena.id, role: index === 4 ? 'reader' : 'owner' },
          ...(index < 2 ? [{ userId: milo.id, role: 'editor' as const }] : []),
          ...(index === 4 ? [{ userId: nora.id, role: 'owner' as const }] : []),
        ]);
      }
      const titles = async (order: ListOrder, limit: number): Promise<string> =>
        (await readAll((page) => assessments.listFor(lena.id, page, {}, order), limit))
          .map((row) => row.title)
          .join(' ');
      const expected: readonly (readonly [ListOrder, string])[] = [
        [{ by: 'changed', direction: 'down' }, 'Delta cargo Änder bergs Ambit'],
        [{ by: 'changed', direction: 'up' }, 'Ambit bergs Änder cargo Delta'],
        [{ by: 'title', direction: 'up' }, 'Ambit bergs cargo Delta Änder'],
        [{ by: 'title', direction: 'down' }, 'Änder Delta cargo bergs Ambit'],
      ];
      for (const [order, words] of expected) {
        for (const limit of [1, 2, 5]) expect([order, await titles(order, limit)]).toEqual([order, words]);
      }
      for (const limit of [1, 2, 3]) {
        expect(await titles({ by: 'due', direction: 'up' }, limit)).toMatch(
          /^Änder Ambit Delta (bergs cargo|cargo bergs)$/,
        );
        expect(await titles({ by: 'due', direction: 'down' }, limit)).toMatch(
          /^Delta Ambit Änder (bergs cargo|cargo bergs)$/,
        );
        expect(await titles({ by: 'words', direction: 'down' }, limit)).toMatch(
          /^bergs (Ambit Änder|Änder Ambit) Delta cargo$/,
        );
        expect(await titles({ by: 'progress', direction: 'up' }, limit)).toBe('cargo Ambit Änder Delta bergs');
      }
    });

    test('filters by topic, author, status and due date, and counts the same', async () => {
      const { assessments, library } = subjectOf().database.read;
      const found = async (filter: Parameters<typeof assessments.listFor>[2]): Promise<string> => {
        const listed = await readAll((page) => assessments.listFor(lena.id, page, filter), 2);
        expect(await library.count(lena.id, filter)).toBe(listed.length);
        return listed
          .map((row) => row.title)
          .sort()
          .join(' ');
      };
      expect(await found({ topic: 'Sanctions' })).toBe('Ambit Änder');
      expect(await found({ topic: "' OR true --" })).toBe('');
      expect(await found({ authorId: milo.id })).toBe('Ambit bergs');
      expect(await found({ authorId: nora.id, topic: 'east asia' })).toBe('Delta');
      expect(await found({ authorId: 'nobody' })).toBe('');
      expect(await found({ status: 'draft' })).toBe('Ambit Delta bergs cargo Änder');
      expect(await found({ status: 'published' })).toBe('');
      expect(await found({ due: 'none' })).toBe('bergs cargo');
      expect(await found({ due: { from: null, to: at(0) } })).toBe('Änder');
      expect(await found({ due: { from: at(0), to: inDays(7) } })).toBe('Ambit');
      expect(await found({ mine: true, query: 'E' })).toBe('bergs Änder');
      expect(await library.count('nobody', {})).toBe(0);
    });

    test('the overview counts what one has a role on, and nothing else', async () => {
      const { library, assessments } = subjectOf().database.read;
      const cargo = ids.get('cargo') ?? '';
      expect(await library.overview(lena.id)).toEqual({
        all: 5,
        mine: 4,
        archived: 0,
        topics: [
          { topic: 'East Asia', count: 1 },
          { topic: 'east asia', count: 1 },
          { topic: 'Sanctions', count: 2 },
        ],
        authors: [
          { userId: lena.id, name: 'Lena', count: 4 },
          { userId: milo.id, name: 'Milo', count: 2 },
          { userId: nora.id, name: 'Nora', count: 1 },
        ],
      });
      await assessments.update(cargo, { archivedAt: at(5) });
      expect(await library.overview(lena.id)).toMatchObject({ all: 4, mine: 3, archived: 1 });
      await assessments.update(cargo, { archivedAt: null });
      const nothing = { all: 0, mine: 0, archived: 0, topics: [], authors: [] };
      expect(await library.overview(idOf('stranger'))).toEqual(nothing);
      expect(await library.overview('x')).toEqual(nothing);
    });

    test('candidates: due and mine to write, shared and never opened, changed by others since', async () => {
      const { library, members, assessments } = subjectOf().database.read;
      const before = inDays(4);
      const names = async (userId: string, limit = 10): Promise<string> =>
        (await library.candidates(userId, before, limit)).map((row) => row.title).join(' ');
      // Lena made them all, so what she has not opened is not new to her; Delta is due too late.
      expect(await names(lena.id)).toBe('Änder Ambit');
      expect(await names(lena.id, 1)).toBe('Änder');
      expect(await names(milo.id)).toBe('Ambit bergs');
      const [first] = await library.candidates(milo.id, before, 1);
      expect(first).toMatchObject({
        role: 'editor',
        createdById: lena.id,
        openedAt: null,
        dueAt: inDays(2),
        changedBy: { userId: lena.id, name: 'Lena' },
      });
      const bergs = ids.get('bergs') ?? '';
      await members.opened([{ assessmentId: bergs, userId: milo.id }], at(30));
      expect(await names(milo.id)).toBe('Ambit');
      await assessments.update(bergs, { changedAt: at(31), changedById: milo.id });
      expect(await names(milo.id)).toBe('Ambit');
      await assessments.update(bergs, { changedAt: at(32), changedById: lena.id });
      expect(await names(milo.id)).toBe('Ambit bergs');
      expect((await library.candidates(milo.id, before, 5)).at(-1)).toMatchObject({
        openedAt: at(30),
        changedAt: at(32),
      });
      // Who has no role is passed over, and a member who stays keeps the time.
      await members.opened(
        [
          { assessmentId: bergs, userId: nora.id },
          { assessmentId: 'x', userId: 'y' },
        ],
        at(40),
      );
      await members.replace(bergs, [
        { userId: lena.id, role: 'owner' },
        { userId: milo.id, role: 'reader' },
      ]);
      expect(await names(milo.id)).toBe('Ambit bergs');
      await assessments.update(bergs, { archivedAt: at(33) });
      expect(await names(milo.id)).toBe('Ambit');
      expect(await library.candidates('x', before, 5)).toEqual([]);
      await assessments.update(bergs, { archivedAt: null });
    });

    test('templates: one’s own and the shared ones, by name', async () => {
      const { templates } = subjectOf().database.read;
      const template = (name: string, ownerId: string, shared: boolean) => ({
        id: idOf(`template ${name}`),
        name,
        description: '',
        ownerId,
        shared,
        content: '{"type":"doc","content":[]}',
        scale: 'icd203',
        marking: 'tlp2',
        createdAt: at(1),
      });
      const all = [
        template('note', lena.id, false),
        template('Brief', milo.id, true),
        template('Secret', milo.id, false),
        template('brief', lena.id, true),
      ];
      for (const one of all) await templates.insert(one);
      await expect(templates.insert(template('x', idOf('stranger'), true))).rejects.toThrow();
      const names = async (userId: string, limit: number) =>
        (await readAll((page) => templates.listFor(userId, page), limit)).map((one) => `${one.name}/${one.ownerName}`);
      for (const limit of [1, 10]) {
        expect((await names(lena.id, limit)).toSorted()).toEqual(['Brief/Milo', 'brief/Lena', 'note/Lena']);
        expect((await names(nora.id, limit)).toSorted()).toEqual(['Brief/Milo', 'brief/Lena']);
      }
      expect(await templates.byId(all[2]?.id ?? '')).toEqual(all[2]);
      expect(await templates.byId('x')).toBeNull();
      await templates.remove(all[1]?.id ?? '');
      expect(await names(nora.id, 5)).toEqual(['brief/Lena']);
    });

    test('drafts whose words are not known are found until they are folded', async () => {
      const { database } = subjectOf();
      const made = assessmentNamed('Seeded with words', { createdById: lena.id });
      await database.transaction(async (stores) => {
        await stores.assessments.insert(made);
        await stores.drafts.seed(made.id, draftNamed('words'), at(0), []);
      });
      expect(await database.read.library.unindexed(1_000)).not.toContain(made.id);
    });
  });
}
