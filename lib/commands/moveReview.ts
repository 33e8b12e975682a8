import type { Actor } from '../domain/policy.ts';
import { moveFault, type MoveFault } from '../domain/review/moveFault.ts';
import { err, ok, unreachable, type Result } from '../domain/result.ts';
import type { RoundDto } from '../protocol/roundsDto.ts';
import { changeRound } from './changeRound.ts';
import { alreadyDecided, conflict, forbidden, type CommandError } from './commandError.ts';
import { draftAsRead } from './draftAsRead.ts';
import { pinVersion } from './pinVersion.ts';
import type { CommandPorts } from './ports.ts';
import { textOfSeat } from './textOfSeat.ts';

/**
 * Binds one's own review, which is still to be given, to the draft as it is now: what is answered then is about those words.
 * Nobody else's place in the round moves with it.
 *
 * @returns draft-moved where the draft is another one by now; conflict for an approval, which is confirmed instead;
 * already-decided for any other answer.
 */
export async function moveReview(
  ports: CommandPorts,
  actor: Actor,
  { id, contentHash }: { readonly id: string; readonly contentHash: string },
): Promise<Result<RoundDto, CommandError>> {
  const frozen = await draftAsRead(ports, actor, { id, contentHash });
  if (!frozen.ok) return frozen;
  return changeRound(ports, actor, id, {
    right: 'rounds.answer',
    action: 'round.moved',
    data: { contentHash },
    change: async (stores, { round }) => {
      const seat = round.seats.find(({ userId }) => userId === actor.userId);
      const answer = seat?.given?.answer ?? null;
      const fault = moveFault({ isClosed: round.closed !== null, seat: seat === undefined ? null : { answer } });
      if (fault !== null) return err(moveErrorOf(fault));
      if (textOfSeat(round, seat).contentHash === contentHash) return ok(null);
      const version = await pinVersion(stores, ports, {
        assessmentId: round.assessmentId,
        frozen: frozen.value,
        kind: 'round',
        name: `Round ${round.number}, moved on`,
        createdById: actor.userId,
      });
      await stores.reviewTexts.move(id, actor.userId, { contentHash, versionNumber: version.number });
      return ok(null);
    },
  });
}

function moveErrorOf(fault: MoveFault): CommandError {
  switch (fault) {
    case 'not-invited':
      return forbidden('You were not asked in this round.');
    case 'closed':
      return conflict('This round is closed.');
    case 'to-confirm':
      return conflict('You have approved already: confirm your approval of the draft as it is instead.');
    case 'answered':
      return alreadyDecided('Your answer is about the words you had read. The authors can ask for another round.');
    default:
      return unreachable(fault);
  }
}
