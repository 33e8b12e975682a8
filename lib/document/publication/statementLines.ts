import type { Publication, PublishedStatement } from '../publication.ts';
import { asSentence } from './asSentence.ts';

/** What was said of a change, as it is printed at its judgment: "Since version 1 (weakened): a survey was withdrawn." */
function lineOf({ change, text }: PublishedStatement, previous: number | null): string {
  return previous === null || change === null
    ? asSentence(text)
    : `Since version ${previous} (${change}): ${asSentence(text)}`;
}

/** What is printed at the judgments, by their block ids. */
export function statementLines({ statements = [], previous }: Publication): ReadonlyMap<string, string> {
  return new Map(
    statements.flatMap((each) =>
      each.judgmentId === null ? [] : [[each.judgmentId, lineOf(each, previous)] as const],
    ),
  );
}

/** What was said of the paper as a whole: "Initial coverage."; null: nothing. */
export function wholeStatement({ statements = [] }: Publication): string | null {
  const whole = statements.find(({ judgmentId }) => judgmentId === null);
  return whole === undefined ? null : asSentence(whole.text);
}
