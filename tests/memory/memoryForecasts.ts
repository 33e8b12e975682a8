import type { ForecastRow, ForecastStore, LedgerRow } from '../../lib/commands/ForecastStore.ts';
import type { LedgerFilter } from '../../lib/commands/LedgerStore.ts';
import { standingOf } from '../../lib/domain/ledger/forecast.ts';
import { isLedgerKey, ledgerKey } from '../../lib/domain/ledger/ledgerOrder.ts';
import { observedOf } from '../../lib/domain/ledger/outcome.ts';
import type { LedgerState } from '../../lib/protocol/ledgerDto.ts';
import { isUuid } from '../../lib/persistence/isUuid.ts';
import { DuplicateError } from '../../lib/persistence/DuplicateError.ts';
import { compareText, memoryPage } from './memoryPage.ts';
import { memberKey, type MemoryAccess, type MemoryForecast, type MemoryState } from './memoryState.ts';

/** The forecasts of publications, in memory. */
export function memoryForecasts(access: MemoryAccess): ForecastStore {
  return {
    insert: (forecasts) =>
      access.write((state) => {
        for (const row of forecasts) {
          const isTaken = state.forecasts.some(
            (each) => each.publicationId === row.publicationId && each.judgmentId === row.judgmentId,
          );
          if (isTaken) throw new DuplicateError('judgment_id');
          state.forecasts.push({ ...row, resolution: null });
        }
      }),
    byId: (id, viewerId) =>
      access.read((state) => {
        const row = state.forecasts.find((each) => each.id === id);
        return row === undefined ? null : shown(state, row, viewerId);
      }),
    listFor: (userId, page, { filter, order, today } = { filter: {}, order: 'horizon', today: '' }) =>
      access.read((state) =>
        memoryPage(
          seenBy(state, userId).filter((row) => isUnder(state, row, filter, today)),
          page,
          (row) => [ledgerKey({ ...row, standing: standingIn(row, today) }, order), row.id],
          (a, b) => compareText(a[0], b[0]) || compareText(a[1], b[1]),
          isLedgerKey,
        ),
      ),
    resolve: (id, resolution) =>
      access.write((state) => {
        const at = state.forecasts.findIndex((each) => each.id === id && each.resolution === null);
        const row = state.forecasts[at];
        if (row === undefined) return false;
        state.forecasts[at] = { ...row, resolution };
        return true;
      }),
  };
}

const publicationOf = (state: MemoryState, { publicationId }: ForecastRow) => {
  const publication = state.publications.find(({ id }) => id === publicationId);
  if (publication === undefined) throw new Error('a forecast without its publication');
  return publication;
};

/** Everything that somebody may see, whether or not a newer version states it anew. */
export const seenBy = (state: MemoryState, userId: string): readonly LedgerRow[] =>
  state.forecasts.filter((row) => maySee(state, row, userId)).map((row) => shown(state, row, userId));

export const standingIn = ({ horizonEnd, resolution, isRetracted }: LedgerRow, today: string) =>
  standingOf({ horizonEnd, isResolved: resolution !== null, isWithdrawn: isRetracted }, today);

/** What a filter leaves; as the database has it. */
export function isUnder(state: MemoryState, row: LedgerRow, filter: LedgerFilter, today: string): boolean {
  const { id, state: asked, scale, assessment, topic, author, from, until } = filter;
  const end = row.horizonEnd;
  return (
    (id === undefined ? isListed(state, row) : row.id === id) &&
    (asked === undefined || stateIn(row, today) === asked) &&
    (scale === undefined || row.scaleId === scale) &&
    (assessment === undefined || row.assessmentId === assessment) &&
    (topic === undefined || row.topic === topic) &&
    (author === undefined || row.authorIds.includes(author)) &&
    (from === undefined || (end !== null && end >= from)) &&
    (until === undefined || (end !== null && end <= until))
  );
}

export function stateIn({ resolution, horizonEnd }: LedgerRow, today: string): LedgerState {
  if (resolution !== null) return observedOf(resolution.outcome) === null ? 'unscored' : 'resolved';
  return horizonEnd !== null && horizonEnd < today ? 'due' : 'open';
}

function maySee(state: MemoryState, row: ForecastRow, userId: string): boolean {
  const { audience } = publicationOf(state, row);
  if (!isUuid(userId)) return false;
  return (
    state.members.get(row.assessmentId)?.some((member) => member.userId === userId) === true ||
    audience === 'signed-in' ||
    (typeof audience === 'object' && audience.userIds.includes(userId)) ||
    state.openings.has(memberKey(row.publicationId, userId))
  );
}

export function isListed(state: MemoryState, row: MemoryForecast): boolean {
  if (row.resolution !== null) return true;
  const own = publicationOf(state, row);
  if (own.retraction !== null) return false;
  return !state.forecasts.some((other) => {
    const isSame = other.assessmentId === row.assessmentId && other.judgmentId === row.judgmentId;
    const at = publicationOf(state, other);
    return isSame && at.number > own.number && at.retraction === null;
  });
}

function shown(state: MemoryState, { resolution, ...row }: MemoryForecast, viewerId: string): LedgerRow {
  const { number, slug, retraction } = publicationOf(state, row);
  const assessment = state.assessments.get(row.assessmentId);
  if (assessment === undefined) throw new Error('a forecast without its assessment');
  const viewerRole = state.members.get(row.assessmentId)?.find(({ userId }) => userId === viewerId)?.role ?? null;
  const asked = state.outcomeRequests.findLast(({ forecastId }) => forecastId === row.id);
  return {
    ...row,
    viewerRole,
    topic: viewerRole === null ? '' : assessment.topic,
    isArchived: assessment.archivedAt !== null,
    asked:
      asked === undefined || viewerRole === null
        ? null
        : { name: state.users.get(asked.userId)?.name ?? '', at: asked.at },
    number,
    slug,
    isRetracted: retraction !== null,
    assessmentNumber: assessment.number,
    assessmentMadeAt: assessment.createdAt,
    resolution: resolution === null ? null : { ...resolution, byName: state.users.get(resolution.byId)?.name ?? '' },
  };
}
