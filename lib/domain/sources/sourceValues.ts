/** Reliability of a source, Admiralty A to F; F means "cannot be judged". */
export const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
/** Kinds of source (ICD 206, ICS 206-01: publicly and commercially available information among them). */
export const sourceTypes = [
  'PAI',
  'CAI',
  'OSINT',
  'HUMINT-style',
  'official',
  'academic',
  'internal',
  'other',
] as const;
/** How near the source was to what it tells. */
export const accessBases = ['direct', 'indirect', 'unknown'] as const;
