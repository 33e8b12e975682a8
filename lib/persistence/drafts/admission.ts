import type { Admission } from '../../commands/ports.ts';
import { assessmentRole } from '../stores/storedRole.ts';

/** Role, state and account, for as many people and drafts as are asked. No row: no such draft. */
export const admissionSql = `
SELECT asked.at, a.archived_at, m.role, u.id AS user_id, u.name, u.hue, u.disabled_at, u.session_epoch
FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS asked (assessment_id, user_id, at)
JOIN assessments a ON a.id = asked.assessment_id
JOIN draft_snapshots s ON s.assessment_id = a.id
LEFT JOIN assessment_members m ON m.assessment_id = a.id AND m.user_id = asked.user_id
LEFT JOIN users u ON u.id = asked.user_id`;

/** Who asks to join what. */
export type AdmissionKey = { readonly assessmentId: string; readonly userId: string };

/** A row of `admissionSql`. */
export type AdmissionRow = {
  /** Which of those asked, from 1. */
  readonly at: string;
  readonly archived_at: Date | null;
  readonly role: string | null;
  readonly user_id: string | null;
  readonly name: string;
  readonly hue: number;
  readonly disabled_at: Date | null;
  readonly session_epoch: number;
};

/** What joining is decided on, in the order in which it was asked; null: no such draft. */
export function admissionsOf(rows: readonly AdmissionRow[], count: number): readonly (Admission | null)[] {
  const byPlace = new Map(rows.map((row) => [Number(row.at), row]));
  return Array.from({ length: count }, (_, place) => {
    const row = byPlace.get(place + 1);
    return row === undefined ? null : admissionOf(row);
  });
}

function admissionOf(row: AdmissionRow): Admission {
  return {
    role: row.role === null ? null : assessmentRole(row.role),
    state: row.archived_at === null ? 'draft' : 'archived',
    user:
      row.user_id === null
        ? null
        : { name: row.name, hue: row.hue, disabled: row.disabled_at !== null, sessionEpoch: row.session_epoch },
  };
}
