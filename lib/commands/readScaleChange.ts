import { estimatesOf } from '../document/estimates.ts';
import { paperOf, readingOfPaper } from '../document/paper.ts';
import { changesReading, convertTerm, reasonSentence } from '../domain/likelihood/conversion.ts';
import type { Term } from '../domain/likelihood/scale.ts';
import { findScale, labelOf, rangeLabel } from '../domain/likelihood/scaleById.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { ScaleChangeDto } from '../protocol/scaleDto.ts';
import { admit } from './assessmentAccess.ts';
import type { CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { CommandPorts } from './ports.ts';
import { scaleToUse, usableScales } from './usableScales.ts';

/** Longest stretch of a statement that is given, characters. */
const maxTextLength = 120;

/** What every judgment and alternative of an assessment would become on another scale, and why. Changes nothing. */
export async function readScaleChange(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string; readonly to: string },
): Promise<Result<ScaleChangeDto, CommandError>> {
  const admitted = await admit(ports.database.read, actor, input.id, 'draft.read');
  if (!admitted.ok) return admitted;
  const draft = await ports.rooms.readDraft(input.id);
  if (!draft.ok) return err(draftErrorOf(draft.error));
  const paper = paperOf(draft.value);
  const current = paper.scale ?? admitted.value.assessment.scale;
  const to = await scaleToUse(ports.database.read, input.to, current);
  if (!to.ok) return to;
  const scales = await usableScales(ports);
  const from = findScale(scales, current);
  const reading = { ...readingOfPaper(draft.value, { scales, scale: from }), ranges: 'hidden' } as const;
  const wording = paper.wording ?? undefined;
  const dto = (term: Term | null) =>
    term === null ? null : { id: term.id, label: labelOf(term, wording), range: rangeLabel(term) };
  const judgments = estimatesOf(draft.value, reading).map(({ blockId, label, text, likelihood, probability }) => {
    const conversion = convertTerm({ from, to: to.value, likelihood, probability });
    return {
      blockId,
      label,
      text: Array.from(text).slice(0, maxTextLength).join(''),
      likelihood,
      probability,
      from: dto(conversion.from),
      to: dto(conversion.to),
      changes: changesReading(conversion),
      reason: conversion.reason.kind,
      because: reasonSentence(conversion, wording),
    };
  });
  return ok({ from: from.id, to: to.value.id, judgments });
}
