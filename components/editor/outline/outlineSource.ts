import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { DocJson, NodeJson } from '../../../lib/document/docJson.ts';

const listed = new Set(['section', 'sectionHeading', 'judgment', 'recommendation', 'heading']);

/** As much of a draft as its outline is made of: everything else is left out, for most of a long draft is paragraphs. */
export function outlineSource(doc: ProseMirrorNode): DocJson {
  return { type: 'doc', content: childrenOf(doc) };
}

function childrenOf(node: ProseMirrorNode): NodeJson[] {
  const children: NodeJson[] = [];
  node.forEach((child) => {
    const kind = child.type.name;
    if (!listed.has(kind)) return;
    if (kind === 'section') children.push({ type: kind, attrs: child.attrs, content: childrenOf(child) });
    else children.push(child.toJSON() as NodeJson);
  });
  return children;
}
