import type { Finding } from './Finding.ts';

/** How far a paper has come, as far as its checks are concerned. */
export type CheckPhase = 'draft' | 'review' | 'release';

/** What a finding asks for in a phase: `hint` nothing, `warning` a look, `blocking` to be settled before publishing. */
export type Weight = 'hint' | 'warning' | 'blocking';

/** The phase that an assessment's status stands for. A status that says nothing about it is a draft's. */
export function phaseOf(status: string): CheckPhase {
  if (/review|coordination|requested/iu.test(status)) return 'review';
  return /approved|release|publish/iu.test(status) ? 'release' : 'draft';
}

/** How much a finding weighs in a phase: drafts are written, not judged, so there everything is a hint. */
export function weightOf({ severity, gate }: Pick<Finding, 'severity' | 'gate'>, phase: CheckPhase): Weight {
  if (phase === 'draft') return 'hint';
  if (phase === 'release' && gate) return 'blocking';
  return severity === 'info' ? 'hint' : 'warning';
}
