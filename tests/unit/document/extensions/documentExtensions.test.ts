import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fragment } from '@tiptap/pm/model';
import { documentSchema } from '../../../../lib/document/extensions/documentExtensions.ts';
import {
  acceptsMark,
  grammar,
  markNames,
  mayHold,
  mayHoldText,
  nodeKinds,
  rootContent,
} from '../../../../lib/document/grammar.ts';
import type { NodeKind } from '../../../../lib/document/grammar.ts';
import { anyDraft } from '../anyDraft.ts';

const typeNamed = (name: string) => {
  const type = documentSchema.nodes[name];
  if (!type) throw new Error(`the schema has no ${name}`);
  return type;
};
const parents: readonly (NodeKind | null)[] = [null, ...nodeKinds];

describe('the schema of the editors', () => {
  test('[GR1] has the kinds of the grammar, and the marks', () => {
    expect(Object.keys(documentSchema.nodes).toSorted()).toEqual(['doc', 'text', ...nodeKinds].toSorted());
    expect(Object.keys(documentSchema.marks).toSorted()).toEqual([...markNames].toSorted());
    expect(documentSchema.topNodeType.name).toBe('doc');
  });

  test.each(parents.map((parent) => [parent ?? 'doc', parent] as const))(
    '[GR1] %s may hold what the grammar says, in any number and order',
    (name, parent) => {
      const { contentMatch } = typeNamed(name);
      expect(contentMatch.validEnd).toBe(true);
      for (const child of nodeKinds) {
        const after = contentMatch.matchType(typeNamed(child));
        expect(after !== null, child).toBe(mayHold(parent, child));
        // A set: after any child the same children are allowed, and it may end.
        if (after)
          expect(
            after.validEnd &&
              nodeKinds.every((next) => (after.matchType(typeNamed(next)) !== null) === mayHold(parent, next)),
          ).toBe(true);
      }
      expect(contentMatch.matchType(typeNamed('text')) !== null).toBe(mayHoldText(parent));
    },
  );

  test.each(nodeKinds)('[GR1] %s has the attributes of the grammar, null by default, spans 1', (kind) => {
    const attributes = typeNamed(kind).spec.attrs ?? {};
    expect(Object.keys(attributes).toSorted()).toEqual(Object.keys(grammar[kind].attributes).toSorted());
    for (const [name, spec] of Object.entries(attributes)) {
      const isSpan = name === 'colspan' || name === 'rowspan';
      expect((spec as { default: unknown }).default).toBe(isSpan ? 1 : null);
    }
  });

  test('[GR1] every text-holding node allows every mark, none excludes another, and each excludes itself', () => {
    for (const kind of nodeKinds.filter((each) => mayHoldText(each))) {
      for (const name of markNames)
        expect(typeNamed(kind).allowsMarkType(documentSchema.marks[name]!), kind).toBe(true);
    }
    for (const name of markNames) {
      for (const other of markNames) {
        // Not excluding itself would make y-tiptap store the mark under a hashed name.
        expect(documentSchema.marks[name]?.excludes(documentSchema.marks[other]!), `${name}, ${other}`).toBe(
          name === other,
        );
      }
    }
  });

  test('[GR1] the attributes of marks are those of the grammar', () => {
    for (const name of markNames) {
      for (const attribute of Object.keys(documentSchema.marks[name]?.spec.attrs ?? {})) {
        const value = { ...(name === 'link' && { href: 'https://example.org' }), [attribute]: 'https://example.org' };
        expect(acceptsMark(name, value), `${name}.${attribute}`).toBe(true);
      }
    }
    expect(Object.keys(documentSchema.marks.link?.spec.attrs ?? {}).toSorted()).toEqual([
      'class',
      'href',
      'rel',
      'target',
      'title',
    ]);
  });

  test('[GR1] a link without an address is none: editors would write back what nobody may', () => {
    expect(acceptsMark('link', {})).toBe(false);
    expect(acceptsMark('link', { href: null })).toBe(false);
    expect(acceptsMark('link', null)).toBe(true);
  });

  test('[GR1] paragraph is the block that Enter makes, at the root and in sections', () => {
    for (const name of ['doc', 'section', 'recommendation', 'evidence', 'listItem', 'blockquote', 'tableCell']) {
      expect(typeNamed(name).contentMatch.defaultType?.name).toBe('paragraph');
    }
    expect(rootContent[0]).toBe('paragraph');
  });

  test('[GR2] every draft of the grammar passes the check', () => {
    let nodes = 0;
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const node = documentSchema.nodeFromJSON(draft);
        node.check();
        node.descendants(() => {
          nodes += 1;
        });
      }),
      { numRuns: 100 },
    );
    expect(nodes).toBeGreaterThan(200);
  });

  test('[GR2] what the grammar does not allow fails the check', () => {
    for (const parent of nodeKinds) {
      for (const child of nodeKinds.filter((each) => !mayHold(parent, each))) {
        const node = typeNamed(parent).create(null, Fragment.from(typeNamed(child).create()));
        expect(() => node.check(), `${child} in ${parent}`).toThrow(RangeError);
      }
    }
  });
});
