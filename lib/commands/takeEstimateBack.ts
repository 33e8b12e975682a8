import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { PollDto, PollInput } from '../protocol/estimatesDto.ts';
import { changePoll, openPoll } from './changePoll.ts';
import { notFound, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';

/** Takes one's own number back, as long as nothing is revealed. */
export async function takeEstimateBack(
  ports: CommandPorts,
  actor: Actor,
  { id, blockId }: PollInput & { readonly id: string },
): Promise<Result<PollDto, CommandError>> {
  return changePoll(ports, actor, {
    assessmentId: id,
    blockId,
    right: 'estimates.give',
    action: 'estimate.taken-back',
    number: (latest) => {
      const poll = openPoll(latest);
      return poll.ok ? ok(poll.value.number) : poll;
    },
    change: async (stores, latest) => {
      const isGone = latest !== null && (await stores.estimates.takeBack(latest.id, actor.userId));
      return isGone ? ok(null) : err(notFound('You have given no estimate for it.'));
    },
  });
}
