import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { anchorRunsOf, bearerOf, stretchOf } from '../../../lib/document/anchorRuns.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { readingOfPaper } from '../../../lib/document/paper.ts';
import { editDraft, isRefused } from '../../../lib/document/yjs/editDraft.ts';
import { elementById } from '../../../lib/document/yjs/findBlock.ts';
import { readAnchored } from '../../../lib/document/yjs/readAnchored.ts';
import { readDoc } from '../../../lib/document/yjs/readDraft.ts';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';

const draft: DocJson = {
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 't' }, content: [{ type: 'text', text: 'Harbour' }] },
    {
      type: 'section',
      attrs: { id: 's', kind: 'key-judgments' },
      content: [
        {
          type: 'judgment',
          attrs: { id: 'j', likelihood: 'likely', confidence: 'low' },
          content: [
            {
              type: 'statement',
              attrs: { id: 'js' },
              content: [
                { type: 'text', text: 'The yard will ' },
                { type: 'likelihoodTerm', attrs: { form: 'adverb' } },
                { type: 'text', text: ' close ' },
                { type: 'text', text: 'very', marks: [{ type: 'bold' }] },
                { type: 'text', text: ' soon.' },
              ],
            },
            { type: 'basis', attrs: { id: 'jb' }, content: [{ type: 'text', text: 'Seen twice.' }] },
          ],
        },
      ],
    },
  ],
};
const stored = seedDraft(draft);
const reading = { ...readingOfPaper(draft), ranges: 'hidden' as const };

/** The draft after an edit, its statement as the words it prints, and whether the edit was refused. */
function after(edit: Parameters<typeof editDraft>[2]) {
  const update = editDraft(stored, [], edit, 77);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, stored.state);
  Y.applyUpdate(doc, update);
  const json = readDoc(doc);
  const text = anchorRunsOf(json, reading).find(({ blockIds }) => blockIds[0] === 'js')?.text;
  const kinds = json.content.flatMap((node) => node.content?.[0]?.content?.[0]?.content ?? []).map(({ type }) => type);
  return { json, text, kinds, isRefused: isRefused(edit, update) };
}
const reword = (expected: string, replacement: string, from = 0) =>
  after({ kind: 'reword', blockId: 'js', from, expected, replacement, reading });

describe('the texts that anchors are looked for in', () => {
  it('[TD1] print tokens as they read, and name the blocks they stand in, innermost first', () => {
    const runs = anchorRunsOf(draft, reading);
    expect(runs.map(({ blockIds, text }) => [blockIds, text])).toEqual([
      [['t'], 'Harbour'],
      [['js', 'j'], 'The yard will likely close very soon.'],
      [['jb', 'j'], 'Seen twice.'],
    ]);
    expect(stretchOf(runs, { blockId: 'js', from: 9, to: 15 })).toEqual({ run: 1, from: 9, to: 20 });
    expect(stretchOf(runs, { blockId: 'js', from: 14, to: 21 })).toEqual({ run: 1, from: 14, to: 26 });
    expect(stretchOf(runs, { blockId: 'gone', from: 1, to: 2 })).toBeNull();
    expect(bearerOf(draft, 'jb')?.attrs?.id).toBe('j');
    expect(bearerOf(draft, 't')).toBeNull();
  });

  it('[TD1] relative positions are followed through what is typed before them, and into nowhere', () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, stored.state);
    const statement = elementById(doc.getXmlFragment('content'), 'js');
    const last = statement?.get(2);
    if (!(last instanceof Y.XmlText)) throw new Error('the statement has a text after its token');
    const coded = (index: number, assoc: number) =>
      btoa(
        String.fromCodePoint(...Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(last, index, assoc))),
      );
    const points = { start: coded(1, 0), end: coded(6, -1) };
    const first = statement?.get(0);
    if (first instanceof Y.XmlText) first.insert(0, 'So ');
    last.insert(3, 'ooo');
    const now = (from = doc) =>
      readAnchored({ state: Y.encodeStateAsUpdate(from) }, [], [points, null, { start: 'AAAA', end: '!' }]).live;
    expect(now()).toEqual([{ blockId: 'js', from: 19, to: 27 }, null, null]);
    last.delete(1, 8);
    expect(now()[0]).toBeNull();
  });
});

describe('a suggestion that is written into the draft', () => {
  it('[TD6] changes the words that differ and leaves tokens and marks among the others', () => {
    const made = reword('yard will likely close very soon', 'old yard will likely shut very soon');
    expect(made.text).toBe('The old yard will likely shut very soon.');
    expect(made.kinds).toEqual(['text', 'likelihoodTerm', 'text', 'text', 'text']);
    expect(JSON.stringify(made.json)).toContain('"bold"');
  });

  it('[TD6] writes a token out where one of its words is replaced, and deletes one that is left out', () => {
    const made = reword('will likely close', 'will perhaps close');
    expect(made.text).toBe('The yard will perhaps close very soon.');
    expect(made.kinds).not.toContain('likelihoodTerm');
    expect(reword('will likely close', 'will close').text).toBe('The yard will close very soon.');
  });

  it('[TD6] writes nothing where the words do not stand there', () => {
    expect(reword('The yard has closed', 'x')).toMatchObject({
      isRefused: true,
      text: 'The yard will likely close very soon.',
    });
    expect(
      after({ kind: 'set-field', blockId: 'j', field: 'confidence', expected: 'high', value: 'moderate' }),
    ).toMatchObject({
      isRefused: true,
    });
  });

  it('[TD6] sets a field, or takes its value away', () => {
    const at = (json: DocJson) => json.content[1]?.content?.[0]?.attrs;
    const set = after({ kind: 'set-field', blockId: 'j', field: 'confidence', expected: 'low', value: 'moderate' });
    expect(at(set.json)?.confidence).toBe('moderate');
    const none = after({ kind: 'set-field', blockId: 'j', field: 'likelihood', expected: 'likely', value: null });
    expect(at(none.json)?.likelihood ?? null).toBeNull();
  });
});
