import type { Fragment, Node as ProseMirrorNode, Schema } from '@tiptap/pm/model';
import { z } from 'zod';
import { acceptsAttribute, isNodeKind } from '@/lib/document/grammar.ts';

/** Most blocks that come along with a copied one, and most characters of them: more is a document, not a copy. */
const maxCompanions = 200;
const maxParcelLength = 1_000_000;

/** What is copied beside the blocks themselves: where they are from, and the sources and evidence they lean on. */
export type BlockParcel = { readonly assessmentId: string; readonly companions: readonly ProseMirrorNode[] };

const parcelForm = z.object({
  assessmentId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  companions: z.array(z.unknown()).max(maxCompanions),
});
const companionKinds = new Set(['evidence', 'source', 'assumption']);

/** The ids that blocks point at: their links, and the citations in their text. */
export function targetsIn(content: Fragment | ProseMirrorNode): Set<string> {
  const targets = new Set<string>();
  content.descendants((node) => {
    const target: unknown = node.attrs['target'];
    if ((node.type.name === 'relation' || node.type.name === 'citation') && typeof target === 'string')
      targets.add(target);
  });
  return targets;
}

/** The parcel of blocks copied from a draft: what they point at, and what that points at. */
export function packBlocks(assessmentId: string, copied: Fragment, doc: ProseMirrorNode): string {
  const byId = new Map<string, ProseMirrorNode>();
  doc.descendants((node) => {
    const id: unknown = node.attrs['id'];
    if (companionKinds.has(node.type.name) && typeof id === 'string') byId.set(id, node);
    return node.type.name === 'doc' || node.type.name === 'section';
  });
  const own = new Set<unknown>();
  copied.descendants((node) => {
    own.add(node.attrs['id']);
  });
  const taken = new Map<string, ProseMirrorNode>();
  const queue = [...targetsIn(copied)];
  for (let id = queue.shift(); id !== undefined && taken.size < maxCompanions; id = queue.shift()) {
    const node = byId.get(id);
    if (node === undefined || own.has(id) || taken.has(id)) continue;
    taken.set(id, node);
    queue.push(...targetsIn(node));
  }
  const parcel = JSON.stringify({
    assessmentId,
    companions: [...taken.values()].map((node) => node.toJSON() as unknown),
  });
  return parcel.length <= maxParcelLength ? parcel : JSON.stringify({ assessmentId, companions: [] });
}

/** Reads a parcel from the clipboard, where anybody may have written it: what does not fit the grammar is left out. */
export function unpackBlocks(schema: Schema, text: string): BlockParcel | null {
  if (text.length > maxParcelLength) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const read = parcelForm.safeParse(value);
  if (!read.success) return null;
  const companions = read.data.companions.flatMap((json) => {
    const node = nodeOf(schema, json);
    return node !== null && companionKinds.has(node.type.name) ? [node] : [];
  });
  return { assessmentId: read.data.assessmentId, companions };
}

function nodeOf(schema: Schema, json: unknown): ProseMirrorNode | null {
  try {
    const node = schema.nodeFromJSON(json);
    node.check();
    let fits = fitsGrammar(node);
    node.descendants((inner) => {
      fits = fits && fitsGrammar(inner);
    });
    return fits ? node : null;
  } catch {
    return null; // what is no node of ours is nothing to take along
  }
}

function fitsGrammar(node: ProseMirrorNode): boolean {
  const kind = node.type.name;
  if (node.isText) return true;
  return isNodeKind(kind) && Object.entries(node.attrs).every(([name, value]) => acceptsAttribute(kind, name, value));
}
