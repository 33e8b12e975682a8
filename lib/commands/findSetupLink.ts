import { err, ok, type Result } from '../domain/result.ts';
import type { CommandError } from './commandError.ts';
import { deadLink, liveLink } from './liveLink.ts';
import type { CommandPorts } from './ports.ts';

/** Whether `/setup/<token>` may still create the first administrator. For the page that shows the form. */
export async function findSetupLink(
  ports: CommandPorts,
  input: { readonly token: string },
): Promise<Result<null, CommandError>> {
  const { read } = ports.database;
  const link = await liveLink(read, input.token, ['setup'], ports.now());
  if (link === null || (await read.users.count()) > 0) return err(deadLink);
  return ok(null);
}
