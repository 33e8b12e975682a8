import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { servedCopyOf, wholeOf } from '../../../components/editor/connection/servedCopy.ts';
import { targetsOfDoc } from '../../../components/editor/blocks/docTargets.ts';
import type { DocJson, NodeJson } from '../../../lib/document/docJson.ts';
import { openingOf } from '../../../lib/document/openingOf.ts';
import { anyDraft } from './anyDraft.ts';

const paragraph = (words: string): NodeJson => ({ type: 'paragraph', content: [{ type: 'text', text: words }] });
const long = (length: number): NodeJson => paragraph('a'.repeat(length));
/** The leaves of a draft, in reading order. */
const leaves = (doc: DocJson): NodeJson[] =>
  doc.content.flatMap((node) => (node.type === 'section' ? (node.content ?? []) : [node]));

describe('the beginning of a draft', () => {
  it('is all of a short one, as the same object', () => {
    const doc: DocJson = { type: 'doc', content: [paragraph('One'), { type: 'section', content: [paragraph('Two')] }] };
    expect(openingOf(doc, 1_000)).toBe(doc);
  });

  it('is whole blocks until there is enough, and cuts a section between its blocks', () => {
    const [first, second, third] = [long(400), long(400), long(400)];
    const section: NodeJson = { type: 'section', attrs: { id: 's' }, content: [first, second, third] };
    const doc: DocJson = { type: 'doc', content: [paragraph('Title'), section, long(9)] };
    const opening = openingOf(doc, 1_000);
    expect(opening.content).toEqual([paragraph('Title'), { ...section, content: [first, second] }]);
  });

  it('is a beginning of any draft, and holds something', () => {
    fc.assert(
      fc.property(anyDraft, fc.integer({ min: 1, max: 3_000 }), (doc, letters) => {
        const [opening, all] = [leaves(openingOf(doc, letters)), leaves(doc)];
        expect(all.slice(0, opening.length)).toEqual(opening);
        if (all.length > 0) expect(opening.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the copy that a page is served with', () => {
  const evidence: NodeJson = { type: 'evidence', attrs: { id: 'e1' }, content: [long(60_000)] };
  const late: NodeJson = { type: 'evidence', attrs: { id: 'e2' }, content: [paragraph('Late')] };
  const judgment: NodeJson = {
    type: 'judgment',
    attrs: { id: 'j1' },
    content: [
      {
        type: 'statement',
        content: [
          { type: 'text', text: 'Ships will wait' },
          { type: 'citation', attrs: { target: 'e1' } },
        ],
      },
      { type: 'relation', attrs: { id: 'r', kind: 'supports', target: 'e2' } },
    ],
  };
  const doc: DocJson = { type: 'doc', content: [judgment, evidence, late, long(5)] };

  it('knows the blocks it names though they come later, and carries the whole', () => {
    const copy = servedCopyOf(doc, 5);
    if (copy.state !== 'read') throw new Error('it was read');
    expect(copy.opening.content).toEqual([judgment, evidence]);
    expect(new Map(copy.targets).get('e2')?.label).toBe('E2');
    expect(copy.facts.rows.map((row) => row.label)).toEqual(['J1', 'E1', 'E2']);
    expect(wholeOf(copy)).toEqual({ doc, targets: targetsOfDoc(doc) });
  });

  it('is the same for any draft as the draft itself', () => {
    fc.assert(
      fc.property(anyDraft, (any) => {
        const copy = servedCopyOf(any, 5);
        if (copy.state !== 'read') throw new Error('it was read');
        const sent = JSON.parse(JSON.stringify(copy)) as typeof copy;
        expect(wholeOf(sent).doc).toEqual(JSON.parse(JSON.stringify(any)));
      }),
    );
  });
});
