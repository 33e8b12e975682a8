import type { AudienceKind } from '@/lib/domain/publications/audienceCeiling.ts';
import type { Gate } from '@/lib/domain/publications/gates.ts';
import type { GateFailureDto, PublishingDto } from '@/lib/protocol/publicationDto.ts';
import { shortHash } from '../review/answerWords.ts';

/** Where one goes to mend something. */
export type Mend =
  | { readonly kind: 'block'; readonly words: string; readonly blockId: string }
  | { readonly kind: 'round'; readonly words: string; readonly roundId: string }
  | { readonly kind: 'ask'; readonly words: string }
  | { readonly kind: 'tab'; readonly words: string; readonly tab: string };

/** One thing that must be settled before a text is published. */
export type GateRow = {
  readonly id: string;
  readonly isSettled: boolean;
  readonly heading: string;
  /** What there is to say of it, one line each; hashes stand in them as they are. */
  readonly notes: readonly string[];
  readonly mends: readonly Mend[];
};

/** So many findings of one gate are told one by one; the others are counted. */
const maxTold = 4;

/** Everything that must be settled, in the order in which it is told, with the way to mend what is not. */
export function gateRows(state: PublishingDto, audience: AudienceKind, unsaved: number): readonly GateRow[] {
  const of = (gate: Gate) => state.failures.filter((each) => each.gate === gate);
  const rows = [
    answersRow(state),
    ...(state.round === null ? [] : [contentRow(state)]),
    openRow('blocking-comments', of('blocking-comments'), 'blocking comment', 'No blocking comments', 'comments'),
    openRow('suggestions', of('suggestions'), 'suggestion', 'No undecided suggestions', 'comments'),
    checksRow(of('checks'), state),
    markingRow(state, audience),
    coordinationRow(of('coordination')),
    savedRow(unsaved),
  ];
  // What has never been asked for is not told where nothing is wrong with it.
  const isTold = (row: GateRow): boolean => !row.isSettled || (row.id !== 'suggestions' && row.id !== 'coordination');
  return rows.filter(isTold);
}

function answersRow({ asked, round }: PublishingDto): GateRow {
  const missing = asked.filter(({ fault, isStale }) => fault !== null && !isStale);
  if (round === null) {
    const notes = ['Ask for a review: it is published as its reviewers have approved it.'];
    const mends: readonly Mend[] = [{ kind: 'ask', words: 'Request review' }];
    return { id: 'answers', isSettled: false, heading: 'Nobody has been asked to approve this', notes, mends };
  }
  const number = `Round ${round.number}.`;
  if (missing.length === 0) {
    const who = asked.map(
      ({ name, dissentsOn }) => name + (dissentsOn.length === 0 ? '' : `, with dissent on ${listed(dissentsOn)}`),
    );
    return {
      id: 'answers',
      isSettled: true,
      heading: 'Everyone asked has approved',
      notes: [`${who.join('; ')}. ${number}`],
      mends: [],
    };
  }
  return {
    id: 'answers',
    isSettled: false,
    heading: `${asked.length - missing.length} of ${asked.length} have approved`,
    notes: missing.map(({ fault }) => fault ?? ''),
    mends: [{ kind: 'round', words: `Open round ${round.number}`, roundId: round.id }],
  };
}

function contentRow({ asked, round, contentHash }: PublishingDto): GateRow {
  const stale = asked.filter(({ isStale }) => isStale);
  const [first] = stale;
  const draft = shortHash(contentHash);
  const approved = shortHash(round?.sha256 ?? '');
  if (first === undefined) {
    const isApproved = asked.length > 0 && asked.every(({ fault }) => fault === null);
    const isPinned = round?.sha256 === contentHash;
    const says = isPinned ? `Draft ${draft} equals approved ${approved}.` : `Approved as it is now: ${draft}.`;
    return {
      id: 'content',
      isSettled: true,
      heading: isApproved ? 'The content is what was approved' : 'Nothing was edited since an approval',
      notes: isApproved ? [says] : [`Draft ${draft}.`],
      mends: [],
    };
  }
  const { changed } = first;
  const labels = changed.map(({ label }) => label).filter((label) => label !== '');
  const where = labels.length === 0 ? '' : `: ${listed(labels.slice(0, 6))}${labels.length > 6 ? ' and others' : ''}`;
  const blocks =
    changed.length === 0
      ? 'Changed since the approval'
      : `${counted(changed.length, 'block')} changed since the approval`;
  return {
    id: 'content',
    isSettled: false,
    heading: 'The content differs from what was approved',
    notes: [
      `${blocks}${where}. Draft ${draft}, asked about ${approved}.`,
      `${stale.length === 1 ? 'The approval' : 'The approvals'} of ${listed(stale.map(({ name }) => name))} ${stale.length === 1 ? 'is' : 'are'} stale.`,
    ],
    mends: [
      ...(round === null ? [] : [{ kind: 'round' as const, words: 'See what changed', roundId: round.id }]),
      { kind: 'ask', words: 'Request another review' },
      ...blockMends(changed.slice(0, 1)),
    ],
  };
}

function openRow(id: string, failures: readonly GateFailureDto[], what: string, none: string, tab: string): GateRow {
  if (failures.length === 0) return { id, isSettled: true, heading: none, notes: [], mends: [] };
  return {
    id,
    isSettled: false,
    heading: `${counted(failures.length, what)} ${failures.length === 1 ? 'is' : 'are'} open`,
    notes: places(failures),
    mends: [{ kind: 'tab', words: 'Go to the comments', tab }, ...blockMends(named(failures).slice(0, 2))],
  };
}

function checksRow(failures: readonly GateFailureDto[], { checks }: PublishingDto): GateRow {
  const waived = checks.waived === 0 ? 'no waivers' : counted(checks.waived, 'waiver');
  const kept = `${counted(checks.warnings, 'warning')}, ${waived}. They are kept in the review record.`;
  if (failures.length === 0)
    return { id: 'checks', isSettled: true, heading: 'No errors in the checks', notes: [kept], mends: [] };
  return {
    id: 'checks',
    isSettled: false,
    heading: `${counted(failures.length, 'finding')} of the checks ${failures.length === 1 ? 'is' : 'are'} open`,
    notes: told(failures),
    mends: [
      ...blockMends(named(failures).slice(0, 1)),
      { kind: 'tab', words: 'Mend or waive in Checks', tab: 'checks' },
    ],
  };
}

function markingRow({ marking, banner }: PublishingDto, audience: AudienceKind): GateRow {
  const failures = marking[audience];
  if (failures.length === 0) {
    const note = banner === '' ? 'Nothing is marked.' : `The banner is ${banner}.`;
    return { id: 'marking', isSettled: true, heading: 'The mark is within the audience', notes: [note], mends: [] };
  }
  const notes = [...told(failures), 'Choose a narrower audience, or take these words out.'];
  return {
    id: 'marking',
    isSettled: false,
    heading: 'The mark is above the audience',
    notes,
    mends: blockMends(named(failures).slice(0, 2)),
  };
}

function coordinationRow(failures: readonly GateFailureDto[]): GateRow {
  const isSettled = failures.length === 0;
  return {
    id: 'coordination',
    isSettled,
    heading: isSettled ? 'Coordination is complete' : 'Coordination is not complete',
    notes: told(failures),
    mends: isSettled ? [] : [{ kind: 'tab', words: 'Waive in Checks', tab: 'checks' }],
  };
}

function savedRow(unsaved: number): GateRow {
  const isSettled = unsaved === 0;
  const heading = isSettled ? 'Everything is saved' : `${counted(unsaved, 'change')} not yet saved`;
  return { id: 'saved', isSettled, heading, notes: isSettled ? ['No changes pending.'] : [], mends: [] };
}

type Place = { readonly blockId: string | null; readonly label: string };

const blockMends = (blocks: readonly Place[]): readonly Mend[] =>
  blocks.flatMap(({ blockId, label }) =>
    blockId === null ? [] : [{ kind: 'block', words: label === '' ? 'Go to the block' : `Go to ${label}`, blockId }],
  );

/** Blocks that failures are about, each once. */
function named(failures: readonly GateFailureDto[]): readonly Place[] {
  return [...new Map(failures.filter(({ blockId }) => blockId !== null).map((each) => [each.blockId, each])).values()];
}

function told(failures: readonly GateFailureDto[]): readonly string[] {
  const lines = failures
    .slice(0, maxTold)
    .map(({ label, message }) => (label === '' ? message : `${label}: ${message}`));
  const rest = failures.length - maxTold;
  return rest > 0 ? [...lines, `And ${rest} more.`] : lines;
}

function places(failures: readonly GateFailureDto[]): readonly string[] {
  const labels = named(failures)
    .map(({ label }) => label)
    .filter((label) => label !== '');
  return labels.length === 0 ? [] : [`On ${listed(labels.slice(0, 6))}.`];
}

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
