import type { Actor } from '../domain/policy.ts';
import { isApproval } from '../domain/review/answers.ts';
import { isBarred } from '../domain/review/answerFault.ts';
import { staleBlocks, type BlockChange } from '../domain/review/staleBlocks.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { RoundDetailDto } from '../protocol/roundsDto.ts';
import type { DiffDto } from '../protocol/versionDto.ts';
import { compareContents } from './compareContents.ts';
import { unavailable, type CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { AssessmentRecord, CommandPorts, FrozenDraft, Stores } from './ports.ts';
import { admitToRound, contributorsOf } from './roundAccess.ts';
import { roundDtoOf } from './roundDtoOf.ts';
import type { FullRound } from './RoundStore.ts';

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
  const changesSince = changesTo(ports, assessment, frozen.value);
  const changed = await changesSince(round.contentHash);
  if (!changed.ok) return changed;
  const dto = roundDtoOf(round, actor.userId, ports.now());
  const stale: RoundDetailDto['stale'][number][] = [];
  for (const { userId, given } of dto.seats) {
    // What may not be seen yet is not told by its staleness either.
    if (given === null || !isApproval(given.answer)) continue;
    const since = await changesSince(given.contentHash);
    if (!since.ok) return since;
    const names = new Set(staleBlocks(round.stalePolicy, round.scope, since.value));
    const blocks = since.value.filter(({ blockId }) => names.has(blockId)).flatMap(told);
    if (blocks.length > 0) stale.push({ userId, blocks });
  }
  const seat = round.seats.find(({ userId }) => userId === actor.userId);
  const contributors = await contributorsOf(read, round);
  return ok({
    ...dto,
    draft: { contentHash: frozen.value.sha256, changed: changed.value.flatMap(told) },
    stale,
    mine: {
      hasSeat: seat !== undefined,
      mayAnswer: seat?.given === null && round.closed === null,
      isBarred: isBarred(
        { ...round, isContributor: contributors.has(actor.userId) },
        { isExcused: (seat?.excused ?? null) !== null },
      ),
      since: await lastAnswered(read, round, actor.userId),
    },
  });
}

const told = ({ blockId, change }: BlockChange): RoundDetailDto['draft']['changed'] =>
  change === 'unchanged' ? [] : [{ blockId, change }];

/** What changed from a pinned content to the draft; each content is compared once. */
function changesTo(ports: CommandPorts, assessment: AssessmentRecord, draft: FrozenDraft) {
  const known = new Map<string, Result<readonly BlockChange[], CommandError>>();
  return async (sha256: string): Promise<Result<readonly BlockChange[], CommandError>> => {
    const before = known.get(sha256);
    if (before !== undefined) return before;
    const changes = await compared(ports, assessment, sha256, draft);
    known.set(sha256, changes);
    return changes;
  };
}

async function compared(
  ports: CommandPorts,
  assessment: AssessmentRecord,
  sha256: string,
  draft: FrozenDraft,
): Promise<Result<readonly BlockChange[], CommandError>> {
  if (sha256 === draft.sha256) return ok([]);
  const packed = await ports.database.read.contents.packed(assessment.id, sha256);
  if (packed === null) return err(unavailable('The pinned text could not be read.'));
  const diff = await compareContents(ports, assessment, { sha256, packed }, draft);
  return diff.ok ? ok(blockChanges(diff.value)) : diff;
}

/** The changed blocks of a paper, one for each block of a section or the root, with all that changed in it. */
function blockChanges({ blocks }: DiffDto): readonly BlockChange[] {
  const groups = new Map<string, DiffDto['blocks'][number][]>();
  for (const block of blocks) {
    if (block.change === 'unchanged') continue;
    const group = groups.get(block.owner);
    if (group === undefined) groups.set(block.owner, [block]);
    else group.push(block);
  }
  const types = new Map(blocks.map(({ blockId, type }) => [blockId, type]));
  return [...groups].map(([owner, parts]) => {
    const own = parts.find(({ blockId }) => blockId === owner);
    const isMovedOnly = parts.every(({ change }) => change === 'moved');
    const whole = own?.change === 'added' || own?.change === 'removed' ? own.change : null;
    return {
      blockId: owner,
      change: whole ?? (isMovedOnly ? 'moved' : 'edited'),
      fields: parts.flatMap(({ fields }) => fields.map(({ field }) => field)),
      kind: types.get(owner) ?? null,
      section: parts[0]?.section ?? null,
    };
  });
}

/** The version that a person answered on in the latest round before this one. */
async function lastAnswered(
  stores: Pick<Stores, 'rounds'>,
  { assessmentId, number }: FullRound,
  userId: string,
): Promise<RoundDetailDto['mine']['since']> {
  const { items } = await stores.rounds.list(assessmentId, { cursor: null, limit: maxEarlier });
  for (const earlier of items) {
    const seat = earlier.seats.find((each) => each.userId === userId);
    const given = seat?.given ?? null;
    if (earlier.number < number && seat !== undefined && given !== null)
      return {
        round: earlier.number,
        version: seat.versionNumber ?? earlier.versionNumber,
        at: given.at.toISOString(),
      };
  }
  return null;
}
