import type { MarkingSystemId } from '../marking/markingSystems.ts';
import type { Answer } from '../review/answers.ts';
import type { StalePolicy } from '../review/staleBlocks.ts';
import { unreachable } from '../result.ts';
import { isWithinAudience, type AudienceKind } from './audienceCeiling.ts';

/** What holds up a publication, in the order in which it is told. */
export const gates = ['approval', 'blocking-comments', 'suggestions', 'checks', 'marking', 'coordination'] as const;
export type Gate = (typeof gates)[number];

/** One reason why a text cannot be published yet; `blockId` where it is about one block. */
export type GateFailure = { readonly gate: Gate; readonly message: string; readonly blockId: string | null };

/** Somebody who was asked to approve. */
export type AskedPerson = {
  readonly name: string;
  readonly answer: Answer | null;
  /** SHA-256 (hex) of the text that the answer is for; null: no answer yet. */
  readonly contentHash: string | null;
  /** Blocks that count by the round's policy and have changed since that text. */
  readonly changed: readonly string[];
};

/** The round whose answers decide: the newest review that is not closed. */
export type DecidingRound = {
  readonly number: number;
  readonly stalePolicy: StalePolicy;
  readonly asked: readonly AskedPerson[];
};

/** A finding that stands at the gate: neither mended nor waived. */
export type GateFinding = { readonly checkId: string; readonly message: string; readonly blockId: string | null };

/** Everything that publishing is decided on; read under the lock under which it is written. */
export type GateFacts = {
  /** SHA-256 (hex) of the text to be published. */
  readonly contentHash: string;
  readonly round: DecidingRound | null;
  readonly findings: readonly GateFinding[];
  /** Marks of blocks; of no block: the banner that somebody raised the paper to. */
  readonly marks: readonly { readonly mark: string; readonly blockId: string | null }[];
  readonly system: MarkingSystemId;
  readonly audience: AudienceKind;
};

/** Checks on the review, each with the gate it keeps; all others keep `checks`. They run in every paper. */
const gateOfCheck: Readonly<Record<string, Gate>> = {
  PR1: 'blocking-comments',
  PR2: 'suggestions',
  PR3: 'coordination',
  PR4: 'coordination',
};
/** Checks that no profile switches off at the gate (PB3). */
export const checksOnReview: readonly string[] = Object.keys(gateOfCheck);

/** All that keeps a text from being published (PB1–PB4), gate by gate; none: it can be. One gate never hides another. */
export function gateFailures(facts: GateFacts): readonly GateFailure[] {
  const all: readonly GateFailure[] = [
    ...approvalFailures(facts),
    ...facts.findings.map(({ checkId, message, blockId }) => ({
      gate: gateOfCheck[checkId] ?? ('checks' as const),
      message,
      blockId,
    })),
    ...markingFailures(facts),
  ];
  return gates.flatMap((gate) => all.filter((each) => each.gate === gate));
}

/** Whether an approval is one of this text (PB1). */
export function approvalHolds(
  { answer, contentHash, changed }: AskedPerson,
  text: string,
  policy: StalePolicy,
): boolean {
  if (answer !== 'approve' && answer !== 'approve_with_dissent') return false;
  // By the strictest policy it is the text itself, letter by letter: what no block shows counts too.
  return contentHash === text || (policy !== 'any' && contentHash !== null && changed.length === 0);
}

function approvalFailures({ round, contentHash }: GateFacts): readonly GateFailure[] {
  const failed = (message: string, blockId: string | null = null) => ({ gate: 'approval' as const, message, blockId });
  if (round === null) return [failed('Nobody has been asked to approve this text.')];
  if (round.asked.length === 0) return [failed('Nobody was asked in the round that stands.')];
  return round.asked.flatMap((person) => {
    const fault = approvalFault(person, contentHash, round.stalePolicy);
    return fault === null ? [] : [failed(fault.message, fault.blockId)];
  });
}

/** Why somebody's answer is no approval of a text (PB1); null: it is one. `isStale`: it was one of another text. */
export function approvalFault(
  person: AskedPerson,
  text: string,
  policy: StalePolicy,
): { readonly message: string; readonly blockId: string | null; readonly isStale: boolean } | null {
  if (approvalHolds(person, text, policy)) return null;
  const [message, blockId] = whyNot(person.name, person.answer, person.changed);
  return { message, blockId, isStale: person.answer === 'approve' || person.answer === 'approve_with_dissent' };
}

function whyNot(name: string, answer: Answer | null, changed: readonly string[]): [string, string | null] {
  switch (answer) {
    case null:
      return [`${name} has not answered yet.`, null];
    case 'request_changes':
      return [`${name} asks for changes.`, null];
    case 'approve':
    case 'approve_with_dissent':
      return [
        `${name} approved another text: it was edited since${changed.length === 0 ? '' : ` in ${count(changed.length, 'block')}`}.`,
        changed[0] ?? null,
      ];
    case 'comment':
    case 'concur':
    case 'concur_with_comment':
    case 'non_concur':
    case 'abstain':
      return [`${name} has commented, and not approved.`, null];
    default:
      return unreachable(answer);
  }
}

function markingFailures({ marks, system, audience }: GateFacts): readonly GateFailure[] {
  const whom = audience === 'link' ? 'anybody with the address' : 'everybody who is signed in';
  return marks
    .filter(({ mark }) => !isWithinAudience(system, mark, audience))
    .map(({ mark, blockId }) => ({
      gate: 'marking' as const,
      message: `${blockId === null ? 'The banner is raised to' : 'Marked'} ${mark}: that may not go to ${whom}.`,
      blockId,
    }));
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
