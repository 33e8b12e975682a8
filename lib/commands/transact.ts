import { err, type Result } from '../domain/result.ts';
import { conflict, type CommandError } from './commandError.ts';
import type { Database, Stores } from './ports.ts';

/** Thrown inside a transaction to roll it back, caught again right outside. */
class Refusal extends Error {
  readonly refused: CommandError;
  constructor(refused: CommandError) {
    super(refused.message);
    this.refused = refused;
  }
}

/**
 * Runs a change in one transaction; an error that `work` returns rolls everything back.
 *
 * Commands that guard something across rows (the last administrator, a free e-mail address) append their
 * audit row first: its lock is held until the commit, so what they read afterwards cannot change under them.
 */
export async function transact<T>(
  database: Database,
  work: (stores: Stores) => Promise<Result<T, CommandError>>,
): Promise<Result<T, CommandError>> {
  try {
    return await database.transaction(async (stores) => {
      const result = await work(stores);
      if (!result.ok) throw new Refusal(result.error);
      return result;
    });
  } catch (error) {
    if (error instanceof Refusal) return err(error.refused);
    // Two made the same thing at once; told by name, since the class lives in another layer.
    if (error instanceof Error && error.name === 'DuplicateError') {
      return err(conflict('Somebody else has just made the same. Look again, then try again.'));
    }
    throw error;
  }
}
