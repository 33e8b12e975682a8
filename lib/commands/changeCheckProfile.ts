import { baseProfile, trimmedChoice } from '../domain/tradecraft/profiles.ts';
import type { Actor } from '../domain/policy.ts';
import { ok, type Result } from '../domain/result.ts';
import type { CheckProfileDto, CheckProfileInput } from '../protocol/checksDto.ts';
import { admit } from './assessmentAccess.ts';
import { auditEntry } from './auditEntry.ts';
import { checkProfileOf } from './checkProfileOf.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';

/**
 * Switches checks of a paper on and off, whole: what is not named is as its profile ships it, so two empty lists restore
 * the profile. Switched off, a check that would keep the paper from being published does so no more: owners only.
 */
export async function changeCheckProfile(
  ports: CommandPorts,
  actor: Actor,
  { id, base, on, off }: CheckProfileInput & { readonly id: string },
): Promise<Result<CheckProfileDto, CommandError>> {
  const admitted = await admit(ports.database.read, actor, id, 'checks.change');
  if (!admitted.ok) return admitted;
  const before = await checkProfileOf(ports.database.read, admitted.value.assessment);
  const profile = baseProfile(base ?? before.base);
  const choice = trimmedChoice(profile, { on, off });
  const data = { base: profile.id, on: [...choice.on], off: [...choice.off] };
  const entry = auditEntry(ports, actor.userId, 'checks.changed', `assessment:${id}`, data);
  const changed = await transact(ports.database, entry, async (stores) => {
    // Asked again under the lock: rights may have changed meanwhile.
    const still = await admit(stores, actor, id, 'checks.change');
    if (!still.ok) return still;
    await stores.checkChoices.keep({ assessmentId: id }, { base: profile.id, ...choice });
    return ok({ base: profile.id, on: [...choice.on], off: [...choice.off] });
  });
  if (changed.ok) ports.rooms.announce(id, 'checks');
  return changed;
}
