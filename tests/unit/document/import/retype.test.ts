import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scaleById } from '../../../../lib/domain/likelihood/scaleById.ts';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';
import { sectionKinds } from '../../../../lib/document/grammar.ts';
import { checkedDoc } from '../../../../lib/document/import/importJson.ts';
import { importMarkdown } from '../../../../lib/document/import/importMarkdown.ts';
import { retypeSection, retypeUnit, retypeUnits } from '../../../../lib/document/import/retype.ts';
import type { Reading } from '../../../../lib/document/import/termToToken.ts';
import { turnInto, turnKinds } from '../../../../lib/document/import/turnInto.ts';
import { unitsOf } from '../../../../lib/document/import/units.ts';

const reading: Reading = { scale: scaleById('icd203')!, wording: null, ranges: 'hidden' };
const markdown = `# Fuel by rail

Lead **words** here.

## Key judgments

Trade will likely grow.[^1] It is unlikely that it *stops*.

## Notes of ours

First line.

- Point one
- Point two

> Quoted words.

| A | B |
|---|---|
| 1 | 2 |

## Recommendations

Talk to [them](https://a.example).

[^1]: Port log.
`;
const read = (): DocJson => {
  const made = importMarkdown({ content: markdown, title: null, scale: reading.scale });
  if (!made.ok) throw new Error('the sample cannot be read');
  return made.value.doc;
};
const units = (doc: DocJson) => unitsOf(doc, reading);
const shown = (doc: DocJson): string[] => units(doc).map((unit) => `${unit.section ?? '-'}/${unit.kind}: ${unit.text}`);
const indexOf = (doc: DocJson, text: string): number =>
  units(doc).find((unit) => unit.text.startsWith(text))?.index ?? -1;
const words = (doc: DocJson): string =>
  units(doc)
    .map((unit) => unit.text)
    .join(' ')
    .replace(/\s+/gu, ' ');
/** Every run of marked text, and every footnote, in order. */
const marksOf = (nodes: readonly NodeJson[]): string[] =>
  nodes.flatMap((node) => [
    ...(node.marks ?? []).map((mark) => `${mark.type}:${node.text}`),
    ...(node.type === 'footnote' ? [`footnote:${String(node.attrs?.text)}`] : []),
    ...marksOf(node.content ?? []),
  ]);

describe('[IM15] a unit turned into another kind', () => {
  test('a paragraph becomes a judgment with its likelihood, and back', () => {
    const doc = read();
    const judged = retypeUnit(doc, indexOf(doc, 'Lead'), 'judgment', reading);
    expect(shown(judged)[1]).toBe('-/judgment: Lead words here.');
    const paragraph = retypeUnit(doc, indexOf(doc, 'Trade'), 'paragraph', reading);
    expect(shown(paragraph)).toContain('key-judgments/paragraph: Trade will likely grow.');
    expect(JSON.stringify(paragraph).match(/"likelihoodTerm"/gu)).toHaveLength(1);
    const back = retypeUnit(paragraph, indexOf(paragraph, 'Trade'), 'judgment', reading);
    expect(back).toEqual(doc);
  });

  test('a list becomes a block per item; neighbours turned into a list become one', () => {
    const doc = read();
    const split = retypeUnit(doc, indexOf(doc, 'Point one'), 'evidence', reading);
    expect(shown(split)).toEqual(expect.arrayContaining(['free/evidence: Point one', 'free/evidence: Point two']));
    const at = indexOf(split, 'First line.');
    const listed = retypeUnits(split, [at, at + 1, at + 2], 'list', reading);
    expect(shown(listed)).toContain('free/list: First line.\nPoint one\nPoint two');
  });

  test('a line becomes a section by its name and takes what follows along; a section becomes a line of the one before', () => {
    const doc = read();
    const evidence = retypeUnit(doc, indexOf(doc, 'First line.'), 'section', reading);
    expect(shown(evidence)).toEqual(
      expect.arrayContaining(['free/section: First line.', 'free/list: Point one\nPoint two']),
    );
    const merged = retypeUnit(doc, indexOf(doc, 'Notes of ours'), 'paragraph', reading);
    expect(shown(merged)).toEqual(
      expect.arrayContaining(['implications/paragraph: Notes of ours', 'implications/paragraph: First line.']),
    );
    expect(shown(merged)).toContain('recommendations/recommendation: Talk to them.');
    expect(retypeUnit(merged, indexOf(merged, 'Notes of ours'), 'section', reading).content.length).toBe(
      doc.content.length,
    );
  });

  test('a section of another kind makes its plain lines what it holds', () => {
    const doc = read();
    const made = retypeSection(doc, indexOf(doc, 'Notes of ours'), 'sources', reading);
    expect(shown(made)).toEqual(
      expect.arrayContaining([
        'sources/source: First line.',
        'sources/source: Point two',
        'sources/quotation: Quoted words.',
      ]),
    );
  });

  test('titles and tables stay what they are', () => {
    const doc = read();
    expect(retypeUnits(doc, [0, units(doc).find((unit) => unit.kind === 'table')!.index], 'judgment', reading)).toEqual(
      doc,
    );
  });

  test('a block keeps its id, its marking and its links, where the new kind has room', () => {
    const judgment: NodeJson = {
      type: 'judgment',
      attrs: { id: 'j1', marking: 'TLP:AMBER', likelihood: 'likely', confidence: 'low' },
      content: [
        { type: 'statement', attrs: { id: 's1' }, content: [{ type: 'text', text: 'It rains.' }] },
        { type: 'basis', content: [{ type: 'text', text: 'Clouds.' }] },
        { type: 'relation', attrs: { id: 'r1', kind: 'supports', target: 'e1' } },
      ],
    };
    const [alternative] = turnInto(judgment, 'alternative', reading);
    expect(alternative?.attrs).toEqual({ id: 'j1', marking: 'TLP:AMBER', likelihood: 'likely' });
    expect(alternative?.content?.map((child) => child.type)).toEqual(['statement', 'whyNot', 'relation']);
    const paragraphs = turnInto(judgment, 'paragraph', reading);
    expect(paragraphs.map((node) => [node.attrs?.id, node.content?.[0]?.text])).toEqual([
      ['j1', 'It rains.'],
      [undefined, 'Clouds.'],
    ]);
    const [evidence] = turnInto({ type: 'paragraph', attrs: { id: 'p1' }, content: [] }, 'evidence', reading);
    expect(evidence).toEqual({ type: 'evidence', attrs: { id: 'p1' }, content: [{ type: 'paragraph', content: [] }] });
  });

  test('whatever is turned into whatever: every word and mark stays, in order, and the draft is valid', () => {
    const kinds = [...turnKinds, 'section'] as const;
    const step = fc.record({
      picks: fc.uniqueArray(fc.nat(14), { minLength: 1, maxLength: 4 }),
      kind: fc.constantFrom(...kinds),
      section: fc.constantFrom(null, ...sectionKinds),
    });
    const before = read();
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        let doc = before;
        for (const { picks, kind, section } of steps) {
          doc =
            section === null
              ? retypeUnits(doc, picks, kind, reading)
              : retypeSection(doc, picks[0] ?? 0, section, reading);
        }
        expect(words(doc)).toBe(words(before));
        expect(marksOf(doc.content)).toEqual(marksOf(before.content));
        expect(checkedDoc(doc).ok).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
