import { describe, expect, test } from 'vitest';
import { verifyAudit } from '../../../lib/domain/audit/verifyAudit.ts';
import { sha256Hex } from '../../../lib/commands/sha256Hex.ts';
import type { AuditRow } from '../../../lib/commands/ports.ts';
import { at, idOf } from './fixtures.ts';
import type { SubjectOf } from './subject.ts';

const verdictOn = (rows: readonly AuditRow[]) =>
  verifyAudit(
    rows.map((row) => ({ ...row, at: row.at.toISOString() })),
    sha256Hex,
  );

/** The hash-chained log. */
export function contractOfAudit(subjectOf: SubjectOf): void {
  describe('audit', () => {
    test('fifty at once make one unbroken chain', async () => {
      const { database } = subjectOf();
      const before = (await database.read.audit.since(0, 1_000)).length;
      await Promise.all(
        Array.from({ length: 50 }, (_, index) => {
          const entry = {
            at: at(index),
            actorId: index % 2 === 0 ? idOf('user Ada') : null,
            action: 'test.appended',
            subject: `subject ${index}`,
            data: { z: index, a: { text: 'ß 😀 "\\', list: [null, true, 0.5] } },
          };
          // Half of them inside a transaction that does more, half alone.
          return index % 2 === 0
            ? database.transaction((stores) => stores.audit.append(entry))
            : database.read.audit.append(entry);
        }),
      );
      const rows = await database.read.audit.since(0, 1_000);
      expect(rows).toHaveLength(before + 50);
      expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => index + 1));
      expect(verdictOn(rows)).toMatchObject({ ok: true, rows: rows.length });
      expect(rows.at(-1)?.data).toMatchObject({ a: { text: 'ß 😀 "\\', list: [null, true, 0.5] } });
      expect(await database.read.audit.since(rows.length - 2, 1_000)).toEqual(rows.slice(-2));
      expect(await database.read.audit.since(0, 3)).toEqual(rows.slice(0, 3));
    });

    test('a changed, a missing and a swapped row break the chain', async () => {
      const rows = await subjectOf().database.read.audit.since(0, 1_000);
      const changed = rows.map((row) => (row.seq === 7 ? { ...row, action: 'test.forged' } : row));
      expect(verdictOn(changed)).toEqual({ ok: false, rows: 6, broken: { seq: 7, kind: 'wrong-hash' } });
      expect(verdictOn(rows.filter((row) => row.seq !== 9))).toMatchObject({ broken: { seq: 10, kind: 'gap' } });
    });

    test('a row that JSON cannot hold is refused, not stored as something else', async () => {
      const { database } = subjectOf();
      const before = (await database.read.audit.since(0, 1_000)).length;
      const entry = { at: at(0), actorId: null, action: 'a', subject: 's', data: { bad: Number.NaN } };
      await expect(database.read.audit.append(entry)).rejects.toThrow(TypeError);
      expect(await database.read.audit.since(0, 1_000)).toHaveLength(before);
    });
  });
}
