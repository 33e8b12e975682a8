import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';
import { diffForReturning } from '../../../../lib/document/yjs/diffForReturning.ts';
import { DraftIndex } from '../../../../lib/document/yjs/DraftIndex.ts';
import { editDraft } from '../../../../lib/document/yjs/editDraft.ts';
import { examineUpdate } from '../../../../lib/document/yjs/examineUpdate.ts';
import { foldDraft } from '../../../../lib/document/yjs/foldDraft.ts';
import { fragmentName } from '../../../../lib/document/yjs/fragmentName.ts';
import { readDraft } from '../../../../lib/document/yjs/readDraft.ts';
import { seedDraft } from '../../../../lib/document/yjs/seedDraft.ts';
import { openDoc } from '../../../../lib/document/yjs/storeDoc.ts';
import { openAsEditor } from '../../../fuzz/document/openAsEditor.ts';
import { sampleDraft } from './sampleDraft.ts';

const paragraph = (text: string, id?: string): NodeJson => ({
  type: 'paragraph',
  ...(id === undefined ? {} : { attrs: { id } }),
  content: [{ type: 'text', text }],
});
const draft = (...content: NodeJson[]): DocJson => ({ type: 'doc', content });

/** ProseMirror's JSON without what absent means: null attributes, empty attributes. */
function canonical(node: NodeJson): NodeJson {
  const kept = Object.entries(node.attrs ?? {}).filter(([, value]) => value !== null);
  const marks = node.marks?.map(({ type, attrs }) => {
    const given = Object.entries(attrs ?? {}).filter(([, value]) => value !== null);
    return given.length > 0 ? { type, attrs: Object.fromEntries(given) } : { type };
  });
  return {
    type: node.type,
    ...(kept.length > 0 ? { attrs: Object.fromEntries(kept) } : {}),
    ...(node.content === undefined ? {} : { content: node.content.map(canonical) }),
    ...(node.text === undefined ? {} : { text: node.text }),
    ...(marks === undefined ? {} : { marks }),
  };
}

describe('seeding and reading', () => {
  it('[DX9] gives back what was seeded, the same bytes each time, and the door lets it in', () => {
    const stored = seedDraft(sampleDraft);
    expect(readDraft(stored, [])).toEqual(sampleDraft);
    expect(seedDraft(structuredClone(sampleDraft))).toEqual(stored);
    expect(examineUpdate(stored.state, DraftIndex.empty()).kind).toBe('admitted');
    openAsEditor(openDoc(stored, []));
  });

  it('[DX15] reads what ProseMirror shows', () => {
    const stored = seedDraft(sampleDraft);
    const shown = openAsEditor(openDoc(stored, [])).toJSON() as DocJson;
    expect(shown.content.map(canonical)).toEqual(readDraft(stored, []).content);
  });

  it('[DX9] an empty draft, emoji, halves of characters, right-to-left text', () => {
    expect(readDraft(seedDraft(draft()), [])).toEqual(draft());
    const texts = ['👩‍👩‍👧 fam\u0000ily', 'مرحبا 123', 'a\uD83Db', '\u202Eabc', 'e\u0301'];
    const read = readDraft(seedDraft(draft(...texts.map((text, at) => paragraph(text, `p${at}`)))), []);
    const expected = texts.map((text) => text.replace(/\p{Surrogate}/gu, '\uFFFD'));
    expect(read.content.map((node) => node.content?.[0]?.text)).toEqual(expected);
  });

  it.each([
    ['an unknown node', draft({ type: 'image' })],
    ['text in the root', draft({ type: 'text', text: 'x' })],
    ['text in a list', draft({ type: 'bulletList', content: [{ type: 'text', text: 'x' }] })],
    ['a misplaced node', draft({ type: 'listItem' })],
    ['an unknown attribute', draft({ type: 'paragraph', attrs: { onclick: 'x' } })],
    ['a value that is not taken', draft({ type: 'judgment', attrs: { probability: 60 } })],
    [
      'an unknown mark',
      draft({ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'blink' }] }] }),
    ],
    [
      'nesting without end',
      Array.from({ length: 200 }).reduce<DocJson>((inner) => draft({ ...inner, type: 'blockquote' }), draft()),
    ],
  ])('[DX9] refuses %s', (_, content) => {
    expect(() => seedDraft(content)).toThrow();
  });

  it('[DX10] gives every block an id of its own that stays', () => {
    const doc = openDoc(seedDraft(draft(paragraph('a', 'same'), paragraph('b', 'same'), paragraph('c'))), []);
    const fragment = doc.getXmlFragment(fragmentName);
    doc.clientID = 35;
    for (const at of [0, 1]) {
      const added = new Y.XmlElement('paragraph');
      if (at === 0) added.setAttribute('id', 'same');
      fragment.push([added]);
    }
    const state = Y.encodeStateAsUpdate(doc);
    const ids = readDraft({ state }, []).content.map((node) => node.attrs?.['id']);
    expect(ids.slice(0, 3)).toEqual(['same', 's1', 's2']);
    expect(ids.slice(3)).toEqual(['yz-0', 'yz-2']);
    fragment.delete(1, 1);
    const later = readDraft({ state: Y.encodeStateAsUpdate(doc) }, []).content.map((node) => node.attrs?.['id']);
    expect(later).toEqual(['same', 's2', 'yz-0', 'yz-2']);
  });

  it('[DX9] [DX14] a hundred thousand words are seeded, read and folded within 2 s of CPU each', () => {
    const words = Array.from({ length: 100 }, (_, at) => `word${at}`).join(' ');
    const long = draft(...Array.from({ length: 1000 }, (_, at) => paragraph(words, `p${at}`)));
    const times: number[] = [];
    const timed = <T>(work: () => T): T => {
      const began = process.cpuUsage();
      const result = work();
      times.push(Math.round(process.cpuUsage(began).user / 1000));
      return result;
    };
    const stored = timed(() => seedDraft(long));
    expect(timed(() => readDraft(stored, []))).toEqual(long);
    expect(timed(() => foldDraft(stored, [])).wordCount).toBe(100_000);
    process.stdout.write(
      `100,000 words: seed, read, fold in ${times.join(', ')} ms; index ${stored.shape.length} bytes\n`,
    );
    for (const time of times) expect(time).toBeLessThan(2000);
  });
});

describe('edits of the server', () => {
  const stored = seedDraft(sampleDraft);
  const titled = (title: string): Uint8Array => editDraft(stored, [], { kind: 'set-title', title }, 4711);

  it('[DX13] a new title touches only what differs, and never half a character', () => {
    const update = titled('Ferry traffic 😁 in winter');
    expect(foldDraft(stored, [update]).title).toBe('Ferry traffic 😁 in winter');
    const { structs, ds } = Y.decodeUpdate(update);
    expect(structs.map((struct) => struct.length)).toEqual([2]);
    expect([...ds.clients.values()].flat().map((range) => range.len)).toEqual([2]);
    const edited = foldDraft(stored, [
      update,
      editDraft(stored, [], { kind: 'set-title', title: 'Ferry traffic 😀 in winters' }, 4712),
    ]);
    expect(edited.title).toBe('Ferry traffic 😁 in winters');
  });

  it('[DX13] the same title is no change; a draft without one gets one; one line only', () => {
    const index = DraftIndex.fromDoc(openDoc(stored, []));
    expect(examineUpdate(titled('Ferry traffic 😀 in winter'), index)).toEqual({ kind: 'nothing-new' });
    expect(examineUpdate(titled('Something else\u0000\nentirely'), index)).toMatchObject({
      kind: 'admitted',
      newClients: [4711],
    });
    expect(foldDraft(stored, [titled('Something else\u0000\nentirely')]).title).toBe('Something else entirely');
    expect(foldDraft(stored, [titled('')]).title).toBe('');
    const bare = seedDraft(draft(paragraph('text', 'p')));
    const folded = foldDraft(bare, [editDraft(bare, [], { kind: 'set-title', title: 'New' }, 4711)]);
    expect(folded.title).toBe('New');
    const emptied = foldDraft(stored, [titled('')]).draft;
    expect(foldDraft(emptied, [editDraft(emptied, [], { kind: 'set-title', title: 'Again' }, 9)]).title).toBe('Again');
  });

  it('[DX11] who returns gets what is missing, and all deletions', () => {
    const update = titled('Ferry traffic 😁 in winter');
    const client = openDoc(stored, []);
    Y.applyUpdate(client, diffForReturning(stored, [update], Y.encodeStateVector(client)));
    expect(Y.encodeStateAsUpdate(client)).toEqual(Y.encodeStateAsUpdate(openDoc(stored, [update])));
  });
});
