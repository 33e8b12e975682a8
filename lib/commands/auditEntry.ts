import type { AuditEntry, CommandPorts } from './ports.ts';

/** Who is written down as having acted; null is the server itself or somebody not signed in. */
export type ActorId = string | null;

/** The audit row of a change. `data` says what changed and never holds a secret. */
export function auditEntry(
  ports: Pick<CommandPorts, 'now'>,
  actorId: ActorId,
  action: string,
  subject: string,
  data: Readonly<Record<string, unknown>> = {},
): AuditEntry {
  return { at: ports.now(), actorId, action, subject, data };
}
