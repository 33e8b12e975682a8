import { anchorOf } from '@/lib/document/reader/anchorOf.ts';
import type { LedgerEntryDto, PointDto, ScoreDto } from '@/lib/protocol/ledgerDto.ts';

/** A score as it is read: two places. */
export const scoreWords = (score: number): string => score.toFixed(2);

/** A share of one as whole per cent. */
export const percentWords = (share: number): string => `${Math.round(share * 100)}%`;

/** A term's range without the sign: "55–80". */
export const rangeWords = (range: string): string => range.replace(/\s*%$/u, '');

/** What a judgment is called wherever it stands alone: "J2 of YS-2026-003 v1". */
export const nameOf = ({ label, reference, number }: LedgerEntryDto): string => `${label} of ${reference} v${number}`;

/** Where the version that states it is read, at its place. */
export const readingPlace = ({ url, judgmentId }: LedgerEntryDto): string =>
  `${url}#${encodeURIComponent(anchorOf(judgmentId))}`;

/** How long its horizon has passed: "1 day past". */
export function pastWords(horizonEnd: string, today: string): string {
  const days = Math.round((Date.parse(today) - Date.parse(horizonEnd)) / (24 * 60 * 60 * 1000));
  return `${days} ${days === 1 ? 'day' : 'days'} past`;
}

/** How a point lies to its range. */
export function readingWords({ reading }: PointDto): string {
  if (reading === null) return 'No case yet';
  return { 'in-range': 'In range', below: 'Below', above: 'Above' }[reading];
}

/** What a score says against the base rate. */
export function skillWords(score: Extract<ScoreDto, { state: 'scored' }>): string {
  if (score.skill === null) return 'Everything came true, or nothing did: there is no base rate to hold it against.';
  const parts = Math.round(Math.abs(score.skill) * 100);
  if (parts === 0) return 'As good as the base rate.';
  return `${parts}% ${score.skill > 0 ? 'better' : 'worse'} than the base rate.`;
}

/** Why there is no number, and when there will be one. */
export const missingWords = (missing: number): string =>
  `${missing} more resolved ${missing === 1 ? 'judgment' : 'judgments'} needed`;

/** What became of a judgment, by how many judgments: "38 resolved judgments". */
export const resolvedWords = (count: number): string => `${count} resolved ${count === 1 ? 'judgment' : 'judgments'}`;
