import type { Conversion } from '../../lib/domain/likelihood/conversion.ts';
import { convertTerm } from '../../lib/domain/likelihood/conversion.ts';
import type { Scale } from '../../lib/domain/likelihood/scale.ts';
import { termById } from '../../lib/domain/likelihood/scaleById.ts';

/** A judgment or an alternative whose likelihood a change of scale concerns. */
export type ScaledJudgment = {
  readonly blockId: string;
  /** `J1`, `A2`. */
  readonly label: string;
  /** Its statement, or the first words of it. */
  readonly text: string;
  /** As stored: a term's id, not necessarily one of the scale in use; null: none. */
  readonly likelihood: string | null;
  /** Point value in [0, 1]; null: none. */
  readonly probability: number | null;
};

/** What somebody decided for a judgment: a term's id, `none` (no likelihood), or `stay`: as it is, not on the scale. */
export type Decision = { readonly kind: 'term'; readonly id: string } | { readonly kind: 'none' | 'stay' };

/** One line of the table: what is proposed, and what holds. `decided` null: the proposal leaves it to a person. */
export type ChoiceRow = {
  readonly judgment: ScaledJudgment;
  readonly conversion: Conversion;
  readonly decided: Decision | null;
};

/** The judgments that have a likelihood, with what each becomes: as decided, else as proposed. */
export function choiceRows(p: {
  readonly from: Scale;
  readonly to: Scale;
  readonly judgments: readonly ScaledJudgment[];
  readonly decisions: ReadonlyMap<string, Decision>;
}): readonly ChoiceRow[] {
  return p.judgments
    .filter(({ likelihood }) => likelihood !== null)
    .map((judgment) => {
      const { likelihood, probability } = judgment;
      const conversion = convertTerm({ from: p.from, to: p.to, likelihood, probability });
      const own = p.decisions.get(judgment.blockId);
      // A decision for a term of a scale looked at before does not hold on this one.
      const holds = own !== undefined && (own.kind !== 'term' || termById(p.to, own.id) !== null);
      const proposed: Decision | null = conversion.to === null ? null : { kind: 'term', id: conversion.to.id };
      return { judgment, conversion, decided: holds ? own : proposed };
    });
}

/** The likelihoods to write: those whose stored value changes. What stays as it is, is not among them. */
export function conversionsOf(
  rows: readonly ChoiceRow[],
): readonly { readonly blockId: string; readonly likelihood: string | null }[] {
  return rows.flatMap(({ judgment: { blockId, likelihood }, decided }) => {
    if (decided === null || decided.kind === 'stay') return [];
    const next = decided.kind === 'term' ? decided.id : null;
    return next === likelihood ? [] : [{ blockId, likelihood: next }];
  });
}
