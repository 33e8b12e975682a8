import * as Y from 'yjs';
import type { DocJson } from '../../../../lib/document/docJson.ts';
import { fragmentName } from '../../../../lib/document/yjs/fragmentName.ts';
import type { Id } from '../../../fuzz/document/craftUpdate.ts';

/** A small draft with a node of every shape. */
export const sampleDraft: DocJson = {
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 'title' }, content: [{ type: 'text', text: 'Ferry traffic 😀 in winter' }] },
    {
      type: 'section',
      attrs: { id: 'judgments', kind: 'key-judgments' },
      content: [
        { type: 'sectionHeading', attrs: { id: 'heading' }, content: [{ type: 'text', text: 'Key judgments' }] },
        {
          type: 'judgment',
          attrs: { id: 'first', kind: 'forecast', likelihood: 'likely', probability: 0.6, confidence: 'low' },
          content: [
            {
              type: 'statement',
              attrs: { id: 'statement' },
              content: [
                { type: 'text', text: 'Traffic will ' },
                { type: 'text', text: 'fall', marks: [{ type: 'bold' }, { type: 'italic' }] },
                { type: 'text', text: ' by spring.' },
              ],
            },
            { type: 'basis', attrs: { id: 'basis' } },
          ],
        },
      ],
    },
    {
      type: 'paragraph',
      attrs: { id: 'paragraph' },
      content: [
        { type: 'text', text: 'See ' },
        { type: 'text', text: 'سجل', marks: [{ type: 'link', attrs: { href: 'https://example.org/log' } }] },
        { type: 'hardBreak' },
        { type: 'text', text: 'and more' },
      ],
    },
    {
      type: 'bulletList',
      attrs: { id: 'list' },
      content: [
        {
          type: 'listItem',
          attrs: { id: 'item' },
          content: [{ type: 'paragraph', attrs: { id: 'in-item' }, content: [{ type: 'text', text: 'point' }] }],
        },
      ],
    },
    { type: 'blockquote', attrs: { id: 'quote' } },
  ],
};

/** The Yjs id of the element with block id `id`, or, with `child`, of its n-th child. */
export function idOf(doc: Y.Doc, id: string, child?: number): Id {
  const found = find(doc.getXmlFragment(fragmentName), id);
  const type = child === undefined ? found : found.get(child);
  const item = type._item;
  if (item === null) throw new Error('a root has no id');
  return [item.id.client, item.id.clock];
}

/** The element with block id `id`. */
export function find(parent: Y.XmlFragment, id: string): Y.XmlElement {
  for (const child of parent.createTreeWalker(() => true)) {
    if (child instanceof Y.XmlElement && child.getAttribute('id') === id) return child;
  }
  throw new Error(`no ${id}`);
}
