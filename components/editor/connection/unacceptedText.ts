import * as Y from 'yjs';
import { elementsOf, textOf } from './touchedBlocks.ts';

/** One block that this device holds differently from the server: its text, and judgment fields that were chosen. */
export type UnacceptedBlock = { readonly kind: string; readonly text: string; readonly fields: readonly string[] };

/**
 * What `local` holds that the server never took: exactly the blocks that its edits would change in the server's draft.
 * Both are merged in a third document, so that what others wrote meanwhile is not mistaken for a difference.
 * Pure deletions leave nothing to copy and are left out.
 */
export function unacceptedText(server: Y.Doc, local: Y.Doc): UnacceptedBlock[] {
  const merged = new Y.Doc();
  Y.applyUpdate(merged, Y.encodeStateAsUpdate(server));
  Y.applyUpdate(merged, Y.encodeStateAsUpdate(local));
  const known = new Map(elementsOf(server).map((element) => [keyOf(element), element]));
  const blocks: UnacceptedBlock[] = [];
  for (const element of elementsOf(merged)) {
    const before = known.get(keyOf(element));
    const text = textOf(element);
    const isNewText = text !== '' && (before === undefined || textOf(before) !== text);
    const fields = changedFields(before, element);
    if (isNewText || fields.length > 0) blocks.push({ kind: element.nodeName, text: isNewText ? text : '', fields });
  }
  merged.destroy();
  return blocks;
}

/** The blocks as text for the clipboard. */
export function textToCopy(blocks: readonly UnacceptedBlock[]): string {
  return blocks.map((block) => [...block.fields, block.text].filter((line) => line !== '').join('\n')).join('\n\n');
}

const fieldNames: Readonly<Record<string, string>> = {
  likelihood: 'Likelihood',
  confidence: 'Confidence',
  horizon: 'Horizon',
};

function changedFields(before: Y.XmlElement | undefined, after: Y.XmlElement): string[] {
  if (after.nodeName !== 'judgment') return [];
  return Object.entries(fieldNames).flatMap(([name, label]) => {
    const value: unknown = after.getAttribute(name);
    const isNew = typeof value === 'string' && value !== (before?.getAttribute(name) as unknown);
    return isNew ? [`${label}: ${value.replaceAll('-', ' ')}`] : [];
  });
}

/** A Yjs element's own identity: the same in every copy of the draft. */
function keyOf(element: Y.XmlElement): string {
  const id = element._item?.id;
  return id === undefined ? 'root' : `${id.client}:${id.clock}`;
}
