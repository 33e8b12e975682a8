import { err, ok, type Result } from '../result.ts';
import { ladders, rungOf } from './ladders.ts';
import type { MarkingSystemId } from './markingSystems.ts';
import { parseUsMark } from './parseUsMark.ts';
import { printUsBanner, printUsPortion } from './printUsMark.ts';
import { rollUp } from './rollUp.ts';

/** A banner, and what it would be without a raise. */
export type Banner = {
  /** What is printed; empty where the system has none. */
  readonly text: string;
  /** What the portions alone make it. */
  readonly computed: string;
  /** Whether a person's raise makes it more than that. */
  readonly isRaised: boolean;
};

/**
 * The banner of a paper: what its portions require, and what somebody has raised it to, whichever is more (MR9). A raise
 * that is none of the system's marks says nothing.
 */
export function bannerOf(system: MarkingSystemId, portions: readonly string[], raisedTo: string | null): Banner {
  const computed = rollUp(system, portions).banner;
  const isMark = raisedTo !== null && markIn(system, raisedTo) !== null;
  const text = isMark ? rollUp(system, [...portions, raisedTo]).banner : computed;
  return { text, computed, isRaised: text !== computed };
}

/** A mark in its two spellings, or null where the system cannot read it: `SECRET//NOFORN` and `(S//NF)`. */
export function markIn(
  system: MarkingSystemId,
  text: string,
): { readonly banner: string; readonly portion: string } | null {
  switch (system) {
    case 'none':
      return null;
    case 'us': {
      const read = parseUsMark(text);
      return read.ok ? { banner: printUsBanner(read.value), portion: printUsPortion(read.value) } : null;
    }
    case 'tlp2':
    case 'uk':
    case 'nato': {
      const at = rungOf(ladders[system], text);
      const rung = at === null ? undefined : ladders[system][at];
      return rung === undefined ? null : { banner: rung.banner, portion: `(${rung.portion})` };
    }
  }
}

/** Whether what is marked `mark` may go to whom `ceiling` is written for: together they require no more than `ceiling` (MR10). */
export function isWithin(system: MarkingSystemId, mark: string, ceiling: string): boolean {
  const top = markIn(system, ceiling);
  if (top === null || markIn(system, mark) === null) return false;
  return rollUp(system, [mark, top.banner]).banner === rollUp(system, [top.banner]).banner;
}

/** Why a banner cannot be raised to a mark. */
export type RaiseError = {
  readonly kind: 'no-mark' | 'not-above';
  readonly message: string;
};

/** The banner that a raise to `mark` asks for, or why it is none: a raise never lowers (MR9). */
export function raisedBanner(
  system: MarkingSystemId,
  portions: readonly string[],
  mark: string,
): Result<string, RaiseError> {
  const read = markIn(system, mark);
  if (read === null) {
    const problem = rollUp(system, [mark]).problems.find(({ severity }) => severity === 'error');
    return err({ kind: 'no-mark', message: problem?.message ?? 'Expected a mark.' });
  }
  const computed = rollUp(system, portions).banner;
  const raised = rollUp(system, [read.banner]).banner;
  if (raised === computed || rollUp(system, [...portions, raised]).banner !== raised) {
    const message = `The portions make it ${computed} already. A raise says more than that, never less: ${raised} does not.`;
    return err({ kind: 'not-above', message });
  }
  return ok(raised);
}

/** The usual marks of a system, as portions, lowest first: what a picker offers beside free text. */
export function usualMarks(system: MarkingSystemId): readonly string[] {
  switch (system) {
    case 'none':
      return [];
    case 'us':
      return ['(U)', '(U//FOUO)', '(CUI)', '(C)', '(C//NF)', '(S)', '(S//NF)', '(S//REL TO USA, FVEY)', '(TS)'];
    case 'tlp2':
    case 'uk':
    case 'nato':
      return ladders[system].map(({ portion }) => `(${portion})`);
  }
}

/** What a paper made for training says beside its mark. */
export const trainingWords = 'Training material - not real';
