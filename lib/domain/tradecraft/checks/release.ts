import type { Told } from '../Finding.ts';
import type { PaperCheck } from '../PaperCheck.ts';
import type { ReadBlock } from '../Reading.ts';

/** One finding for each place; a place that is not in the paper any more is the paper's. */
function atPlaces(places: readonly (string | null)[], blocks: readonly ReadBlock[]): readonly Told[] {
  const blockOf = new Map(
    blocks.flatMap(({ block }) =>
      [block.id, ...block.texts.map(({ blockId }) => blockId)].map((id) => [id, block.id] as const),
    ),
  );
  return places.map((place) => ({ blockId: place === null ? null : (blockOf.get(place) ?? null) }));
}

const openComments: PaperCheck = {
  id: 'PR1',
  run: (blocks, { review }) => atPlaces(review?.openThreads ?? [], blocks),
};

const pendingSuggestions: PaperCheck = {
  id: 'PR2',
  run: (blocks, { review }) => atPlaces(review?.pendingSuggestions ?? [], blocks),
};

const silentOrganisations: PaperCheck = {
  id: 'PR3',
  run: (_blocks, { review }) =>
    (review?.awaited ?? []).map(({ organisation, isLate }) => ({
      blockId: null,
      about: organisation,
      message: isLate
        ? `${organisation} has let the due date pass without a response. Waive this with the reason why the paper goes on.`
        : `${organisation} has not responded yet.`,
    })),
};

const withoutDissent: PaperCheck = {
  id: 'PR4',
  run: (_blocks, { review }) =>
    (review?.withoutDissent ?? []).map((organisation) => ({
      blockId: null,
      about: organisation,
      message: `${organisation} does not concur, and no dissent of theirs stands in the paper.`,
    })),
};

const ownApprovals: PaperCheck = {
  id: 'PR6',
  run: (_blocks, { review }) =>
    (review?.ownApprovals ?? []).map(({ name, reason }) => ({
      blockId: null,
      about: name,
      message:
        reason === null
          ? `${name} contributed to the text and approved it.`
          : `${name} contributed to the text and approved it, as an administrator allowed: ${reason}`,
    })),
};

/** Checks on how a paper was reviewed. They say nothing where that is not known. */
export const releaseChecks: readonly PaperCheck[] = [
  openComments,
  pendingSuggestions,
  silentOrganisations,
  withoutDissent,
  ownApprovals,
];
