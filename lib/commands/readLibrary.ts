import { needsFromDays } from '../domain/library/needsYou.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { CandidateDto, LibraryDto } from '../protocol/libraryDto.ts';
import type { CommandError } from './commandError.ts';
import { listNotices } from './listNotices.ts';
import type { Candidate, CommandPorts } from './ports.ts';
import { workspaceRefusal } from './workspaceRight.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Most assessments that are looked at for what needs the person; the most pressing come first. */
const maxCandidates = 40;

/** What the rail, the filters and the strip of what needs the person are made of. */
export async function readLibrary(ports: CommandPorts, actor: Actor): Promise<Result<LibraryDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'assessments.list');
  if (refusal !== null) return err(refusal);
  const { library } = ports.database.read;
  // A day more than needed: whose calendar counts, only the reader's browser knows.
  const dueBefore = new Date(ports.now().getTime() + (needsFromDays + 1) * dayMs);
  const [overview, candidates, notices] = await Promise.all([
    library.overview(actor.userId),
    library.candidates(actor.userId, dueBefore, maxCandidates),
    listNotices(ports, actor),
  ]);
  if (!notices.ok) return notices;
  return ok({ ...overview, candidates: candidates.map(candidateDtoOf), notices: notices.value.items });
}

function candidateDtoOf(candidate: Candidate): CandidateDto {
  return {
    ...candidate,
    dueAt: candidate.dueAt?.toISOString() ?? null,
    sharedAt: candidate.sharedAt.toISOString(),
    openedAt: candidate.openedAt?.toISOString() ?? null,
    changedAt: candidate.changedAt.toISOString(),
  };
}
