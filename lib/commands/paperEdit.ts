import { estimatesOf } from '../document/estimates.ts';
import { paperOf, type Paper } from '../document/paper.ts';
import { tokenForms } from '../domain/likelihood/formWordsOf.ts';
import type { TokenForm } from '../domain/likelihood/formWordsOf.ts';
import type { Scale } from '../domain/likelihood/scale.ts';
import { findScale, termById } from '../domain/likelihood/scaleById.ts';
import { wordsInForm } from '../domain/likelihood/tokenWords.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { UpdateAssessmentInput } from '../protocol/assessmentDto.ts';
import { invalidInput, type CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { AssessmentRecord, CommandPorts, DraftEdit } from './ports.ts';
import { scaleToUse, usableScales } from './usableScales.ts';

/** What of a change of an assessment is written into the draft's title, and the likelihoods to be changed with it. */
export type PaperChange = Pick<
  UpdateAssessmentInput,
  'scale' | 'wording' | 'ranges' | 'cutoff' | 'marking' | 'conversions'
>;

/**
 * The change to the draft that `change` asks for, checked against scales and draft; null where it asks for none.
 *
 * No likelihood is converted that is not named. Sentences whose token has no words in its form any more are to be rewritten. A wording that the new scale does not have falls back to its first.
 *
 * @returns invalid-input for a scale that may not be used, a wording or term it does not have, a block that is not there.
 */
export async function paperEdit(
  ports: CommandPorts,
  assessment: AssessmentRecord,
  change: PaperChange,
): Promise<Result<DraftEdit | null, CommandError>> {
  const { scale: scaleId, wording, ranges, cutoff, marking, conversions = [] } = change;
  const isAsked =
    [scaleId, wording, ranges, cutoff, marking].some((value) => value !== undefined) || conversions.length > 0;
  if (!isAsked) return ok(null);
  // A marking system asks nothing of the words, so that the draft need not be read for it.
  if (
    marking !== undefined &&
    Object.values({ scaleId, wording, ranges, cutoff }).every((value) => value === undefined)
  ) {
    if (conversions.length === 0) {
      return ok({ kind: 'set-paper', paper: { markings: marking }, conversions: [], misfits: [] });
    }
  }
  const draft = await ports.rooms.readDraft(assessment.id);
  if (!draft.ok) return err(draftErrorOf(draft.error));
  const before = paperOf(draft.value);
  const current = before.scale ?? assessment.scale;
  const named = scaleId === undefined ? null : await scaleToUse(ports.database.read, scaleId, current);
  if (named !== null && !named.ok) return named;
  const scale = named === null ? findScale(await usableScales(ports), current) : named.value;
  const has = (id: string) => scale.wordings.some((one) => one.id === id);
  if (typeof wording === 'string' && !has(wording)) return err(unknownWording(scale, wording));
  const isLost = wording === undefined && before.wording !== null && !has(before.wording);
  const estimates = estimatesOf(draft.value);
  const blocks = new Set(estimates.map(({ blockId }) => blockId));
  for (const { blockId, likelihood } of conversions) {
    if (!blocks.has(blockId)) {
      return err(invalidInput(`There is no judgment or alternative “${blockId}” in the draft.`, { blockId }));
    }
    if (likelihood !== null && termById(scale, likelihood) === null) {
      return err(unknownTerm(scale, likelihood, blockId));
    }
  }
  const paper: Partial<Paper> = {
    ...(named === null ? {} : { scale: scale.id }),
    ...(wording === undefined ? (isLost ? { wording: null } : {}) : { wording }),
    ...(ranges === undefined ? {} : { ranges }),
    ...(cutoff === undefined ? {} : { cutoff }),
    ...(marking === undefined ? {} : { markings: marking }),
  };
  const changed = new Map(conversions.map(({ blockId, likelihood }) => [blockId, likelihood]));
  const shown = paper.wording === undefined ? before.wording : paper.wording;
  // Ranges and the cut-off leave the words as they are.
  const isReworded = named !== null || wording !== undefined || conversions.length > 0;
  const misfits = (isReworded ? estimates : []).flatMap(({ blockId, likelihood }) => {
    const given = changed.get(blockId);
    const forms = formsWithoutWords(scale, shown, given === undefined ? likelihood : given);
    return forms.length === 0 ? [] : [{ blockId, forms }];
  });
  return ok({ kind: 'set-paper', paper, conversions, misfits });
}

/** The forms in which a term of the scale has no words; none where it is not on the scale. */
function formsWithoutWords(scale: Scale, wording: string | null, likelihood: string | null): readonly TokenForm[] {
  const term = termById(scale, likelihood);
  if (term === null) return [];
  return tokenForms.filter((form) => wordsInForm(term, wording ?? scale.wordings[0]?.id ?? 'a', form) === null);
}

function unknownWording(scale: Scale, wording: string): CommandError {
  const known = scale.wordings.map(({ id }) => id).join(', ');
  return invalidInput(`${scale.title} has no wording “${wording}”. Expected wording as one of: ${known}, or null.`);
}

function unknownTerm(scale: Scale, likelihood: string, blockId: string): CommandError {
  const known = scale.terms.map(({ id }) => id).join(', ');
  const told = `“${likelihood}” is not a term of ${scale.title}. Expected likelihood as one of: ${known}, or null.`;
  return invalidInput(told, { blockId });
}
