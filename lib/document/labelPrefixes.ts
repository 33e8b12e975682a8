import type { NodeKind } from './grammar.ts';

/**
 * The letters of derived numbers (J1, E3, S2): a block's number is its place among those of its kind, in reading order,
 * and never stored.
 */
export const labelPrefixes = {
  judgment: 'J',
  evidence: 'E',
  source: 'S',
  recommendation: 'R',
  alternative: 'A',
  assumption: 'AS',
  indicator: 'I',
  gap: 'G',
  figure: 'F',
} as const satisfies Partial<Record<NodeKind, string>>;

/** The kinds of block that have a number. */
export type LabelledKind = keyof typeof labelPrefixes;

/** Whether blocks of a kind have a number. */
export function isLabelledKind(kind: string): kind is LabelledKind {
  return Object.hasOwn(labelPrefixes, kind);
}

/** Gives numbers in reading order, one block after the other: the first judgment J1, the first source S1, the next judgment J2. */
export function labelCounter(): (kind: LabelledKind) => string {
  const counts = new Map<LabelledKind, number>();
  return (kind) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return `${labelPrefixes[kind]}${count}`;
  };
}
