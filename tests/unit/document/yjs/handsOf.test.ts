import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { buildNodes } from '../../../../lib/document/yjs/buildNodes.ts';
import { fragmentName } from '../../../../lib/document/yjs/fragmentName.ts';
import { handsOf } from '../../../../lib/document/yjs/handsOf.ts';
import { seedDraft } from '../../../../lib/document/yjs/seedDraft.ts';

const seeded = seedDraft({
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 't' }, content: [{ type: 'text', text: 'Harbour' }] },
    {
      type: 'judgment',
      attrs: { id: 'j' },
      content: [
        { type: 'statement', attrs: { id: 'js' }, content: [{ type: 'text', text: 'The port closes.' }] },
        { type: 'relation', attrs: { id: 'r', kind: 'supports', target: 'e1' } },
      ],
    },
    { type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', text: 'Ships wait for pilots.' }] },
  ],
});

/** The draft as somebody has it who writes under `client`. */
function deviceOf(client: number): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seeded.state);
  doc.clientID = client;
  return doc;
}
const block = (doc: Y.Doc, at: number): Y.XmlElement => doc.getXmlFragment(fragmentName).get(at) as Y.XmlElement;
const textOf = (element: Y.XmlElement): Y.XmlText => element.get(0) as Y.XmlText;
const updateOf = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc, seeded.stateVector);

describe('under whom what stands in a block was written', () => {
  const [ana, ben] = [deviceOf(11), deviceOf(22)];
  textOf(block(ana, 0)).insert(7, ' in winter');
  block(ana, 1).setAttribute('likelihood', 'likely');
  textOf(block(ben, 0)).insert(0, 'The ');
  (block(ben, 1).get(1) as Y.XmlElement).setAttribute('locator', 'p. 3');
  textOf(block(ben, 2)).format(0, 5, { bold: {} });
  textOf(block(ben, 2)).delete(10, 12);
  ben
    .getXmlFragment(fragmentName)
    .push(buildNodes([{ type: 'paragraph', attrs: { id: 'new' }, content: [{ type: 'text', text: 'New.' }] }], null));
  const tail = [updateOf(ana), updateOf(ben)];
  const sorted = (hands: Readonly<Record<string, readonly number[]>>) =>
    Object.fromEntries(Object.entries(hands).map(([id, clients]) => [id, clients.toSorted((a, b) => a - b)]));

  it('[VA4] words, fields, links, marks and blocks of their own are told; what is only taken out is not', () => {
    const hands = sorted(handsOf(seeded, tail, { since: seeded.stateVector, until: null }));
    expect(hands).toEqual({ t: [11, 22], j: [11, 22], p: [22], new: [22] });
    const only = deviceOf(33);
    textOf(block(only, 2)).delete(10, 12);
    expect(handsOf(seeded, [updateOf(only)], { since: seeded.stateVector, until: null })).toEqual({});
  });

  it('[VA4] a span ends where the later version was read, and begins where the earlier one was', () => {
    const afterAna = new Y.Doc();
    for (const update of [seeded.state, updateOf(ana)]) Y.applyUpdate(afterAna, update);
    const between = Y.encodeStateVector(afterAna);
    expect(handsOf(seeded, tail, { since: seeded.stateVector, until: between })).toEqual({ t: [11], j: [11] });
    expect(handsOf(seeded, tail, { since: between, until: null })).toEqual({ t: [22], j: [22], p: [22], new: [22] });
    const all = new Y.Doc();
    for (const update of [seeded.state, ...tail]) Y.applyUpdate(all, update);
    expect(handsOf(seeded, tail, { since: Y.encodeStateVector(all), until: null })).toEqual({});
  });
});
