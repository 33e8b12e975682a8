import type { BlockCheck } from './BlockCheck.ts';
import { changeChecks } from './checks/change.ts';
import { confidenceBlockChecks } from './checks/confidence.ts';
import { gradeChecks } from './checks/grades.ts';
import { languageBlockChecks } from './checks/language.ts';
import { likelihoodFieldChecks } from './checks/likelihoodFields.ts';
import { likelihoodWordChecks } from './checks/likelihoodWords.ts';
import { paperChecks as makeUpChecks } from './checks/paper.ts';
import { releaseChecks } from './checks/release.ts';
import { sourceBlockChecks } from './checks/sources.ts';
import { wordingChecks } from './checks/wording.ts';
import { markBlockChecks, markPaperChecks } from './checks/marks.ts';
import { consistencyChecks } from './checks/consistency.ts';
import { timeBlockChecks, timePaperChecks } from './checks/time.ts';
import type { PaperCheck } from './PaperCheck.ts';

/** Checks that need one block only. */
export const blockChecks: readonly BlockCheck[] = [
  ...likelihoodFieldChecks,
  ...likelihoodWordChecks,
  ...confidenceBlockChecks,
  ...sourceBlockChecks,
  ...languageBlockChecks,
  ...markBlockChecks,
  ...timeBlockChecks,
];

/** Checks that need the whole paper. */
export const paperChecks: readonly PaperCheck[] = [
  ...makeUpChecks,
  ...gradeChecks,
  ...wordingChecks,
  ...markPaperChecks,
  ...consistencyChecks,
  ...timePaperChecks,
  ...releaseChecks,
  ...changeChecks,
];
