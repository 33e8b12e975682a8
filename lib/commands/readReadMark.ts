import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { DiffDto, ReadMarkDto } from '../protocol/versionDto.ts';
import { admit } from './assessmentAccess.ts';
import { notFound, type CommandError } from './commandError.ts';
import { compareContents } from './compareContents.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { AssessmentRecord, CommandPorts } from './ports.ts';
import type { NamedPerson } from './VersionStore.ts';

/** What the actor has last read of an assessment, and how much others have changed since. */
export async function readReadMark(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<ReadMarkDto, CommandError>> {
  const { read } = ports.database;
  const admitted = await admit(read, actor, input.id, 'draft.read');
  if (!admitted.ok) return admitted;
  const mark = await read.contents.markOf(input.id, actor.userId);
  if (mark === null) return ok({ at: null, sha256: null, changes: 0, by: [] });
  const known = { at: mark.at.toISOString(), sha256: mark.sha256 };
  const by = await othersSince(ports, actor, input.id, mark.at);
  // The log tells at once, and without the document, that nobody else wrote: so most openings cost one query.
  if (by.length === 0) return ok({ ...known, changes: 0, by });
  const diff = await diffSinceRead(ports, actor, admitted.value.assessment);
  if (!diff.ok) return diff;
  const changes = changedBlocks(diff.value);
  return ok({ ...known, changes, by: changes === 0 ? [] : by });
}

/** What differs from what the actor has last read to the live draft; not-found where they have marked nothing. */
export async function compareRead(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<DiffDto, CommandError>> {
  const admitted = await admit(ports.database.read, actor, input.id, 'draft.read');
  return admitted.ok ? diffSinceRead(ports, actor, admitted.value.assessment) : admitted;
}

async function diffSinceRead(
  ports: CommandPorts,
  actor: Actor,
  assessment: AssessmentRecord,
): Promise<Result<DiffDto, CommandError>> {
  const { contents } = ports.database.read;
  const mark = await contents.markOf(assessment.id, actor.userId);
  const packed = mark === null ? null : await contents.packed(assessment.id, mark.sha256);
  if (mark === null || packed === null) return err(notFound('You have not marked this assessment as read yet.'));
  const frozen = await ports.rooms.freezeDraft(assessment.id);
  if (!frozen.ok) return err(draftErrorOf(frozen.error));
  return compareContents(ports, assessment, { sha256: mark.sha256, packed }, frozen.value);
}

/** Blocks of the root and of sections in which anything differs. */
export function changedBlocks({ blocks }: Pick<DiffDto, 'blocks'>): number {
  return new Set(blocks.filter(({ change }) => change !== 'unchanged').map(({ owner }) => owner)).size;
}

async function othersSince(
  ports: CommandPorts,
  actor: Actor,
  id: string,
  since: Date,
): Promise<readonly NamedPerson[]> {
  const { drafts, members } = ports.database.read;
  const others = new Set(await drafts.authorsSince(id, since));
  others.delete(actor.userId);
  if (others.size === 0) return [];
  const people = (await members.list(id)).filter(({ userId }) => others.has(userId));
  const named = people.map(({ userId, name, hue }) => ({ userId, name, hue }));
  // Whoever wrote and has left the assessment since counts, without a name that still means something here.
  const gone = [...others].filter((userId) => !people.some((person) => person.userId === userId));
  return [...named, ...gone.map((userId) => ({ userId, name: 'somebody no longer here', hue: 1 }))].slice(0, maxNamed);
}

/** So many people are named. */
const maxNamed = 5;
