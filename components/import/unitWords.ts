import type { SectionKind } from '@/lib/document/grammar.ts';
import type { UnitKind } from '@/lib/document/import/units.ts';

/** What kinds of block are called. */
export const unitWords: Readonly<Record<UnitKind, string>> = {
  title: 'Title',
  section: 'Section',
  paragraph: 'Paragraph',
  heading: 'Heading',
  judgment: 'Judgment',
  evidence: 'Evidence',
  assumption: 'Assumption',
  alternative: 'Alternative',
  indicator: 'Indicator',
  gap: 'Gap',
  recommendation: 'Recommendation',
  source: 'Source',
  list: 'List',
  quotation: 'Quotation',
  table: 'Table',
  figure: 'Figure',
};

const plurals: Partial<Record<UnitKind, string>> = { evidence: 'items of evidence' };

/** "3 judgments", "1 item of evidence". */
export function countedUnits(count: number, kind: UnitKind): string {
  const one = kind === 'evidence' ? 'item of evidence' : unitWords[kind].toLowerCase();
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : (plurals[kind] ?? `${one}s`)}`;
}

/** What kinds of section are called. */
export const sectionWords: Readonly<Record<SectionKind, string>> = {
  'key-judgments': 'Key judgments',
  'supporting-evidence': 'Supporting evidence',
  implications: 'Implications',
  recommendations: 'Recommendations',
  sources: 'Sources',
  assumptions: 'Assumptions',
  alternatives: 'Alternatives',
  indicators: 'Indicators',
  gaps: 'Gaps',
  free: 'Any other',
};
