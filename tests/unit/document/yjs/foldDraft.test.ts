import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { NodeJson } from '../../../../lib/document/docJson.ts';
import { examineUpdate } from '../../../../lib/document/yjs/examineUpdate.ts';
import { foldDraft } from '../../../../lib/document/yjs/foldDraft.ts';
import { fragmentName } from '../../../../lib/document/yjs/fragmentName.ts';
import { isSound } from '../../../../lib/document/yjs/mendDoc.ts';
import { readDraft } from '../../../../lib/document/yjs/readDraft.ts';
import { seedDraft } from '../../../../lib/document/yjs/seedDraft.ts';
import { openDoc, openIndex, storeDoc } from '../../../../lib/document/yjs/storeDoc.ts';
import { grammar, mayHold, nodeKinds, rootContent } from '../../../../lib/document/grammar.ts';
import type { NodeKind } from '../../../../lib/document/grammar.ts';
import { DraftIndex } from '../../../../lib/document/yjs/DraftIndex.ts';
import { openAsEditor } from '../../../fuzz/document/openAsEditor.ts';
import { find, sampleDraft } from './sampleDraft.ts';

const stored = seedDraft(sampleDraft);

/** The updates that `change` makes to the sample draft, one per transaction, under `client`. */
function updatesOf(client: number, change: (fragment: Y.XmlFragment, doc: Y.Doc) => void): Uint8Array[] {
  const doc = openDoc(stored, []);
  doc.clientID = client;
  const updates: Uint8Array[] = [];
  doc.on('update', (update) => updates.push(update));
  change(doc.getXmlFragment(fragmentName), doc);
  return updates;
}

function typing(client: number, text: string): Uint8Array[] {
  return updatesOf(client, (fragment) => {
    const target = find(fragment, 'in-item').get(0);
    if (!(target instanceof Y.XmlText)) throw new Error('no text');
    for (const character of text) target.insert(0, character);
  });
}

function allText(nodes: readonly NodeJson[]): string {
  return nodes.map((node) => (node.text ?? '') + allText(node.content ?? [])).join(' ');
}

describe('folding', () => {
  it('[DX11] folds a log into what a client has that followed it', () => {
    const log = [...typing(70, 'abc'), ...typing(71, 'xyz')];
    const folded = foldDraft(stored, log);
    expect(folded.quarantined).toEqual([]);
    expect(folded).toMatchObject({ title: 'Ferry traffic 😀 in winter', judgmentCount: 1, mended: false });
    const client = openDoc(stored, log);
    expect(folded.draft.state).toEqual(Y.encodeStateAsUpdate(client));
    expect(folded.draft.stateVector).toEqual(Y.encodeStateVector(client));
    const { structs, ds } = Y.decodeUpdate(folded.draft.deletions);
    expect(structs).toEqual([]);
    expect(ds).toEqual(Y.decodeUpdate(folded.draft.state).ds);
    expect(readDraft(folded.draft, [])).toEqual(readDraft(stored, log));
  });

  it('[DX11] leaves out rows that are broken, do not fit, or build on nothing, and what builds on those', () => {
    const good = typing(70, 'abc');
    const bad = updatesOf(71, (fragment) => {
      fragment.insert(0, [new Y.XmlText('bare')]);
      find(fragment, 'in-item').setAttribute('id', 'renamed');
    });
    const lost = typing(72, 'de').slice(1);
    const log = [good[0], new Uint8Array([7, 7]), good[1], ...bad, ...lost, good[2]].filter((row) => row !== undefined);
    const folded = foldDraft(stored, log);
    expect(folded.quarantined).toEqual([1, 3, 4, 5]);
    expect(folded.draft.state).toEqual(foldDraft(stored, good).draft.state);
    openAsEditor(openDoc(folded.draft, []));
  });

  it('[DX11] takes rows in any order that two nodes may have appended them', () => {
    const log = typing(70, 'abcdef');
    expect(foldDraft(stored, [...log].reverse()).draft.state).toEqual(foldDraft(stored, log).draft.state);
  });

  it('[DX6] the index outlives what the draft has collected: an edit from before still fits', () => {
    const steps = updatesOf(80, (fragment) => {
      const item = find(fragment, 'item');
      item.insert(1, [new Y.XmlElement('paragraph')]);
      find(fragment, 'in-item').setAttribute('id', 'late');
    });
    const late = Y.mergeUpdates(steps);
    const removal = updatesOf(81, (fragment) => fragment.delete(3, 1));
    const folded = foldDraft(stored, removal).draft;
    const index = openIndex(folded);
    expect(examineUpdate(late, index).kind).toBe('admitted');
    const remade = DraftIndex.fromDoc(openDoc(folded, []));
    expect(examineUpdate(late, remade).kind).toBe('admitted');
    const hostile = updatesOf(82, (fragment) => find(fragment, 'in-item').insert(0, [new Y.XmlElement('paragraph')]));
    for (const update of hostile) expect(examineUpdate(update, index).kind).toBe('outside-schema');
  });

  it('[DX12] mends a snapshot that no editor opens, and keeps every word', () => {
    const doc = openDoc(stored, []);
    doc.clientID = 90;
    const fragment = doc.getXmlFragment(fragmentName);
    const unknown = new Y.XmlElement('callout');
    unknown.insert(0, [new Y.XmlText('unknown one'), new Y.XmlElement('image'), new Y.XmlText('unknown two')]);
    fragment.insert(0, [new Y.XmlText('bare root')]);
    fragment.insert(2, [unknown]);
    find(fragment, 'list').insert(0, [new Y.XmlText('bare list')]);
    find(fragment, 'first').insert(0, [new Y.XmlText('bare judgment')]);
    const inner = new Y.XmlElement('heading');
    inner.insert(0, [new Y.XmlText('misplaced')]);
    find(fragment, 'paragraph').insert(1, [inner]);
    find(fragment, 'paragraph').setAttribute('onclick', 'x');
    const text = find(fragment, 'in-item').get(0);
    if (!(text instanceof Y.XmlText)) throw new Error('no text');
    text.insertEmbed(2, { image: 1 });
    text.format(0, 2, { blink: true, bold: {} });
    let deep: Y.XmlElement = new Y.XmlElement('blockquote');
    deep.insert(0, [new Y.XmlText('at the bottom')]);
    for (let depth = 0; depth < 150; depth++) {
      const around: Y.XmlElement = new Y.XmlElement('blockquote');
      around.insert(0, [deep]);
      deep = around;
    }
    fragment.push([deep]);
    expect(isSound(doc)).toBe(false);
    expect(() => openAsEditor(doc)).toThrow();

    const bad = storeDoc(doc, DraftIndex.fromDoc(doc));
    const shown = readDraft(bad, []);
    const edit = typing(91, 'new');
    const folded = foldDraft(bad, edit);
    expect(folded).toMatchObject({ mended: true, quarantined: [] });
    const mended = openDoc(folded.draft, []);
    expect(isSound(mended)).toBe(true);
    openAsEditor(mended);
    const words = allText(readDraft(folded.draft, []).content);
    const kept = [
      'bare root',
      'unknown one',
      'unknown two',
      'bare list',
      'bare judgment',
      'misplaced',
      'at the bottom',
      'wen',
    ];
    for (const phrase of [...kept, 'Ferry traffic', 'fall', 'and more', 'سجل']) expect(words).toContain(phrase);
    expect(words.replaceAll(/\s/g, '')).toContain('point');
    expect(allText(shown.content).split(/\s+/).sort()).toEqual(words.replace('wen', '').split(/\s+/).sort());
    expect(foldDraft(bad, edit).draft).toEqual(folded.draft);
    expect(foldDraft(folded.draft, [])).toMatchObject({ mended: false, quarantined: [] });
    // Whoever had it open takes the mend as an ordinary change, and goes on writing at its place.
    Y.applyUpdate(doc, Y.diffUpdate(folded.draft.state, Y.encodeStateVector(doc)));
    doc.clientID = 92;
    const further: Uint8Array[] = [];
    doc.on('update', (update) => further.push(update));
    fragment.insert(0, [new Y.XmlElement('paragraph')]);
    for (const update of further) expect(examineUpdate(update, openIndex(folded.draft)).kind).toBe('admitted');
  });

  const holders = nodeKinds.filter((kind) => grammar[kind].content.holds === 'nodes');
  it.each(holders)('[DX12] words, notes and citations that lie bare in a %s get a place there', (kind) => {
    const doc = new Y.Doc();
    doc.clientID = 95;
    const holder = new Y.XmlElement(kind);
    const isRoot = rootContent.includes(kind);
    // A part of a list or table lies in what may hold it.
    const above = isRoot ? [] : holdersAbove(kind);
    const outer = above.reduceRight<Y.XmlElement>((inner, name) => {
      const around = new Y.XmlElement(name);
      around.insert(0, [inner]);
      return around;
    }, holder);
    const note = new Y.XmlElement('footnote');
    note.setAttribute('text', 'a note');
    const heading = new Y.XmlElement('sectionHeading');
    heading.insert(0, [new Y.XmlText('misplaced')]);
    holder.insert(0, [new Y.XmlText('bare words'), note, new Y.XmlElement('callout'), new Y.XmlText('more'), heading]);
    doc.getXmlFragment(fragmentName).insert(0, [outer]);
    expect(isSound(doc)).toBe(false);
    const folded = foldDraft(storeDoc(doc, DraftIndex.fromDoc(doc)), []);
    expect(folded.mended).toBe(true);
    const mended = openDoc(folded.draft, []);
    expect(isSound(mended)).toBe(true);
    openAsEditor(mended);
    const read = JSON.stringify(readDraft(folded.draft, []));
    for (const phrase of ['bare words', 'a note', 'more', 'misplaced', `"${kind}"`]) expect(read).toContain(phrase);
  });

  it('[DX11] a snapshot that is no Yjs state throws', () => {
    expect(() => foldDraft({ ...stored, state: new Uint8Array([5, 5, 5]), shape: new Uint8Array(0) }, [])).toThrow();
  });
});

/** Kinds from the root down to the parent of a `kind` that may not lie in the root. */
function holdersAbove(kind: NodeKind): NodeKind[] {
  const parent = nodeKinds.find((each) => mayHold(each, kind));
  if (parent === undefined) throw new Error(`nothing holds ${kind}`);
  return rootContent.includes(parent) ? [parent] : [...holdersAbove(parent), parent];
}
