import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { NodeJson } from '../../../lib/document/docJson.ts';
import { documentSchema } from '../../../lib/document/extensions/documentExtensions.ts';
import { fragmentName } from '../../../lib/document/yjs/fragmentName.ts';
import { readDoc } from '../../../lib/document/yjs/readDraft.ts';

/**
 * Opens a draft as every editor does. Throws where that throws, where the binding removes something from the shared draft
 * because it cannot show it, or where what it makes is no valid document or has other words than reading the draft gives.
 */
export function openAsEditor(draft: Y.Doc): Node {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(draft));
  let removed = 0;
  const count = (): void => {
    removed += 1;
  };
  doc.on('update', count);
  try {
    const opened = initProseMirrorDoc(doc.getXmlFragment(fragmentName), documentSchema).doc;
    opened.check();
    opened.descendants((node) => {
      if (node.isText && typeof node.text !== 'string') throw new Error('a text that is no string');
    });
    if (removed > 0) throw new Error('the editor binding removed something from the draft');
    const read = readDoc(doc).content.map(textOf).join('');
    if (opened.textContent !== read) throw new Error('the editor shows other words than the draft has');
    return opened;
  } finally {
    doc.off('update', count);
  }
}

function textOf(node: NodeJson): string {
  return (node.text ?? '') + (node.content ?? []).map(textOf).join('');
}
