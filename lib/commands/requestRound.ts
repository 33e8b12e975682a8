import { mayOnAssessment, type Actor } from '../domain/policy.ts';
import { statusAfter, statusOf } from '../domain/review/statusAfter.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { RequestRoundInput, RoundDto } from '../protocol/roundsDto.ts';
import { admit } from './assessmentAccess.ts';
import { auditEntry } from './auditEntry.ts';
import { draftMoved, invalidInput, unavailable, type CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import { documentOf } from './frozenText.ts';
import { pinVersion } from './pinVersion.ts';
import type { CommandPorts, FrozenDraft, Stores } from './ports.ts';
import { roundDtoOf } from './roundDtoOf.ts';
import { transact } from './transact.ts';

/**
 * Asks named members for their view of exactly the text that the caller has read, and pins it as a version. The round before
 * it of the same kind is closed.
 *
 * @returns draft-moved, with the draft's hash, where the draft is another one by now; invalid-input naming the people who
 * cannot answer on this assessment.
 */
export async function requestRound(
  ports: CommandPorts,
  actor: Actor,
  input: RequestRoundInput & { readonly id: string },
): Promise<Result<RoundDto, CommandError>> {
  const { id, kind, contentHash } = input;
  const admitted = await admit(ports.database.read, actor, id, 'rounds.request');
  if (!admitted.ok) return admitted;
  const frozen = await ports.rooms.freezeDraft(id);
  if (!frozen.ok) return err(draftErrorOf(frozen.error));
  const { sha256 } = frozen.value;
  if (sha256 !== contentHash) {
    return err(
      draftMoved('The draft has changed since you read it. Look at the changes, then ask.', { contentHash: sha256 }),
    );
  }
  const fault = organisationFault(input) ?? (await sectionFault(input, frozen.value));
  if (fault !== null) return err(invalidInput(fault));
  const { reviewers } = input;
  const entry = auditEntry(ports, actor.userId, 'round.requested', `assessment:${id}`, {
    kind,
    contentHash,
    reviewers,
  });
  const done = await transact(ports.database, entry, async (stores) => {
    const still = await admit(stores, actor, id, 'rounds.request');
    if (!still.ok) return still;
    const unable = await unableAmong(stores, id, reviewers);
    if (unable.length > 0) {
      const told = 'Expected every reviewer to be an owner, editor or reviewer of this assessment.';
      return err(invalidInput(told, { unable }));
    }
    const { items } = await stores.rounds.list(id, { cursor: null, limit: 1 });
    const number = (items[0]?.number ?? 0) + 1;
    const name = `Round ${number}`;
    const version = await pinVersion(stores, ports, {
      assessmentId: id,
      frozen: frozen.value,
      kind: 'round',
      name,
      createdById: actor.userId,
    });
    const at = ports.now();
    for (const earlier of await stores.rounds.running(id)) {
      if (earlier.kind === kind) {
        await stores.rounds.close(earlier.id, { byId: actor.userId, at, reason: `${name} has begun.` });
      }
    }
    const roundId = ports.randomId();
    await stores.rounds.insert(
      {
        id: roundId,
        assessmentId: id,
        number,
        kind,
        contentHash,
        versionNumber: version.number,
        scope: input.scope,
        note: input.note,
        dueAt: input.dueAt === undefined || input.dueAt === null ? null : new Date(input.dueAt),
        ...(await stores.reviewPolicy.get()),
        baseAt: null,
        askedById: actor.userId,
        askedAt: at,
      },
      reviewers.map((userId) => ({ userId, organisation: input.organisations?.[userId] ?? null })),
    );
    await stores.notifications.raise({
      to: reviewers,
      assessmentId: id,
      reason: 'review-requested',
      subject: `round:${roundId}`,
      place: `?review=${roundId}`,
      actorId: actor.userId,
      text: input.note,
      at,
    });
    const status = statusAfter(statusOf(still.value.assessment.status), { kind: 'requested', round: kind });
    if (status.ok) await stores.assessments.update(id, { status: status.value });
    const round = await stores.rounds.byId(roundId);
    return round === null
      ? err(unavailable('The round could not be read again.'))
      : ok(roundDtoOf(round, actor.userId, at));
  });
  if (done.ok) ports.rooms.announce(id, 'rounds');
  return done;
}

/** Those who could not answer: no members, readers, or accounts that are disabled. */
async function unableAmong(stores: Stores, id: string, reviewers: readonly string[]): Promise<readonly string[]> {
  const members = await stores.members.list(id);
  const able = new Set(
    members
      .filter(
        ({ role, isDisabled }) => !isDisabled && mayOnAssessment({ scopes: ['write'] }, role, 'rounds.answer', 'draft'),
      )
      .map(({ userId }) => userId),
  );
  return reviewers.filter((userId) => !able.has(userId));
}

function organisationFault({ kind, reviewers, organisations = {} }: RequestRoundInput): string | null {
  const named = Object.keys(organisations);
  if (kind !== 'coordination') return named.length === 0 ? null : 'Organisations answer in coordination only.';
  if (reviewers.some((userId) => !named.includes(userId))) return 'Expected an organisation for every reviewer.';
  return named.every((userId) => reviewers.includes(userId)) ? null : 'Expected organisations for reviewers only.';
}

async function sectionFault({ scope }: RequestRoundInput, { packed }: FrozenDraft): Promise<string | null> {
  if (scope.kind !== 'sections') return null;
  const { content } = await documentOf(packed);
  const known = new Set(content.filter(({ type }) => type === 'section').map(({ attrs }) => attrs?.['id']));
  const unknown = scope.sections.filter((section) => !known.has(section));
  return unknown.length === 0 ? null : `The draft has no section ${unknown.map((each) => `“${each}”`).join(', ')}.`;
}
