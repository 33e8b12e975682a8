import type { Admission } from '../../commands/ports.ts';
import { assessmentRole } from '../stores/storedRole.ts';

/** Role, state and account in one query. No row: no such draft. */
export const admissionSql = `
SELECT a.archived_at, m.role, u.id AS user_id, u.name, u.hue, u.disabled_at, u.session_epoch
FROM assessments a
JOIN draft_snapshots s ON s.assessment_id = a.id
LEFT JOIN assessment_members m ON m.assessment_id = a.id AND m.user_id = $2
LEFT JOIN users u ON u.id = $2
WHERE a.id = $1`;

/** A row of `admissionSql`. */
export type AdmissionRow = {
  readonly archived_at: Date | null;
  readonly role: string | null;
  readonly user_id: string | null;
  readonly name: string;
  readonly hue: number;
  readonly disabled_at: Date | null;
  readonly session_epoch: number;
};

/** What joining is decided on, from its row. */
export function admissionOf(row: AdmissionRow): Admission {
  return {
    role: row.role === null ? null : assessmentRole(row.role),
    state: row.archived_at === null ? 'draft' : 'archived',
    user:
      row.user_id === null
        ? null
        : { name: row.name, hue: row.hue, disabled: row.disabled_at !== null, sessionEpoch: row.session_epoch },
  };
}
