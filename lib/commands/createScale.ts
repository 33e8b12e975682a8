import { scaleOfDefinition } from '../domain/likelihood/customScale.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { slugOf } from '../domain/slugOf.ts';
import type { CreateScaleInput, ScaleDto } from '../protocol/scaleDto.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { scaleDtoOf } from './scaleDtoOf.ts';
import { transact } from './transact.ts';
import { scalesIn } from './usableScales.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** Most scales of its own that a workspace has in use at a time: each is handed to every page that shows a draft. */
const maxOwnScales = 50;

/**
 * Defines a scale for the workspace. It cannot be changed afterwards: drafts stand on it.
 *
 * @returns conflict where one of the same name is in use, or there are too many.
 */
export async function createScale(
  ports: CommandPorts,
  actor: Actor,
  definition: CreateScaleInput,
): Promise<Result<ScaleDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'scales.change');
  if (refusal !== null) return err(refusal);
  const { title, author, date } = definition;
  const id = `${slugOf(title).slice(0, 40)}-${ports.randomId().slice(-8)}`;
  const data = { title, author, date, terms: definition.terms.length };
  const entry = auditEntry(ports, actor.userId, 'scale.created', `scale:${id}`, data);
  return transact(ports.database, entry, async (stores) => {
    const inUse = (await scalesIn(stores)).filter((scale) => scale.own?.isWithdrawn !== true);
    if (inUse.some((scale) => scale.title.toLowerCase() === title.toLowerCase())) {
      return err(conflict(`There is a scale “${title}” already. Give this one another name.`));
    }
    if (inUse.filter((scale) => scale.own !== undefined).length >= maxOwnScales) {
      return err(conflict(`A workspace has at most ${maxOwnScales} scales of its own. Withdraw one first.`));
    }
    await stores.scales.insert({
      id,
      definition: JSON.stringify(definition),
      createdById: actor.userId,
      createdAt: ports.now(),
      withdrawnAt: null,
    });
    return ok(scaleDtoOf(scaleOfDefinition(id, definition)));
  });
}
