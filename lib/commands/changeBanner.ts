import type { DocJson } from '../document/docJson.ts';
import { paperOf, type Paper } from '../document/paper.ts';
import { bannerOfDoc, portionsOf, systemOf } from '../document/portions.ts';
import { raisedBanner } from '../domain/marking/banner.ts';
import { markingSystemOf, type MarkingSystemId } from '../domain/marking/markingSystems.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { BannerDto, RaiseBannerInput } from '../protocol/markingDto.ts';
import { admit } from './assessmentAccess.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict, invalidInput, type CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';

type Raise = Pick<Paper, 'raisedTo' | 'raisedFor' | 'raisedBy' | 'raisedAt'>;
const noRaise: Raise = { raisedTo: null, raisedFor: null, raisedBy: null, raisedAt: null };

/**
 * Raises the banner of the live draft, with the reason (MR9). The raise stands in the draft's title, so that it is seen by
 * everybody at once and versioned with the words; the audit has who raised it, to what and why.
 *
 * @returns invalid-input for what is no mark of the paper's system, conflict for what is not above its portions.
 */
export async function raiseBanner(
  ports: CommandPorts,
  actor: Actor,
  input: RaiseBannerInput & { readonly id: string },
): Promise<Result<BannerDto, CommandError>> {
  return change(ports, actor, input.id, 'banner.raised', (draft, system) => {
    const raised = raisedBanner(system, portionsOf(draft), input.mark);
    if (!raised.ok) {
      const { kind, message } = raised.error;
      return err(kind === 'no-mark' ? invalidInput(message) : conflict(message));
    }
    const at = ports.now().toISOString();
    return ok({ raisedTo: raised.value, raisedFor: input.reason, raisedBy: actor.name, raisedAt: at });
  });
}

/**
 * Takes a raise back.
 *
 * @returns conflict where none stands.
 */
export async function undoRaise(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<BannerDto, CommandError>> {
  return change(ports, actor, input.id, 'banner.raise-undone', (draft) =>
    paperOf(draft).raisedTo === null ? err(conflict('The banner has not been raised.')) : ok(noRaise),
  );
}

/** The banner of the live draft. */
export async function readBanner(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<BannerDto, CommandError>> {
  const admitted = await admit(ports.database.read, actor, input.id, 'draft.read');
  if (!admitted.ok) return admitted;
  const draft = await ports.rooms.readDraft(input.id);
  if (!draft.ok) return err(draftErrorOf(draft.error));
  return ok(bannerDtoOf(draft.value, markingSystemOf(admitted.value.assessment.marking), paperOf(draft.value)));
}

async function change(
  ports: CommandPorts,
  actor: Actor,
  id: string,
  action: string,
  decide: (draft: DocJson, system: MarkingSystemId) => Result<Raise, CommandError>,
): Promise<Result<BannerDto, CommandError>> {
  const admitted = await admit(ports.database.read, actor, id, 'assessment.change');
  if (!admitted.ok) return admitted;
  const draft = await ports.rooms.readDraft(id);
  if (!draft.ok) return err(draftErrorOf(draft.error));
  const fallback = markingSystemOf(admitted.value.assessment.marking);
  const decided = decide(draft.value, systemOf(draft.value, fallback));
  if (!decided.ok) return decided;
  const edit = { kind: 'set-paper', paper: decided.value, conversions: [], misfits: [] } as const;
  const edited = await ports.rooms.editDraft(id, actor.userId, edit);
  if (!edited.ok) return err(draftErrorOf(edited.error));
  const { raisedTo: to, raisedFor: reason } = decided.value;
  const said = to === null ? {} : { to, reason };
  return transact(ports.database, auditEntry(ports, actor.userId, action, `assessment:${id}`, said), async (stores) => {
    const still = await admit(stores, actor, id, 'assessment.change');
    if (!still.ok) return still;
    await stores.assessments.update(id, { changedAt: ports.now(), changedById: actor.userId });
    return ok(bannerDtoOf(draft.value, fallback, decided.value));
  });
}

function bannerDtoOf(draft: DocJson, fallback: MarkingSystemId, raise: Raise): BannerDto {
  const { raisedTo: to, raisedFor: reason, raisedBy: by, raisedAt: at } = raise;
  const { text, computed } = bannerOfDoc(draft, fallback, to);
  return {
    system: systemOf(draft, fallback),
    banner: text,
    computed,
    raised: to === null ? null : { to, reason: reason ?? '', by: by ?? '', at: at ?? '' },
  };
}
