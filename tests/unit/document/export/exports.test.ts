import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scaleById } from '../../../../lib/domain/likelihood/scaleById.ts';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';
import { escapeMarkdown } from '../../../../lib/document/export/markdownInline.ts';
import { toHtml } from '../../../../lib/document/export/toHtml.ts';
import { toMarkdown } from '../../../../lib/document/export/toMarkdown.ts';
import { toPlainText } from '../../../../lib/document/export/toPlainText.ts';
import { allTextOf, anyDraft } from '../anyDraft.ts';
import { expectPrinted, lettersOf, unescapeHtml, wordingsOf } from './wordings.ts';

const scale = scaleById('icd203')!;
const text = (value: string, ...types: string[]): NodeJson => ({
  type: 'text',
  text: value,
  marks: types.map((type) => ({ type })),
});
const one = (...content: NodeJson[]): DocJson => ({ type: 'doc', content: [{ type: 'paragraph', content }] });
const markdown = (...content: NodeJson[]): string => toMarkdown(one(...content), { scale }).trimEnd();
const judgment = (attrs: NodeJson['attrs'], basis = 'Two sources agree.'): DocJson => ({
  type: 'doc',
  content: [
    {
      type: 'judgment',
      attrs: attrs ?? {},
      content: [
        { type: 'statement', content: [text('Trade will grow.')] },
        { type: 'basis', ...(basis !== '' && { content: [text(basis)] }) },
      ],
    },
  ],
});

describe('every word is printed', () => {
  test('[EX1] any draft, as text, Markdown and HTML', () => {
    let words = 0;
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const wordings = wordingsOf(draft);
        expect(lettersOf(wordings.join('')).length).toBeGreaterThanOrEqual(lettersOf(allTextOf(draft)).length);
        words += wordings.length;
        expectPrinted(wordings, toPlainText(draft));
        expectPrinted(wordings, toMarkdown(draft, { scale }));
        expectPrinted(wordings, unescapeHtml(toHtml(draft)));
      }),
      { numRuns: 200 },
    );
    expect(words).toBeGreaterThan(400);
  }, 30_000);

  test('[EX1] plain text holds each run of text whole', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const printed = toPlainText(draft);
        for (const each of runsOf(draft)) expect(printed).toContain(each);
      }),
    );
  });
});

function runsOf(node: DocJson | NodeJson): string[] {
  if (node.type === 'text' && 'text' in node) return [node.text ?? ''];
  return (node.content ?? []).flatMap(runsOf);
}

describe('Markdown', () => {
  test('[EX1] each section is a heading, also one without a heading of its own', () => {
    const section = (kind: string, ...content: NodeJson[]): NodeJson => ({ type: 'section', attrs: { kind }, content });
    const printed = toMarkdown(
      {
        type: 'doc',
        content: [
          { type: 'title', content: [text('T')] },
          section('key-judgments', { type: 'sectionHeading', content: [text('What we judge #')] }),
          section('gaps', { type: 'sectionHeading' }, { type: 'paragraph', content: [text('None.')] }),
          section('implications', { type: 'heading', attrs: { level: 1 }, content: [text('Deep')] }),
        ],
      },
      { scale },
    );
    expect(printed).toBe('# T\n\n## What we judge \\#\n\n## Gaps\n\nNone.\n\n## Implications\n\n### Deep\n');
  });

  test('[EX2] signs in the text are no markup', () => {
    expect(markdown(text('# a *b* _c_ [d](e) `f` <g> h|i ~~j~~ \\k'))).toBe(
      '\\# a \\*b\\* \\_c\\_ \\[d\\](e) \\`f\\` \\<g\\> h\\|i \\~\\~j\\~\\~ \\\\k',
    );
    expect(markdown(text('1. one'))).toBe('1\\. one');
    expect(markdown(text('- x'))).toBe('\\- x');
    expect(markdown(text('    x'))).toBe('x');
    expect(markdown(text('a'), { type: 'hardBreak' }, text('+ b'))).toBe('a\\\n\\+ b');
    expect(escapeMarkdown('U.S. snake_case confidence-building')).toBe('U.S. snake_case confidence-building');
    expect(escapeMarkdown('&amp; a & b')).toBe('\\&amp; a & b');
  });

  test('[EX2] marks nest, and fall back to tags where signs would not count', () => {
    expect(markdown(text('a '), text('b', 'bold'), text('c', 'bold', 'italic'), text(' d'))).toBe(
      'a <strong>b<em>c</em></strong> d'.replace('<strong>', '**').replace('</strong>', '**'),
    );
    expect(markdown(text('half', 'bold'), text('way'))).toBe('<strong>half</strong>way');
    expect(markdown(text('x', 'underline'))).toBe('<u>x</u>');
    expect(markdown(text('a`b', 'code'))).toBe('``a`b``');
    const link = (href: string): NodeJson => ({
      type: 'text',
      text: 'site',
      marks: [{ type: 'link', attrs: { href } }],
    });
    expect(markdown(link('https://example.org/a b)'))).toBe('[site](<https://example.org/a%20b)>)');
    expect(markdown(link('javascript:alert(1)'))).toBe('site');
  });

  test('[EX2] lists and quotations keep their shape', () => {
    const item = (...content: NodeJson[]): NodeJson => ({ type: 'listItem', content });
    const line = (value: string): NodeJson => ({ type: 'paragraph', content: [text(value)] });
    const printed = toMarkdown(
      {
        type: 'doc',
        content: [
          {
            type: 'orderedList',
            attrs: { start: 9 },
            content: [item(line('a')), item(line('b'), { type: 'bulletList', content: [item(line('c'))] })],
          },
          { type: 'blockquote', content: [line('q'), line('r')] },
        ],
      },
      { scale },
    );
    expect(printed).toBe('9. a\n10. b\n\n    - c\n\n> q\n>\n> r\n');
  });
});

describe('judgments', () => {
  test('[EX3] likelihood with its range, confidence as a sentence of its own', () => {
    const full = judgment({ likelihood: 'likely', probability: 0.7, confidence: 'moderate', horizon: '2027-12-31' });
    expect(toMarkdown(full, { scale })).toBe(
      '**J1.** Trade will grow.\n\nLikelihood: likely (55–80%; 70%). Horizon: 2027-12-31.\n\nConfidence: moderate. Two sources agree.\n',
    );
    expect(toPlainText(judgment({ likelihood: 'likely' }), { scale })).toBe(
      'J1. Trade will grow.\n\nLikelihood: likely (55–80%).\nTwo sources agree.\n',
    );
    expect(toMarkdown(judgment({}, ''), { scale })).toBe('**J1.** Trade will grow.\n');
  });

  test('[EX3] a term that the scale does not know is printed by its id', () => {
    expect(toMarkdown(judgment({ likelihood: 'highly-likely' }, ''), { scale })).toContain(
      'Likelihood: highly-likely.',
    );
  });
});

describe('HTML', () => {
  test('[EX4] holds only its own tags, whatever the draft says', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        for (const [tag] of toHtml(draft, { imageUrl: (sha256) => `/images/${sha256}?a="<&` }).matchAll(/<[^>]*>/gu)) {
          expect(tag).toMatch(
            /^<\/?(?:article|section|h[1-6]|p|div|ul|ol|li|dl|dt|dd|blockquote|br|strong|em|u|s|code|a|sup|figure|figcaption|img|table|tbody|tr|th|td)(?: (?:class|id|data-kind|start|href|rel|src|alt|colspan|rowspan)="[^"<>]*")*>$/u,
          );
        }
      }),
    );
  });

  test('[EX4] text, attributes and links are escaped', () => {
    const html = toHtml({
      type: 'doc',
      content: [
        { type: 'recommendation', attrs: { id: '"><img>' }, content: [] },
        {
          type: 'paragraph',
          content: [
            text('<script>"&\'', 'bold'),
            { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
            { type: 'text', text: 'y', marks: [{ type: 'link', attrs: { href: 'https://e.org/?a="b"&c' } }] },
          ],
        },
      ],
    });
    expect(html).toContain(
      '<strong>&lt;script&gt;&quot;&amp;&#39;</strong>x<a href="https://e.org/?a=&quot;b&quot;&amp;c"',
    );
    expect(html).not.toContain('<img');
    expect(html).not.toContain('javascript');
  });
});
