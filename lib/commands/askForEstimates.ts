import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { PollDto, PollInput } from '../protocol/estimatesDto.ts';
import { changePoll } from './changePoll.ts';
import { conflict, notFound, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';

/** Asks again, once the estimates of the last asking are revealed: a new poll, in which nobody has given a number. */
export async function askForEstimates(
  ports: CommandPorts,
  actor: Actor,
  { id, blockId }: PollInput & { readonly id: string },
): Promise<Result<PollDto, CommandError>> {
  return changePoll(ports, actor, {
    assessmentId: id,
    blockId,
    right: 'estimates.reveal',
    action: 'estimates.asked',
    number: (latest) => {
      if (latest === null) return err(notFound('Nobody has given an estimate for it yet: there is nothing to repeat.'));
      if (latest.revealedAt === null) return err(conflict('Its estimates are not revealed yet.'));
      return ok(latest.number + 1);
    },
    change: async (stores, latest) => {
      await stores.estimates.insert({
        id: ports.randomId(),
        assessmentId: id,
        blockId,
        number: (latest?.number ?? 0) + 1,
        openedById: actor.userId,
        openedAt: ports.now(),
        revealedById: null,
        revealedAt: null,
        scale: null,
      });
      return ok(null);
    },
  });
}
