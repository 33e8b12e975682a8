import type { Actor, AssessmentAction } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { PollDto } from '../protocol/estimatesDto.ts';
import { admit } from './assessmentAccess.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict, notFound, unavailable, type CommandError } from './commandError.ts';
import type { FullPoll } from './EstimateStore.ts';
import { pollDtoOf, pollFrame } from './pollDtoOf.ts';
import type { CommandPorts, Stores } from './ports.ts';
import { transact } from './transact.ts';

/** A change to the polls of one block. */
export type PollChange = {
  readonly assessmentId: string;
  readonly blockId: string;
  readonly right: AssessmentAction;
  /** The audit row's action. The row names block and poll; it never carries a number. */
  readonly action: string;
  /** Which poll it is about, told by the newest one there is; a refusal where there is none such. */
  readonly number: (latest: FullPoll | null) => Result<number, CommandError>;
  /** Changes it, under the lock; `latest` is still what `number` was told by. */
  readonly change: (stores: Stores, latest: FullPoll | null) => Promise<Result<null, CommandError>>;
};

/**
 * What all changes to polls share: the right asked twice, an audit row without a number in the same transaction, the news
 * to everybody who has the draft open. Answers the poll as the actor may then see it.
 */
export async function changePoll(
  ports: CommandPorts,
  actor: Actor,
  wanted: PollChange,
): Promise<Result<PollDto, CommandError>> {
  const { assessmentId, blockId, right } = wanted;
  const { read } = ports.database;
  const admitted = await admit(read, actor, assessmentId, right);
  if (!admitted.ok) return admitted;
  const number = wanted.number(await read.estimates.latest(assessmentId, blockId));
  if (!number.ok) return number;
  const data = { blockId, poll: number.value };
  const entry = auditEntry(ports, actor.userId, wanted.action, `assessment:${assessmentId}`, data);
  const done = await transact(ports.database, entry, async (stores) => {
    const still = await admit(stores, actor, assessmentId, right);
    if (!still.ok) return still;
    const latest = await stores.estimates.latest(assessmentId, blockId);
    const now = wanted.number(latest);
    if (!now.ok) return now;
    if (now.value !== number.value)
      return err(conflict('Somebody has asked again meanwhile. Look again, then try again.'));
    const changed = await wanted.change(stores, latest);
    if (!changed.ok) return changed;
    const after = await stores.estimates.latest(assessmentId, blockId);
    return after === null
      ? err(unavailable('The poll could not be read again.'))
      : ok(pollDtoOf(after, actor, await pollFrame(stores, assessmentId)));
  });
  if (done.ok) ports.rooms.announce(assessmentId, 'estimates');
  return done;
}

/** The open poll; a refusal where nobody was asked, or the numbers are out. */
export function openPoll(latest: FullPoll | null): Result<FullPoll, CommandError> {
  if (latest === null) return err(notFound('Nobody has given an estimate for it yet.'));
  if (latest.revealedAt !== null) return err(conflict(isRevealed(latest)));
  return ok(latest);
}

const isRevealed = ({ revealedByName }: FullPoll): string =>
  `${revealedByName ?? 'Somebody'} has revealed the estimates: they can no longer be changed. An owner can ask again.`;
