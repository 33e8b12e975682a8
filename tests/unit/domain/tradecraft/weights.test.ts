import { expect, it } from 'vitest';
import { checkGroups, groupOfCheck } from '../../../../lib/domain/tradecraft/checkGroups.ts';
import { checkTable } from '../../../../lib/domain/tradecraft/checkTable.ts';
import { phaseOf, weightOf } from '../../../../lib/domain/tradecraft/weightOf.ts';

it.each([
  ['draft', 'draft'],
  ['in review', 'review'],
  ['changes_requested', 'review'],
  ['team_review', 'review'],
  ['coordination', 'review'],
  ['senior_review', 'review'],
  ['approved', 'release'],
  ['published', 'release'],
  ['archived', 'draft'],
  ['', 'draft'],
] as const)('[TC20] an assessment that is "%s" is checked as a %s', (status, phase) => {
  expect(phaseOf(status)).toBe(phase);
});

it.each([
  ['error', true, 'hint', 'warning', 'blocking'],
  ['error', false, 'hint', 'warning', 'warning'],
  ['warning', false, 'hint', 'warning', 'warning'],
  ['warning', true, 'hint', 'warning', 'blocking'],
  ['info', false, 'hint', 'hint', 'hint'],
] as const)('[TC20] %s (gate: %s) weighs %s, %s, %s', (severity, gate, draft, review, release) => {
  expect(weightOf({ severity, gate }, 'draft')).toBe(draft);
  expect(weightOf({ severity, gate }, 'review')).toBe(review);
  expect(weightOf({ severity, gate }, 'release')).toBe(release);
});

it('[TC21] every check is in a group, and no group is empty', () => {
  expect(new Set(checkTable.map(({ id }) => groupOfCheck(id)))).toEqual(new Set(checkGroups));
});
