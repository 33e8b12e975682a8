import type { Argument, ArgumentNode } from '../argument/argument.ts';
import { naming, voicesOf } from '../argument/restsOn.ts';

/** A source of a paper as its block says it. What is not stated is null; dates are as precise as they are known. */
export type SourceFacts = {
  readonly id: string;
  /** `S2`. */
  readonly label: string;
  readonly title: string;
  readonly descriptor: string;
  /** Id of the record in the workspace's register it is taken from. */
  readonly record: string | null;
  readonly originator: string | null;
  readonly identifier: string | null;
  readonly type: string | null;
  readonly published: string | null;
  readonly informationFrom: string | null;
  readonly informationTo: string | null;
  readonly accessed: string | null;
  readonly url: string | null;
  readonly archiveUrl: string | null;
  readonly sha256: string | null;
  /** A to F; F says that it is not judged. */
  readonly reliability: string | null;
  readonly accessBasis: string | null;
  readonly independenceGroup: string | null;
};

/** A source with what hangs on it. */
export type SourceRow = SourceFacts & {
  /** What cites it, in reading order. */
  readonly citedBy: readonly ArgumentNode[];
  /** The judgments that rest on it, in reading order. */
  readonly judgments: readonly ArgumentNode[];
  readonly isRecalled: boolean;
};

/** Orders in which the register is read. */
export const registerOrders = ['number', 'title', 'reliability', 'date', 'use'] as const;
export type RegisterOrder = (typeof registerOrders)[number];

/** What the register can be narrowed to. */
export const registerFilters = ['all', 'uncited', 'not-judged', 'no-archive', 'recalled'] as const;
export type RegisterFilter = (typeof registerFilters)[number];

/** Whether a grade of reliability or credibility says anything: none, F and 6 do not, and are not the worst (SO2). */
export function isJudged(grade: string | null): boolean {
  return grade !== null && grade !== 'F' && grade !== '6';
}

/**
 * The judgments that rest on a source (SO1): those that cite it, those supported by something that cites it, and those that
 * assume an assumption which is; a source that cites it hands on what it carries. What only speaks against a judgment, or gives context, carries nothing.
 */
export function judgmentsOn(argument: Argument, sourceId: string): readonly ArgumentNode[] {
  const carried = new Set<ArgumentNode>(naming(argument, sourceId, 'cites'));
  for (const node of carried) {
    for (const above of naming(argument, node.id, 'supports', 'assumes', 'cites')) carried.add(above);
  }
  return argument.nodes.filter((node) => node.kind === 'judgment' && carried.has(node));
}

/** Judgments all of whose sources go back to one origin, in reading order. */
export function singleOriginJudgments(argument: Argument): readonly ArgumentNode[] {
  const under = new Map<ArgumentNode, ArgumentNode[]>();
  for (const source of argument.nodes) {
    if (source.kind !== 'source') continue;
    for (const judgment of judgmentsOn(argument, source.id)) {
      under.set(judgment, [...(under.get(judgment) ?? []), source]);
    }
  }
  return argument.nodes.filter((node) => {
    const sources = under.get(node);
    return sources !== undefined && voicesOf(sources) === 1;
  });
}

/**
 * The nodes that a recall touches, with the labels of the recalled sources that each cites or rests on (SO4): the sources
 * themselves, what cites them, and the judgments on top.
 */
export function touchedByRecall(
  argument: Argument,
  isRecalled: (sourceId: string) => boolean,
): ReadonlyMap<string, readonly string[]> {
  const touched = new Map<string, string[]>();
  const note = (id: string, label: string) => {
    const labels = touched.get(id);
    if (labels === undefined) touched.set(id, [label]);
    else if (!labels.includes(label)) labels.push(label);
  };
  for (const source of argument.nodes) {
    if (source.kind !== 'source' || !isRecalled(source.id)) continue;
    note(source.id, source.label);
    for (const { id } of naming(argument, source.id, 'cites')) note(id, source.label);
    for (const { id } of judgmentsOn(argument, source.id)) note(id, source.label);
  }
  return touched;
}

/** The register of a paper: each source with what cites it and the judgments that rest on it (SO1, SO3). */
export function sourceRegister(
  sources: readonly SourceFacts[],
  argument: Argument,
  isRecalled: (source: SourceFacts) => boolean,
): readonly SourceRow[] {
  return sources.map((source) => ({
    ...source,
    citedBy: naming(argument, source.id, 'cites'),
    judgments: judgmentsOn(argument, source.id),
    isRecalled: isRecalled(source),
  }));
}

/** The rows that a filter and words leave, in an order; equal ones in reading order (SO3). */
export function registerView(
  rows: readonly SourceRow[],
  view: { readonly order: RegisterOrder; readonly filter: RegisterFilter; readonly words: string },
): readonly SourceRow[] {
  const words = view.words
    .trim()
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const kept = rows.filter((row) => {
    const said = [row.label, row.title, row.originator, row.identifier, row.independenceGroup, row.descriptor]
      .join(' ')
      .toLowerCase();
    return passes(row, view.filter) && words.every((word) => said.includes(word));
  });
  return kept.toSorted(comparing(view.order));
}

function passes(row: SourceRow, filter: RegisterFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'uncited':
      return row.citedBy.length === 0;
    case 'not-judged':
      return !isJudged(row.reliability);
    case 'no-archive':
      return row.url !== null && (row.archiveUrl === null || row.sha256 === null);
    case 'recalled':
      return row.isRecalled;
  }
}

/** Not judged stands after every grade; undated after every date; what carries most comes first. */
function comparing(order: RegisterOrder): (a: SourceRow, b: SourceRow) => number {
  switch (order) {
    case 'number':
      return () => 0;
    case 'title':
      return (a, b) => titled(a).localeCompare(titled(b), 'en');
    case 'reliability':
      return (a, b) => compare(rank(a), rank(b));
    case 'date':
      return (a, b) => compare(dateOf(b), dateOf(a));
    case 'use':
      return (a, b) => b.judgments.length - a.judgments.length || b.citedBy.length - a.citedBy.length;
  }
}

const titled = (row: SourceRow): string => (row.title === '' ? '\uffff' : row.title);
const rank = ({ reliability }: SourceRow): string => (isJudged(reliability) ? (reliability ?? '') : 'Z');
const dateOf = (row: SourceRow): string => row.published ?? row.informationTo ?? row.informationFrom ?? '';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
