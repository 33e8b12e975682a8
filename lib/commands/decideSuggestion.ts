import { bearerOf } from '../document/anchorRuns.ts';
import { mayOnAssessment, type Actor } from '../domain/policy.ts';
import { err, ok, unreachable, type Result } from '../domain/result.ts';
import { suggestionFit, type SuggestionState } from '../domain/threads/suggestion.ts';
import { refusalState } from '../domain/threads/threadRules.ts';
import type { AcceptInput, ThreadDto } from '../protocol/threadsDto.ts';
import { stateOf } from './assessmentAccess.ts';
import { conflict, draftMoved, forbidden, invalidInput, type CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { CommandPorts, DraftEdit } from './ports.ts';
import { admitToThread, doToThread, placedThread, theThread, type AdmittedToThread } from './threadAccess.ts';
import { tellOfSuggestion } from './tellOfComment.ts';
import { threadPlaces, type ThreadPlaces } from './threadPlaces.ts';
import type { FullThread } from './ThreadStore.ts';

type Suggested = NonNullable<FullThread['suggestion']>;

/** Threads whose suggestion is being written at this moment: the draft takes it once. */
const beingWritten = new Set<string>();

/**
 * Writes a suggestion into the live draft as one change by the actor, and resolves the thread.
 *
 * The words are compared with what the suggestion was made for, here and once more where they are written. Where they have
 * changed since, the answer is draft-moved with all three texts; `instead` then says what is to stand in place of what.
 */
export async function acceptSuggestion(
  ports: CommandPorts,
  actor: Actor,
  input: AcceptInput & { readonly id: string },
): Promise<Result<ThreadDto, CommandError>> {
  const admitted = await admitToThread(ports.database.read, actor, theThread(input.id, actor), 'suggestion.decide');
  if (!admitted.ok) return admitted;
  const { thread, assessment } = admitted.value;
  const open = openSuggestion(thread);
  if (!open.ok) return open;
  if (beingWritten.has(thread.id)) return err(conflict('Somebody is accepting this suggestion at this moment.'));
  beingWritten.add(thread.id);
  try {
    const found = await threadPlaces(ports, assessment, [thread]);
    if (!found.ok) return found;
    const edit = editFor(thread, open.value, found.value, input.instead);
    if (!edit.ok) return edit;
    if (edit.value !== null) {
      const written = await ports.rooms.editDraft(assessment.id, actor.userId, edit.value);
      if (!written.ok) return err(draftErrorOf(written.error));
    }
    const by = input.instead === undefined ? {} : { instead: true };
    const done = await settle(ports, actor, input.id, 'accepted', 'suggestion.accepted', by);
    return done.ok ? await placedThread(ports, done.value, assessment.scale) : done;
  } finally {
    beingWritten.delete(thread.id);
  }
}

/** Turns a suggestion down, or withdraws one's own; the draft stays as it is and the thread is resolved. */
export async function rejectSuggestion(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<ThreadDto, CommandError>> {
  const admitted = await admitToThread(ports.database.read, actor, theThread(input.id, actor), 'draft.comment');
  if (!admitted.ok) return admitted;
  const { thread, assessment } = admitted.value;
  const open = openSuggestion(thread);
  if (!open.ok) return open;
  const state = refusalState(thread.authorId, actor.userId, mayDecide(actor, admitted.value));
  if (state === null)
    return err(forbidden('Only who may write the draft, or who made the suggestion, can turn it down.'));
  const done = await settle(ports, actor, input.id, state, `suggestion.${state}`);
  return done.ok ? placedThread(ports, done.value, assessment.scale) : done;
}

function mayDecide(actor: Actor, { role, assessment }: AdmittedToThread): boolean {
  return mayOnAssessment(actor, role, 'suggestion.decide', stateOf(assessment));
}

function openSuggestion({ suggestion }: FullThread): Result<Suggested, CommandError> {
  if (suggestion === null) return err(conflict('The thread suggests nothing.'));
  if (suggestion.state !== 'open') return err(conflict(`The suggestion is ${suggestion.state} already.`));
  return ok(suggestion);
}

function settle(
  ports: CommandPorts,
  actor: Actor,
  id: string,
  state: SuggestionState,
  action: string,
  data: Readonly<Record<string, unknown>> = {},
): Promise<Result<FullThread, CommandError>> {
  const at = ports.now();
  return doToThread(ports, actor, {
    find: theThread(id, actor),
    right: state === 'accepted' ? 'suggestion.decide' : 'draft.comment',
    action,
    data,
    change: async (stores, { thread }) => {
      const open = openSuggestion(thread);
      if (!open.ok) return open;
      const by = { decidedById: actor.userId, decidedAt: at };
      const settled = { status: 'resolved', settledById: actor.userId, settledAt: at, changedAt: at } as const;
      await stores.threads.update(thread.id, { ...by, ...settled, suggestion: { ...open.value, state } });
      const text = `The suggestion was ${state}.`;
      await tellOfSuggestion(stores, thread, { actorId: actor.userId, text, at });
      return ok(null);
    },
  });
}

/** What is to be written; null: it stands there already. */
function editFor(
  { anchor }: FullThread,
  suggestion: Suggested,
  found: ThreadPlaces,
  instead: AcceptInput['instead'],
): Result<DraftEdit | null, CommandError> {
  const { field, base, replacement } = suggestion;
  const { runs, places, reading, draft } = found;
  const moved = (current: string | null) =>
    err(draftMoved('The words have changed since this was suggested.', { base, current, replacement }));
  if (field !== null) {
    if (instead !== undefined) return err(invalidInput('A field is accepted as it was suggested.'));
    const bearer = bearerOf(draft, anchor.blockId);
    const { id, [field]: now } = bearer?.attrs ?? {};
    const current = bearer === null ? undefined : typeof now === 'string' ? now : null;
    switch (suggestionFit(suggestion, current)) {
      case 'done':
        return ok(null);
      case 'changed':
        return moved(current ?? null);
      case 'fits':
        return ok({ kind: 'set-field', blockId: String(id), field, expected: base, value: replacement });
      default:
        return unreachable(field as never);
    }
  }
  const place = places[0];
  const run = place === undefined || place.state === 'detached' ? undefined : runs[place.run];
  if (place === undefined || place.state === 'detached' || run === undefined) return moved(null);
  const current = run.text.slice(place.from, place.to);
  const rewording = (expected: string, words: string): DraftEdit => ({
    kind: 'reword',
    blockId: run.blockIds[0] ?? '',
    from: place.from,
    expected,
    replacement: words,
    reading,
  });
  if (instead !== undefined) {
    if (instead.current !== current) return moved(current);
    return ok(instead.replacement === current ? null : rewording(current, instead.replacement));
  }
  switch (suggestionFit(suggestion, current)) {
    case 'done':
      return ok(null);
    case 'changed':
      return moved(current);
    case 'fits':
      return ok(rewording(current, replacement ?? ''));
    default:
      return unreachable(current as never);
  }
}
