import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { inlineParts, isRun } from './inlineParts.ts';
import type { Mapping } from './placeTyped.ts';

/**
 * Takes note of which node now stands for each shared part: steps make the nodes around a change anew, and what is typed
 * next is compared by identity. Only what is not yet known is gone into; where parts and nodes do not pair, nothing is
 * noted, and the binding compares them when it needs to.
 */
export function renewMapping(part: Y.XmlFragment, node: ProseMirrorNode, mapping: Mapping): void {
  const children: readonly unknown[] = part.toArray();
  const parts = node.inlineContent ? inlineParts(node) : node.children;
  if (children.length !== parts.length) return;
  for (const [index, held] of parts.entries()) {
    const child = children[index];
    if (isRun(held)) {
      if (child instanceof Y.XmlText) mapping.set(child, held);
    } else if (child instanceof Y.XmlElement && child.nodeName === held.type.name && mapping.get(child) !== held) {
      mapping.set(child, held);
      renewMapping(child, held, mapping);
    }
  }
}
