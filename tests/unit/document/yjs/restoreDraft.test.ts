import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { canonicalDoc, canonicalJson } from '../../../../lib/document/canonicalJson.ts';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';
import { withFreshIds } from '../../../../lib/document/freshIds.ts';
import { DraftIndex } from '../../../../lib/document/yjs/DraftIndex.ts';
import { examineUpdate } from '../../../../lib/document/yjs/examineUpdate.ts';
import { fragmentName } from '../../../../lib/document/yjs/fragmentName.ts';
import { readDoc, readDraft } from '../../../../lib/document/yjs/readDraft.ts';
import { restoreDraft } from '../../../../lib/document/yjs/restoreDraft.ts';
import { seedDraft } from '../../../../lib/document/yjs/seedDraft.ts';
import { openDoc } from '../../../../lib/document/yjs/storeDoc.ts';
import { anyDraft } from '../anyDraft.ts';

/** Any draft with ids of few, so that two of them have blocks in common. */
const anyStored: fc.Arbitrary<DocJson> = fc.tuple(anyDraft, fc.nat(3)).map(([draft, from]) => {
  let drawn = from;
  const bare = (node: NodeJson): NodeJson => {
    const { id: _, ...attrs } = node.attrs ?? {};
    return { ...node, attrs, ...(node.content && { content: node.content.map(bare) }) };
  };
  return canonicalDoc(withFreshIds({ type: 'doc', content: draft.content.map(bare) }, () => `r${(drawn += 1)}`));
});

const paragraph = (id: string, text: string): NodeJson => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});
const docOf = (...content: readonly NodeJson[]): DocJson => ({ type: 'doc', content });
const textAt = (doc: Y.Doc, at: number): Y.XmlText =>
  (doc.getXmlFragment(fragmentName).get(at) as Y.XmlElement).get(0) as Y.XmlText;

describe('restoring a draft', () => {
  it('[DX20] makes any draft any other one, through the door, and gives back what it replaces', () => {
    let shared = 0;
    fc.assert(
      fc.property(anyStored, anyStored, (now, then) => {
        const stored = seedDraft(now);
        const { update, replaced } = restoreDraft(stored, [], then, 77);
        expect(canonicalJson(replaced)).toBe(canonicalJson(now));
        expect(canonicalJson(readDraft(stored, [update]))).toBe(canonicalJson(then));
        const verdict = examineUpdate(update, DraftIndex.fromDoc(openDoc(stored, [])));
        expect(['admitted', 'nothing-new']).toContain(verdict.kind);
        const ids = new Set(now.content.map(({ attrs }) => attrs?.id));
        if (then.content.some(({ attrs }) => ids.has(attrs?.id))) shared += 1;
      }),
      { numRuns: 250 },
    );
    expect(shared).toBeGreaterThan(15);
  }, 60_000);

  it('[DX20] what is as it was is not touched: the same content again is an update with nothing in it', () => {
    fc.assert(
      fc.property(anyStored, (now) => {
        const stored = seedDraft(now);
        const { update } = restoreDraft(stored, [], now, 77);
        expect(Y.decodeUpdate(update)).toMatchObject({ structs: [] });
        expect(Y.decodeUpdate(update).ds.clients.size).toBe(0);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('[DX20] what others type at this moment merges, and a place in the words stays its place', () => {
    const then = docOf(paragraph('a', 'Fees rise in May.'), paragraph('b', 'Ships wait.'));
    const stored = seedDraft(docOf(paragraph('b', 'Ships wait.'), paragraph('a', 'Fees will rise in June or May.')));
    const here = openDoc(stored, []);
    const anchor = Y.createRelativePositionFromTypeIndex(textAt(here, 1), 'Fees will rise in June or '.length);
    const { update } = restoreDraft(stored, [], then, 77);
    textAt(here, 0).insert(0, 'Empty ');
    textAt(here, 1).insert(textAt(here, 1).length, ' Again.');
    Y.applyUpdate(here, update);
    expect(readDoc(here).content.map(({ attrs, content }) => [attrs?.id, content?.[0]?.text])).toContainEqual([
      'a',
      'Fees rise in May. Again.',
    ]);
    const place = Y.createAbsolutePositionFromRelativePosition(anchor, here);
    expect(place?.index).toBe('Fees rise in '.length);
  });

  it('[DX20] marks come back without a word being written anew', () => {
    const bold: NodeJson = {
      type: 'paragraph',
      attrs: { id: 'a' },
      content: [
        { type: 'text', text: 'Fees ' },
        { type: 'text', text: 'rise', marks: [{ type: 'bold' }] },
      ],
    };
    const stored = seedDraft(docOf(paragraph('a', 'Fees rise')));
    const { update } = restoreDraft(stored, [], docOf(bold), 77);
    expect(canonicalJson(readDraft(stored, [update]))).toBe(canonicalJson(docOf(bold)));
    const written = Y.decodeUpdate(update).structs.filter((struct) => 'content' in struct);
    expect(written.every((struct) => 'content' in struct && struct.content.constructor.name === 'ContentFormat')).toBe(
      true,
    );
  });
});
