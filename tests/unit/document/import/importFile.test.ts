import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scaleById } from '../../../../lib/domain/likelihood/scaleById.ts';
import { wordsOf } from '../../../../lib/domain/text/wordsOf.ts';
import type { NodeJson } from '../../../../lib/document/docJson.ts';
import { documentSchema } from '../../../../lib/document/extensions/documentExtensions.ts';
import { importFile, type FileImport } from '../../../../lib/document/import/importFile.ts';
import { checkedDoc } from '../../../../lib/document/import/importJson.ts';
import { NoteTaker } from '../../../../lib/document/import/importNote.ts';
import type { ImportedDocument } from '../../../../lib/document/import/importHtml.ts';
import type { Reading } from '../../../../lib/document/import/termToToken.ts';
import { tokenToWords } from '../../../../lib/document/import/tokenToWords.ts';
import { fuelDocx } from './fuelDocx.ts';

const scale = scaleById('icd203')!;
const reading: Reading = { scale, wording: null, ranges: 'hidden' };

async function read(
  format: FileImport['format'],
  content: string,
  title: string | null = null,
): Promise<ImportedDocument> {
  const made = await importFile({ format, content, title, scale });
  if (!made.ok) throw new Error(made.error.message);
  expect(checkedDoc(made.value.doc).ok).toBe(true);
  documentSchema.nodeFromJSON(made.value.doc).check();
  return made.value;
}

/** A draft as lines that say everything: kinds, attributes, marks, atoms. Written by hand in the goldens. */
function outline(nodes: readonly NodeJson[], depth = 0): string[] {
  return nodes.flatMap((node) => {
    const indent = '  '.repeat(depth);
    const attrs = Object.entries(node.attrs ?? {}).map(([name, value]) => ` ${name}=${String(value).slice(0, 12)}`);
    const children = node.content ?? [];
    const isLine =
      children.length > 0 &&
      children.every((child) => ['text', 'hardBreak', 'likelihoodTerm', 'footnote'].includes(child.type));
    const head = `${indent}${node.type}${attrs.join('')}`;
    if (isLine) return [`${head}: ${children.map(inline).join('')}`];
    return [head, ...outline(children, depth + 1)];
  });
}

function inline(node: NodeJson): string {
  if (node.type === 'hardBreak') return '⏎';
  if (node.type === 'footnote') return `[^${String(node.attrs?.text)}]`;
  if (node.type === 'likelihoodTerm') return `{${String(node.attrs?.form)}}`;
  const marks = (node.marks ?? []).map((mark) => (mark.type === 'link' ? `a ${mark.attrs?.href}` : mark.type));
  return marks.length === 0 ? (node.text ?? '') : `<${marks.join(',')}>${node.text}</>`;
}

/** All words of a draft in reading order, footnotes where they are cited, tokens as they print, and what pictures say. */
function wordsIn(nodes: readonly NodeJson[], likelihood: string | null = null): string {
  return nodes
    .map((node) => {
      const own = typeof node.attrs?.likelihood === 'string' ? node.attrs.likelihood : likelihood;
      if (node.type === 'footnote') return ` ${String(node.attrs?.text)} `;
      if (node.type === 'text') return node.text ?? '';
      const content = tokenToWords(node.content ?? [], own, reading);
      return ` ${wordsIn(content, own)} `;
    })
    .join('');
}

/** Every word of `text` is in the draft, in the same order; the headings that an import adds may stand between. */
function expectAllWords(made: ImportedDocument, text: string): void {
  const out = wordsOf(wordsIn(made.doc.content));
  let at = 0;
  for (const word of wordsOf(text)) {
    const found = out.indexOf(word, at);
    expect(found, `"${word}" after "${out.slice(Math.max(0, at - 6), at).join(' ')}"`).toBeGreaterThanOrEqual(0);
    at = found + 1;
  }
}

const fixture = (name: string): string => readFileSync(new URL(`files/${name}`, import.meta.url), 'utf8');
/** A fixture's golden stands beside it. */
const golden = (name: string): string[] => fixture(name).split('\n').slice(0, -1);

describe('[IM11] [IM12] golden drafts and reports', () => {
  test.each([
    ['markdown', 'fuel.md'],
    ['html', 'fuel.html'],
    ['html', 'word.html'],
    ['html', 'docs.html'],
  ] as const)('%s: %s', async (format, name) => {
    const made = await read(format, fixture(name));
    expect(outline(made.doc.content)).toEqual(golden(`${name}.golden`));
    expect(made.notes.map((note) => note.sentence)).toEqual(golden(`${name}.notes`));
  });

  test('Word', async () => {
    const made = await read('docx', (await fuelDocx()).toString('base64'));
    expect(outline(made.doc.content)).toEqual(golden('fuel.docx.golden'));
    expect(made.notes.map((note) => note.sentence)).toEqual(golden('fuel.docx.notes'));
    expect(made.images.map(({ mediaType, width, height }) => [mediaType, width, height])).toEqual([
      ['image/png', 4, 3],
    ]);
  });
});

describe('[IM12] the report', () => {
  test('says what and how often, names some of it, and is in one order', () => {
    const notes = new NoteTaker();
    notes.add('style', 2, 'Fancy');
    notes.add('comment');
    notes.add('style', 1, 'Fancy');
    notes.add('media', 0);
    for (let index = 0; index < 9; index += 1) notes.add('link', 1, `a${index}:${'x'.repeat(100)}`);
    const [comment, link, style, ...others] = notes.notes();
    expect(others).toEqual([]);
    expect(comment).toEqual({ kind: 'comment', count: 1, sentence: '1 comment was left out.' });
    expect(style).toMatchObject({ count: 3, sentence: expect.stringContaining('(Fancy).') });
    expect(link?.sentence).toMatch(/^9 links .*a0:x+…; a1:.*; and more\)\.$/u);
  });
});

describe('[IM3] titles', () => {
  test.each([
    ['# Rain\n\nWords.', null, 'Rain', 1],
    ['# Rain\n\nWords.', 'Rain', 'Rain', 1],
    ['# Rain\n\nWords.', 'Snow', 'Snow', 2],
    ['Rain\n\nWords.', 'Rain', 'Rain', 1],
    ['---\ntitle: Rain\n---\n\nWords of a sentence.', null, 'Rain', 1],
    ['## Key judgments\n\nIt rains.', null, '', 1],
  ])('%j under %j', async (content, given, title, lines) => {
    const made = await read('markdown', content, given);
    expect(made.title).toBe(title);
    const before = made.doc.content.filter((node) => node.type === 'title' || node.type === 'heading');
    expect(before).toHaveLength(lines);
  });

  test('[IM11] paragraphs that Word means as a list are one, deeper ones inside it, without their signs', async () => {
    const item = (level: number, sign: string, words: string) =>
      `<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level${level} lfo1'><![if !supportLists]>` +
      `<span style='font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span>&nbsp;&nbsp; </span></span></span>` +
      `<![endif]>${words}</p>`;
    const made = await read(
      'html',
      `<p>Before it.</p>${item(1, '·', 'Wagons <b>wait</b>.')}\n${item(2, 'a)', 'Nine of them.')}${item(1, '·', 'Ships leave.')}` +
        `<p>Between them.</p><p style='mso-list:l1 level1 lfo2'>1. First of all.</p>`,
      'Rail',
    );
    const from = outline(made.doc.content).filter((line) => !/^(?:title|section)/u.test(line.trim()));
    expect(from.map((line) => line.trim())).toEqual(
      expect.arrayContaining([
        'bulletList',
        'paragraph: Wagons <bold>wait</>.',
        'orderedList',
        'paragraph: Nine of them.',
        'paragraph: Ships leave.',
        'paragraph: First of all.',
      ]),
    );
    expect(from.join('\n')).not.toMatch(/·|a\)|1\. First/u);
    const depth = (words: string) => from.find((line) => line.includes(words))?.search(/\S/u) ?? 0;
    expect(depth('Nine of them')).toBeGreaterThan(depth('Wagons'));
  });

  test('a page has the title of its head where its text has none', async () => {
    const made = await read('html', '<title>Rain</title><p>It rains, and that is a sentence.</p>');
    expect(made.title).toBe('Rain');
  });
});

describe('[IM11] every word in, every word out, in order', () => {
  test('Word', async () => {
    const made = await read('docx', (await fuelDocx()).toString('base64'));
    expectAllWords(
      made,
      'Fuel by rail Lead words, bold and both Key Judgments Trade will likely grow. Port log, 2026. It is unlikely to stop. ' +
        'Supporting Evidence Ships called often. One Below one Two Where they called Port Calls North Rajin 12 Sonbong 3 ' +
        'The pier in June. Inserted words. Commented words. See the log where n = 15. Recommendations Talk first. Then act.',
    );
  });

  test('HTML of any shape', async () => {
    const made = await read(
      'html',
      '<p>One<span>two</span> <b>three<i>four</i></b><div>five<p>six</div><table><tr><td>seven<table><tr><td>eight</table>' +
        '<h3>nine</h3></table><ul>ten<li>eleven<ul><li>twelve</ul><ol>thirteen</ol></ul><dl><dt>fourteen<dd>fifteen</dl>' +
        '<figure>sixteen<figcaption>seventeen</figcaption></figure><blockquote>eighteen<h2>nineteen</blockquote><center>twenty' +
        '<p></p><button>twentyone</button><label>twentytwo</label>',
    );
    expectAllWords(
      made,
      'Onetwo threefour five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen ' +
        'nineteen twenty twentyonetwentytwo',
    );
  });

  const anyName = fc.constantFrom(
    'p',
    'div',
    'ul',
    'ol',
    'li',
    'table',
    'tr',
    'td',
    'th',
    'b',
    'i',
    'a',
    'h1',
    'h2',
    'h3',
    'blockquote',
    'pre',
    'figure',
    'figcaption',
    'caption',
    'section',
    'sup',
    'span',
    'dl',
    'dt',
    'dd',
    'code',
    'br',
    'thead',
  );
  const anyAttribute = fc.constantFrom(
    '',
    ' id="n1"',
    ' href="#n1"',
    ' href="#n2" id="n1"',
    ' id="n2" href="#n1"',
    ' class="title"',
    ' class="caption"',
    ' class="footnotes"',
    ' colspan="2"',
    ' style="font-weight:700"',
  );
  const anyPiece = fc.oneof(
    fc.tuple(anyName, anyAttribute).map(([name, attribute]) => `<${name}${attribute}>`),
    anyName.map((name) => `</${name}>`),
    fc.constantFrom(' word. ', 'Key judgments', 'It will likely rain. ', 'If not. ', ' '),
  );

  test('random HTML: the words are those that a reader of the page sees', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPiece, { maxLength: 40 }), async (pieces) => {
        // Numbered, so that each stands for itself.
        let count = 0;
        const html = pieces.map((piece) => (piece.startsWith('<') ? piece : `${piece} w${(count += 1)} `)).join('');
        const made = await read('html', html);
        const seen = wordsOf(wordsIn(made.doc.content)).filter((word) => /^w\d+$/u.test(word));
        // Footnotes stand where they are cited and pictures behind what held them: the order of those two may differ.
        const unique = new Set(seen);
        expect(unique.size, html).toBe(count);
        if (!/href="#/u.test(html) && !/<(?:table|caption|figure)/u.test(html)) {
          // A heading further down may be the title.
          const title = new Set(wordsOf(wordsIn(made.doc.content.slice(0, 1))));
          const ordered = (words: readonly string[]): readonly string[] => words.filter((word) => !title.has(word));
          expect(ordered(seen), html).toEqual(ordered(Array.from({ length: count }, (_, index) => `w${index + 1}`)));
        }
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  test('random Markdown', async () => {
    const anyLine = fc.constantFrom(
      '# Head',
      '## Sources',
      '- item',
      '  - inner',
      '1. first',
      '> quoted',
      '| a | b |',
      '|---|---|',
      '```',
      'Text **bold',
      'and** [link](https://a.example)',
      'cited[^1] here',
      '[^1]: noted',
      '[^2]: unused',
      '<b>raw</b>',
      '<div>',
      '</div>',
      '',
      '',
      '    code',
      '***',
      'Term',
      '- [x] task',
      '![alt](x.png)',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyLine, { maxLength: 25 }), async (lines) => {
        let count = 0;
        const markdown = lines.map((line) => (/[a-z]$/iu.test(line) ? `${line} w${(count += 1)}` : line)).join('\n');
        const made = await read('markdown', markdown);
        const seen = new Set(wordsOf(wordsIn(made.doc.content)).filter((word) => /^w\d+$/u.test(word)));
        expect(seen.size, markdown).toBe(count);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
