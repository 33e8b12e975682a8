import { labelledBlocks } from '../document/labels.ts';
import { statementWords } from '../document/statementWords.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { GiveEstimateInput, PollDto } from '../protocol/estimatesDto.ts';
import { admit } from './assessmentAccess.ts';
import { changePoll, openPoll } from './changePoll.ts';
import { notFound, type CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { CommandPorts } from './ports.ts';

/** Longest stretch of a statement that is kept beside a number, UTF-16 units. */
const maxStatementLength = 2_000;

/**
 * Gives or changes one's own number for a judgment or an alternative. The first one opens the poll.
 *
 * @returns not-found where the live draft has no such block; conflict once the estimates are revealed.
 */
export async function giveEstimate(
  ports: CommandPorts,
  actor: Actor,
  input: GiveEstimateInput & { readonly id: string },
): Promise<Result<PollDto, CommandError>> {
  const { id, blockId, probability } = input;
  const admitted = await admit(ports.database.read, actor, id, 'estimates.give');
  if (!admitted.ok) return admitted;
  const draft = await ports.rooms.readDraft(id);
  if (!draft.ok) return err(draftErrorOf(draft.error));
  const block = labelledBlocks(draft.value).find((each) => each.id === blockId);
  if (block === undefined || (block.kind !== 'judgment' && block.kind !== 'alternative'))
    return err(notFound('The draft has no such judgment or alternative.'));
  const statement = statementWords(block.node).slice(0, maxStatementLength);
  return changePoll(ports, actor, {
    assessmentId: id,
    blockId,
    right: 'estimates.give',
    action: 'estimate.given',
    number: (latest) => {
      if (latest === null) return ok(1);
      const poll = openPoll(latest);
      return poll.ok ? ok(poll.value.number) : poll;
    },
    change: async (stores, latest) => {
      const at = ports.now();
      const pollId = latest?.id ?? ports.randomId();
      if (latest === null) {
        const unrevealed = { revealedById: null, revealedAt: null, scale: null };
        const poll = { id: pollId, assessmentId: id, blockId, number: 1, openedById: actor.userId, openedAt: at };
        await stores.estimates.insert({ ...poll, ...unrevealed });
      }
      await stores.estimates.give(pollId, { userId: actor.userId, probability, statement, at });
      return ok(null);
    },
  });
}
