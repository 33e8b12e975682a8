import type { DocJson, MarkJson, NodeJson } from '../docJson.ts';

/** A stretch of text with its marks; a hard break is a run with the text "\n" and `isBreak`. */
export type Run = { readonly text: string; readonly marks: readonly MarkJson[]; readonly isBreak: boolean };

/** The text runs that stand directly in a node. */
export function inlineRuns(node: NodeJson): readonly Run[] {
  return (node.content ?? []).flatMap((child): Run[] => {
    if (child.type === 'text') return [{ text: child.text ?? '', marks: child.marks ?? [], isBreak: false }];
    return child.type === 'hardBreak' ? [{ text: '\n', marks: child.marks ?? [], isBreak: true }] : [];
  });
}

/** Runs as plain text. */
export function inlineText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

/** The blocks that stand directly in a node. */
export function blockChildren(node: NodeJson): readonly NodeJson[] {
  return (node.content ?? []).filter((child) => child.type !== 'text' && child.type !== 'hardBreak');
}

/** The numbers of judgments (`J1`) and recommendations (`R1`), by node, in reading order, as the outline has them. */
export function numbersOf(doc: DocJson): ReadonlyMap<NodeJson, string> {
  const numbers = new Map<NodeJson, string>();
  const counts = { judgment: 0, recommendation: 0 };
  const visit = (node: NodeJson): void => {
    if (node.type === 'judgment') numbers.set(node, `J${(counts.judgment += 1)}`);
    if (node.type === 'recommendation') numbers.set(node, `R${(counts.recommendation += 1)}`);
    node.content?.forEach(visit);
  };
  doc.content.forEach(visit);
  return numbers;
}
