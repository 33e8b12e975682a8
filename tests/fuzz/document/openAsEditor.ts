import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { documentSchema } from '../../../lib/document/extensions/documentExtensions.ts';
import { fragmentName } from '../../../lib/document/yjs/fragmentName.ts';

/**
 * Opens a draft as every editor does. Throws where that throws, where the binding removes something from the shared draft
 * because it cannot show it, or where what it makes is no valid document.
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
    if (removed > 0) throw new Error('the editor binding removed something from the draft');
    return opened;
  } finally {
    doc.off('update', count);
  }
}
