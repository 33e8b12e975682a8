import { versionsToLetGo } from '../domain/versions/versionDue.ts';
import type { CommandPorts, FrozenDraft, Stores } from './ports.ts';
import type { NamedVersion, VersionKind } from './VersionStore.ts';

/** A version to be made of a frozen draft. */
export type Pin = {
  readonly assessmentId: string;
  readonly frozen: FrozenDraft;
  readonly kind: VersionKind;
  readonly name?: string | null;
  readonly note?: string;
  /** Who makes it, not who wrote it. */
  readonly createdById: string;
};

/**
 * Stores a frozen draft as a version, inside the caller's transaction (`ports.rooms.freezeDraft` first, outside of it).
 * Its contributors are those who wrote since the version before; of the first one also who created the assessment, whose
 * text it may be.
 *
 * An automatic version of what the newest version already holds is that version; all other kinds are always made anew.
 */
export async function pinVersion(
  stores: Pick<Stores, 'assessments' | 'versions' | 'contents' | 'drafts'>,
  ports: Pick<CommandPorts, 'now' | 'randomId'>,
  { assessmentId, frozen, kind, name = null, note = '', createdById }: Pin,
): Promise<NamedVersion> {
  const { sha256, packed, readAt, stateVector } = frozen;
  await stores.contents.keep(assessmentId, sha256, packed);
  const before = await stores.versions.latest(assessmentId);
  if (kind === 'auto' && before?.sha256 === sha256) return before;
  const number = (before?.number ?? 0) + 1;
  const writers = await stores.drafts.authorsSince(assessmentId, before?.readAt ?? null);
  const creator = before === null ? await stores.assessments.byId(assessmentId) : null;
  await stores.versions.insert({
    id: ports.randomId(),
    assessmentId,
    number,
    kind,
    name,
    note,
    sha256,
    createdById,
    createdAt: ports.now(),
    readAt,
    stateVector,
    contributors: [...new Set([...(creator === null ? [] : [creator.createdById]), ...writers])],
  });
  if (kind === 'auto') {
    await stores.versions.thin(assessmentId, versionsToLetGo);
    await stores.contents.sweep(assessmentId);
  }
  const made = await stores.versions.byNumber(assessmentId, number);
  if (made === null) throw new Error('a version that was stored cannot be read');
  return made;
}
