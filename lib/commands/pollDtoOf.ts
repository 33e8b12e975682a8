import { agreementOn } from '../domain/estimates/agreementOn.ts';
import { pollView, type Named } from '../domain/estimates/pollView.ts';
import type { Scale } from '../domain/likelihood/scale.ts';
import { findScale, rangeLabel } from '../domain/likelihood/scaleById.ts';
import { mayOnAssessment, type Actor } from '../domain/policy.ts';
import type { PollDto } from '../protocol/estimatesDto.ts';
import type { FullPoll } from './EstimateStore.ts';
import type { Stores } from './ports.ts';
import { scalesIn } from './usableScales.ts';

/** What a poll is shown with: who may give an estimate now, and all scales. */
export type PollFrame = { readonly entitled: readonly Named[]; readonly scales: readonly Scale[] };

/** One read for any number of polls of an assessment. */
export async function pollFrame(stores: Pick<Stores, 'members' | 'scales'>, assessmentId: string): Promise<PollFrame> {
  const members = await stores.members.list(assessmentId);
  const entitled = members.filter(
    ({ role, isDisabled }) => !isDisabled && mayOnAssessment({ scopes: ['write'] }, role, 'estimates.give', 'draft'),
  );
  return { entitled, scales: await scalesIn(stores) };
}

/** A poll as it travels to one person; before the reveal `pollView` lets no other person's number through. */
export function pollDtoOf(poll: FullPoll, actor: Actor, { entitled, scales }: PollFrame): PollDto {
  const { id, blockId, number, openedAt, revealedAt, revealedByName } = poll;
  const view = pollView(poll.estimates, entitled, actor.userId, revealedAt !== null);
  const { given, awaited, mine, estimates } = view;
  const common = { id, blockId, number, openedAt: openedAt.toISOString(), given, awaited, mine };
  const scale = findScale(scales, poll.scale);
  const agreement = agreementOn(estimates?.map(({ probability }) => probability) ?? [], scale);
  if (revealedAt === null || estimates === null || agreement === null)
    return { ...common, state: 'open', revealed: null };
  const { count: _count, ...spread } = agreement.spread;
  const term = agreement.mean;
  return {
    ...common,
    state: 'revealed',
    revealed: {
      at: revealedAt.toISOString(),
      by: revealedByName ?? '',
      scale: scale.id,
      estimates,
      ...spread,
      term:
        term === null
          ? null
          : { id: term.term.id, label: term.term.label, range: rangeLabel(term.term), isInGap: term.isInGap },
    },
  };
}
