import type { DocJson, NodeJson } from './docJson.ts';

/**
 * The draft under other ids: every id is drawn anew, and links and citations follow, so that what was connected stays so. A
 * target that is not in the draft stays as it is.
 *
 * @param draw Gives a new id that the grammar accepts, never the same twice.
 */
export function renamedIds(doc: DocJson, draw: () => string): DocJson {
  const names = new Map<string, string>();
  const name = (node: NodeJson): void => {
    const id = node.attrs?.['id'];
    if (typeof id === 'string' && !names.has(id)) names.set(id, draw());
    node.content?.forEach(name);
  };
  doc.content.forEach(name);
  const renamed = (node: NodeJson): NodeJson => {
    const { id, target } = node.attrs ?? {};
    const isLink = node.type === 'relation' || node.type === 'citation';
    return {
      ...node,
      ...(node.attrs === undefined
        ? {}
        : {
            attrs: {
              ...node.attrs,
              ...(typeof id === 'string' ? { id: names.get(id) ?? id } : {}),
              ...(isLink && typeof target === 'string' ? { target: names.get(target) ?? target } : {}),
            },
          }),
      ...(node.content === undefined ? {} : { content: node.content.map(renamed) }),
    };
  };
  return { type: 'doc', content: doc.content.map(renamed) };
}
