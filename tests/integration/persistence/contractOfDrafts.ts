import { beforeAll, describe, expect, test } from 'vitest';
import type { LoadedDraft } from '../../../lib/commands/ports.ts';
import {
  assessmentNamed,
  at,
  bytes,
  compactionInto,
  draftNamed,
  entry,
  hostileBytes,
  idOf,
  userNamed,
} from './fixtures.ts';
import { seededDraft } from './seededDraft.ts';
import type { SubjectOf } from './subject.ts';

const seqsOf = (draft: LoadedDraft | null) => (draft?.tail ?? []).map((row) => row.seq);
const textsOf = (draft: LoadedDraft | null) => (draft?.tail ?? []).map((row) => new TextDecoder().decode(row.update));

/** The rooms' log. */
export function contractOfDrafts(subjectOf: SubjectOf): void {
  describe('drafts', () => {
    beforeAll(async () => {
      for (const name of ['Wanda', 'Will']) await subjectOf().database.read.users.insert(userNamed(name));
    });

    test('a draft comes back byte for byte', async () => {
      const { database, drafts } = subjectOf();
      const made = assessmentNamed('Bytes');
      const stored = draftNamed('Bytes', { state: hostileBytes, shape: new Uint8Array(), schemaVersion: 7 });
      await database.read.assessments.insert(made);
      expect(await drafts.load(made.id)).toBeNull();
      await database.read.drafts.seed(made.id, stored, at(0));
      await drafts.append([
        { ...entry(made.id, 'Wanda', 2 ** 32 - 1, ''), update: hostileBytes },
        { ...entry(made.id, 'Wanda', 0, ''), update: new Uint8Array() },
        // A view into a larger buffer, as decoders make them.
        { ...entry(made.id, 'Wanda', 1, ''), update: bytes('..inner..').subarray(2, 7) },
      ]);
      const loaded = await drafts.load(made.id);
      expect(Buffer.compare(loaded?.snapshot.state ?? bytes(''), hostileBytes)).toBe(0);
      expect(loaded?.snapshot.shape).toHaveLength(0);
      expect(loaded?.snapshot.schemaVersion).toBe(7);
      expect(loaded?.tail.map((row) => [...row.update])).toEqual([[...hostileBytes], [], [...bytes('inner')]]);
      expect(await drafts.load(idOf('no draft'))).toBeNull();
      expect(await drafts.load('not an id')).toBeNull();
    });

    test('rows of many rooms in one append keep their order, each in its room', async () => {
      const subject = subjectOf();
      const one = await seededDraft(subject, 'Order one');
      const two = await seededDraft(subject, 'Order two');
      await subject.drafts.append([]);
      await subject.drafts.append(
        Array.from({ length: 200 }, (_, index) => entry(index % 3 === 0 ? two : one, 'Wanda', index, `row ${index}`)),
      );
      await subject.drafts.append([entry(one, 'Will', 9, 'later')]);
      const loaded = await subject.drafts.load(one);
      const expected = Array.from({ length: 200 }, (_, index) => index).filter((index) => index % 3 !== 0);
      expect(textsOf(loaded)).toEqual([...expected.map((index) => `row ${index}`), 'later']);
      const seqs = seqsOf(loaded);
      expect(seqs).toEqual([...seqs].sort((a, b) => (a < b ? -1 : 1)));
      expect(new Set([...seqs, ...seqsOf(await subject.drafts.load(two))]).size).toBe(201);
    });

    test('appending moves when and by whom the assessment was changed', async () => {
      const subject = subjectOf();
      const id = await seededDraft(subject, 'Moved');
      const before = Date.now() - 1_000;
      await subject.drafts.append([entry(id, 'Wanda', 1, 'a'), entry(id, 'Will', 2, 'b')]);
      const record = await subject.database.read.assessments.byId(id);
      expect(record?.changedById).toBe(idOf('user Will'));
      expect(record?.changedAt.getTime()).toBeGreaterThan(before);
    });

    test('an append that names an unknown assessment stores none of its rows', async () => {
      const subject = subjectOf();
      const id = await seededDraft(subject, 'Whole');
      await expect(
        subject.drafts.append([entry(id, 'Wanda', 1, 'a'), entry(idOf('none'), 'Wanda', 1, 'b')]),
      ).rejects.toThrow();
      expect(seqsOf(await subject.drafts.load(id))).toEqual([]);
    });

    test('compaction deletes exactly what it folded and marks what it could not', async () => {
      const subject = subjectOf();
      const id = await seededDraft(subject, 'Compact');
      await subject.drafts.append(['a', 'bad', 'c'].map((text) => entry(id, 'Wanda', 4, text)));
      const [a, bad, c] = seqsOf(await subject.drafts.load(id));
      if (a === undefined || bad === undefined || c === undefined) throw new Error('rows are missing');
      await subject.drafts.append([entry(id, 'Will', 5, 'after')]);
      const result = compactionInto(draftNamed('Compact 2'), [a, c], { quarantined: [bad], title: 'New \0title' });
      expect(await subject.drafts.compact(id, draftNamed('Compact').stateVector, result, at(30))).toBe(true);
      const loaded = await subject.drafts.load(id);
      expect(textsOf(loaded)).toEqual(['after']);
      expect(Buffer.from(loaded?.snapshot.state ?? []).toString()).toBe('state Compact 2');
      const record = await subject.database.read.assessments.byId(id);
      expect(record).toMatchObject({ title: 'New title', judgmentCount: 2, wordCount: 300 });
    });

    test('of compactions made from the same state one goes through', async () => {
      const subject = subjectOf();
      const id = await seededDraft(subject, 'Race');
      await subject.drafts.append([entry(id, 'Wanda', 1, 'a')]);
      const seqs = seqsOf(await subject.drafts.load(id));
      const outcomes = await Promise.all(
        ['x', 'y', 'z'].map((name) =>
          subject.drafts.compact(
            id,
            draftNamed('Race').stateVector,
            compactionInto(draftNamed(`Race ${name}`), seqs),
            at(1),
          ),
        ),
      );
      expect(outcomes.filter((done) => done)).toHaveLength(1);
      const winner = ['x', 'y', 'z'][outcomes.indexOf(true)];
      const loaded = await subject.drafts.load(id);
      expect(Buffer.from(loaded?.snapshot.state ?? []).toString()).toBe(`state Race ${winner}`);
      expect(loaded?.tail).toEqual([]);
    });

    test('compactions of deletions, which leave the state vector as it is, do not undo each other', async () => {
      const subject = subjectOf();
      const id = await seededDraft(subject, 'Deletions');
      const { stateVector } = draftNamed('Deletions');
      await subject.drafts.append(['delete one', 'delete two'].map((text) => entry(id, 'Wanda', 1, text)));
      const seqs = seqsOf(await subject.drafts.load(id));
      const both = compactionInto(draftNamed('without both', { stateVector }), seqs);
      const one = compactionInto(draftNamed('without one', { stateVector }), seqs.slice(0, 1));
      const none = compactionInto(draftNamed('with all', { stateVector }), []);
      expect(await subject.drafts.compact(id, stateVector, both, at(1))).toBe(true);
      expect(await subject.drafts.compact(id, stateVector, one, at(2))).toBe(false);
      await subject.drafts.compact(id, stateVector, none, at(3));
      const loaded = await subject.drafts.load(id);
      expect(Buffer.from(loaded?.snapshot.state ?? []).toString()).toBe('state without both');
    });

    test('a compaction from another state changes nothing', async () => {
      const subject = subjectOf();
      const id = await seededDraft(subject, 'Stale');
      await subject.drafts.append([entry(id, 'Wanda', 1, 'a')]);
      const before = await subject.drafts.load(id);
      const result = compactionInto(draftNamed('Stale 2'), seqsOf(before), { quarantined: [] });
      expect(await subject.drafts.compact(id, bytes('another vector'), result, at(1))).toBe(false);
      expect(await subject.drafts.compact(idOf('none'), bytes('x'), result, at(1))).toBe(false);
      expect(await subject.drafts.load(id)).toEqual(before);
      expect((await subject.database.read.assessments.byId(id))?.title).toBe('Stale');
    });

    test('reading while rows are appended and folded never misses one', async () => {
      const subject = subjectOf();
      const id = await seededDraft(subject, 'Busy');
      let vector = draftNamed('Busy').stateVector;
      const total = 60;
      let appended = 0;
      let folded = 0;
      const isWriting = (async () => {
        for (; appended < total; appended += 1) await subject.drafts.append([entry(id, 'Wanda', 1, `${appended}`)]);
      })();
      while (folded < total) {
        const least = appended;
        const loaded = await subject.drafts.load(id);
        expect(folded + (loaded?.tail.length ?? 0)).toBeGreaterThanOrEqual(least);
        const seqs = seqsOf(loaded);
        const next = draftNamed(`Busy after ${folded + seqs.length}`);
        if (seqs.length > 0) {
          expect(await subject.drafts.compact(id, vector, compactionInto(next, seqs), at(1))).toBe(true);
          vector = next.stateVector;
          folded += seqs.length;
        }
      }
      await isWriting;
      expect((await subject.drafts.load(id))?.tail).toEqual([]);
      expect(folded).toBe(total);
    });

    test('admission tells role, state and account in one go', async () => {
      const subject = subjectOf();
      const id = await seededDraft(subject, 'Door');
      const wanda = idOf('user Wanda');
      await subject.database.read.members.replace(id, [{ userId: wanda, role: 'reviewer' }]);
      const account = { name: 'Wanda', hue: 3, disabled: false, sessionEpoch: 0 };
      expect(await subject.drafts.admission(id, wanda)).toEqual({ role: 'reviewer', state: 'draft', user: account });
      await subject.database.read.users.update(wanda, { disabledAt: at(1), sessionEpoch: 4 });
      await subject.database.read.assessments.update(id, { archivedAt: at(1) });
      expect(await subject.drafts.admission(id, wanda)).toEqual({
        role: 'reviewer',
        state: 'archived',
        user: { ...account, disabled: true, sessionEpoch: 4 },
      });
      expect(await subject.drafts.admission(id, idOf('user Will'))).toMatchObject({ role: null });
      expect(await subject.drafts.admission(id, idOf('stranger'))).toEqual({
        role: null,
        state: 'archived',
        user: null,
      });
      expect(await subject.drafts.admission(idOf('none'), wanda)).toBeNull();
      expect(await subject.drafts.admission('none', wanda)).toBeNull();
    });
  });
}
