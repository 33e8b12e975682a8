import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';
import { paperOf } from '../../../../lib/document/paper.ts';
import { DraftIndex } from '../../../../lib/document/yjs/DraftIndex.ts';
import { editDraft, type DraftChange } from '../../../../lib/document/yjs/editDraft.ts';
import { examineUpdate } from '../../../../lib/document/yjs/examineUpdate.ts';
import { foldDraft } from '../../../../lib/document/yjs/foldDraft.ts';
import { readDraft } from '../../../../lib/document/yjs/readDraft.ts';
import { seedDraft } from '../../../../lib/document/yjs/seedDraft.ts';
import { fragmentName } from '../../../../lib/document/yjs/fragmentName.ts';
import { openDoc } from '../../../../lib/document/yjs/storeDoc.ts';
import { openAsEditor } from '../../../fuzz/document/openAsEditor.ts';

const judgment = (id: string, likelihood?: string): NodeJson => ({
  type: 'judgment',
  attrs: { id, ...(likelihood === undefined ? {} : { likelihood }) },
  content: [{ type: 'statement', attrs: { id: `${id}s` }, content: [{ type: 'text', text: 'Ferries resume.' }] }],
});
const doc: DocJson = {
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 't', scale: 'icd203', wording: 'b' }, content: [{ type: 'text', text: 'Ferries' }] },
    { type: 'section', attrs: { id: 's' }, content: [judgment('j1', 'likely'), judgment('j2')] },
    judgment('j3', 'unlikely'),
    { ...judgment('a1', 'likely'), type: 'alternative' },
  ],
};
const stored = seedDraft(doc);
const setPaper = (change: Omit<Extract<DraftChange, { kind: 'set-paper' }>, 'kind'>, client = 4711): Uint8Array =>
  editDraft(stored, [], { kind: 'set-paper', ...change }, client);
const likelihoods = (read: DocJson): Record<string, unknown> =>
  Object.fromEntries(
    read.content
      .flatMap((node) => (node.type === 'section' ? (node.content ?? []) : [node]))
      .filter((node) => node.type !== 'title')
      .map((node) => [node.attrs?.id, node.attrs?.likelihood ?? null]),
  );

const noPaper = paperOf({ type: 'doc', content: [] });

describe('setting the paper', () => {
  it('[DX13] writes settings and the likelihoods named, in one update that the door lets in', () => {
    const update = setPaper({
      paper: { scale: 'phia', wording: null, ranges: 'hidden', cutoff: '2026-03' },
      conversions: [
        { blockId: 'j1', likelihood: 'highly-likely' },
        { blockId: 'j3', likelihood: null },
        { blockId: 'a1', likelihood: 'realistic-possibility' },
      ],
    });
    const index = DraftIndex.fromDoc(openDoc(stored, []));
    expect(examineUpdate(update, index)).toMatchObject({ kind: 'admitted', newClients: [4711] });
    const read = readDraft(stored, [update]);
    expect(paperOf(read)).toEqual({ ...noPaper, scale: 'phia', wording: null, ranges: 'hidden', cutoff: '2026-03' });
    expect(likelihoods(read)).toEqual({ j1: 'highly-likely', j2: null, j3: null, a1: 'realistic-possibility' });
    expect(foldDraft(stored, [update])).toMatchObject({ title: 'Ferries', scale: 'phia' });
  });

  it('[DX13] writes nothing that is so already, and nothing that is not named', () => {
    const index = DraftIndex.fromDoc(openDoc(stored, []));
    const same = setPaper({
      paper: { scale: 'icd203', wording: 'b', ranges: null },
      conversions: [{ blockId: 'j1', likelihood: 'likely' }],
    });
    expect(examineUpdate(same, index)).toEqual({ kind: 'nothing-new' });
    const { structs, ds } = Y.decodeUpdate(setPaper({ paper: { ranges: 'printed' } }));
    expect([structs.length, ds.clients.size]).toEqual([1, 0]);
    expect(likelihoods(readDraft(stored, [setPaper({ paper: { scale: 'kent' } })]))).toEqual(likelihoods(doc));
  });

  it('[DX13] passes over a block that is gone, and merges with what others did at once', () => {
    const gone = setPaper({ paper: {}, conversions: [{ blockId: 'j9', likelihood: 'likely' }] });
    expect(readDraft(stored, [gone])).toEqual(readDraft(stored, []));
    const both = [
      setPaper({ paper: { ranges: 'printed' }, conversions: [{ blockId: 'j1', likelihood: 'very-likely' }] }, 1),
      setPaper({ paper: { cutoff: '2026' }, conversions: [{ blockId: 'j2', likelihood: 'unlikely' }] }, 2),
    ];
    const read = readDraft(stored, both);
    expect(paperOf(read)).toEqual({ ...noPaper, scale: 'icd203', wording: 'b', ranges: 'printed', cutoff: '2026' });
    expect(likelihoods(read)).toMatchObject({ j1: 'very-likely', j2: 'unlikely' });
    expect(readDraft(stored, both.toReversed())).toEqual(read);
  });

  const token = (form: string): NodeJson => ({ type: 'likelihoodTerm', attrs: { form } });
  const said = (...content: readonly (string | NodeJson)[]): NodeJson => ({
    ...judgment('j1', 'likely'),
    content: [
      {
        type: 'statement',
        attrs: { id: 'j1s' },
        content: content.map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part)),
      },
    ],
  });
  const reading = (block: NodeJson | undefined): string =>
    (block?.content?.[0]?.content ?? [])
      .map((node) => (node.type === 'likelihoodTerm' ? `[${String(node.attrs?.form)}]` : (node.text ?? '')))
      .join('');

  it.each([
    ['adverb', ['Talks will ', token('adverb'), ' resume.'], '[lead] that Talks will resume.'],
    ['adverb', ['The talks will ', token('adverb'), ' resume.'], '[lead] that the talks will resume.'],
    ['adverb', [token('adverb'), ' they resume.'], '[lead] that they resume.'],
    ['adjective', ['Exports are ', token('adjective'), ' to grow in May.'], '[lead] that Exports will grow in May.'],
    ['adjective', ['A halt was ', token('adjective'), ' to follow.'], '[lead] that a halt would follow.'],
    ['adjective', ['A further test is ', token('adjective'), '.'], '[lead] that a further test occurs.'],
    ['adjective', ['This makes a test ', token('adjective'), ' by May.'], '[lead] that this makes a test by May.'],
  ])('a sentence whose %s has no words is led by the term instead: %j', (form, content, expected) => {
    const before = seedDraft({ type: 'doc', content: [said(...content)] });
    const forms = [form as 'adverb'];
    const change = { kind: 'set-paper', paper: {}, misfits: [{ blockId: 'j1', forms }] } as const;
    const update = editDraft(before, [], change, 9);
    expect(examineUpdate(update, DraftIndex.fromDoc(openDoc(before, []))).kind).toBe('admitted');
    expect(reading(readDraft(before, [update]).content[0])).toBe(expected);
    openAsEditor(openDoc(before, [update]));
    const other = {
      ...change,
      misfits: [{ blockId: 'j1', forms: [form === 'adverb' ? 'adjective' : 'adverb'] as const }],
    };
    expect(readDraft(before, [editDraft(before, [], other, 9)])).toEqual(readDraft(before, []));
  });

  it('whoever types in the sentence while it is rewritten keeps every letter', () => {
    const before = seedDraft({ type: 'doc', content: [said('The talks will ', token('adverb'), ' resume.')] });
    const misfits = [{ blockId: 'j1', forms: ['adverb'] }] as const;
    const update = editDraft(before, [], { kind: 'set-paper', paper: {}, misfits }, 9);
    const writer = openDoc(before, []);
    const statement = (writer.getXmlFragment(fragmentName).get(0) as Y.XmlElement).get(0) as Y.XmlElement;
    const [left, right] = [statement.get(0) as Y.XmlText, statement.get(2) as Y.XmlText];
    left.insert(9, ' in Vienna');
    right.insert(right.length - 1, ' in May');
    Y.applyUpdate(writer, update);
    const read = readDraft({ state: Y.encodeStateAsUpdate(writer) }, []);
    expect(reading(read.content[0])).toBe('[lead] that the talks in Vienna will resume in May.');
    openAsEditor(writer);
  });

  it('a draft without a title gets one; what the grammar does not take throws', () => {
    const bare = seedDraft({ type: 'doc', content: [judgment('j1')] });
    const update = editDraft(bare, [], { kind: 'set-paper', paper: { scale: 'nz' } }, 9);
    expect(foldDraft(bare, [update])).toMatchObject({ title: '', scale: 'nz' });
    expect(foldDraft(bare, []).scale).toBeNull();
    expect(() => setPaper({ paper: { cutoff: 'May' } })).toThrow('title does not take this cutoff');
  });
});
