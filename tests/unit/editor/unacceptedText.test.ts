import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { touchedBlocks } from '../../../components/editor/connection/touchedBlocks.ts';
import { textToCopy, unacceptedText } from '../../../components/editor/connection/unacceptedText.ts';

function element(kind: string, text: string): Y.XmlElement {
  const made = new Y.XmlElement(kind);
  made.insert(0, [new Y.XmlText(text)]);
  return made;
}

/** A server's draft with a paragraph and a judgment, and a browser's copy of it. */
function pair(): { server: Y.Doc; local: Y.Doc } {
  const server = new Y.Doc();
  const judgment = new Y.XmlElement('judgment');
  judgment.insert(0, [element('statement', 'Exports will likely fall.'), element('basis', '')]);
  server.getXmlFragment('content').insert(0, [element('paragraph', 'Trade grew.'), judgment]);
  const local = new Y.Doc();
  Y.applyUpdate(local, Y.encodeStateAsUpdate(server));
  return { server, local };
}
const child = (doc: Y.Doc, ...path: readonly number[]): Y.XmlElement => {
  let at: Y.XmlFragment | Y.XmlElement = doc.getXmlFragment('content');
  for (const index of path) at = at.get(index) as Y.XmlElement;
  return at as Y.XmlElement;
};
const append = (block: Y.XmlElement, text: string) => {
  const run = block.get(0) as Y.XmlText;
  run.insert(run.length, text);
};

describe('what the server did not take', () => {
  it('is nothing where both hold the same', () => {
    const { server, local } = pair();
    expect(unacceptedText(server, local)).toEqual([]);
  });

  it('is nothing where only others wrote meanwhile', () => {
    const { server, local } = pair();
    append(child(server, 0), ' Then it stopped.');
    expect(unacceptedText(server, local)).toEqual([]);
  });

  it('gives each changed block once, with what others wrote in it', () => {
    const { server, local } = pair();
    append(child(server, 1, 0), ' (others)');
    append(child(local, 0), ' 😀 Slowly.');
    append(child(local, 0), ' Very.');
    expect(unacceptedText(server, local)).toEqual([
      { kind: 'paragraph', text: 'Trade grew. 😀 Slowly. Very.', fields: [] },
    ]);
  });

  it('gives new blocks and chosen fields, and leaves deletions out', () => {
    const { server, local } = pair();
    child(local, 1).setAttribute('likelihood', 'very-likely');
    local.getXmlFragment('content').insert(2, [element('recommendation', 'Watch the ports.')]);
    local.getXmlFragment('content').delete(0, 1);
    const blocks = unacceptedText(server, local);
    expect(blocks).toEqual([
      { kind: 'judgment', text: '', fields: ['Likelihood: very likely'] },
      { kind: 'recommendation', text: 'Watch the ports.', fields: [] },
    ]);
    expect(textToCopy(blocks)).toBe('Likelihood: very likely\n\nWatch the ports.');
  });

  it('changes neither document', () => {
    const { server, local } = pair();
    append(child(local, 0), ' More.');
    const before = [Y.encodeStateAsUpdate(server), Y.encodeStateAsUpdate(local)];
    unacceptedText(server, local);
    expect([Y.encodeStateAsUpdate(server), Y.encodeStateAsUpdate(local)]).toEqual(before);
  });
});

describe('the blocks a transaction touches', () => {
  it('are the nearest elements around a change, and what it brings', () => {
    const { local } = pair();
    const seen: string[][] = [];
    local.on('afterTransaction', (transaction) => {
      const kinds = [...touchedBlocks(transaction)].map((block) => block.nodeName);
      if (transaction.changed.size > 0) seen.push(kinds);
    });
    append(child(local, 1, 0), '!');
    child(local, 1).setAttribute('confidence', 'low');
    local.getXmlFragment('content').insert(0, [element('recommendation', 'Pasted.')]);
    expect(seen).toEqual([['statement'], ['judgment'], ['recommendation']]);
  });
});
