import type { Actor } from '../domain/policy.ts';
import { ok, type Result } from '../domain/result.ts';
import type { ReviewFactsDto } from '../protocol/checksDto.ts';
import { admit } from './assessmentAccess.ts';
import { changeFacts } from './changeFacts.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { reviewFacts } from './reviewFacts.ts';

/** What the checks must know of a paper's review, as the actor may know it: for pages that check the open draft themselves. */
export async function readReviewFacts(
  ports: CommandPorts,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<ReviewFactsDto, CommandError>> {
  const { read } = ports.database;
  const admitted = await admit(read, actor, id, 'draft.read');
  if (!admitted.ok) return admitted;
  const [review, change] = await Promise.all([
    reviewFacts(read, id, ports.now(), actor.userId),
    changeFacts(ports, admitted.value.assessment),
  ]);
  return ok({ ...review, change });
}
