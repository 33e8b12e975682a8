const words: Readonly<Record<string, string>> = {
  title: 'Title',
  sectionHeading: 'Section',
  heading: 'Heading',
  judgment: 'Judgment',
  evidence: 'Evidence',
  assumption: 'Assumption',
  alternative: 'Alternative',
  indicator: 'Indicator',
  gap: 'Gap',
  recommendation: 'Recommendation',
  source: 'Source',
  figure: 'Figure',
  table: 'Table',
  blockquote: 'Quotation',
};

/** What a block is, in a word for people; plain text where it has no name of its own. */
export function kindWords(kind: string): string {
  return words[kind] ?? 'Text';
}
