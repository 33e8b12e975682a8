import { Fragment, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import { targetsIn } from './blockParcel.ts';

/** What pasting blocks of another assessment makes of them here. */
export type Settled = {
  readonly content: Fragment;
  /** New blocks that come along, with their new ids. */
  readonly sources: readonly ProseMirrorNode[];
  readonly others: readonly ProseMirrorNode[];
};

/**
 * Gives blocks of another assessment, and what comes along with them, ids of their own here, and points their links at
 * those. A source that stands here already is not doubled: links go to it. What a link points at and does not come along
 * gets an id that nothing has, so that the link shows as broken and can never lead to a block that happens to have the old id.
 */
export function settleBlocks(
  content: Fragment,
  companions: readonly ProseMirrorNode[],
  doc: ProseMirrorNode,
  newId: () => string,
): Settled {
  const here = sourcesOf(doc);
  const ids = new Map<string, string>();
  const taken: ProseMirrorNode[] = [];
  for (const node of companions) {
    const id: unknown = node.attrs['id'];
    if (typeof id !== 'string' || ids.has(id)) continue;
    const same = node.type.name === 'source' ? here.find((each) => isSameSource(each, node)) : undefined;
    const sameId: unknown = same?.attrs['id'];
    if (typeof sameId === 'string') ids.set(id, sameId);
    else {
      ids.set(id, newId());
      taken.push(node);
    }
  }
  const name = (node: ProseMirrorNode) => {
    const id: unknown = node.attrs['id'];
    if (typeof id === 'string' && !ids.has(id)) ids.set(id, newId());
  };
  content.descendants(name);
  for (const node of taken) node.descendants(name);
  for (const target of [...targetsIn(content), ...taken.flatMap((node) => [...targetsIn(node)])]) {
    if (!ids.has(target)) ids.set(target, newId());
  }
  const settled = taken.map((node) => renamed(node, ids));
  return {
    content: Fragment.from(childrenOf(content).map((node) => renamed(node, ids))),
    sources: settled.filter(({ type }) => type.name === 'source'),
    others: settled.filter(({ type }) => type.name !== 'source'),
  };
}

const childrenOf = (content: Fragment): ProseMirrorNode[] => [...content.content];

function renamed(node: ProseMirrorNode, ids: ReadonlyMap<string, string>): ProseMirrorNode {
  if (node.isText) return node;
  const attrs: Record<string, unknown> = { ...node.attrs };
  for (const name of ['id', 'target']) {
    const value = attrs[name];
    if (typeof value === 'string') attrs[name] = ids.get(value) ?? value;
  }
  return node.type.create(
    attrs,
    Fragment.from(childrenOf(node.content).map((child) => renamed(child, ids))),
    node.marks,
  );
}

function sourcesOf(doc: ProseMirrorNode): ProseMirrorNode[] {
  const sources: ProseMirrorNode[] = [];
  doc.descendants((node) => {
    if (node.type.name === 'source') sources.push(node);
    return node.type.name === 'doc' || node.type.name === 'section';
  });
  return sources;
}

/** One record: the same address, number or file, or the same title by the same originator. */
function isSameSource(a: ProseMirrorNode, b: ProseMirrorNode): boolean {
  for (const name of ['url', 'identifier', 'sha256']) {
    const value: unknown = a.attrs[name];
    if (typeof value === 'string' && value !== '' && value === b.attrs[name]) return true;
  }
  const title = titleOf(a);
  const sameOriginator = (a.attrs['originator'] ?? '') === (b.attrs['originator'] ?? '');
  return title !== '' && title === titleOf(b) && sameOriginator;
}

function titleOf(source: ProseMirrorNode): string {
  const title = source.children.find((child) => child.type.name === 'sourceTitle');
  return (title?.textContent ?? '').trim().toLowerCase();
}
