import { mayInWorkspace, type Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { ReviewPolicyDto } from '../protocol/roundsDto.ts';
import { auditEntry } from './auditEntry.ts';
import { forbidden, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';

/** The house's rules of review, for everybody: reviewers should know what their approval is worth. */
export async function readReviewPolicy(
  ports: CommandPorts,
  actor: Actor,
): Promise<Result<ReviewPolicyDto, CommandError>> {
  if (!mayInWorkspace(actor, 'assessments.list')) return err(forbidden('This token was not made for that.'));
  return ok(await ports.database.read.reviewPolicy.get());
}

/** Changes the rules for rounds to come; those that were asked for keep theirs. */
export async function changeReviewPolicy(
  ports: CommandPorts,
  actor: Actor,
  input: ReviewPolicyDto,
): Promise<Result<ReviewPolicyDto, CommandError>> {
  if (!mayInWorkspace(actor, 'reviews.govern')) return err(forbidden('Only an administrator can change the rules.'));
  const entry = auditEntry(ports, actor.userId, 'review-policy.changed', 'workspace', input);
  return transact(ports.database, entry, async (stores) => {
    await stores.reviewPolicy.put(input);
    return ok(await stores.reviewPolicy.get());
  });
}
