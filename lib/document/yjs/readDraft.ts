import type * as Y from 'yjs';
import type { DocJson } from '../docJson.ts';
import { fitToGrammar } from './fitToGrammar.ts';
import { fragmentName } from './fragmentName.ts';
import { looseChildren } from './looseNode.ts';
import { openDoc } from './storeDoc.ts';
import type { StoredDraft } from './storedDraft.ts';

/**
 * A draft as JSON, in the form ProseMirror gives the same draft: neighbouring runs with the same marks are one, marks in the
 * order of the grammar, no null attributes. Every block has an id of its own: where it has none, or one that an earlier
 * block has (as after a split), one derived from its Yjs id, which never changes. Always fits the grammar.
 */
export function readDraft(snapshot: Pick<StoredDraft, 'state'>, tail: readonly Uint8Array[]): DocJson {
  return readDoc(openDoc(snapshot, tail));
}

/** A live doc as JSON; see `readDraft`. */
export function readDoc(doc: Y.Doc): DocJson {
  return { type: 'doc', content: fitToGrammar(looseChildren(doc.getXmlFragment(fragmentName)), null) };
}
