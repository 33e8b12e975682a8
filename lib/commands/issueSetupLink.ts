import { err, ok } from '../domain/result.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { sha256Hex } from './sha256Hex.ts';
import { transact } from './transact.ts';

/** How long the link for the first administrator works, ms. The next start makes a new one. */
const validForMs = 24 * 60 * 60 * 1000;

/**
 * Makes the link with which the first administrator is created; earlier ones end. Called when the server starts.
 *
 * @returns the secret for `/setup/<secret>`, or null when there are accounts already.
 */
export async function issueSetupLink(ports: CommandPorts): Promise<string | null> {
  const secret = ports.randomSecret();
  const at = ports.now();
  if ((await ports.database.read.users.count()) > 0) return null;
  const entry = auditEntry(ports, null, 'setup.offered', 'workspace');
  const issued = await transact(ports.database, entry, async (stores) => {
    if ((await stores.users.count()) > 0) return err(conflict('There are accounts already.'));
    await stores.links.revoke('setup', null, at);
    await stores.links.insert({
      id: ports.randomId(),
      purpose: 'setup',
      userId: null,
      tokenHash: sha256Hex(secret),
      expiresAt: new Date(at.getTime() + validForMs),
      usedAt: null,
    });
    return ok(secret);
  });
  return issued.ok ? issued.value : null;
}
