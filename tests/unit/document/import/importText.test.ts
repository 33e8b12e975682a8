import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scaleById } from '../../../../lib/domain/likelihood/scaleById.ts';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';
import { importText } from '../../../../lib/document/import/importText.ts';
import { unitsOf } from '../../../../lib/document/import/units.ts';
import { checkedDoc } from '../../../../lib/document/import/importJson.ts';
import { documentSchema } from '../../../../lib/document/extensions/documentExtensions.ts';
import { allTextOf } from '../anyDraft.ts';

const icd203 = scaleById('icd203')!;
const read = (content: string, title = 'Title') => importText({ content, title, scale: icd203 });
const units = (content: string) =>
  unitsOf(read(content).doc, { scale: icd203, wording: null, ranges: 'hidden' }).filter((unit) => unit.text !== '');
const kindsOf = (doc: DocJson): string[] => doc.content.map((node) => String(node.attrs?.kind ?? node.type));
const sectionNamed = (doc: DocJson, kind: string): NodeJson => {
  const found = doc.content.find((node) => node.attrs?.kind === kind);
  if (!found) throw new Error(`no section ${kind}`);
  return found;
};
const inner = (doc: DocJson, kind: string): string[] =>
  (sectionNamed(doc, kind).content ?? []).map(
    (node) => `${node.type}: ${allTextOf(node).replace(/\s+/gu, ' ').trim()}`,
  );
const standard = ['key-judgments', 'supporting-evidence', 'implications', 'recommendations'];

/** All signs of a text but white space and control characters, broken ones replaced: what must be in the draft. */
const signs = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/^\uFEFF+/u, '')
    .replace(/[\s\p{Cc}]/gu, '');
const added = new Set(['Key judgments', 'Supporting evidence', 'Implications', 'Recommendations']);
const wordingOf = (doc: DocJson): string | null => String(doc.content[0]?.attrs?.wording ?? '') || null;
/** The draft's signs without the headings that the import adds. */
const signsOf = (doc: DocJson): string => {
  const reading = { scale: icd203, wording: wordingOf(doc), ranges: 'hidden' } as const;
  const units = unitsOf(doc, reading).filter((unit) => unit.kind !== 'title');
  const own = units.filter((unit) => unit.kind !== 'section' || !added.has(unit.text));
  return own.map((unit) => unit.text.replace(/\s/gu, '')).join('');
};
const anyLine = fc.oneof(
  fc.constantFrom(
    'KEY JUDGEMENTS',
    '1. Implications:',
    'Supporting Evidence.',
    'Recommendations:',
    'A Free Heading',
    '',
    '- a point',
    'It will likely rain. It will not snow.',
    '\t tabs \t and  runs',
    'הברית החדשה תימשך.',
    '同盟は続く。本当に？',
    '👩‍👩‍👧 family 🎉',
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)), maxLength: 10 }),
  fc.constantFrom(
    '\uD800 lone',
    'lone \uDC00',
    '\u0000nul\u0000',
    '\uFEFFmark',
    'bell\u0007',
    'a\u2028b',
    'x\u000by\u000cz',
  ),
);

describe('nothing is dropped', () => {
  test('[IM1] any text: all signs, in order, and a valid draft', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\r'), (lines, lineEnd) => {
        const content = lines.join(lineEnd);
        const { doc } = read(content);
        // No "#" or "*" here: the signs of Markdown around headings are the only ones that may go.
        const withoutMarks = (text: string): string => text.replace(/[#*_]/gu, '');
        expect(withoutMarks(signsOf(doc))).toBe(withoutMarks(signs(content)));
        expect(checkedDoc(doc).ok).toBe(true);
        documentSchema.nodeFromJSON(doc).check();
        for (const kind of standard) expect(kindsOf(doc)).toContain(kind);
      }),
      { numRuns: 200 },
    );
  }, 30_000);

  test('[IM1] the units are what the draft holds', () => {
    const content = 'Loose line.\nKey judgments\nOne. Two.\nRecommendations\nDo it.';
    expect(units(content).map(({ text, kind, section }) => [text, kind, section])).toEqual([
      ['Title', 'title', null],
      ['Loose line.', 'paragraph', null],
      ['Key judgments', 'section', 'key-judgments'],
      ['One.', 'judgment', 'key-judgments'],
      ['Two.', 'judgment', 'key-judgments'],
      ['Supporting evidence', 'section', 'supporting-evidence'],
      ['Implications', 'section', 'implications'],
      ['Recommendations', 'section', 'recommendations'],
      ['Do it.', 'recommendation', 'recommendations'],
    ]);
    expect(read(content).notes).toEqual([]);
  });

  test('[IM2] control characters and broken characters are noted', () => {
    const { doc, notes } = read('\uFEFFa\u0000b\u0007c \uD800 d \uD83C\uDF89');
    expect(allTextOf(doc)).toContain('abc \uFFFD d 🎉');
    expect(notes).toEqual([
      { kind: 'control-characters', count: 2, sentence: '2 control characters were left out.' },
      { kind: 'broken-characters', count: 1, sentence: '1 broken character was replaced by \uFFFD.' },
    ]);
  });

  test('[IM1] a megabyte is read fast', () => {
    for (const line of ['It will likely rain. ', 'e.g. Xx ', 'Word. \n', 'Key Judgments\n']) {
      const begin = performance.now();
      const { doc } = read(`Key judgments\n${line.repeat(Math.floor(1_000_000 / line.length))}`);
      expect(doc.content.length).toBeGreaterThan(4);
      expect(performance.now() - begin, line).toBeLessThan(15_000);
    }
  }, 60_000);
});

describe('title', () => {
  test('[IM3] the first line is the title where it equals it, and is not repeated', () => {
    const { doc } = read('\n  My\t Title \nText here.', 'My Title');
    expect(doc.content[0]).toEqual({
      type: 'title',
      attrs: { scale: 'icd203' },
      content: [{ type: 'text', text: 'My Title' }],
    });
    expect(allTextOf(doc).match(/My\s+Title/gu)).toHaveLength(1);
    expect(kindsOf(doc)).toEqual(['title', 'paragraph', ...standard]);
  });

  test('[IM3] else every line is content, even the same words further down', () => {
    const { doc } = read('my title\nMy Title\nText.', 'My Title');
    expect(kindsOf(doc)).toEqual(['title', 'paragraph', 'paragraph', 'paragraph', ...standard]);
  });
});

describe('sections', () => {
  test.each([
    ['KEY JUDGEMENTS', 'key-judgments'],
    ['Key Judgments:', 'key-judgments'],
    ['1. Judgments', 'key-judgments'],
    ['## Key Judgments', 'key-judgments'],
    ['**Evidence**', 'supporting-evidence'],
    ['II. Supporting Evidence', 'supporting-evidence'],
    ['Implications', 'implications'],
    ['4) RECOMMENDATIONS', 'recommendations'],
    ['Sources', 'sources'],
    ['Key Assumptions', 'assumptions'],
    ['Alternatives', 'alternatives'],
    ['Indicators & Warnings', 'indicators'],
    ['Intelligence Gaps', 'gaps'],
    ['Background', 'free'],
  ])('[IM4] %s opens %s', (line, kind) => {
    const heading = units(`${line}\nText.`).find((unit) => unit.text === line.replace(/^## |\*\*/gu, ''));
    expect(heading?.kind).toBe('section');
    expect(heading?.section).toBe(kind);
  });

  test.each([
    'The implications are clear.',
    'Implications for trade are grave',
    'Key judgments follow',
    'Sources say so.',
  ])('[IM4] %s opens nothing', (line) => expect(units(line)[1]?.kind).toBe('paragraph'));

  const prose = `${'The fleet sailed north and then it turned back again '.repeat(2)}at dawn.`;
  test('[IM5] a title-cased line before a paragraph opens a free section', () => {
    const { doc } = read(`${prose}\n\nThe Road to Rajin\n${prose}`);
    expect(kindsOf(doc)).toEqual(['title', 'paragraph', 'free', ...standard]);
    expect(inner(doc, 'free')[0]).toBe('sectionHeading: The Road to Rajin');
  });

  test.each([
    'The road to Rajin',
    'The Road to Rajin.',
    'The Road to Rajin:',
    '- The Road',
    '3 Ships',
    'The Road, Again,',
  ])('[IM5] %s stays a paragraph', (line) => expect(units(`${prose}\n${line}\n${prose}`)[2]?.kind).toBe('paragraph'));

  test('[IM5] a title-cased line before another short line, or at the end, stays a paragraph', () => {
    expect(kindsOf(read('One Name\nOther Name\nThird Name').doc)).not.toContain('free');
  });

  test('[IM9] without headings the text is one flow outside the sections, and the four are empty', () => {
    const { doc } = read('First.\n\nSecond.');
    expect(kindsOf(doc)).toEqual(['title', 'paragraph', 'paragraph', ...standard]);
    expect(inner(doc, 'implications')).toEqual(['sectionHeading: Implications', 'paragraph: ']);
    expect(kindsOf(read('').doc)).toEqual(['title', ...standard]);
  });

  test('[IM9] the text keeps its own order, missing ones come in their usual place', () => {
    expect(kindsOf(read('Recommendations\nDo.\nKey Judgments\nOne.').doc)).toEqual([
      'title',
      'recommendations',
      'key-judgments',
      'supporting-evidence',
      'implications',
    ]);
    expect(kindsOf(read('Background\nText.\nEvidence\nText.\nGaps\nText.').doc)).toEqual([
      'title',
      'free',
      'key-judgments',
      'supporting-evidence',
      'implications',
      'recommendations',
      'gaps',
    ]);
  });
});

describe('judgments and recommendations', () => {
  test('[IM6] each sentence is a judgment with an empty basis, likelihood where exactly one term is used', () => {
    const { doc } = read(
      'Key Judgments\nIt will likely rain. It is less likely to snow. Hail is very unlikely or likely.',
    );
    const judgments = (sectionNamed(doc, 'key-judgments').content ?? []).slice(1);
    expect(judgments.map((node) => node.attrs?.likelihood ?? null)).toEqual(['likely', null, null]);
    expect(judgments[0]?.content?.map((node) => [node.type, allTextOf(node)])).toEqual([
      ['statement', 'It will    rain.'],
      ['basis', ''],
    ]);
    expect(judgments.every((node) => (node.attrs?.confidence ?? null) === null)).toBe(true);
  });

  test('[IM6] the scale decides what a word is', () => {
    const phia = scaleById('phia')!;
    const { doc } = importText({ content: 'Judgments\nWar is highly likely.', title: 'T', scale: phia });
    expect(sectionNamed(doc, 'key-judgments').content?.[1]?.attrs?.likelihood).toBe('highly-likely');
  });

  test('[IM7] each line is a recommendation that holds a paragraph', () => {
    const { doc } = read('Recommendations\nTalk first. It costs little.\nThen act.');
    expect(inner(doc, 'recommendations')).toEqual([
      'sectionHeading: Recommendations',
      'recommendation: Talk first. It costs little.',
      'recommendation: Then act.',
    ]);
    expect(sectionNamed(doc, 'recommendations').content?.[1]?.content?.[0]?.type).toBe('paragraph');
  });

  test('[IM7] under each section what it is named after', () => {
    const made = (content: string): string[] =>
      units(content).map((unit) => `${unit.section}: ${unit.kind}: ${unit.text}`);
    const lines = made(
      [
        'Supporting Evidence\nShips called. They left.\nWe found:',
        'Assumptions\nOil stays cheap. Nobody blocks the strait.',
        'Alternatives\nIt is a bluff. We consider that unlikely.',
        'Indicators\nNew stands appear.',
        'Gaps\nWe lack access.',
        'Sources\nPort log, 2026, https://port.example/log.',
      ].join('\n'),
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        'supporting-evidence: evidence: Ships called. They left.',
        'supporting-evidence: paragraph: We found:',
        'assumptions: assumption: Oil stays cheap.',
        'assumptions: assumption: Nobody blocks the strait.',
        'alternatives: alternative: It is a bluff. We consider that unlikely.',
        'indicators: indicator: New stands appear.',
        'gaps: gap: We lack access.',
        'sources: source: Port log, 2026, https://port.example/log.',
      ]),
    );
    const { doc } = read(
      'Alternatives\nIt is a bluff. We consider that unlikely.\nSources\nPort log, https://port.example/log.',
    );
    expect(sectionNamed(doc, 'alternatives').content?.[1]?.attrs?.likelihood).toBe('unlikely');
    expect(sectionNamed(doc, 'sources').content?.[1]?.attrs?.url).toBe('https://port.example/log');
  });

  test('[IM14] a paper that says probable throughout keeps its own words', () => {
    const { doc } = read('Key Judgments\nIt will probably rain. Snow is improbable.');
    expect(doc.content[0]?.attrs).toEqual({ scale: 'icd203', wording: 'b' });
    expect(sectionNamed(doc, 'key-judgments').content?.[1]?.content?.[0]?.content?.[1]?.type).toBe('likelihoodTerm');
    const mixed = read('Key Judgments\nIt will probably rain. Snow is unlikely.');
    expect(mixed.doc.content[0]?.attrs).toEqual({ scale: 'icd203' });
  });
});
