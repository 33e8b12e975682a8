import { mayInWorkspace, type Actor } from '../domain/policy.ts';
import { isBarred } from '../domain/review/answerFault.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { RoundDetailDto } from '../protocol/roundsDto.ts';
import { changesToDraft } from './changesToDraft.ts';
import type { CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { CommandPorts, Stores } from './ports.ts';
import { admitToRound, contributorsOf } from './roundAccess.ts';
import { roundDtoOf } from './roundDtoOf.ts';
import type { FullRound } from './RoundStore.ts';
import { staleApprovals, toldChange } from './staleApprovals.ts';
import { textOfSeat } from './textOfSeat.ts';

/** So many of a person's earlier rounds are looked through for the one they last answered. */
const maxEarlier = 100;

/** A round, the blocks of the draft that changed since it was pinned, and the approvals that no longer hold by them. */
export async function readRound(
  ports: CommandPorts,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<RoundDetailDto, CommandError>> {
  const { read } = ports.database;
  const found = await admitToRound(read, actor, await read.rounds.byId(id), 'rounds.read');
  if (!found.ok) return found;
  const { round, assessment } = found.value;
  const frozen = await ports.rooms.freezeDraft(assessment.id);
  if (!frozen.ok) return err(draftErrorOf(frozen.error));
  const changesSince = changesToDraft(ports, assessment, frozen.value);
  const seat = round.seats.find(({ userId }) => userId === actor.userId);
  const text = textOfSeat(round, seat);
  // Who has answered is told of the pinned text: what their own approval is stale by is told beside it.
  const changed = await changesSince(seat?.given === null ? text.contentHash : round.contentHash);
  if (!changed.ok) return changed;
  const dto = roundDtoOf(round, actor.userId, ports.now());
  // What may not be seen yet is not told by its staleness either.
  const stale = await staleApprovals(round, dto.seats, changesSince);
  if (!stale.ok) return stale;
  const contributors = await contributorsOf(read, round);
  const earlier = await earlierRounds(read, round, actor.userId);
  return ok({
    ...dto,
    draft: { contentHash: frozen.value.sha256, changed: changed.value.flatMap(toldChange) },
    stale: stale.value,
    previous: earlier.previous,
    mine: {
      hasSeat: seat !== undefined,
      mayAnswer: seat?.given === null && round.closed === null,
      isBarred: isBarred(
        { ...round, isContributor: contributors.has(actor.userId) },
        { isExcused: (seat?.excused ?? null) !== null },
      ),
      since: earlier.since,
      text: { contentHash: text.contentHash, version: text.versionNumber },
      reads: { ...seat?.reads },
      mayExcuse: round.isOwnWorkBarred && round.closed === null && mayInWorkspace(actor, 'reviews.govern'),
    },
  });
}

/** The round before this one, and the version that a person answered on in the latest of those before. */
async function earlierRounds(
  stores: Pick<Stores, 'rounds'>,
  { assessmentId, number }: FullRound,
  userId: string,
): Promise<{ readonly previous: RoundDetailDto['previous']; readonly since: RoundDetailDto['mine']['since'] }> {
  const { items } = await stores.rounds.list(assessmentId, { cursor: null, limit: maxEarlier });
  const earlier = items.filter((each) => each.number < number);
  const [before] = earlier;
  const previous = before === undefined ? null : { round: before.number, version: before.versionNumber };
  for (const each of earlier) {
    const seat = each.seats.find((other) => other.userId === userId);
    const given = seat?.given ?? null;
    if (seat !== undefined && given !== null)
      return {
        previous,
        since: { round: each.number, version: seat.versionNumber ?? each.versionNumber, at: given.at.toISOString() },
      };
  }
  return { previous, since: null };
}
