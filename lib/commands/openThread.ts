import { anchorRunsOf, bearerOf, inOtherReading, withRanges } from '../document/anchorRuns.ts';
import { acceptsAttribute, isNodeKind } from '../document/grammar.ts';
import { termById } from '../domain/likelihood/scaleById.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { contextLength, type Anchor } from '../domain/threads/anchor.ts';
import { mostLike } from '../domain/threads/likeness.ts';
import { resolveAnchors } from '../domain/threads/resolveAnchors.ts';
import { mentionsIn } from '../domain/threads/mentions.ts';
import type { Suggestion } from '../domain/threads/suggestion.ts';
import { mostThreads } from '../domain/threads/threadRules.ts';
import type { AnchorInput, OpenThreadInput, ThreadDto } from '../protocol/threadsDto.ts';
import { admit } from './assessmentAccess.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict, invalidInput, type CommandError } from './commandError.ts';
import type { AssessmentRecord, CommandPorts, Stores } from './ports.ts';
import { placedThread } from './threadAccess.ts';
import { tellOfComment } from './tellOfComment.ts';
import { threadPlaces, type ThreadPlaces } from './threadPlaces.ts';
import type { CommentRecord, ThreadRecord } from './ThreadStore.ts';
import { transact } from './transact.ts';

/**
 * Opens a thread on words of the live draft.
 *
 * @returns invalid-input where the words are nowhere in it, with those closest to them; where a suggestion changes nothing
 * or the draft has no such field or value.
 */
export async function openThread(
  ports: CommandPorts,
  actor: Actor,
  input: OpenThreadInput & { readonly id: string },
): Promise<Result<ThreadDto, CommandError>> {
  const admitted = await admit(ports.database.read, actor, input.id, 'draft.comment');
  if (!admitted.ok) return admitted;
  const { assessment } = admitted.value;
  const anchored = await anchorOf(ports, assessment, input.anchor);
  if (!anchored.ok) return anchored;
  const { anchor, points, found } = anchored.value;
  const suggestion = suggestionOf(input, anchor, found);
  if (!suggestion.ok) return suggestion;
  const at = ports.now();
  const id = ports.randomId();
  const common = { authorId: actor.userId, isPending: input.pending, roundId: input.roundId ?? null, createdAt: at };
  const thread: ThreadRecord = {
    ...common,
    id,
    assessmentId: assessment.id,
    anchor,
    points,
    isBlocking: input.blocking,
    status: 'open',
    settledById: null,
    settledAt: null,
    suggestion: suggestion.value,
    decidedById: null,
    decidedAt: null,
    changedAt: at,
  };
  const data = { thread: id, blockId: anchor.blockId, blocking: input.blocking, suggests: suggestion.value !== null };
  const entry = auditEntry(ports, actor.userId, 'thread.opened', `assessment:${assessment.id}`, data);
  const done = await transact(ports.database, entry, async (stores) => {
    const still = await admit(stores, actor, assessment.id, 'draft.comment');
    if (!still.ok) return still;
    if ((await stores.threads.count(assessment.id)) >= mostThreads)
      return err(conflict(`An assessment has at most ${mostThreads} threads.`));
    const first: CommentRecord = {
      ...common,
      id: ports.randomId(),
      threadId: id,
      body: input.body,
      mentions: await mentionsOf(stores, assessment.id, input.body),
      editedAt: null,
      deletedAt: null,
    };
    await stores.threads.insert(thread, first);
    await tellOfComment(stores, { ...thread, comments: [] }, first, at);
    const made = await stores.threads.byId(id, actor.userId);
    if (made === null) throw new Error('a thread that was made is not there');
    return ok(made);
  });
  if (!done.ok) return done;
  if (!input.pending) ports.rooms.announce(assessment.id, 'threads');
  return placedThread(ports, done.value, assessment.scale);
}

/** The ids of the members that a text mentions, each once. */
export async function mentionsOf(
  stores: Pick<Stores, 'members'>,
  assessmentId: string,
  body: string,
): Promise<readonly string[]> {
  if (!body.includes('@')) return [];
  const members = await stores.members.list(assessmentId);
  return [...new Set(mentionsIn(body, members).map(({ userId }) => userId))];
}

/**
 * The anchor that was asked for, with the context as it stands in the draft where the caller gave none. Positions that an
 * editor gives are taken as they are: what they point at may be on its way.
 */
export async function anchorOf(
  ports: CommandPorts,
  assessment: AssessmentRecord,
  input: AnchorInput,
): Promise<Result<Pick<ThreadRecord, 'anchor' | 'points'> & { readonly found: ThreadPlaces }, CommandError>> {
  const { blockId, quote } = input;
  const given: Anchor = {
    blockId,
    quote,
    prefix: input.prefix.slice(-contextLength),
    suffix: input.suffix.slice(0, contextLength),
  };
  const points = input.start === undefined || input.end === undefined ? null : { start: input.start, end: input.end };
  const found = await threadPlaces(ports, assessment, [{ anchor: given, points }]);
  if (!found.ok) return found;
  const { runs } = found.value;
  const place = placeOf(given, found.value);
  if (points !== null) return ok({ anchor: given, points, found: found.value });
  if (place === null) {
    const closest = closestTo(given, found.value);
    const told = closest === null ? '' : ` Closest there: “${closest}”.`;
    return err(invalidInput(`The draft has no such words in that block.${told}`, { blockId, closest }));
  }
  const run = runs[place.run];
  if (run === undefined || quote === '') return ok({ anchor: given, points, found: found.value });
  return ok({
    anchor: {
      blockId: place.state === 'attached' ? blockId : (run.blockIds[0] ?? blockId),
      quote: run.text.slice(place.from, place.to),
      prefix: run.text.slice(Math.max(0, place.from - contextLength), place.from),
      suffix: run.text.slice(place.to, place.to + contextLength),
    },
    points,
    found: found.value,
  });
}

/** Where the very words stand; with or without the ranges that are printed after terms. */
function placeOf(anchor: Anchor, { places, draft, reading, runs }: ThreadPlaces) {
  const [place] = places;
  if (place !== undefined && place.state !== 'detached' && place.likeness === 1) return place;
  const plain = anchorRunsOf(draft, { ...reading, ranges: 'hidden' });
  const [there] = resolveAnchors([anchor], plain);
  if (there === undefined || there.state === 'detached' || there.likeness < 1) return null;
  const [from, to] = [plain[there.run], runs[there.run]];
  return from === undefined || to === undefined
    ? null
    : { ...there, ...inOtherReading(from, to, there.from, there.to) };
}

/** The words of the block that are most like the quote. */
function closestTo({ blockId, quote }: Anchor, { runs }: ThreadPlaces): string | null {
  for (const { blockIds, text } of runs) {
    if (!blockIds.includes(blockId)) continue;
    const like = mostLike(quote, text, 0.3);
    if (like !== null) return text.slice(like.from, like.to);
  }
  return null;
}

function suggestionOf(
  { suggestion }: OpenThreadInput,
  anchor: Anchor,
  { draft, reading, runs }: ThreadPlaces,
): Result<ThreadRecord['suggestion'], CommandError> {
  if (suggestion === undefined) return ok(null);
  const open = (made: Suggestion): Result<ThreadRecord['suggestion'], CommandError> =>
    made.base === made.replacement
      ? err(invalidInput('The suggestion changes nothing.'))
      : ok({ ...made, state: 'open' });
  if ('replacement' in suggestion) {
    if (anchor.quote === '') return err(invalidInput('Other words need words to stand in place of: expected a quote.'));
    const [place] = resolveAnchors([anchor], runs);
    const at = place === undefined || place.state === 'detached' ? -1 : place.run;
    const [printed, plain] = [runs[at], anchorRunsOf(draft, { ...reading, ranges: 'hidden' })[at]];
    const replacement =
      place === undefined || place.state === 'detached' || printed === undefined || plain === undefined
        ? suggestion.replacement
        : withRanges(suggestion.replacement, printed, plain, place.from, place.to);
    return open({ field: null, base: anchor.quote, replacement });
  }
  const { field, value } = suggestion;
  const bearer = bearerOf(draft, anchor.blockId);
  const kind = bearer?.type ?? '';
  if (bearer === null || !isNodeKind(kind))
    return err(invalidInput('The block is no judgment or alternative and in none.'));
  const isKnown =
    value === null ||
    (acceptsAttribute(kind, field, value) && (field !== 'likelihood' || termById(reading.scale, value) !== null));
  if (!isKnown) return err(invalidInput(`The block takes no such ${field}.`, { field }));
  const now = bearer.attrs?.[field];
  return open({ field, base: typeof now === 'string' ? now : null, replacement: value });
}
