import type { RoundDetailDto } from '@/lib/protocol/roundsDto.ts';

/** What the page of a round compares: from which text, to which. `whole`: nothing, the text itself. */
export type ReviewMode = 'since' | 'previous' | 'draft' | 'whole';

/** One thing to look at. `to` null: the draft. */
export type ReviewView = {
  readonly mode: ReviewMode;
  /** As it stands in the choice. */
  readonly label: string;
  readonly title: string;
  /** Null for the whole text. */
  readonly compared: { readonly from: number; readonly to: number | null } | null;
};

/** What there is to look at in a round: first what changed since one last reviewed, where one has. */
export function reviewViews(round: RoundDetailDto, ownVersion: number): readonly ReviewView[] {
  const { since, text } = round.mine;
  const { previous } = round;
  const changed = round.draft.changed.length;
  const isPreviousOwn = previous !== null && since !== null && previous.version === since.version;
  return [
    ...(since === null
      ? []
      : [
          {
            mode: 'since',
            label: `Since my review of round ${since.round}`,
            title: `What changed since you reviewed round ${since.round}`,
            compared: { from: since.version, to: text.version },
          } as const,
        ]),
    ...(previous === null || isPreviousOwn
      ? []
      : [
          {
            mode: 'previous',
            label: `Since the text of round ${previous.round}`,
            title: `What changed since the text of round ${previous.round}`,
            compared: { from: previous.version, to: text.version },
          } as const,
        ]),
    ...(changed === 0
      ? []
      : [
          {
            mode: 'draft',
            label: `Changed in the live draft since (${changed})`,
            title: 'What the draft has changed since',
            compared: { from: ownVersion, to: null },
          } as const,
        ]),
    { mode: 'whole', label: 'Nothing: the whole pinned text', title: 'The pinned text', compared: null },
  ];
}

/** Whether marks are drawn, or the text stands as it is after or was before. */
export const markings = ['markup', 'final', 'original'] as const;
export type Marking = (typeof markings)[number];
