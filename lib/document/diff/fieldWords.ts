import type { Scale } from '../../domain/likelihood/scale.ts';
import { labelOf, rangeLabel, termById } from '../../domain/likelihood/scaleById.ts';
import { dateWords } from '../../domain/text/dateWords.ts';
import { relationKinds } from '../grammar.ts';
import { typeWords } from './diffGroups.ts';

type Stored = string | number | boolean | null;

/** How one of the two versions reads. */
export type SideReading = {
  readonly scale: Scale;
  readonly wording: string | null;
  readonly ranges: 'printed' | 'hidden' | null;
};

/** What words and fields are read by, on both sides. */
export type DiffReading = {
  readonly from: SideReading;
  readonly to: SideReading;
  /** Numbers of blocks by id. */
  readonly labels: Readonly<Record<string, string>>;
};

const names: Readonly<Record<string, string>> = {
  cites: 'Cites',
  supports: 'Supported by',
  contradicts: 'Contradicted by',
  context: 'Context from',
  assumes: 'Assumes',
  serves: 'Serves',
  'alternative-to': 'Alternative to',
  indicates: 'Indicator of',
  limits: 'Limits',
  locator: 'Place in the source',
  blockType: 'Kind of block',
  probability: 'Own number',
  marking: 'Mark',
  markings: 'Marking system',
  cutoff: 'Information cut-off',
  rank: 'Rank',
  reviewBy: 'Review by',
  aiName: 'AI system',
  aiVersion: 'AI version',
  aiParameters: 'AI parameters',
  url: 'Address',
  archiveUrl: 'Archived at',
  sha256: 'Hash of the copy',
  raisedTo: 'Banner raised to',
};

/** A field's name as it is read. */
export function fieldName(field: string): string {
  return names[field] ?? typeWords(field);
}

const dates = new Set([
  'horizon',
  'cutoff',
  'informationDate',
  'informationUntil',
  'reviewBy',
  'lastChecked',
  'published',
]);

/** A stored value as it is read: "Likely 55–80%", "20 Nov 2026", "J3"; null where there is none. */
export function valueWords(
  field: string,
  value: Stored,
  side: SideReading,
  labels: DiffReading['labels'],
): string | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (field === 'probability') return `${Math.round(Number(value) * 1000) / 10}%`;
  if (typeof value === 'number') return String(value);
  if (field === 'likelihood') {
    const term = termById(side.scale, value);
    return term === null ? value : `${capital(labelOf(term, side.wording ?? undefined))} ${rangeLabel(term)}`;
  }
  if ((relationKinds as readonly string[]).includes(field)) return labels[value] ?? 'a block without a number';
  if (dates.has(field)) return dateWords(value);
  if (field === 'blockType') return typeWords(value);
  return ['confidence', 'kind', 'rank', 'support', 'direction', 'type'].includes(field) ? capital(value) : value;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
