import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { PublishedStateDto } from '../protocol/publicationDto.ts';
import { admit } from './assessmentAccess.ts';
import { unavailable, type CommandError } from './commandError.ts';
import { compareContents } from './compareContents.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { AssessmentRecord, CommandPorts } from './ports.ts';

/** What has been published of an assessment, and in how many blocks its draft has gone on since, for its members. */
export async function readPublishedState(
  ports: CommandPorts,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<PublishedStateDto, CommandError>> {
  const admitted = await admit(ports.database.read, actor, id, 'publications.read');
  if (!admitted.ok) return admitted;
  return stateOf(ports, admitted.value.assessment);
}

async function stateOf(
  ports: CommandPorts,
  assessment: AssessmentRecord,
): Promise<Result<PublishedStateDto, CommandError>> {
  const { read } = ports.database;
  const { id, status } = assessment;
  const [newest] = await read.publications.atSlug(assessment.slug);
  if (newest === undefined) return ok({ number: null, isRetracted: false, changes: 0, status });
  const { number, sha256, retraction } = newest;
  const known = { number, isRetracted: retraction !== null, status };
  const frozen = await ports.rooms.freezeDraft(id);
  if (!frozen.ok) return err(draftErrorOf(frozen.error));
  if (frozen.value.sha256 === sha256) return ok({ ...known, changes: 0 });
  const packed = await read.contents.packed(id, sha256);
  if (packed === null) return err(unavailable('The published text could not be read.'));
  const diff = await compareContents(ports, assessment, { sha256, packed }, frozen.value);
  if (!diff.ok) return diff;
  const owners = diff.value.blocks.filter(({ change }) => change !== 'unchanged').map(({ owner }) => owner);
  return ok({ ...known, changes: new Set(owners).size });
}

/**
 * Looks how far a published assessment's draft has gone on, and tells the open pages when that is another answer than at the
 * last look. For the server, when those who write pause: costs one query where nothing is published.
 */
export function driftAnnouncer(ports: CommandPorts): (assessmentId: string) => Promise<void> {
  const told = new Map<string, string>();
  return async (assessmentId) => {
    const assessment = await ports.database.read.assessments.byId(assessmentId);
    if (assessment === null || assessment.status !== 'published') return void told.delete(assessmentId);
    const state = await stateOf(ports, assessment);
    if (!state.ok) return;
    const now = JSON.stringify(state.value);
    if (told.get(assessmentId) === now) return;
    told.set(assessmentId, now);
    ports.rooms.announce(assessmentId, 'publications');
  };
}
