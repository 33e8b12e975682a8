import { brierOfOne } from '../domain/ledger/brier.ts';
import { standingOf, statedProbability } from '../domain/ledger/forecast.ts';
import { observedOf } from '../domain/ledger/outcome.ts';
import { mayOnAssessment, type Actor, type AssessmentAction } from '../domain/policy.ts';
import { referenceOf } from '../domain/reference.ts';
import type { LedgerEntryDto } from '../protocol/ledgerDto.ts';
import type { LedgerRow } from './ForecastStore.ts';
import { publicationUrl } from './publicationDtoOf.ts';

/** A judgment of the ledger as `actor` sees it on the day of `now`. */
export function ledgerEntryDtoOf(row: LedgerRow, actor: Actor, now: Date): LedgerEntryDto {
  const { id, assessmentId, judgmentId, label, number, range, lo, hi, term, confidence, horizon, horizonEnd } = row;
  const { resolution, isRetracted } = row;
  const { probability, isImputed } = statedProbability(row, row.point);
  const observed = resolution === null ? null : observedOf(resolution.outcome);
  const facts = { horizonEnd, isResolved: resolution !== null, isWithdrawn: isRetracted };
  const standing = standingOf(facts, now.toISOString().slice(0, 10));
  const isUnsettled = standing === 'open' || standing === 'due';
  const isOwn = row.authorIds.includes(actor.userId);
  const may = (action: AssessmentAction): boolean =>
    isUnsettled && mayOnAssessment(actor, row.viewerRole, action, row.isArchived ? 'archived' : 'draft');
  return {
    id,
    assessmentId,
    judgmentId,
    label,
    number,
    range,
    term,
    confidence,
    horizon,
    horizonEnd,
    probability,
    isImputed,
    reference: referenceOf(row.assessmentNumber, row.assessmentMadeAt),
    url: publicationUrl(row.slug, number),
    statement: row.proposition,
    scale: row.scaleId,
    likelihood: row.termId,
    bounds: { low: lo, high: hi },
    statedAt: row.statedAt.toISOString(),
    standing,
    outcome: resolution?.outcome ?? null,
    evidence: resolution?.evidence ?? null,
    resolvedAt: resolution?.knownOn ?? null,
    resolvedBy: resolution?.byName ?? null,
    link: resolution?.link ?? null,
    topic: row.topic,
    isRetracted,
    mayResolve: !isOwn && may('judgments.resolve'),
    mayAsk: may('judgments.ask'),
    asked: row.asked === null ? null : { name: row.asked.name, at: row.asked.at.toISOString() },
    brier: observed === null ? null : brierOfOne({ probability, observed }),
    isOwn,
  };
}
