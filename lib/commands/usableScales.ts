import { scaleDefinition, scaleOfDefinition } from '../domain/likelihood/customScale.ts';
import type { Scale } from '../domain/likelihood/scale.ts';
import { scales } from '../domain/likelihood/scaleById.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { invalidInput, type CommandError } from './commandError.ts';
import type { CommandPorts, CustomScaleRecord, Stores } from './ports.ts';

/**
 * All scales that may be used or shown: those shipped, then the workspace's own, oldest first. Withdrawn ones are among
 * them, marked: drafts that use them go on to be shown on them.
 */
export async function usableScales(ports: Pick<CommandPorts, 'database'>): Promise<readonly Scale[]> {
  return scalesIn(ports.database.read);
}

/** The same from one set of stores: inside a transaction, from its own. */
export async function scalesIn(stores: Pick<Stores, 'scales'>): Promise<readonly Scale[]> {
  return [...scales, ...(await ownScalesOf(stores))];
}

/** The workspace's own scales alone, withdrawn ones too. */
export async function ownScalesOf(stores: Pick<Stores, 'scales'>): Promise<readonly Scale[]> {
  return (await stores.scales.list()).map(customScaleOf);
}

/** A stored definition in the form of the shipped scales. Throws when it was not written by this product. */
export function customScaleOf({ id, definition, withdrawnAt }: CustomScaleRecord): Scale {
  return scaleOfDefinition(id, scaleDefinition.parse(JSON.parse(definition)), withdrawnAt !== null);
}

/**
 * The scale that an assessment is to begin to use.
 *
 * @returns invalid-input where there is no such scale, or it is withdrawn and not the one in use already (`current`).
 */
export async function scaleToUse(
  stores: Pick<Stores, 'scales'>,
  id: string,
  current?: string,
): Promise<Result<Scale, CommandError>> {
  const all = await scalesIn(stores);
  const found = all.find((scale) => scale.id === id);
  if (found !== undefined && (found.own?.isWithdrawn !== true || id === current)) return ok(found);
  const usable = all.filter((scale) => scale.own?.isWithdrawn !== true).map((scale) => scale.id);
  const fault =
    found === undefined ? `There is no scale “${id}”.` : `The scale “${found.title}” was withdrawn from new use.`;
  return err(invalidInput(`${fault} Expected scale as one of: ${usable.join(', ')}.`, { scale: id }));
}
