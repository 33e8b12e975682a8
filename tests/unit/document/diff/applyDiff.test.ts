import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { namedContent } from '../../../../lib/commands/frozenContent.ts';
import { canonicalDoc } from '../../../../lib/document/canonicalJson.ts';
import { applyDiff, toldBlocks } from '../../../../lib/document/diff/applyDiff.ts';
import { diffOf, type DraftDiff } from '../../../../lib/document/diff/diffOf.ts';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';
import { withFreshIds } from '../../../../lib/document/freshIds.ts';
import { foldDraft } from '../../../../lib/document/yjs/foldDraft.ts';
import { fragmentName } from '../../../../lib/document/yjs/fragmentName.ts';
import { readDraft } from '../../../../lib/document/yjs/readDraft.ts';
import { restoreDraft } from '../../../../lib/document/yjs/restoreDraft.ts';
import { seedDraft } from '../../../../lib/document/yjs/seedDraft.ts';
import { defaultScale } from '../../../../lib/domain/likelihood/scaleById.ts';
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
const diff = (before: DocJson, after: DocJson): DraftDiff => diffOf(before, after, () => defaultScale);
const hash = (doc: DocJson): string => namedContent(doc).sha256;

describe('a diff turned back', () => {
  test('[VD7] what differs from a to b, applied to a, is b: words, atoms, fields, links, places, order', () => {
    let edited = 0;
    fc.assert(
      fc.property(anyStored, anyStored, (a, b) => {
        const { blocks } = diff(a, b);
        expect(applyDiff(toldBlocks(a), blocks)).toEqual(toldBlocks(b));
        expect(applyDiff(toldBlocks(b), diff(b, a).blocks)).toEqual(toldBlocks(a));
        edited += blocks.filter(({ change }) => change === 'edited').length;
      }),
      { numRuns: 300 },
    );
    expect(edited).toBeGreaterThan(50);
  }, 60_000);

  test('[VD7] a diff of other words is refused', () => {
    const of = (text: string): DocJson => ({
      type: 'doc',
      content: [{ type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', text }] }],
    });
    const { blocks } = diff(of('Fees rise.'), of('Fees fall.'));
    expect(() => applyDiff(toldBlocks(of('Fees stay.')), blocks)).toThrow('p');
    expect(() => applyDiff([], blocks)).toThrow('p');
  });

  test('[VD7] nothing differs from itself', () => {
    fc.assert(
      fc.property(anyStored, (a) => {
        const { blocks, judgments } = diff(a, a);
        expect(blocks.every((block) => block.change === 'unchanged' && !block.moved && block.fields.length === 0)).toBe(
          true,
        );
        expect(judgments.every(({ change }) => change === 'unchanged')).toBe(true);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

describe('the hash of a content', () => {
  test('[VD8] does not depend on the order of keys, nor on attributes that say nothing', () => {
    const turned = (node: NodeJson): NodeJson => {
      const reversed = Object.fromEntries(Object.entries(node).toReversed()) as NodeJson;
      return {
        ...reversed,
        ...(node.attrs && {
          attrs: Object.fromEntries([...Object.entries(node.attrs), ['nothing', null] as const].toReversed()),
        }),
        ...(node.content && { content: node.content.map(turned) }),
      };
    };
    fc.assert(
      fc.property(anyStored, (doc) => {
        expect(hash({ content: doc.content.map(turned), type: 'doc' })).toBe(hash(doc));
      }),
      { numRuns: 200 },
    );
  });

  test('[VD8] does not depend on the way the draft came to be: written at once, over another, folded or not', () => {
    fc.assert(
      fc.property(anyStored, anyStored, (first, last) => {
        const [atOnce, overAnother] = [seedDraft(last), seedDraft(first)];
        const { update } = restoreDraft(overAnother, [], last, 77);
        const way = [atOnce.state, overAnother.state].map((state) => Buffer.from(state).toString('base64'));
        if (hash(first) !== hash(last)) expect(way[0]).not.toBe(way[1]);
        expect(hash(readDraft(overAnother, [update]))).toBe(hash(readDraft(atOnce, [])));
        expect(hash(readDraft(foldDraft(overAnother, [update], []).draft, []))).toBe(hash(last));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  test('[VD8] does not depend on the order in which the same updates arrive', () => {
    const stored = seedDraft({
      type: 'doc',
      content: [{ type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', text: 'Ships wait.' }] }],
    });
    const updates = [31, 32, 33].map((client) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, stored.state);
      doc.clientID = client;
      const block = doc.getXmlFragment(fragmentName).get(0) as Y.XmlElement;
      (block.get(0) as Y.XmlText).insert(5, ` ${client}`);
      (block.get(0) as Y.XmlText).format(0, client - 29, client === 32 ? { italic: {} } : { bold: {} });
      return Y.encodeStateAsUpdate(doc, stored.stateVector);
    });
    const [a, b, c] = updates as [Uint8Array, Uint8Array, Uint8Array];
    const orders = [
      [a, b, c],
      [c, b, a],
      [b, a, c, a],
      [b, c, a],
    ];
    expect(new Set(orders.map((tail) => hash(readDraft(stored, tail)))).size).toBe(1);
  });

  test('[VD9] a version that is restored and the draft it makes do not differ, where nobody else typed', () => {
    fc.assert(
      fc.property(anyStored, anyStored, (now, version) => {
        const stored = seedDraft(now);
        const { update } = restoreDraft(stored, [], version, 77);
        const draft = readDraft(stored, [update]);
        expect(diff(version, draft).blocks.filter(({ change }) => change !== 'unchanged')).toEqual([]);
        expect(hash(draft)).toBe(hash(version));
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
