import { ladders, rungOf } from './ladders.ts';
import { markingSystemById } from './markingSystems.ts';
import type { MarkingSystemId } from './markingSystems.ts';
import { parseUsMark } from './parseUsMark.ts';
import { printUsBanner } from './printUsMark.ts';
import { rollUpUs } from './rollUpUs.ts';
import { usProblems } from './usProblems.ts';
import type { MarkProblem } from './usProblems.ts';

/** What portions require of the banner, and what is wrong or doubtful about them. */
export type RollUp = { readonly banner: string; readonly problems: readonly MarkProblem[] };

/**
 * The banner of a paper from its portion marks. Empty portions say nothing; what is no mark is a problem and left out.
 * A pure function of its portions, so that it is never stored and two edits at once cannot leave it stale.
 */
export function rollUp(system: MarkingSystemId, portions: readonly string[]): RollUp {
  const blank = markingSystemById(system)?.blankBanner ?? '';
  const said = portions.map((text, at) => ({ text, at })).filter(({ text }) => text.trim() !== '');
  switch (system) {
    case 'none':
      return {
        banner: '',
        problems: said.map(({ at }) => problem(at, 'This paper has no marking system: the mark says nothing.')),
      };
    case 'us': {
      const read = said.map(({ text, at }) => ({ at, result: parseUsMark(text) }));
      const marks = read.flatMap(({ at, result }) => (result.ok ? [{ at, mark: result.value }] : []));
      const rolled = rollUpUs(marks.map(({ mark }) => mark));
      return {
        banner: marks.length === 0 ? blank : printUsBanner(rolled),
        problems: [
          ...read.flatMap(({ at, result }) => (result.ok ? [] : [problem(at, result.error.message)])),
          ...marks.flatMap(({ at, mark }) => usProblems(mark, at)),
        ],
      };
    }
    case 'tlp2':
    case 'uk':
    case 'nato': {
      const ladder = ladders[system];
      const rungs = said.map(({ text, at }) => ({ at, rung: rungOf(ladder, text) }));
      const highest = Math.max(0, ...rungs.map(({ rung }) => rung ?? 0));
      return {
        banner: rungs.every(({ rung }) => rung === null) ? blank : (ladder[highest]?.banner ?? blank),
        problems: rungs
          .filter(({ rung }) => rung === null)
          .map(({ at }) => problem(at, `Expected one of: ${ladder.map((each) => each.banner).join(', ')}.`)),
      };
    }
  }
}

function problem(at: number, message: string): MarkProblem {
  return { rule: 'no such mark', severity: 'error', message, at };
}
