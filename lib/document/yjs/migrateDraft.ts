import * as Y from 'yjs';
import { scaleById } from '../../domain/likelihood/scaleById.ts';
import { schemaVersion } from '../grammar.ts';
import { examineUpdate, updateBounds } from './examineUpdate.ts';
import { figuresOf, foldDraft } from './foldDraft.ts';
import type { FoldedDraft } from './foldDraft.ts';
import { fragmentName } from './fragmentName.ts';
import { spareClient } from './spareClient.ts';
import { openDoc, openIndex, storeDoc } from './storeDoc.ts';
import type { StoredDraft } from './storedDraft.ts';
import { tokeniseStatement } from './tokeniseStatement.ts';

/**
 * A draft of an earlier schema, with its log folded in, as one of today's (DX16, DX17).
 *
 * From version 1 to 2: the title names the scale, and where a judgment's statement says the term of its likelihood in the
 * very words that a token prints, a token takes their place. From 2 to 3: nothing, there are new
 * attributes only. Ids stay. Written like any edit, under a client id that is the same for the same draft: who comes back
 * with offline work merges with it.
 *
 * @param scale Id of the scale that the assessment's row names.
 * @throws Error when the draft's bytes are no Yjs state at all.
 */
export function migrateDraft(snapshot: StoredDraft, tail: readonly Uint8Array[], scale: string): FoldedDraft {
  const folded = foldDraft(snapshot, tail);
  const index = openIndex(folded.draft);
  const doc = openDoc(folded.draft, []);
  const before = Y.encodeStateVector(doc);
  doc.clientID = spareClient(folded.draft.state, doc);
  if (snapshot.schemaVersion < 2) doc.transact(() => fromVersion1(doc.getXmlFragment(fragmentName), scale));
  const verdict = examineUpdate(Y.encodeStateAsUpdate(doc, before), index, updateBounds);
  if (verdict.kind === 'admitted') index.admit(verdict.change);
  else if (verdict.kind !== 'nothing-new') throw new Error(`a migration that the door refuses: ${verdict.kind}`);
  return { ...folded, draft: storeDoc(doc, index, schemaVersion), ...figuresOf(doc) };
}

function fromVersion1(fragment: Y.XmlFragment, scaleId: string): void {
  const blocks = elementsIn(fragment);
  const title = blocks.find((block) => block.nodeName === 'title');
  if (title !== undefined && title.getAttribute('scale') === undefined) title.setAttribute('scale', scaleId);
  const scale = scaleById(scaleId);
  if (scale === null) return;
  const reading = { scale, wording: null, ranges: null };
  const all = blocks.flatMap((block) => (block.nodeName === 'section' ? elementsIn(block) : [block]));
  for (const judgment of all.filter((block) => block.nodeName === 'judgment')) {
    const likelihood = judgment.getAttribute('likelihood');
    if (likelihood === undefined) continue;
    for (const statement of elementsIn(judgment).filter((child) => child.nodeName === 'statement')) {
      tokeniseStatement(statement, likelihood, reading);
    }
  }
}

function elementsIn(parent: Y.XmlFragment): Y.XmlElement[] {
  return parent.toArray().filter((child) => child instanceof Y.XmlElement);
}
