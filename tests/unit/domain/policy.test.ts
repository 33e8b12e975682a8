import { describe, expect, test } from 'vitest';
import {
  assessmentActions,
  assessmentRoles,
  mayInWorkspace,
  mayOnAssessment,
  tokenScopes,
  workspaceActions,
} from '../../../lib/domain/policy.ts';
import type { Actor, AssessmentRole, AssessmentState, TokenScope, WorkspaceRole } from '../../../lib/domain/policy.ts';

/**
 * Written out by hand, not derived from the policy: one row per action, one column per role in a draft and in an
 * archived assessment. `x` may, `.` may not.
 *
 *                          draft            archived
 *                          own edi rev rea  own edi rev rea  scope
 */
const golden = `
  draft.read               x   x   x   x    x   x   x   x   read
  draft.join               x   x   x   x    .   .   .   .   read
  draft.write              x   x   .   .    .   .   .   .   write
  draft.comment            x   x   x   .    .   .   .   .   write
  threads.read             x   x   x   x    x   x   x   x   read
  suggestion.decide        x   x   .   .    .   .   .   .   write
  finding.waive            x   x   .   .    .   .   .   .   write
  checks.change            x   .   .   .    .   .   .   .   write
  estimates.read           x   x   x   .    x   x   x   .   read
  estimates.give           x   x   x   .    .   .   .   .   write
  estimates.reveal         x   .   .   .    .   .   .   .   write
  rounds.read              x   x   x   .    x   x   x   .   read
  rounds.request           x   x   .   .    .   .   .   .   write
  rounds.answer            x   x   x   .    .   .   .   .   write
  versions.make            x   x   .   .    .   .   .   .   write
  versions.restore         x   x   .   .    .   .   .   .   write
  publications.read        x   x   x   x    x   x   x   x   read
  publications.make        x   .   .   .    .   .   .   .   write
  publications.retract     x   .   .   .    x   .   .   .   write
  judgments.resolve        x   x   x   .    x   x   x   .   write
  judgments.ask            x   x   x   .    .   .   .   .   write
  draft.mark               x   x   x   x    .   .   .   .   write
  members.read             x   x   x   x    x   x   x   x   read
  members.change           x   .   .   .    .   .   .   .   write
  assessment.change        x   x   .   .    .   .   .   .   write
  assessment.archive       x   .   .   .    .   .   .   .   write
  assessment.unarchive     .   .   .   .    x   .   .   .   write
`;
const goldenWorkspace = `
  assessment.create  admin member  write
  assessments.list   admin member  read
  assessments.search admin member  read
  templates.read     admin member  read
  templates.keep     admin member  write
  templates.clear    admin -       admin
  scales.read        admin member  read
  scales.change      admin -       admin
  sources.read       admin member  read
  sources.keep       admin member  write
  sources.curate     admin -       admin
  judgments.read     admin member  read
  publications.list  admin member  read
  people.find        admin member  read
  account.change     admin member  write
  tokens.manage      admin member  write
  reviews.govern     admin -       admin
  users.manage       admin -       admin
  audit.read         admin -       admin
  status.read        admin -       read
  webhooks.manage    admin -       admin
`;
const roles: readonly AssessmentRole[] = ['owner', 'editor', 'reviewer', 'reader'];
const states: readonly AssessmentState[] = ['draft', 'archived'];

const rows = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/u));
const actor = (workspaceRole: WorkspaceRole, scopes: readonly TokenScope[]): Actor => ({
  userId: 'u1',
  name: 'Ann',
  workspaceRole,
  scopes,
});

describe('rights on an assessment', () => {
  test('[PO1] the golden table names every action and every role', () => {
    expect(rows(golden).map(([action]) => action)).toEqual([...assessmentActions]);
    expect(roles).toEqual([...assessmentRoles]);
    expect(rows(golden).every((row) => row.length === 10)).toBe(true);
  });

  test.each(rows(golden))('[PO1] %s', (action, ...cells) => {
    const known = assessmentActions.find((each) => each === action);
    if (!known) throw new Error(`unknown action ${action}`);
    states.forEach((state, stateIndex) => {
      roles.forEach((role, roleIndex) => {
        const expected = cells[stateIndex * roles.length + roleIndex] === 'x';
        expect(mayOnAssessment({ scopes: tokenScopes }, role, known, state), `${role}, ${state}`).toBe(expected);
      });
      expect(mayOnAssessment({ scopes: tokenScopes }, null, known, state), `no role, ${state}`).toBe(false);
    });
  });

  test.each(rows(golden))('[PO3] %s needs its scope', (action, ...cells) => {
    const known = assessmentActions.find((each) => each === action);
    if (!known) throw new Error(`unknown action ${action}`);
    const needed = cells[8];
    for (const scope of tokenScopes) {
      for (const state of states) {
        for (const role of roles) {
          const full = mayOnAssessment({ scopes: tokenScopes }, role, known, state);
          expect(mayOnAssessment({ scopes: [scope] }, role, known, state)).toBe(full && scope === needed);
        }
        expect(mayOnAssessment({ scopes: [] }, 'owner', known, state)).toBe(false);
      }
    }
  });

  test('[PO2] an administrator without a role on the assessment may do nothing to it', () => {
    for (const action of assessmentActions) {
      for (const state of states) expect(mayOnAssessment(actor('admin', tokenScopes), null, action, state)).toBe(false);
    }
  });
});

describe('rights in the workspace', () => {
  test('[PO1] the golden table names every action', () => {
    expect(rows(goldenWorkspace).map(([action]) => action)).toEqual([...workspaceActions]);
  });

  test.each(rows(goldenWorkspace))('[PO1] %s', (action, admin, member, needed) => {
    const known = workspaceActions.find((each) => each === action);
    if (!known) throw new Error(`unknown action ${action}`);
    expect(mayInWorkspace(actor('admin', tokenScopes), known)).toBe(admin === 'admin');
    expect(mayInWorkspace(actor('member', tokenScopes), known)).toBe(member === 'member');
    for (const scope of tokenScopes) {
      expect(mayInWorkspace(actor('admin', [scope]), known), `[PO3] ${scope}`).toBe(scope === needed);
    }
  });
});
