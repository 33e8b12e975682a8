import { forecastsOf } from '../document/forecastsOf.ts';
import type { DocJson } from '../document/docJson.ts';
import { readingOfPaper } from '../document/paper.ts';
import { horizonEnd } from '../domain/ledger/horizonEnd.ts';
import type { AssessmentRecord, CommandPorts, Stores } from './ports.ts';
import type { PublishedRecord } from './PublicationStore.ts';
import { authorIdsOf } from './publishedRecord.ts';

/** Every forecast of a publication enters the ledger as it is stated, in the transaction that publishes it. */
export async function recordForecasts(
  stores: Pick<Stores, 'forecasts' | 'drafts'>,
  ports: Pick<CommandPorts, 'randomId'>,
  assessment: AssessmentRecord,
  { id, scale, publishedAt }: PublishedRecord,
  text: DocJson,
): Promise<void> {
  const stated = forecastsOf(text, readingOfPaper(text, { scales: [scale], scale }));
  if (stated.length === 0) return;
  const authorIds = await authorIdsOf(stores, assessment);
  await stores.forecasts.insert(
    stated.map(({ term, words, ...forecast }) => ({
      ...forecast,
      id: ports.randomId(),
      publicationId: id,
      assessmentId: assessment.id,
      scaleId: scale.id,
      termId: term.id,
      term: words,
      range: term.range,
      lo: term.lo,
      hi: term.hi,
      horizonEnd: horizonEnd(forecast.horizon),
      authorIds,
      statedAt: new Date(publishedAt),
    })),
  );
}
