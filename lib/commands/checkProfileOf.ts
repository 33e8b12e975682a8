import type { CheckProfile } from '../domain/tradecraft/CheckRun.ts';
import { baseProfile, profileWith, type BaseProfileId, type CheckChoice } from '../domain/tradecraft/profiles.ts';
import type { AssessmentRecord, Stores } from './ports.ts';

/** The checks of a paper: its shipped profile, what was switched against it, and both together. */
export type PaperChecks = {
  readonly base: BaseProfileId;
  readonly choice: CheckChoice;
  readonly profile: CheckProfile;
};

/** Which checks a paper uses. Where nothing was switched, those of the shipped template it was made from. */
export async function checkProfileOf(
  stores: Pick<Stores, 'checkChoices'>,
  assessment: Pick<AssessmentRecord, 'id' | 'template'>,
): Promise<PaperChecks> {
  const kept = await stores.checkChoices.of({ assessmentId: assessment.id });
  const base = baseProfile(kept?.base ?? assessment.template);
  const choice = { on: kept?.on ?? [], off: kept?.off ?? [] };
  return { base: base.id, choice, profile: profileWith(base, choice) };
}
