/** What belongs into a section, said while it is empty. */
export const sectionHints: Readonly<Record<string, string>> = {
  'key-judgments':
    'What you judge, most important first: one sentence, one outcome each, with likelihood and confidence.',
  'supporting-evidence': 'What is known, item by item: each with its date, its source and how credible it is.',
  implications: 'What follows from the judgments, and for whom.',
  recommendations: 'Who could do what, and which judgment it serves.',
  sources: 'Where the information comes from: who said it, when, and how reliable they are.',
  assumptions: 'What is taken for granted without proof. Linchpins first.',
  alternatives: 'Other explanations or outcomes, and why they are not the main one.',
  indicators: 'What one would see if a judgment became more or less likely.',
  gaps: 'What is not known, and which judgment that limits.',
  free: 'Nothing here yet.',
};
