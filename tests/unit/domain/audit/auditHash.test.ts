import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  auditHash,
  canonicalJson,
  firstPrevHash,
  type HashedAuditFields,
} from '../../../../lib/domain/audit/auditHash.ts';
import { verifyAudit } from '../../../../lib/domain/audit/verifyAudit.ts';

const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex');

/** A chain of `length` rows. */
function chain(length: number): readonly HashedAuditFields[] {
  const rows: HashedAuditFields[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const fields = {
      seq,
      at: `2026-03-01T12:00:0${seq % 10}.000Z`,
      actorId: null,
      action: 'member.changed',
      subject: `assessment ${seq}`,
      data: { role: 'editor', before: null },
      prevHash: rows.at(-1)?.hash ?? firstPrevHash,
    };
    rows.push({ ...fields, hash: auditHash(fields, sha256Hex) });
  }
  return rows;
}

describe('canonicalJson', () => {
  test('equal values give equal text, whatever the order of their keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
    expect(canonicalJson({ a: undefined, b: 'ü"\n' })).toBe('{"b":"ü\\"\\n"}');
    expect(canonicalJson(new Date(0))).toBe('"1970-01-01T00:00:00.000Z"');
  });

  test.each([[Number.NaN], [Number.POSITIVE_INFINITY], [1n], [() => 1], [undefined], [[undefined]]])(
    'refuses what JSON cannot hold: %s',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );
});

describe('auditHash', () => {
  test('is the SHA-256 of the canonical fields, so that anybody can check it', () => {
    const [row] = chain(1);
    const text = `{"action":"member.changed","actorId":null,"at":"2026-03-01T12:00:01.000Z","data":{"before":null,"role":"editor"},"prevHash":"${firstPrevHash}","seq":1,"subject":"assessment 1"}`;
    expect(row?.hash).toBe(sha256Hex(text));
  });
});

describe('verifyAudit', () => {
  test('a whole chain holds, in one piece or in several', () => {
    const rows = chain(9);
    const whole = verifyAudit(rows, sha256Hex);
    expect(whole).toEqual({ ok: true, rows: 9, lastHash: rows.at(-1)?.hash });
    const first = verifyAudit(rows.slice(0, 4), sha256Hex);
    if (!first.ok) throw new Error('the first piece must hold');
    expect(verifyAudit(rows.slice(4), sha256Hex, first)).toEqual(whole);
    expect(verifyAudit([], sha256Hex)).toEqual({ ok: true, rows: 0, lastHash: firstPrevHash });
  });

  test.each([
    { change: { at: '2026-03-01T12:00:00.001Z' } },
    { change: { actorId: 'somebody' } },
    { change: { action: 'member.kept' } },
    { change: { subject: 'another' } },
    { change: { data: { role: 'owner', before: null } } },
    { change: { hash: 'f'.repeat(64) } },
  ])('no field of a row can be changed unseen: %j', ({ change }) => {
    const rows = chain(5).map((row) => (row.seq === 3 ? { ...row, ...change } : row));
    expect(verifyAudit(rows, sha256Hex)).toEqual({ ok: false, rows: 2, broken: { seq: 3, kind: 'wrong-hash' } });
  });

  test('a row rehashed after a change breaks the one behind it; missing rows leave a gap', () => {
    const rows = chain(5);
    const forged = rows.map((row) => {
      const changed = { ...row, action: 'forged' };
      return row.seq === 3 ? { ...changed, hash: auditHash(changed, sha256Hex) } : row;
    });
    expect(verifyAudit(forged, sha256Hex)).toMatchObject({ broken: { seq: 4, kind: 'wrong-predecessor' } });
    expect(verifyAudit(rows.slice(1), sha256Hex)).toMatchObject({ rows: 0, broken: { seq: 2, kind: 'gap' } });
    expect(verifyAudit([...rows, ...rows.slice(-1)], sha256Hex)).toMatchObject({ broken: { seq: 5, kind: 'gap' } });
  });
});
