import { searchBlocksOf } from '../document/searchBlocks.ts';
import { audienceKindOf } from '../domain/publications/audienceCeiling.ts';
import { gateFailures } from '../domain/publications/gates.ts';
import { kindFault } from '../domain/publications/revisionKind.ts';
import type { Actor } from '../domain/policy.ts';
import { statusAfter, statusOf } from '../domain/review/statusAfter.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { PublicationDto, PublishInput } from '../protocol/publicationDto.ts';
import { admit } from './assessmentAccess.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict, draftMoved, gateFailed, invalidInput, unavailable, type CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import { pinVersion } from './pinVersion.ts';
import type { CommandPorts, FrozenDraft, Stores } from './ports.ts';
import { publicationDtoOf } from './publicationDtoOf.ts';
import { publishedRecord } from './publishedRecord.ts';
import { recalledIn } from './recalledIn.ts';
import { isSameRelease, releaseFacts, type ReleaseFacts } from './releaseFacts.ts';
import { recordForecasts } from './recordForecasts.ts';
import { releaseOf, type Release } from './releaseOf.ts';
import { tellOfPublication } from './tellOfPublication.ts';
import { transact } from './transact.ts';

/** So often the facts may change between the weighing and the lock before the caller is asked to come again. */
const maxTries = 5;

/**
 * Publishes exactly the text that the caller has read. The frozen text is weighed first, since that takes long; under the lock
 * everything it was weighed by is read again, and only if all is the same does the publication stand: with its version, its
 * audit row and the news to those who are to know, in one transaction.
 *
 * @returns draft-moved where the draft is another one by now; gate-failed with everything that keeps the text back;
 * conflict where it is published already; invalid-input for a kind that it is not of, or an audience of nobody known.
 */
export async function publishVersion(
  ports: CommandPorts,
  actor: Actor,
  input: PublishInput & { readonly id: string },
): Promise<Result<PublicationDto, CommandError>> {
  const { id, contentHash } = input;
  for (let tries = 0; tries < maxTries; tries += 1) {
    const admitted = await admit(ports.database.read, actor, id, 'publications.make');
    if (!admitted.ok) return admitted;
    const { assessment } = admitted.value;
    const frozen = await ports.rooms.freezeDraft(id);
    if (!frozen.ok) return err(draftErrorOf(frozen.error));
    const { sha256 } = frozen.value;
    if (sha256 !== contentHash) {
      const told = 'The draft has changed since you read it. Look at the changes, then ask for approval.';
      return err(draftMoved(told, { contentHash: sha256 }));
    }
    const facts = await releaseFacts(ports.database.read, assessment, ports.now());
    const release = await releaseOf(ports, assessment, frozen.value, facts);
    if (!release.ok) return release;
    const fault = faultOf(release.value, facts, input);
    if (fault !== null) return err(fault);
    const unknown = await unknownReaders(ports.database.read, input.audience);
    if (unknown.length > 0) return err(invalidInput('Expected the ids of people who have an account.', { unknown }));
    const done = await written(ports, actor, input, frozen.value, facts, release.value);
    if (done === 'changed') continue;
    if (done.ok) for (const topic of ['publications', 'versions', 'rounds'] as const) ports.rooms.announce(id, topic);
    return done;
  }
  return err(unavailable('The review of this assessment is changing at the moment. Try again.'));
}

/** Why a weighed text is not published; null: it may be. What holds it up is told before what was said wrongly of it. */
function faultOf(release: Release, facts: ReleaseFacts, input: PublishInput): CommandError | null {
  const failures = gateFailures({ ...release.gate, audience: audienceKindOf(input.audience) });
  if (failures.length > 0) {
    const gates = failures.map(({ gate, message, blockId }) => ({
      gate,
      message,
      ...(blockId === null ? {} : { blockId }),
    }));
    const count = gates.length === 1 ? 'One thing keeps' : `${gates.length} things keep`;
    return gateFailed(`${count} this text from being published.`, { gates });
  }
  const standing = facts.published.find(({ retraction }) => retraction === null);
  if (standing?.sha256 === input.contentHash)
    return conflict(`Version ${standing.number} says exactly this already.`, { number: standing.number });
  const kind = kindFault(input.kind, release.revision);
  if (kind !== null) return invalidInput(kind);
  if (release.revision !== null && input.changeSummary === '')
    return invalidInput('Expected changeSummary: what has changed, for readers.');
  return null;
}

/** Writes the publication under the lock; `changed` where what it was weighed by is no longer so, and nothing was written. */
async function written(
  ports: CommandPorts,
  actor: Actor,
  { id, kind, audience, changeSummary, tell, supersede }: PublishInput & { readonly id: string },
  frozen: FrozenDraft,
  facts: ReleaseFacts,
  release: Release,
): Promise<Result<PublicationDto, CommandError> | 'changed'> {
  const { sha256 } = frozen;
  const recalls = await recalledIn(ports, actor, release.text);
  const number = (facts.published[0]?.number ?? 0) + 1;
  const at = ports.now();
  const previous = facts.published[0] ?? null;
  const superseded = supersede && previous?.retraction === null && previous.supersession === null ? previous : null;
  const data = { number, sha256, kind, audience, ...(superseded !== null && { supersedes: superseded.number }) };
  const entry = auditEntry(ports, actor.userId, 'publication.made', `assessment:${id}`, data);
  let isChanged = false;
  const done = await transact(ports.database, entry, async (stores) => {
    const still = await admit(stores, actor, id, 'publications.make');
    if (!still.ok) return still;
    const { assessment } = still.value;
    if (!isSameRelease(facts, await releaseFacts(stores, assessment, at))) {
      isChanged = true;
      return err(conflict('What this was weighed by has changed.'));
    }
    const name = `Published version ${number}`;
    const pin = { assessmentId: id, frozen, kind: 'published', name, createdById: actor.userId } as const;
    await pinVersion(stores, ports, pin);
    const publicationId = ports.randomId();
    const act = { id: publicationId, number, sha256, kind, changeSummary };
    const by = { publishedAt: at.toISOString(), publishedBy: actor.name };
    const record = await publishedRecord(stores, assessment, { ...act, ...by }, release, facts, recalls);
    const row = { ...act, assessmentId: id, slug: assessment.slug, audience, record };
    await stores.publications.insert({ ...row, publishedById: actor.userId, publishedAt: at });
    await stores.publishedSearch.index(publicationId, searchBlocksOf(release.text, [record.scale]));
    await recordForecasts(stores, ports, assessment, record, release.text);
    const status = statusAfter(statusOf(assessment.status), { kind: 'published' });
    if (status.ok) await stores.assessments.update(id, { status: status.value });
    const notice = { at, byId: actor.userId, reason: changeSummary, number };
    if (superseded !== null) await stores.publications.supersede(superseded.id, notice);
    if (tell || superseded !== null) await tellOfPublication(stores, { ...row, previous, actorId: actor.userId, at });
    const made = await stores.publications.byId(publicationId);
    return made === null ? err(unavailable('The publication could not be read again.')) : ok(publicationDtoOf(made, 0));
  });
  return isChanged ? 'changed' : done;
}

/** Those of a named audience who have no account. */
async function unknownReaders(
  stores: Pick<Stores, 'users'>,
  audience: PublishInput['audience'],
): Promise<readonly string[]> {
  if (typeof audience === 'string') return [];
  const found = await Promise.all(audience.userIds.map((userId) => stores.users.byId(userId)));
  return audience.userIds.filter((_userId, at) => found[at] === null);
}
