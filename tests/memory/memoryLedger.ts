import type { LedgerFacet, LedgerStore, OutcomeRequestStore } from '../../lib/commands/LedgerStore.ts';
import { isListed, isUnder, seenBy, stateIn } from './memoryForecasts.ts';
import { compareText } from './memoryPage.ts';
import type { MemoryAccess } from './memoryState.ts';

/** The ledger as a whole, in memory. */
export function memoryLedger(access: MemoryAccess): LedgerStore {
  return {
    facets: (userId, filter, today, most) =>
      access.read((state) => {
        const rows = seenBy(state, userId).filter((row) => isListed(state, row));
        const counted = new Map<string, LedgerFacet>();
        const add = (facet: LedgerFacet): void => {
          const id = facet.kind === 'state' ? `state ${facet.state}` : `${facet.kind} ${facet.key}`;
          counted.set(id, { ...facet, count: (counted.get(id)?.count ?? 0) + 1 });
        };
        for (const row of rows) {
          if (isUnder(state, row, { ...filter, state: undefined }, today))
            add({ kind: 'state', state: stateIn(row, today), count: 0 });
          add({ kind: 'scale', key: row.scaleId, count: 0 });
          if (row.topic !== '') add({ kind: 'topic', key: row.topic, count: 0 });
          const { assessmentId: key, assessmentNumber: number, assessmentMadeAt: madeAt } = row;
          add({ kind: 'assessment', key, number, madeAt, count: 0 });
          for (const id of row.authorIds)
            add({ kind: 'author', key: id, name: state.users.get(id)?.name ?? '', count: 0 });
        }
        const keyOf = (facet: LedgerFacet): string => (facet.kind === 'state' ? facet.state : facet.key);
        return ['assessment', 'author', 'scale', 'state', 'topic'].flatMap((kind) =>
          [...counted.values()]
            .filter((facet) => facet.kind === kind)
            .toSorted((a, b) => b.count - a.count || compareText(keyOf(a), keyOf(b)))
            .slice(0, most),
        );
      }),
    settled: (userId, filter, limit) =>
      access.read((state) =>
        seenBy(state, userId)
          .filter((row) => row.resolution !== null && isUnder(state, row, filter, ''))
          .toSorted((a, b) => Number(b.resolution?.at) - Number(a.resolution?.at) || compareText(a.id, b.id))
          .slice(0, limit)
          .flatMap(({ scaleId, termId, lo, hi, point, confidence, topic, resolution }) =>
            resolution === null
              ? []
              : [{ scaleId, termId, lo, hi, point, confidence, topic, outcome: resolution.outcome }],
          ),
      ),
    history: (userId, assessmentId, judgmentId, limit) =>
      access.read((state) =>
        seenBy(state, userId)
          .filter((row) => row.assessmentId === assessmentId && row.judgmentId === judgmentId)
          .toSorted((a, b) => b.number - a.number)
          .slice(0, limit),
      ),
    countDue: (userId, today) =>
      access.read(
        (state) => seenBy(state, userId).filter((row) => isListed(state, row) && stateIn(row, today) === 'due').length,
      ),
    mark: (userId) =>
      access.read((state) => {
        const seen = seenBy(state, userId);
        const ids = new Set(seen.map(({ id }) => id));
        return [
          seen.length,
          seen.filter(({ resolution }) => resolution !== null).length,
          seen.filter(({ isRetracted }) => isRetracted).length,
          state.outcomeRequests.filter(({ forecastId }) => ids.has(forecastId)).length,
        ].join('.');
      }),
  };
}

/** Who was asked, in memory. */
export function memoryOutcomeRequests(access: MemoryAccess): OutcomeRequestStore {
  return {
    insert: (request) =>
      access.write((state) => {
        const { forecastId, userId } = request;
        if (state.outcomeRequests.some((one) => one.forecastId === forecastId && one.userId === userId)) return false;
        state.outcomeRequests.push(request);
        return true;
      }),
    of: (forecastId) =>
      access.read((state) =>
        state.outcomeRequests.filter((one) => one.forecastId === forecastId).map(({ userId }) => userId),
      ),
  };
}
