import type { SectionKind } from '../grammar.ts';

const headings: Readonly<Record<SectionKind, string>> = {
  'key-judgments': 'Key judgments',
  'supporting-evidence': 'Supporting evidence',
  implications: 'Implications',
  recommendations: 'Recommendations',
  sources: 'Sources',
  assumptions: 'Assumptions',
  alternatives: 'Alternatives',
  indicators: 'Indicators',
  gaps: 'Gaps',
  free: 'Section',
};

/** The heading of a section whose author gave it none. */
export function headingFor(kind: SectionKind): string {
  return headings[kind];
}
