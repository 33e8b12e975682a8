import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { sectionKindOf } from '../../../lib/document/outline.ts';
import type { NodeJson } from '../../../lib/document/docJson.ts';
import type { SentBlock } from './desk/checkOrders.ts';
import { spliced, spliceOf, type Splice } from './desk/splice.ts';

type Standing = { readonly node: ProseMirrorNode; readonly section: string | null; readonly sectionId: string | null };

/** Most blocks put into words at a time: a long draft is sent in parts, so that no part is felt. */
const mostAtOnce = 40;

/**
 * What changed in a draft since it was last asked. Nodes are immutable, so a block that is the same object is not looked
 * into: what a keystroke costs is one comparison for each block, and the words of its own block.
 */
export class BlockFeed {
  private last: readonly Standing[] = [];

  /** The next part of what changed; `isPart` where there is more. Null: nothing changed. */
  next(doc: ProseMirrorNode): { readonly blocks: Splice<SentBlock>; readonly isPart: boolean } | null {
    const whole = spliceOf(this.last, standingIn(doc), isSame);
    if (whole === null) return null;
    const isPart = whole.added.length > mostAtOnce;
    const part = isPart ? { ...whole, added: whole.added.slice(0, mostAtOnce) } : whole;
    this.last = spliced(this.last, part);
    const added = part.added.map(({ node, section, sectionId }) => ({
      node: node.toJSON() as NodeJson,
      section,
      sectionId,
    }));
    return { blocks: { ...part, added }, isPart };
  }
}

function standingIn(doc: ProseMirrorNode): readonly Standing[] {
  const all: Standing[] = [];
  doc.forEach((node) => {
    if (node.type.name !== 'section') {
      all.push({ node, section: null, sectionId: null });
      return;
    }
    const section = sectionKindOf({ type: 'section', attrs: node.attrs });
    const id: unknown = node.attrs['id'];
    const sectionId = typeof id === 'string' ? id : null;
    node.forEach((child) => all.push({ node: child, section, sectionId }));
  });
  return all;
}

function isSame(a: Standing, b: Standing): boolean {
  return a.node === b.node && a.section === b.section && a.sectionId === b.sectionId;
}
