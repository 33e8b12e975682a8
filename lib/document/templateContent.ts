import type { DocJson, NodeJson } from './docJson.ts';
import { renamedIds } from './renamedIds.ts';

/** What belongs to one assessment's own store of pictures. */
const pictureAttributes: ReadonlySet<string> = new Set(['image', 'width', 'height']);

/**
 * A draft as a template keeps it: words, fields and links, under ids of its own that tell nothing of where it came from.
 * Pictures stay behind, since they are stored with their assessment; their captions and descriptions come along.
 */
export function templateContentOf(draft: DocJson): DocJson {
  let counted = 0;
  const named = renamedIds(draft, () => `t${(counted += 1).toString(36)}`);
  return { type: 'doc', content: named.content.map(withoutPicture) };
}

/** The first draft that a template gives: under `title`, with ids drawn anew. */
export function draftOfTemplate(content: DocJson, title: string, draw: () => string): DocJson {
  const draft = renamedIds(content, draw);
  const own = draft.content.find((node) => node.type === 'title');
  const words = [{ type: 'text', text: title }];
  if (own === undefined) return { type: 'doc', content: [{ type: 'title', content: words }, ...draft.content] };
  return { type: 'doc', content: draft.content.map((node) => (node === own ? { ...node, content: words } : node)) };
}

function withoutPicture(node: NodeJson): NodeJson {
  const content = node.content === undefined ? {} : { content: node.content.map(withoutPicture) };
  if (node.type !== 'figure' || node.attrs === undefined) return { ...node, ...content };
  const attrs = Object.fromEntries(Object.entries(node.attrs).filter(([name]) => !pictureAttributes.has(name)));
  return { ...node, attrs, ...content };
}
