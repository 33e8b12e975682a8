/** What the checks are about, in the order in which they are listed. */
export const checkGroups = ['likelihood', 'confidence', 'sources', 'argument', 'language', 'record'] as const;
export type CheckGroup = (typeof checkGroups)[number];

const groupByLetters: Readonly<Record<string, CheckGroup>> = {
  EL: 'likelihood',
  CF: 'confidence',
  SR: 'sources',
  IJ: 'argument',
  AS: 'argument',
  AL: 'argument',
  AR: 'argument',
  IN: 'argument',
  CL: 'language',
  OB: 'language',
  TM: 'language',
};

/** What a check is about, told by the letters of its id; what has no group of its own is about the record. */
export function groupOfCheck(checkId: string): CheckGroup {
  return groupByLetters[checkId.slice(0, 2)] ?? 'record';
}
