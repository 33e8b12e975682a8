import { describe, expect, test } from 'vitest';
import type { IndexedBlock, SourceRecord } from '../../../lib/commands/ports.ts';
import { readAll } from './contractOfPeople.ts';
import { assessmentNamed, at, compactionInto, draftNamed, idOf, userNamed } from './fixtures.ts';
import type { Subject, SubjectOf } from './subject.ts';

const una = userNamed('Una of the register');
const vic = userNamed('Vic of the register');
const record = (title: string, change: Partial<SourceRecord> = {}): SourceRecord => ({
  id: idOf(`source ${title}`),
  title,
  descriptor: '',
  fields: {},
  keptById: una.id,
  keptAt: at(0),
  changedAt: at(0),
  recalled: null,
  ...change,
});
const log = record('Pilot log', { fields: { originator: 'Harbour office', translated: false } });
const wire = record('agency wire', {
  descriptor: 'Quotes the log.',
  fields: { identifier: '100%_sure\\', type: 'PAI' },
});

const holding = (taken: SourceRecord, ...carries: string[]): IndexedBlock => ({
  blockId: `s-${taken.title.replace(' ', '-')}`,
  kind: 'source',
  label: 'S1',
  text: taken.title,
  taken: { record: taken.id, carries },
});

async function paper(
  { database }: Subject,
  name: string,
  members: readonly (readonly [string, 'owner' | 'reader'])[],
  blocks: readonly IndexedBlock[],
): Promise<string> {
  const made = assessmentNamed(name, { createdById: una.id });
  await database.transaction(async (stores) => {
    await stores.assessments.insert(made);
    await stores.members.replace(
      made.id,
      members.map(([userId, role]) => ({ userId, role })),
    );
    await stores.drafts.seed(made.id, draftNamed(name), at(0), blocks);
  });
  return made.id;
}

/** The register of sources, where its records are used, and what owners are told of a recall. */
export function contractOfSources(subjectOf: SubjectOf): void {
  describe('the register of sources', () => {
    const found = async (words: string, more: { ids?: readonly string[]; isRecalled?: boolean } = {}) =>
      (
        await readAll(
          (page) =>
            subjectOf().database.read.sources.list(una.id, page, {
              words,
              ids: more.ids ?? null,
              isRecalled: more.isRecalled ?? null,
            }),
          1,
        )
      ).map(({ title }) => title);

    test('gives records back as they were kept, by title, and finds them by all words in any field', async () => {
      const { sources, users } = subjectOf().database.read;
      await users.insert(una);
      await users.insert(vic);
      await sources.insert(log);
      await sources.insert(wire);
      expect(await sources.byId(log.id, una.id)).toEqual({
        ...log,
        keptByName: una.name,
        recalledByName: null,
        uses: 0,
      });
      expect(await sources.byId(idOf('nothing'), una.id)).toBeNull();
      expect(await sources.byId('no id', una.id)).toBeNull();
      await expect(sources.insert(log)).rejects.toMatchObject({ name: 'DuplicateError' });
      expect(await found('')).toEqual(['agency wire', 'Pilot log']);
      expect(await found(' HARBOUR  log ')).toEqual(['Pilot log']);
      expect(await found('quotes')).toEqual(['agency wire']);
      expect(await found('100%_sure\\')).toEqual(['agency wire']);
      expect(await found('harbour wire')).toEqual([]);
      expect(await found('', { ids: [log.id, idOf('nothing')] })).toEqual(['Pilot log']);
      const page = sources.list(una.id, { cursor: 'x', limit: 1 }, { words: '', ids: null, isRecalled: null });
      await expect(page).rejects.toMatchObject({ name: 'CursorError' });
    });

    test('knows where a record is used, as far as one may read, with the judgments on it', async () => {
      const subject = subjectOf();
      const { sources } = subject.database.read;
      const own = await paper(subject, 'Own paper', [[una.id, 'owner']], [holding(log, 'J1', 'J3')]);
      await paper(
        subject,
        'Shared paper',
        [
          [vic.id, 'owner'],
          [una.id, 'reader'],
        ],
        [holding(log)],
      );
      await paper(subject, 'Foreign paper', [[vic.id, 'owner']], [holding(log), holding(wire)]);
      expect((await sources.byId(log.id, una.id))?.uses).toBe(2);
      expect((await sources.byId(wire.id, una.id))?.uses).toBe(0);
      expect((await sources.byId(log.id, vic.id))?.uses).toBe(2);
      const uses = await readAll((page) => sources.uses(log.id, una.id, page), 1);
      expect(uses.map(({ title, label, carries }) => [title, label, carries])).toEqual([
        ['Own paper', 'S1', ['J1', 'J3']],
        ['Shared paper', 'S1', []],
      ]);
      expect(uses[0]).toMatchObject({ assessmentId: own, blockId: 's-Pilot-log', isArchived: false });
    });

    test('tells each owner of a recall once, until dismissed or taken back', async () => {
      const { sources, notices } = subjectOf().database.read;
      await sources.update(log.id, { recalled: { at: at(10), byId: vic.id, reason: 'Forged.' } });
      await notices.raise(log.id, at(10));
      await notices.raise(log.id, at(10));
      expect(await found('', { isRecalled: true })).toEqual(['Pilot log']);
      expect(await found('', { isRecalled: false })).toEqual(['agency wire']);
      expect(await sources.byId(log.id, una.id)).toMatchObject({
        recalled: { at: at(10), byId: vic.id, reason: 'Forged.' },
        recalledByName: vic.name,
      });
      const [mine, ...others] = await notices.open(una.id, 50);
      expect(others).toEqual([]);
      expect(mine).toMatchObject({
        at: at(10),
        assessmentTitle: 'Own paper',
        recordTitle: 'Pilot log',
        reason: 'Forged.',
        byName: vic.name,
        blockId: 's-Pilot-log',
        carries: ['J1', 'J3'],
      });
      expect((await notices.open(vic.id, 50)).map(({ assessmentTitle }) => assessmentTitle).toSorted()).toEqual([
        'Foreign paper',
        'Shared paper',
      ]);
      expect(await notices.end(mine?.id ?? '', vic.id, at(11))).toBe(false);
      expect(await notices.end('no id', una.id, at(11))).toBe(false);
      expect(await notices.end(mine?.id ?? '', una.id, at(11))).toBe(true);
      expect(await notices.end(mine?.id ?? '', una.id, at(12))).toBe(false);
      expect(await notices.open(una.id, 50)).toEqual([]);
      await notices.endFor(log.id, at(13));
      await sources.update(log.id, { recalled: null });
      expect(await notices.open(vic.id, 50)).toEqual([]);
      expect((await sources.byId(log.id, una.id))?.recalled).toBeNull();
    });

    test('tells owners whose draft comes to hold a source that was recalled before; what was dismissed stays so', async () => {
      const { database, drafts } = subjectOf();
      const { sources, notices } = database.read;
      await sources.update(wire.id, { recalled: { at: at(20), byId: una.id, reason: 'Copied.' } });
      const made = await paper(subjectOf(), 'Late paper', [[una.id, 'owner']], []);
      expect(await notices.open(una.id, 50)).toEqual([]);
      const fold = (blocks: readonly IndexedBlock[]) =>
        drafts.compact(
          made,
          draftNamed('Late paper').stateVector,
          compactionInto(draftNamed('Late paper'), [], { blocks }),
          at(30),
        );
      expect(await fold([holding(wire, 'J2')])).toBe(true);
      const [notice] = await notices.open(una.id, 50);
      expect(notice).toMatchObject({
        assessmentTitle: 'Folded',
        recordTitle: 'agency wire',
        carries: ['J2'],
        at: at(20),
      });
      expect(await notices.end(notice?.id ?? '', una.id, at(31))).toBe(true);
      expect(await fold([holding(wire, 'J2', 'J4')])).toBe(true);
      expect(await notices.open(una.id, 50)).toEqual([]);
      const uses = await sources.uses(wire.id, una.id, { cursor: null, limit: 9 });
      expect(uses.items.map(({ carries }) => carries)).toEqual([['J2', 'J4']]);
      // The draft may name anything as a record.
      expect(await fold([{ ...holding(wire), taken: { record: 'no-uuid', carries: [] } }])).toBe(true);
      expect((await sources.uses(wire.id, una.id, { cursor: null, limit: 9 })).items).toEqual([]);
    });
  });
}
