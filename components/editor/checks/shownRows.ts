import { checkGroups, groupOfCheck, type CheckGroup } from '../../../lib/domain/tradecraft/checkGroups.ts';
import type { Finding, Severity } from '../../../lib/domain/tradecraft/Finding.ts';
import { severityWords } from './findingWords.ts';

/** What of the findings is listed, and in which heaps. */
export type ChecksView = {
  readonly heaps: 'weight' | 'block';
  readonly severity: Severity | 'all';
  readonly group: CheckGroup | 'all';
};
export const wholeView: ChecksView = { heaps: 'weight', severity: 'all', group: 'all' };

/** Findings under one heading. */
export type Heap = { readonly name: string; readonly findings: readonly Finding[] };

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** The findings that a view lets through. */
export function filtered(findings: readonly Finding[], { severity, group }: ChecksView): readonly Finding[] {
  return findings.filter(
    (finding) =>
      (severity === 'all' || finding.severity === severity) &&
      (group === 'all' || groupOfCheck(finding.checkId) === group),
  );
}

/**
 * The heaps of a list: by weight, heaviest first, or by the block they are in, in reading order.
 *
 * @param blockName What a finding's block is called.
 */
export function heapsOf(
  findings: readonly Finding[],
  heaps: ChecksView['heaps'],
  blockName: (finding: Finding) => string,
): readonly Heap[] {
  const byName = new Map<string, Finding[]>();
  if (heaps === 'weight') for (const severity of severities) byName.set(severityWords[severity], []);
  for (const finding of findings) {
    const name = heaps === 'weight' ? severityWords[finding.severity] : blockName(finding);
    const heap = byName.get(name);
    if (heap === undefined) byName.set(name, [finding]);
    else heap.push(finding);
  }
  return [...byName].map(([name, list]) => ({ name, findings: list })).filter((heap) => heap.findings.length > 0);
}

/** The groups that have findings, with how many. */
export function groupsIn(
  findings: readonly Finding[],
): readonly { readonly group: CheckGroup; readonly count: number }[] {
  return checkGroups
    .map((group) => ({ group, count: findings.filter(({ checkId }) => groupOfCheck(checkId) === group).length }))
    .filter(({ count }) => count > 0);
}
