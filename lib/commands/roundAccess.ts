import type { Actor, AssessmentAction } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { admit, type Admitted } from './assessmentAccess.ts';
import { notFound, type CommandError } from './commandError.ts';
import type { FullRound } from './RoundStore.ts';
import type { Stores } from './ports.ts';

/** What a round is reached by: its assessment decides who may know of it. */
export type RoundStores = Pick<Stores, 'assessments' | 'members' | 'rounds'>;

/** A round together with the actor's standing on its assessment. */
export type AdmittedToRound = Admitted & { readonly round: FullRound };

/**
 * Reads a round for an actor who wants to do `action` on its assessment.
 *
 * @returns not-found for an unknown round exactly as for one of an assessment that the actor has no role on.
 */
export async function admitToRound(
  stores: RoundStores,
  actor: Actor,
  found: FullRound | null,
  action: AssessmentAction,
): Promise<Result<AdmittedToRound, CommandError>> {
  const unknown = err(notFound('There is no such round.'));
  if (found === null) return unknown;
  const admitted = await admit(stores, actor, found.assessmentId, action);
  if (!admitted.ok) return admitted.error.kind === 'not-found' ? unknown : admitted;
  return ok({ ...admitted.value, round: found });
}

/** Who may not approve where the house bars one's own work: all who wrote since the base, and who asked for the round. */
export async function contributorsOf(
  stores: Pick<Stores, 'drafts' | 'assessments'>,
  { assessmentId, baseAt, askedById }: Pick<FullRound, 'assessmentId' | 'baseAt' | 'askedById'>,
): Promise<ReadonlySet<string>> {
  const writers = await stores.drafts.authorsSince(assessmentId, baseAt);
  // Without a base the text itself may be the creator's: a template or an import leaves no row of theirs.
  const creator = baseAt === null ? ((await stores.assessments.byId(assessmentId))?.createdById ?? null) : null;
  return new Set([...writers, askedById, ...(creator === null ? [] : [creator])]);
}
