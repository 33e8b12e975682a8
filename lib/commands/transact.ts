import { err, type Result } from '../domain/result.ts';
import { conflict, type CommandError } from './commandError.ts';
import type { AuditEntry, Database, Stores } from './ports.ts';

/** Thrown inside a transaction to roll it back, caught again right outside. */
class Refusal extends Error {
  readonly refused: CommandError;
  constructor(refused: CommandError) {
    super(refused.message);
    this.refused = refused;
  }
}

/**
 * Runs a change in one transaction, with the audit row that records it; an error that `work` returns rolls everything back.
 *
 * The row is appended first: its lock is held until the commit, so changes come one after the other, and what `work`
 * reads (the last administrator, a free e-mail address, one's own role) cannot change under it. One lock, always taken
 * first, also means that no two commands wait for each other in a circle.
 */
export async function transact<T>(
  database: Database,
  entry: AuditEntry,
  work: (stores: Stores) => Promise<Result<T, CommandError>>,
): Promise<Result<T, CommandError>> {
  try {
    return await database.transaction(async (stores) => {
      await stores.audit.append(entry);
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
