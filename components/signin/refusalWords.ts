import type { SignInOutcome } from './signIn.ts';

/** How long sign-in pauses after too many tries, minutes (contract: 10 failures within 5 minutes). */
const pauseMinutes = 5;
/** From how few tries left on the sentence warns. */
const warnFrom = 3;

/** Hours and minutes on the reader's own clock, as 14:20. */
export function clockOf(time: Date): string {
  return `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`;
}

/** The sentence in bold and the rest, for a sign-in that did not happen. */
export function refusalWords(outcome: Exclude<SignInOutcome, { kind: 'in' }>): {
  readonly what: string;
  readonly next: string;
} {
  switch (outcome.kind) {
    case 'refused': {
      const { triesLeft } = outcome;
      const warning =
        triesLeft === null || triesLeft > warnFrom
          ? ''
          : triesLeft <= 0
            ? ` Sign-in now pauses for ${pauseMinutes} minutes.`
            : ` After ${triesLeft} more ${triesLeft === 1 ? 'try' : 'tries'}, sign-in pauses for ${pauseMinutes} minutes.`;
      return { what: 'That email and password do not match.', next: `Check both and try again.${warning}` };
    }
    case 'paused':
      return {
        what: 'Too many tries.',
        next: `Sign-in pauses until ${clockOf(new Date(Math.ceil(outcome.until.getTime() / 60_000) * 60_000))}.`,
      };
    case 'unreachable':
      return { what: 'The server did not answer.', next: 'Nothing was sent on. Try again in a moment.' };
  }
}
