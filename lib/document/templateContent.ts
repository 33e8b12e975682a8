import type { DocJson, NodeJson } from './docJson.ts';
import { renamedIds } from './renamedIds.ts';

/** What belongs to one assessment: of a figure its own store of pictures, of a title who raised its banner and why. */
const ownAttributes: Readonly<Record<string, ReadonlySet<string>>> = {
  figure: new Set(['image', 'width', 'height']),
  title: new Set(['raisedTo', 'raisedFor', 'raisedBy', 'raisedAt', 'training']),
};

/**
 * A draft as a template keeps it: words, fields and links, under ids of its own that tell nothing of where it came from.
 * Pictures stay behind, since they are stored with their assessment; their captions and descriptions come along. So do a
 * raised banner, whose reason is of the one paper, and that a paper was made for training.
 */
export function templateContentOf(draft: DocJson): DocJson {
  let counted = 0;
  const named = renamedIds(draft, () => `t${(counted += 1).toString(36)}`);
  return { type: 'doc', content: named.content.map(withoutOwn) };
}

/** The first draft that a template gives: under `title`, with ids drawn anew. */
export function draftOfTemplate(content: DocJson, title: string, draw: () => string): DocJson {
  const draft = renamedIds(content, draw);
  const own = draft.content.find((node) => node.type === 'title');
  const words = [{ type: 'text', text: title }];
  if (own === undefined) return { type: 'doc', content: [{ type: 'title', content: words }, ...draft.content] };
  return { type: 'doc', content: draft.content.map((node) => (node === own ? { ...node, content: words } : node)) };
}

function withoutOwn(node: NodeJson): NodeJson {
  const content = node.content === undefined ? {} : { content: node.content.map(withoutOwn) };
  const own = ownAttributes[node.type];
  if (own === undefined || node.attrs === undefined) return { ...node, ...content };
  const attrs = Object.fromEntries(Object.entries(node.attrs).filter(([name]) => !own.has(name)));
  return { ...node, attrs, ...content };
}
