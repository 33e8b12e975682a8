import type { DocJson, NodeJson } from '../../../lib/document/docJson.ts';
import { labelledBlocks } from '../../../lib/document/labels.ts';
import { distinct, linkOf, type BlockLink } from './blockLinks.ts';
import { targetsOf, type BlockTargets, type TargetSource } from './blockNumbers.ts';

/** What the blocks of a stored draft show of each other. */
export const targetsOfDoc = (doc: DocJson): BlockTargets => targetsOf(numberedIn(doc));

/** The numbered blocks of a stored draft, with their links. */
export function numberedIn(doc: DocJson): readonly (TargetSource & { readonly node: NodeJson })[] {
  return labelledBlocks(doc).map(({ node, kind, label }) => ({
    label,
    kind,
    attrs: node.attrs ?? {},
    links: linksOfNode(node),
    node,
  }));
}

/** The links that stand in a block of a stored draft. */
export function linksOfNode(node: NodeJson): readonly BlockLink[] {
  const links = (node.content ?? []).map((child) => (child.type === 'relation' ? linkOf(child.attrs ?? {}) : null));
  return distinct(links.filter((link) => link !== null));
}

/** Those of `targets` that a part of a draft shows: its own blocks, and what it links to or cites. */
export function targetsShownIn(part: DocJson, targets: BlockTargets): BlockTargets {
  const shown = new Map<string, NonNullable<ReturnType<BlockTargets['get']>>>();
  const visit = (nodes: readonly NodeJson[] | undefined) => {
    for (const { attrs, content } of nodes ?? []) {
      for (const id of [attrs?.id, attrs?.target]) {
        const target = typeof id === 'string' ? targets.get(id) : undefined;
        if (typeof id === 'string' && target !== undefined) shown.set(id, target);
      }
      visit(content);
    }
  };
  visit(part.content);
  return shown;
}
