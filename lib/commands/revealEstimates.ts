import { paperOf } from '../document/paper.ts';
import { revealRefusal } from '../domain/estimates/revealRefusal.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { PollDto, PollInput } from '../protocol/estimatesDto.ts';
import { admit } from './assessmentAccess.ts';
import { changePoll, openPoll } from './changePoll.ts';
import { conflict, type CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { CommandPorts } from './ports.ts';

/**
 * Shows everybody's number to everybody. Numbers of people who have left since count: nobody can shape the mean by taking
 * people off. The scale the paper is on at that moment is kept with them.
 */
export async function revealEstimates(
  ports: CommandPorts,
  actor: Actor,
  { id, blockId }: PollInput & { readonly id: string },
): Promise<Result<PollDto, CommandError>> {
  const admitted = await admit(ports.database.read, actor, id, 'estimates.reveal');
  if (!admitted.ok) return admitted;
  const draft = await ports.rooms.readDraft(id);
  if (!draft.ok) return err(draftErrorOf(draft.error));
  const scale = paperOf(draft.value).scale ?? admitted.value.assessment.scale;
  return changePoll(ports, actor, {
    assessmentId: id,
    blockId,
    right: 'estimates.reveal',
    action: 'estimates.revealed',
    number: (latest) => {
      const poll = openPoll(latest);
      if (!poll.ok) return poll;
      const refusal = revealRefusal(poll.value.estimates.length);
      return refusal === null ? ok(poll.value.number) : err(conflict(refusal));
    },
    change: async (stores, latest) => {
      const by = { byId: actor.userId, at: ports.now(), scale };
      const isDone = latest !== null && (await stores.estimates.reveal(latest.id, by));
      return isDone ? ok(null) : err(conflict('The estimates have just been revealed.'));
    },
  });
}
