import { isApproval } from '../domain/review/answers.ts';
import { staleBlocks, type BlockChange } from '../domain/review/staleBlocks.ts';
import { ok, type Result } from '../domain/result.ts';
import type { RoundDetailDto } from '../protocol/roundsDto.ts';
import { changesToDraft, type NamedChange } from './changesToDraft.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import type { FullRound } from './RoundStore.ts';

type Stale = RoundDetailDto['stale'];
/** As much of a seat as staleness goes by. */
type AnsweredSeat = Pick<RoundDetailDto['seats'][number], 'userId'> & {
  readonly given: Pick<NonNullable<RoundDetailDto['seats'][number]['given']>, 'answer' | 'contentHash'> | null;
};

/** The approvals among `seats` that no longer hold, each with the blocks that changed since it was given or confirmed. */
export async function staleApprovals(
  { stalePolicy, scope }: Pick<FullRound, 'stalePolicy' | 'scope'>,
  seats: readonly AnsweredSeat[],
  changesSince: (sha256: string) => Promise<Result<readonly NamedChange[], CommandError>>,
): Promise<Result<Stale, CommandError>> {
  const stale: Stale[number][] = [];
  for (const { userId, given } of seats) {
    if (given === null || !isApproval(given.answer)) continue;
    const since = await changesSince(given.contentHash);
    if (!since.ok) return since;
    const ids = new Set(staleBlocks(stalePolicy, scope, since.value));
    const blocks = since.value.filter(({ blockId }) => ids.has(blockId)).flatMap(toldChange);
    if (blocks.length > 0) stale.push({ userId, blocks });
  }
  return ok(stale);
}

/** A changed block as it travels; nothing for one that did not change. */
export function toldChange({ blockId, change, name }: BlockChange & { readonly name: string }) {
  return change === 'unchanged' ? [] : [{ blockId, change, name }];
}

/**
 * Looks whether approvals of an assessment's running rounds hold by its draft as it is, and tells the open pages when that is
 * another answer than at the last look. For the server, when those who write pause: costs one query where nothing is approved.
 */
export function staleAnnouncer(ports: CommandPorts): (assessmentId: string) => Promise<void> {
  const told = new Map<string, string>();
  return async (assessmentId) => {
    const { read } = ports.database;
    const rounds = (await read.rounds.running(assessmentId)).filter(
      ({ stalePolicy, seats }) =>
        stalePolicy !== 'never' && seats.some(({ given }) => given !== null && isApproval(given.answer)),
    );
    const assessment = rounds.length === 0 ? null : await read.assessments.byId(assessmentId);
    if (assessment === null) return void told.delete(assessmentId);
    const frozen = await ports.rooms.freezeDraft(assessmentId);
    if (!frozen.ok) return;
    const changesSince = changesToDraft(ports, assessment, frozen.value);
    const found: unknown[] = [];
    for (const round of rounds) {
      const stale = await staleApprovals(round, round.seats, changesSince);
      if (!stale.ok) return;
      // With what they are of: an approval that was confirmed and is stale again by the same block is news.
      found.push([stale.value, round.seats.map(({ given }) => given?.contentHash ?? null)]);
    }
    const now = JSON.stringify(found);
    // At the first look nobody may have been told: it costs one reading too many, not one too few.
    if (told.get(assessmentId) === now) return;
    told.set(assessmentId, now);
    ports.rooms.announce(assessmentId, 'rounds');
  };
}
