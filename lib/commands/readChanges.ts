import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { maxReads, type ReadChangesDto, type ReadChangesInput } from '../protocol/roundsDto.ts';
import { forbidden, invalidInput, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { admitToRound } from './roundAccess.ts';

/**
 * Keeps which changed blocks somebody who sits in a round has read, so that they find their ticks on every device. A tick is
 * one's own note and nothing is decided by it on the server, so there is no audit row.
 */
export async function readChanges(
  ports: CommandPorts,
  actor: Actor,
  { id, reads }: ReadChangesInput & { readonly id: string },
): Promise<Result<ReadChangesDto, CommandError>> {
  const { database } = ports;
  const found = await admitToRound(database.read, actor, await database.read.rounds.byId(id), 'rounds.answer');
  if (!found.ok) return found;
  return database.transaction(async (stores) => {
    const round = await stores.rounds.byId(id);
    const seat = round?.seats.find(({ userId }) => userId === actor.userId);
    if (seat === undefined) return err(forbidden('You were not asked in this round.'));
    const kept = { ...seat.reads };
    for (const [blockId, key] of Object.entries(reads)) {
      if (key === null) delete kept[blockId];
      else kept[blockId] = key;
    }
    if (Object.keys(kept).length > maxReads) return err(invalidInput(`Expected at most ${maxReads} read changes.`));
    await stores.reviewTexts.keepReads(id, actor.userId, kept);
    return ok({ reads: kept });
  });
}
