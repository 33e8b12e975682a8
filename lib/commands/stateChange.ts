import { judgmentWeights } from '../document/judgmentWeights.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { ChangeFactsDto, StateChangeInput } from '../protocol/changeStatementDto.ts';
import { admit } from './assessmentAccess.ts';
import { auditEntry } from './auditEntry.ts';
import { changeFacts } from './changeFacts.ts';
import { conflict, invalidInput, type CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';

/**
 * Says of a judgment what is new, changed or unchanged since the newest publication, and why; an empty text takes it back.
 * Before the first publication it is said of the whole paper.
 *
 * @returns conflict where another publication is the newest by now; invalid-input for a judgment of neither text.
 */
export async function stateChange(
  ports: CommandPorts,
  actor: Actor,
  { id, base, judgmentId, text }: StateChangeInput & { readonly id: string },
): Promise<Result<ChangeFactsDto, CommandError>> {
  const admitted = await admit(ports.database.read, actor, id, 'draft.write');
  if (!admitted.ok) return admitted;
  const { assessment } = admitted.value;
  if ((base === null) !== (judgmentId === null))
    return err(invalidInput('Expected judgmentId where something is published, and null where nothing is.'));
  const facts = await changeFacts(ports, assessment);
  if (facts.base !== base) return err(movedOn(facts.base));
  if (judgmentId !== null && !facts.judgments.some((each) => each.id === judgmentId)) {
    const draft = await ports.rooms.readDraft(id);
    if (!draft.ok) return err(draftErrorOf(draft.error));
    if (!judgmentWeights(draft.value).some((each) => each.id === judgmentId))
      return err(
        invalidInput('Expected judgmentId as the id of a judgment of the draft or of the newest publication.'),
      );
  }
  const entry = auditEntry(ports, actor.userId, 'change.stated', `assessment:${id}`, { base, judgmentId, text });
  const done = await transact(ports.database, entry, async (stores) => {
    const still = await admit(stores, actor, id, 'draft.write');
    if (!still.ok) return still;
    const [newest] = await stores.publications.atSlug(assessment.slug);
    if ((newest?.number ?? null) !== base) return err(movedOn(newest?.number ?? null));
    const at = ports.now();
    if (text === '') await stores.changeStatements.remove(id, base, judgmentId);
    else await stores.changeStatements.put({ assessmentId: id, base, judgmentId, text, byId: actor.userId, at });
    return ok(null);
  });
  if (!done.ok) return done;
  ports.rooms.announce(id, 'statements');
  return ok(await changeFacts(ports, assessment));
}

function movedOn(base: number | null): CommandError {
  return conflict(
    base === null ? 'Nothing is published yet.' : `Version ${base} is the newest by now: compare with that one.`,
    { base },
  );
}
