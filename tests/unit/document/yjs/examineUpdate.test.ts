import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DraftIndex } from '../../../../lib/document/yjs/DraftIndex.ts';
import { deletionsCovered } from '../../../../lib/document/yjs/deletionsCovered.ts';
import { examineUpdate } from '../../../../lib/document/yjs/examineUpdate.ts';
import { fragmentName } from '../../../../lib/document/yjs/fragmentName.ts';
import { maxDepth } from '../../../../lib/document/yjs/place.ts';
import { seedDraft } from '../../../../lib/document/yjs/seedDraft.ts';
import { openDoc, openIndex } from '../../../../lib/document/yjs/storeDoc.ts';
import { craftUpdate } from '../../../fuzz/document/craftUpdate.ts';
import type { CraftedStruct } from '../../../fuzz/document/craftUpdate.ts';
import { openAsEditor } from '../../../fuzz/document/openAsEditor.ts';
import { find, idOf, sampleDraft } from './sampleDraft.ts';

const stored = seedDraft(sampleDraft);
const index = openIndex(stored);
const doc = openDoc(stored, []);
const paragraph = idOf(doc, 'paragraph');
const text = idOf(doc, 'paragraph', 0);
const inText = [text[0], text[1] + 1] as const;
/** Between two characters. */
const between = { origin: inText, right: [text[0], text[1] + 2] as const };
const element = (name: string): CraftedStruct['content'] => ({ kind: 'type', ref: 3, name });
const xmlText: CraftedStruct['content'] = { kind: 'type', ref: 6 };
const string: CraftedStruct['content'] = { kind: 'string', text: 'x' };
const one = (...structs: CraftedStruct[]): Uint8Array => craftUpdate([[666, 0, structs]]);
const nested = Array.from({ length: 5000 }, (_, at): CraftedStruct => {
  return at === 0
    ? { parent: fragmentName, content: element('blockquote') }
    : { parent: [666, at - 1], content: element('blockquote') };
});

/** What y-tiptap 3.0.9 cannot show: it throws in every editor, or removes it (and what is around it) from the shared draft. */
const harmful: readonly (readonly [string, Uint8Array])[] = [
  ['a bare string in the root', one({ parent: fragmentName, content: string })],
  ['a text in the root', one({ parent: fragmentName, content: xmlText })],
  ['a value in the root', one({ parent: fragmentName, content: { kind: 'any', values: [1] } })],
  ['an embed in the root', one({ parent: fragmentName, content: { kind: 'embed', value: {} } })],
  ['a hook in the root', one({ parent: fragmentName, content: { kind: 'type', ref: 5, name: 'hook' } })],
  ['a map in the root', one({ parent: fragmentName, content: { kind: 'type', ref: 1 } })],
  ['an unknown node', one({ parent: fragmentName, content: element('image') })],
  ['a node without a name', one({ parent: fragmentName, content: element('') })],
  ['a document in the document', one({ parent: fragmentName, content: element('doc') })],
  ['a list item in the root', one({ parent: fragmentName, content: element('listItem') })],
  ['a title in a section', one({ parent: idOf(doc, 'judgments'), content: element('title') })],
  ['a paragraph in a list', one({ parent: idOf(doc, 'list'), content: element('paragraph') })],
  ['a paragraph in a paragraph', one({ parent: paragraph, content: element('paragraph') })],
  ['a node beside a text', one({ origin: text, content: element('paragraph') })],
  ['a node before a text', one({ right: text, content: element('heading') })],
  ['text in a quote', one({ parent: idOf(doc, 'quote'), content: xmlText }, { parent: [666, 0], content: string })],
  ['text in a list', one({ origin: idOf(doc, 'item'), content: xmlText }, { parent: [666, 0], content: string })],
  ['a bare string in a paragraph', one({ parent: paragraph, content: string })],
  ['an embed in a text', one({ ...between, content: { kind: 'embed', value: { a: 1 } } })],
  ['a node in a text', one({ ...between, content: element('paragraph') })],
  ['a line break in a text', one({ parent: text, content: element('hardBreak') })],
  ['an unknown mark', one({ ...between, content: { kind: 'format', key: 'blink', value: {} } })],
  ['a node in a line break', one({ parent: idOf(doc, 'paragraph', 1), content: element('paragraph') })],
  ['five thousand quotes in one another', one(...nested)],
];

/** What spoils less, and still has no place in a draft. */
const foreign: readonly (readonly [string, Uint8Array])[] = [
  ['another root', one({ parent: 'other', content: element('paragraph') })],
  ['an attribute of the root', one({ parent: fragmentName, key: 'id', content: { kind: 'any', values: ['x'] } })],
  ['an attribute of a text', one({ parent: text, key: 'id', content: { kind: 'any', values: ['x'] } })],
  ['an unknown attribute', one({ parent: paragraph, key: 'onclick', content: { kind: 'any', values: ['x'] } })],
  ['a prototype for attribute', one({ parent: paragraph, key: '__proto__', content: { kind: 'any', values: ['x'] } })],
  [
    'a value the attribute does not take',
    one({ parent: paragraph, key: 'id', content: { kind: 'any', values: [{ a: 1 }] } }),
  ],
  ['a node for attribute', one({ parent: paragraph, key: 'id', content: element('paragraph') })],
  ['a string for attribute', one({ parent: paragraph, key: 'id', content: string })],
  [
    'a deleted value of an unknown attribute',
    one({ parent: paragraph, key: 'x', content: { kind: 'deleted', length: 1 } }),
  ],
  [
    'a script for link',
    one({ origin: inText, content: { kind: 'format', key: 'link', value: { href: 'javascript:alert(1)' } } }),
  ],
  ['a text in a text', one({ ...between, content: xmlText })],
  ['a sub-document', one({ parent: fragmentName, content: { kind: 'subdocument' } })],
  ['bytes', one({ parent: paragraph, key: 'id', content: { kind: 'binary', bytes: new Uint8Array(2) } })],
  ['JSON', one({ origin: inText, content: { kind: 'json', values: ['x'] } })],
  ['something inside a character', one({ parent: inText, content: element('paragraph') })],
];

const broken: readonly (readonly [string, Uint8Array])[] = [
  ['nothing', new Uint8Array(0)],
  ['garbage', new Uint8Array([9, 9, 9, 9])],
  ['bytes after the end', new Uint8Array([...one({ parent: fragmentName, content: element('paragraph') }), 0])],
  ['no delete set', one({ parent: fragmentName, content: element('paragraph') }).slice(0, -1)],
  [
    'a broken delete set',
    new Uint8Array([...one({ parent: fragmentName, content: element('paragraph') }).slice(0, -1), 5, 1]),
  ],
  ['a deletion of nothing', craftUpdate([], [[1, 0, 0]])],
  ['an empty string', one({ origin: inText, content: { kind: 'string', text: '' } })],
  ['no value', one({ parent: paragraph, key: 'id', content: { kind: 'any', values: [] } })],
  ['a collected struct of length 0', one({ content: { kind: 'gc', length: 0 } })],
  ['a clock beyond 2^40', one({ content: { kind: 'gc', length: 2 ** 41 } })],
  ['a deletion beyond 2^40', craftUpdate([], [[1, 2 ** 41, 1]])],
  [
    'two blocks of one client',
    craftUpdate([0, 1].map((at) => [666, at, [{ parent: fragmentName, content: element('paragraph') }]])),
  ],
  ['a block without structs', craftUpdate([[666, 0, []]])],
  ['a struct beside itself', one({ origin: [666, 0], content: string })],
  [
    'a struct beside a later one of its own',
    one({ right: [666, 1], content: string }, { origin: inText, content: string }),
  ],
  ['an unknown shared type', one({ parent: fragmentName, content: { kind: 'type', ref: 77 } })],
];

describe('the door check', () => {
  it.each(harmful)('[DX3] refuses %s, which no editor could open', (_, update) => {
    const without = openDoc(stored, []);
    expect(() => {
      Y.applyUpdate(without, update);
      openAsEditor(without);
    }).toThrow();
    expect(examineUpdate(update, index)).toMatchObject({ kind: 'outside-schema' });
  });

  it.each(foreign)('[DX3] refuses %s', (_, update) => {
    expect(examineUpdate(update, index)).toMatchObject({ kind: 'outside-schema' });
  });

  it.each(broken)('[DX4] refuses %s', (_, update) => {
    expect(examineUpdate(update, index)).toMatchObject({ kind: 'malformed' });
  });

  it('[DX3] lets a nesting pass down to the bound, and no deeper', () => {
    expect(examineUpdate(one(...nested.slice(0, maxDepth)), index)).toMatchObject({
      kind: 'admitted',
      newClients: [666],
    });
    expect(examineUpdate(one(...nested.slice(0, maxDepth + 1)), index)).toMatchObject({ kind: 'outside-schema' });
  });

  it('[DX4] bounds how many client ids an update may bring', () => {
    const blocks = Array.from(
      { length: 12 },
      (_, at) => [700 + at, 0, [{ content: { kind: 'gc', length: 1 } }]] as const,
    );
    expect(examineUpdate(craftUpdate(blocks), index, { maxClock: 2 ** 40, maxNewClients: 11 }).kind).toBe('malformed');
    expect(examineUpdate(craftUpdate(blocks), index, { maxClock: 2 ** 40, maxNewClients: 12 }).kind).toBe('admitted');
  });

  it('[DX5] answers a gap to what builds on the unknown', () => {
    const gaps = [
      craftUpdate([[666, 3, [{ parent: fragmentName, content: element('paragraph') }]]]),
      one({ origin: [5555, 0], content: string }),
      one({ right: [1, 1e6], content: string }),
      one({ parent: [5555, 1], content: xmlText }),
      one({ parent: fragmentName, content: element('paragraph') }, { content: { kind: 'skip', length: 2 } }),
      craftUpdate([], [[1, 0, 1e6]]),
      craftUpdate([], [[5555, 0, 1]]),
    ];
    for (const update of gaps) expect(examineUpdate(update, index)).toEqual({ kind: 'gap' });
    const circle = craftUpdate([
      [
        667,
        0,
        [
          { origin: inText, content: string },
          { origin: [666, 1], content: string },
        ],
      ],
      [
        666,
        0,
        [
          { origin: [667, 1], content: string },
          { origin: inText, content: string },
        ],
      ],
    ]);
    expect(examineUpdate(circle, index)).toEqual({ kind: 'gap' });
  });

  it('[DX5] resolves what builds on one another within one update, across clients, in any order', () => {
    const ladder = craftUpdate([
      [
        667,
        0,
        [
          { origin: [666, 0], content: string },
          { origin: [666, 1], content: string },
        ],
      ],
      [
        666,
        0,
        [
          { origin: inText, content: string },
          { origin: [667, 0], content: string },
        ],
      ],
    ]);
    const verdict = examineUpdate(ladder, index);
    expect(verdict).toMatchObject({ kind: 'admitted', newClients: [667, 666] });
    const applied = openDoc(stored, [ladder]);
    expect(applied.store.pendingStructs).toBeNull();
  });

  it('[DX6] judging changes nothing; admitting twice is a bug that throws', () => {
    const fresh = openIndex(stored);
    const verdict = examineUpdate(one({ origin: inText, content: string }), fresh);
    expect(fresh.encode()).toEqual(index.encode());
    if (verdict.kind !== 'admitted') throw new Error(verdict.kind);
    fresh.admit(verdict.change);
    expect(fresh.clock(666)).toBe(1);
    expect(() => fresh.admit(verdict.change)).toThrow(/moved on/);
  });

  it('[DX7] cuts off what is known: continued elsewhere, it would throw in every client', () => {
    const typed = one({ origin: inText, content: { kind: 'string', text: 'abc' } });
    const other = idOf(doc, 'in-item', 0);
    const elsewhere = one({ origin: [other[0], other[1] + 1], content: { kind: 'string', text: 'abcdef' } });
    const known = openIndex(stored);
    const first = examineUpdate(typed, known);
    if (first.kind !== 'admitted') throw new Error(first.kind);
    known.admit(first.change);
    const live = openDoc(stored, [typed]);
    find(live.getXmlFragment(fragmentName), 'paragraph').delete(0, 3);
    live.getXmlFragment(fragmentName).delete(2, 1);
    expect(() => Y.applyUpdate(openDoc({ state: Y.encodeStateAsUpdate(live) }, []), elsewhere)).toThrow();
    const verdict = examineUpdate(elsewhere, known);
    if (verdict.kind !== 'admitted') throw new Error(verdict.kind);
    expect(verdict.update).not.toBe(elsewhere);
    Y.applyUpdate(live, verdict.update);
    openAsEditor(live);
  });

  it('[DX5] says nothing new of what is known, and admits mere deletions', () => {
    expect(examineUpdate(stored.state, index)).toEqual({ kind: 'nothing-new' });
    const deletion = craftUpdate([], [[1, inText[1], 1]]);
    expect(examineUpdate(deletion, index)).toMatchObject({ kind: 'admitted', newClients: [], hasDeletions: true });
  });

  it('[DX8] knows when deletions are covered', () => {
    const known = [
      craftUpdate([], [[1, 3, 4]]),
      craftUpdate(
        [],
        [
          [1, 7, 2],
          [9, 0, 5],
        ],
      ),
    ];
    expect(deletionsCovered(craftUpdate([], [[1, 4, 5]]), known)).toBe(true);
    expect(deletionsCovered(craftUpdate([], [[1, 4, 6]]), known)).toBe(false);
    expect(deletionsCovered(craftUpdate([], [[1, 2, 2]]), known)).toBe(false);
    expect(deletionsCovered(craftUpdate([], [[8, 0, 1]]), known)).toBe(false);
    expect(deletionsCovered(craftUpdate([]), [])).toBe(true);
  });

  it('[DX6] the stored index is read back, and made anew where it cannot be', () => {
    expect(DraftIndex.decode(index.encode(), index.clocks()).encode()).toEqual(index.encode());
    for (const shape of [new Uint8Array(0), new Uint8Array([1, 200]), new Uint8Array([...stored.shape, 1])]) {
      expect(openIndex({ ...stored, shape }).encode()).toEqual(index.encode());
    }
    expect(Y.decodeStateVector(index.stateVector())).toEqual(Y.decodeStateVector(stored.stateVector));
  });
});
