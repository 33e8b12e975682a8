import { describe, expect, test } from 'vitest';
import { phia } from '../../../../lib/domain/likelihood/phia.ts';
import { icd203 } from '../../../../lib/domain/likelihood/icd203.ts';
import type { Scale } from '../../../../lib/domain/likelihood/scale.ts';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';
import { toHtml } from '../../../../lib/document/export/toHtml.ts';
import { toMarkdown } from '../../../../lib/document/export/toMarkdown.ts';
import { toPlainText } from '../../../../lib/document/export/toPlainText.ts';

const text = (value: string): NodeJson => ({ type: 'text', text: value });
const line = (type: string, ...content: (string | NodeJson)[]): NodeJson => ({
  type,
  content: content.map((each) => (typeof each === 'string' ? text(each) : each)),
});
const token = (form: string): NodeJson => ({ type: 'likelihoodTerm', attrs: { form } });
const cite = (target: string, locator: string | null = null): NodeJson => ({
  type: 'citation',
  attrs: { target, locator },
});
const note = (value: string): NodeJson => ({ type: 'footnote', attrs: { text: value } });
const link = (kind: string, target: string, locator: string | null = null): NodeJson => ({
  type: 'relation',
  attrs: { kind, target, locator },
});
const block = (type: string, attrs: NodeJson['attrs'], ...content: NodeJson[]): NodeJson => ({
  type,
  attrs: attrs ?? {},
  content,
});
const doc = (...content: NodeJson[]): DocJson => ({ type: 'doc', content });
const paper = (attrs: NodeJson['attrs']): NodeJson => block('title', attrs, text('Grain exports'));

const structured = doc(
  paper({ id: 't', scale: 'icd203', wording: 'a', cutoff: '2026-11-20' }),
  block(
    'judgment',
    { id: 'j1', likelihood: 'likely', confidence: 'low', horizon: '2027-12-31', marking: 'U' },
    line('statement', 'Exports will ', token('adverb'), ' fall', note('By weight.'), '.'),
    line('basis', 'One port reports', cite('s1', 'p. 4'), '.'),
    link('supports', 'e1'),
    link('supports', 'e1'),
    link('contradicts', 'e2'),
    link('supports', 'gone'),
    link('assumes', 'as1'),
  ),
  block(
    'evidence',
    { id: 'e1', credibility: '2', informationDate: '2026-01', informationUntil: '2026-03' },
    line('paragraph', 'Ships waited nine days', cite('s2'), cite('nowhere', 'p. 1'), '(on average).'),
    link('cites', 's1', 'p. 4'),
  ),
  block('evidence', { id: 'e2' }, line('paragraph', 'One line saw no delay.')),
  block(
    'assumption',
    { id: 'as1', linchpin: true, support: 'caveated', reviewBy: '2027-06' },
    line('statement', 'The strait stays open.'),
    line('ifWrong', 'Nothing is exported.'),
  ),
  block(
    'alternative',
    { id: 'a1', likelihood: 'roughly-even-chance' },
    line('statement', token('lead'), ' that rail takes over.'),
    line('whyNot', 'Too few wagons.'),
    link('alternative-to', 'j1'),
    link('alternative-to', 's1'),
  ),
  block(
    'indicator',
    { id: 'i1', direction: 'raises', threshold: 'two a month', observed: false, lastChecked: '2026-11-01' },
    line('statement', 'Ferries ordered.'),
    link('indicates', 'j1'),
  ),
  block('gap', { id: 'g1' }, line('statement', 'Insurance rates.'), link('limits', 'j1')),
  block('recommendation', { id: 'r1' }, line('paragraph', 'Book rail.'), link('serves', 'j1')),
  block(
    'figure',
    { id: 'f1', alt: 'A map of the strait', image: 'ab'.repeat(32) },
    line('caption', 'The strait'),
    block(
      'table',
      {},
      block(
        'tableRow',
        {},
        block('tableHeader', { colspan: 2 }, line('paragraph', 'Port')),
        block('tableHeader', {}, line('paragraph', 'Days | hours')),
      ),
      block(
        'tableRow',
        {},
        block('tableCell', { rowspan: 2 }, line('paragraph', 'North')),
        block('tableCell', {}, line('paragraph', 'Quay 1'), line('paragraph', 'closed')),
        block('tableCell', {}, line('paragraph', '9')),
      ),
      block(
        'tableRow',
        {},
        block('tableCell', {}, line('paragraph', 'Quay 2')),
        block('tableCell', {}, line('paragraph', '4')),
      ),
    ),
    link('cites', 's2'),
  ),
  block(
    'source',
    {
      id: 's1',
      originator: 'Port authority',
      identifier: 'No. 7',
      type: 'PAI',
      published: '2026-04-01',
      informationFrom: '2026-01',
      informationTo: '2026-03',
      accessed: '2026-04-02',
      url: 'https://port.example/7',
      language: 'tr',
      translated: true,
      reliability: 'B',
      accessBasis: 'direct',
      aiName: 'A model',
      aiVersion: '2',
    },
    line('sourceTitle', 'Berth lists'),
    line('descriptor', 'Complete, but late.'),
  ),
  block('source', { id: 's2', reliability: 'F' }, line('sourceTitle', 'A broker')),
);

describe('a structured draft', () => {
  test('[EX5] in Markdown: numbers, words of likelihood, links, records, tables, notes', () => {
    expect(toMarkdown(structured)).toBe(`# Grain exports

Information cut-off: 2026-11-20. Scale: ICD 203.

**J1 (U).** Exports will likely (55–80%) fall[^1].

Likelihood: likely (55–80%). Horizon: 2027-12-31.

Confidence: low. One port reports[S1, p. 4].

Rests on E1, \\[missing\\]; contradicted by E2; assumes AS1.

**E1.** Ships waited nine days[S2][missing, p. 1]\\(on average).

Grade: B2 (usually reliable; probably true). Information: 2026-01 to 2026-03.

Cites S1 (p. 4).

**E2.** One line saw no delay.

**AS1.** The strait stays open.

Linchpin. Support: caveated. Review by: 2027-06.

If wrong: Nothing is exported.

**A1.** There is a roughly even chance (45–55%) that rail takes over.

Likelihood: roughly even chance (45–55%).

Why it is not preferred: Too few wagons.

Alternative to J1, \\[missing\\].

**I1.** Ferries ordered.

If seen: raises the likelihood. Threshold: two a month. Observed: no. Last checked: 2026-11-01.

Indicates J1.

**G1.** Insurance rates.

Limits J1.

**R1.** Book rail.

Serves J1.

**F1.** The strait

Picture: A map of the strait

| Port |  | Days \\| hours |
| --- | --- | --- |
| North | Quay 1<br>closed | 9 |
|  | Quay 2 | 4 |

Cites S2.

**S1.** Berth lists

Complete, but late.

- Originator: Port authority
- Identifier: No. 7
- Type: publicly available information (PAI)
- Published: 2026-04-01
- Information: 2026-01 to 2026-03
- Accessed: 2026-04-02
- Address: <https://port.example/7>
- Language: tr, translated
- Reliability: B, usually reliable
- Access: direct
- AI tool: A model, 2

**S2.** A broker

- Reliability: F, reliability cannot be judged

[^1]: By weight.
`);
  });

  test('[EX5] in plain text', () => {
    const printed = toPlainText(structured);
    expect(
      printed.startsWith(`Grain exports

Information cut-off: 2026-11-20. Scale: ICD 203.

J1 (U). Exports will likely (55–80%) fall[^1].

Likelihood: likely (55–80%). Horizon: 2027-12-31.
Confidence: low. One port reports[S1, p. 4].
Rests on E1, [missing]; contradicted by E2; assumes AS1.
`),
    ).toBe(true);
    expect(printed).toContain('\n\nPort |  | Days | hours\nNorth | Quay 1 / closed | 9\n | Quay 2 | 4\n\n');
    expect(printed).toContain('S1. Berth lists\n\nComplete, but late.\n   Originator: Port authority\n');
    expect(printed.endsWith('\n\n[^1] By weight.\n')).toBe(true);
  });

  test('[EX5] in HTML: spans, pictures by address, citations and notes linked', () => {
    const html = toHtml(structured, { imageUrl: (sha256) => `/images/${sha256.slice(0, 4)}` });
    expect(html).toContain('<th colspan="2"><p>Port</p></th>');
    expect(html).toContain('<td rowspan="2"><p>North</p></td>');
    expect(html).toContain(
      '<img src="/images/abab" alt="A map of the strait"><figcaption>The strait</figcaption><table>',
    );
    expect(html).toContain('<a id="cite-s1-1" href="#s1">[S1, p. 4]</a>');
    expect(html).toContain('fall<sup id="fnref-1"><a href="#fn-1">1</a></sup>.');
    expect(html).toContain('<li id="fn-1">By weight. <a href="#fnref-1">↩</a></li>');
    expect(html).toContain('<dt>Originator</dt><dd>Port authority</dd>');
    expect(toMarkdown(structured, { imageUrl: () => '/a b>' })).toContain('![A map of the strait](</a%20b%3E>)');
  });

  const estimate = (title: NodeJson['attrs']): DocJson =>
    doc(
      paper(title),
      block('judgment', { likelihood: 'likely' }, line('statement', 'It will ', token('adverb'), ' rain.')),
    );
  const own: Scale = { ...icd203, id: 'house', title: 'House scale', rules: { ...icd203.rules, printRange: false } };

  test.each([
    ['the title decides: its scale', { scale: 'phia' }, {}, 'It will likely (≈55–75%) rain.'],
    ['its wording', { scale: 'icd203', wording: 'b' }, {}, 'It will probably (55–80%) rain.'],
    ['its ranges', { scale: 'icd203', ranges: 'hidden' }, {}, 'It will likely rain.'],
    ['else the scale that the caller gives', {}, { scale: phia }, 'It will likely (≈55–75%) rain.'],
    ['a custom scale, by the list', { scale: 'house' }, { scales: [icd203, own] }, 'It will likely rain.'],
    ['an unknown one falls back', { scale: 'nowhere' }, { scale: phia }, 'It will likely (≈55–75%) rain.'],
    ['and without any, ICD 203', {}, {}, 'It will likely (55–80%) rain.'],
  ] as const)('[EX6] %s', (_, title, options, sentence) => {
    expect(toPlainText(estimate(title), options)).toContain(`J1. ${sentence}\n`);
  });

  test('[EX6] a token says so where there is no likelihood, and prints an unknown term by its id', () => {
    const statement = (attrs: NodeJson['attrs']): string =>
      toPlainText(doc(block('judgment', attrs, line('statement', token('lead'), ' that it rains.'))));
    expect(statement({})).toContain('J1. [no likelihood] that it rains.');
    expect(statement({ likelihood: 'highly-likely' })).toContain('J1. highly-likely that it rains.');
    expect(statement({ likelihood: 'likely' })).toContain('J1. It is likely (55–80%) that it rains.');
  });

  test('[EX2] after a citation neither a link nor a definition comes about', () => {
    const printed = (after: string): string => toMarkdown(doc(line('paragraph', cite('s'), after))).trimEnd();
    expect(printed('(x)')).toBe('[missing]\\(x)');
    expect(printed(': x')).toBe('[missing]\\: x');
    expect(printed(' (x)')).toBe('[missing] (x)');
    const hostile = toMarkdown(doc(line('paragraph', cite('s', '1](http://e.org)[x'))));
    expect(hostile).toBe('[missing, 1\\](http://e.org)\\[x]\n');
  });

  test('[EX2] notes of several lines stay one note', () => {
    const printed = toMarkdown(doc(line('paragraph', 'a', note('# one\n\n- two'))));
    expect(printed).toBe('a[^1]\n\n[^1]: \\# one\\\n    \\- two\n');
  });
});
