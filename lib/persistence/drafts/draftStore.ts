import type { Pool } from 'pg';
import type { DraftStore } from '../../commands/ports.ts';
import { gathering } from '../gathering.ts';
import { isUuid } from '../isUuid.ts';
import { admissionSql, admissionsOf, type AdmissionKey, type AdmissionRow } from './admission.ts';
import { appendParameters, appendSql } from './appendEntries.ts';
import { compactParameters, compactSql } from './compactDraft.ts';
import { loadedDraft, loadSql, type LoadedRow } from './loadDraft.ts';

/** People admitted by one query. */
const maxAdmissionsAtOnce = 200;

/**
 * The rooms' store, on plain `pg`: each method is one statement, which is its own transaction, and the hot one
 * runs every 25 ms.
 *
 * @param pool Every statement fails within the pool's time limits, so that a room learns of a dead database.
 */
export function draftStore(pool: Pool): DraftStore {
  const admissionFor = gathering(async (keys: readonly AdmissionKey[]) => {
    const columns = [keys.map(({ assessmentId }) => assessmentId), keys.map(({ userId }) => userId)];
    const { rows } = await pool.query<AdmissionRow>(admissionSql, columns);
    return admissionsOf(rows, keys.length);
  }, maxAdmissionsAtOnce);
  return {
    load: async (assessmentId) => {
      if (!isUuid(assessmentId)) return null;
      const { rows } = await pool.query<LoadedRow>(loadSql, [assessmentId]);
      return loadedDraft(rows);
    },
    append: async (entries) => {
      if (entries.length === 0) return;
      await pool.query(appendSql, appendParameters(entries));
    },
    compact: async (assessmentId, basedOn, result, at) => {
      const { rows } = await pool.query(compactSql, compactParameters(assessmentId, basedOn, result, at));
      return rows.length === 1;
    },
    admission: async (assessmentId, userId) => {
      if (!isUuid(assessmentId) || !isUuid(userId)) return null;
      return admissionFor({ assessmentId, userId });
    },
  };
}
