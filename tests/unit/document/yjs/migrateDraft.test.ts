import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import * as Y from 'yjs';
import { canonicalJson } from '../../../../lib/document/canonicalJson.ts';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';
import { schemaVersion } from '../../../../lib/document/grammar.ts';
import { toPlainText } from '../../../../lib/document/export/toPlainText.ts';
import { foldDraft } from '../../../../lib/document/yjs/foldDraft.ts';
import { fragmentName } from '../../../../lib/document/yjs/fragmentName.ts';
import { migrateDraft } from '../../../../lib/document/yjs/migrateDraft.ts';
import { readDoc, readDraft } from '../../../../lib/document/yjs/readDraft.ts';
import { seedDraft } from '../../../../lib/document/yjs/seedDraft.ts';
import { openDoc, openIndex } from '../../../../lib/document/yjs/storeDoc.ts';
import type { StoredDraft } from '../../../../lib/document/yjs/storedDraft.ts';
import { openAsEditor } from '../../../fuzz/document/openAsEditor.ts';

const text = (value: string, ...marks: string[]): NodeJson => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
});
const judgment = (likelihood: string | null, ...statement: NodeJson[]): NodeJson => ({
  type: 'judgment',
  attrs: { id: 'j', confidence: 'low', ...(likelihood !== null && { likelihood }) },
  content: [
    { type: 'statement', attrs: { id: 'st' }, content: statement },
    { type: 'basis', attrs: { id: 'ba' }, content: [text('It is likely that two reports agree.')] },
  ],
});
const paper = (...blocks: NodeJson[]): DocJson => ({
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 't' }, content: [text('Grain')] },
    { type: 'section', attrs: { id: 's', kind: 'key-judgments' }, content: blocks },
  ],
});
/** As the first schema stored it. */
const ofVersion1 = (content: DocJson): StoredDraft => ({ ...seedDraft(content), schemaVersion: 1 });
const migrated = (content: DocJson, scale = 'icd203'): DocJson =>
  readDraft(migrateDraft(ofVersion1(content), [], scale).draft, []);

/** A statement before and after, tokens as `<form>`. */
const shown = (doc: DocJson): string => {
  const statement = doc.content[1]?.content?.[0]?.content?.[0]?.content ?? [];
  return statement
    .map((node) => (node.type === 'likelihoodTerm' ? `<${String(node.attrs?.form)}>` : (node.text ?? '/')))
    .join('');
};

describe('from schema 1 to 2', () => {
  test.each([
    ['likely', 'Exports will likely fall.', 'Exports will <adverb> fall.'],
    ['likely', 'Exports are likely to fall.', 'Exports are <adjective> to fall.'],
    ['unlikely', 'It is unlikely that talks resume.', '<lead> that talks resume.'],
    ['roughly-even-chance', 'There is a roughly even chance that it holds.', '<lead> that it holds.'],
    ['almost-certain', 'The port will almost certainly close.', 'The port will <adverb> close.'],
    ['very-likely', 'Prices will very likely rise', 'Prices will <adverb> rise'],
    // The field decides: a sentence that says another term, or none, stays as it is.
    ['unlikely', 'Exports will likely fall.', null],
    ['likely', 'Exports will fall.', null],
    [null, 'Exports will likely fall.', null],
    ['likely', 'Exports are not likely to fall.', null],
    // The token would print other words.
    ['likely', 'Exports will probably fall.', null],
    ['likely', 'Exports will LIKELY fall.', null],
    ['no-such-term', 'Exports will likely fall.', null],
  ])('[DX16] %s: %s', (likelihood, before, after) => {
    const content = paper(judgment(likelihood, text(before)));
    const made = migrated(content);
    expect(shown(made)).toBe(after ?? before);
    expect(made.content[0]?.attrs).toEqual({ id: 't', scale: 'icd203' });
    // All else is as it was.
    const restored = structuredClone(made) as unknown as {
      content: { attrs: Record<string, unknown>; content: { content: { content: unknown }[] }[] }[];
    };
    delete restored.content[0]?.attrs.scale;
    const statement = restored.content[1]?.content[0]?.content[0];
    if (statement !== undefined) statement.content = [text(before)];
    expect(restored).toEqual(content);
  });

  it('[DX16] golden: marks and breaks stay, the sentence reads as before with its range', () => {
    const content = paper(
      judgment('likely', text('Rail, '), text('not ships', 'bold'), text(', will likely '), text('grow', 'italic')),
    );
    const made = migrated(content);
    expect(canonicalJson(made)).toBe(
      canonicalJson({
        type: 'doc',
        content: [
          { type: 'title', attrs: { id: 't', scale: 'icd203' }, content: [text('Grain')] },
          {
            type: 'section',
            attrs: { id: 's', kind: 'key-judgments' },
            content: [
              judgment(
                'likely',
                text('Rail, '),
                text('not ships', 'bold'),
                text(', will '),
                { type: 'likelihoodTerm', attrs: { form: 'adverb' } },
                text(' '),
                text('grow', 'italic'),
              ),
            ],
          },
        ],
      }),
    );
    expect(toPlainText(made)).toContain('J1. Rail, not ships, will likely (55–80%) grow\n');
  });

  it('[DX16] the scale is that of the row, unless the title names one', () => {
    const content = paper(judgment('likely', text('It will likely rain.')));
    expect(migrated(content, 'phia').content[0]?.attrs?.scale).toBe('phia');
    const named = {
      ...content,
      content: content.content.map((n) => (n.type === 'title' ? { ...n, attrs: { id: 't', scale: 'kent' } } : n)),
    };
    expect(migrated(named, 'phia').content[0]?.attrs?.scale).toBe('kent');
    expect(shown(migrated(content, 'a-house-scale'))).toBe('It will likely rain.');
  });

  it('[DX16] done again, it changes nothing; the same input gives the same bytes', () => {
    const stored = ofVersion1(paper(judgment('likely', text('Exports will likely fall.'))));
    const once = migrateDraft(stored, [], 'icd203');
    expect(once.draft.schemaVersion).toBe(schemaVersion);
    expect(migrateDraft(stored, [], 'icd203')).toEqual(once);
    const again = migrateDraft(once.draft, [], 'icd203');
    expect(again.draft).toEqual(once.draft);
    expect(once).toMatchObject({ scale: 'icd203', title: 'Grain', judgmentCount: 1, mended: false, quarantined: [] });
  });

  it('[DX16] a draft of schema 2 becomes one of today with nothing in it changed', () => {
    // Words that a draft of schema 1 would have had replaced: here the author chose them beside the token.
    const content = paper(judgment('likely', text('Exports will likely fall.')));
    const made = migrateDraft({ ...seedDraft(content), schemaVersion: 2 }, [], 'phia');
    expect(made.draft.schemaVersion).toBe(schemaVersion);
    expect(readDraft(made.draft, [])).toEqual(content);
  });

  it('[DX16] no words are lost, whatever stands around the term', () => {
    const anyWords = fc.stringMatching(/^[A-Za-z .,’é🎉-]{0,20}$/u);
    const anyMarks = fc.subarray(['bold', 'italic']);
    let tokens = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.oneof(anyWords, fc.constantFrom('will likely ', 'is likely to ', 'It is likely that')), anyMarks),
          { maxLength: 5 },
        ),
        (runs) => {
          const statement = runs.filter(([words]) => words !== '').map(([words, marks]) => text(words, ...marks));
          const made = migrateDraft(ofVersion1(paper(judgment('likely', ...statement))), [], 'icd203').draft;
          const read = readDraft(made, []);
          openAsEditor(openDoc(made, []));
          const words = (doc: DocJson): string => toPlainText(doc).replaceAll(' (55–80%)', '');
          const hadScale = { ...paper(judgment('likely', ...statement)) };
          const titled = {
            ...hadScale,
            content: hadScale.content.map((n) =>
              n.type === 'title' ? { ...n, attrs: { id: 't', scale: 'icd203' } } : n,
            ),
          };
          expect(words(read)).toBe(words(titled));
          tokens += JSON.stringify(read).includes('likelihoodTerm') ? 1 : 0;
        },
      ),
      { numRuns: 200 },
    );
    expect(tokens).toBeGreaterThan(20);
  });
});

describe('what was written before the migration', () => {
  const stored = ofVersion1(paper(judgment('likely', text('Exports will likely fall.'))));
  const statementOf = (doc: Y.Doc): Y.XmlElement => {
    const section = doc.getXmlFragment(fragmentName).get(1) as Y.XmlElement;
    return (section.get(0) as Y.XmlElement).get(0) as Y.XmlElement;
  };
  /** Somebody's edit, made in the first schema. */
  const typed = (at: number, words: string): Uint8Array => {
    const doc = openDoc(stored, []);
    doc.clientID = 700 + at;
    const before = Y.encodeStateVector(doc);
    (statementOf(doc).get(0) as Y.XmlText).insert(at, words);
    return Y.encodeStateAsUpdate(doc, before);
  };

  it('[DX17] is folded in when it lies in the log', () => {
    const made = migrateDraft(stored, [typed(0, 'Grain: ')], 'icd203');
    expect(shown(readDraft(made.draft, []))).toBe('Grain: Exports will <adverb> fall.');
    expect(openIndex(made.draft).has(700)).toBe(true);
  });

  it('[DX17] is merged when it comes after: none of it is lost, and both sides agree', () => {
    const made = migrateDraft(stored, [], 'icd203').draft;
    const late = [typed(0, 'Grain: '), typed(8, 'wheat '), typed(15, 'xx'), typed(25, ' Soon.')];
    const folded = foldDraft(made, late);
    expect(folded.quarantined).toEqual([]);
    const words = shown(readDraft(folded.draft, []));
    expect(words).toContain('Grain: Exports wheat will');
    expect(words).toContain('<adverb>');
    openAsEditor(openDoc(folded.draft, []));
    // The author's own copy, which has the late words already, comes to the same.
    const own = openDoc(stored, late);
    Y.applyUpdate(own, made.state);
    expect(readDoc(own)).toEqual(readDoc(openDoc(made, late)));
  });

  it('[DX17] rows that fit nothing are set aside, the draft is migrated all the same', () => {
    const made = migrateDraft(stored, [Uint8Array.of(1, 2, 3), typed(0, 'A ')], 'icd203');
    expect(made.quarantined).toEqual([0]);
    expect(shown(readDraft(made.draft, []))).toBe('A Exports will <adverb> fall.');
  });

  it('[DX17] folding alone leaves the version, so that a draft is never taken for migrated', () => {
    expect(foldDraft(stored, [typed(0, 'A ')]).draft.schemaVersion).toBe(1);
  });
});
