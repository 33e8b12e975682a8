import { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settingsOf } from '../../../components/editor/blocks/paperSettings.ts';
import { fitPaper } from '../../../components/editor/blocks/tokenPlaces.ts';
import type { NodeJson } from '../../../lib/document/docJson.ts';
import { documentSchema } from '../../../lib/document/extensions/documentExtensions.ts';
import { editDraft } from '../../../lib/document/yjs/editDraft.ts';
import { readDraft } from '../../../lib/document/yjs/readDraft.ts';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';
import { tokenForms } from '../../../lib/domain/likelihood/formWordsOf.ts';
import { scales, termById } from '../../../lib/domain/likelihood/scaleById.ts';
import { wordsInForm } from '../../../lib/domain/likelihood/tokenWords.ts';

const icd203 = scales[0]!;

function paper(content: readonly NodeJson[], likelihood: string): NodeJson {
  const statement = { type: 'statement', attrs: { id: 's' }, content };
  return {
    type: 'doc',
    content: [
      { type: 'title', attrs: { id: 't', scale: 'icd203' } },
      { type: 'judgment', attrs: { id: 'j', likelihood }, content: [statement] },
    ],
  };
}

const reading = (doc: NodeJson): string =>
  (doc.content?.[1]?.content?.[0]?.content ?? [])
    .map((node) => (node.type === 'text' ? (node.text ?? '') : `[${String(node.attrs?.['form'])}]`))
    .join('');

/** As the editor rewrites it when the paper changes under it. */
function inEditor(doc: NodeJson): string {
  const state = EditorState.create({ doc: Node.fromJSON(documentSchema, doc) });
  const settings = settingsOf({ scale: 'icd203' }, { scales, fallbackId: null });
  return reading(fitPaper(state.tr, state, settings).doc.toJSON() as NodeJson);
}

/** As the server rewrites it. */
function onServer(doc: NodeJson, likelihood: string): string {
  const stored = seedDraft({ type: 'doc', content: doc.content ?? [] });
  const term = termById(icd203, likelihood)!;
  const forms = tokenForms.filter((form) => wordsInForm(term, 'a', form) === null);
  const change = { kind: 'set-paper', paper: {}, misfits: [{ blockId: 'j', forms }] } as const;
  return reading(readDraft(stored, [editDraft(stored, [], change, 7)]));
}

const token = (form: string): NodeJson => ({ type: 'likelihoodTerm', attrs: { form } });
const text = (words: string): NodeJson[] => (words === '' ? [] : [{ type: 'text', text: words }]);
const starts = ['', 'Talks will ', 'The talks will ', 'A test is ', 'Exports were ', 'In May prices ', 'Its ', 'I am '];
const ends = ['', ' resume.', ' to grow by May.', '.', ' by May', ' resume; the other side is likely to follow.'];

describe('a sentence that its likelihood must lead', () => {
  test('reads the same whether the editor or the server rewrote it', () => {
    const anyCase = fc.record({
      start: fc.constantFrom(...starts),
      end: fc.constantFrom(...ends),
      form: fc.constantFrom(...tokenForms),
      likelihood: fc.constantFrom(...icd203.terms.map(({ id }) => id)),
    });
    let rewritten = 0;
    fc.assert(
      fc.property(anyCase, ({ start, end, form, likelihood }) => {
        const doc = paper([...text(start), token(form), ...text(end)], likelihood);
        const expected = inEditor(doc);
        if (expected !== reading(doc)) rewritten += 1;
        expect(onServer(doc, likelihood)).toBe(expected);
      }),
      { numRuns: 400 },
    );
    expect(rewritten).toBeGreaterThan(25);
  });
});
