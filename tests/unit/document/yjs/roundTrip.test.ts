import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDoc, canonicalJson } from '../../../../lib/document/canonicalJson.ts';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';
import { documentSchema } from '../../../../lib/document/extensions/documentExtensions.ts';
import { withFreshIds } from '../../../../lib/document/freshIds.ts';
import { inlineKinds, nodeKinds } from '../../../../lib/document/grammar.ts';
import { DraftIndex } from '../../../../lib/document/yjs/DraftIndex.ts';
import { examineUpdate } from '../../../../lib/document/yjs/examineUpdate.ts';
import { readDraft } from '../../../../lib/document/yjs/readDraft.ts';
import { seedDraft } from '../../../../lib/document/yjs/seedDraft.ts';
import { openDoc } from '../../../../lib/document/yjs/storeDoc.ts';
import { openAsEditor } from '../../../fuzz/document/openAsEditor.ts';
import { anyDraft } from '../anyDraft.ts';

/** Any draft with an id on every block: what a draft is once it is stored. */
const anyStored: fc.Arbitrary<DocJson> = anyDraft.map((draft) => {
  let drawn = 0;
  return withFreshIds(draft, () => `r${(drawn += 1).toString(36)}`);
});

function kindsIn(nodes: readonly NodeJson[], into: Set<string>): void {
  for (const node of nodes) {
    into.add(node.type);
    kindsIn(node.content ?? [], into);
  }
}

describe('random drafts of the grammar', () => {
  it('[DX18] canonical JSON -> Yjs -> canonical JSON is the identity; the door lets it in, an editor opens it', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyStored, (draft) => {
        const canonical = canonicalJson(draft);
        const stored = seedDraft(canonicalDoc(draft));
        expect(canonicalJson(readDraft(stored, []))).toBe(canonical);
        expect(examineUpdate(stored.state, DraftIndex.empty()).kind).not.toBe('outside-schema');
        const shown = openAsEditor(openDoc(stored, []));
        expect(canonicalJson(shown.toJSON() as DocJson)).toBe(canonical);
        kindsIn(draft.content, seen);
      }),
      { numRuns: 300 },
    );
    // Every kind was among them, so that none goes untried.
    expect([...seen].toSorted()).toEqual([...nodeKinds, 'text'].toSorted());
  }, 60_000);

  it('[DX18] through ProseMirror: the node is valid, and comes back with the same canonical JSON', () => {
    fc.assert(
      fc.property(anyStored, (draft) => {
        const node = documentSchema.nodeFromJSON(draft);
        node.check();
        expect(canonicalJson(node.toJSON() as DocJson)).toBe(canonicalJson(draft));
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('[DX18] the property is not vacuous: a lost attribute, mark or node makes another string', () => {
    const draft: DocJson = {
      type: 'doc',
      content: [
        {
          type: 'judgment',
          attrs: { id: 'j', likelihood: 'likely' },
          content: [
            {
              type: 'statement',
              attrs: { id: 's' },
              content: [
                ...inlineKinds.map((type) => ({ type })),
                { type: 'text', text: 'x', marks: [{ type: 'bold' }] },
              ],
            },
            { type: 'relation', attrs: { id: 'r', kind: 'supports', target: 'e' } },
          ],
        },
      ],
    };
    const whole = canonicalJson(draft);
    for (const lost of [
      '"likelihood":"likely",',
      '{"type":"citation"},',
      '"marks":[{"type":"bold"}],',
      '"target":"e"',
    ]) {
      expect(JSON.stringify(draft)).toContain(lost.replace(/,$/u, ''));
      const without = JSON.stringify(draft)
        .replace(lost, '')
        .replace(/,([\]}])/gu, '$1');
      if (without === JSON.stringify(draft)) continue;
      expect(canonicalJson(JSON.parse(without) as DocJson)).not.toBe(whole);
    }
  });
});
