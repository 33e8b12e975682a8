import { describe, expect, test } from 'vitest';
import type { DOMOutputSpec, TagParseRule } from '@tiptap/pm/model';
import { documentSchema } from '../../../../lib/document/extensions/documentExtensions.ts';
import { grammar, nodeKinds } from '../../../../lib/document/grammar.ts';
import type { NodeKind } from '../../../../lib/document/grammar.ts';

/** The little of an element that parse rules look at. The editor's tests run the same in a real browser. */
type Element = { readonly tag: string; readonly attributes: Readonly<Record<string, string>> };
const asDom = ({ attributes }: Element) => ({ getAttribute: (name: string) => attributes[name] ?? null });

const written = (spec: DOMOutputSpec): Element => {
  if (!Array.isArray(spec)) throw new Error('written as something other than an element');
  const [tag, attributes] = spec as [string, unknown];
  return { tag, attributes: (attributes ?? {}) as Record<string, string> };
};

type Rule = TagParseRule & { readonly owner: string };
const rules: readonly Rule[] = [...Object.entries(documentSchema.nodes), ...Object.entries(documentSchema.marks)]
  .flatMap(([owner, type]) => ((type.spec.parseDOM ?? []) as TagParseRule[]).map((rule) => ({ ...rule, owner })))
  .filter((rule) => rule.tag !== undefined)
  .toSorted((a, b) => (b.priority ?? 50) - (a.priority ?? 50));

const matches = (selector: string, { tag, attributes }: Element): boolean => {
  const found = /^([a-z0-9]+)(?:\[([a-z-]+)(?:="([^"]*)")?\])?$/iu.exec(selector);
  if (!found) throw new Error(`selector not understood here: ${selector}`);
  const [, name, attribute, value] = found;
  if (name !== tag) return false;
  if (attribute === undefined) return true;
  return value === undefined ? attribute in attributes : attributes[attribute] === value;
};

const parsed = (element: Element): { owner: string; attrs: Record<string, unknown> } | null => {
  for (const rule of rules) {
    if (!matches(rule.tag, element)) continue;
    const attrs = rule.getAttrs ? rule.getAttrs(asDom(element) as unknown as HTMLElement) : rule.attrs;
    if (attrs === false) continue;
    return {
      owner: rule.owner,
      attrs: Object.fromEntries(Object.entries(attrs ?? {}).filter(([, value]) => value !== null)),
    };
  }
  return null;
};

const full: Readonly<Partial<Record<NodeKind, Record<string, string | number | boolean>>>> = {
  title: {
    scale: 'phia',
    wording: 'b',
    ranges: 'hidden',
    cutoff: '2027-12',
    marking: '(U)',
    markings: 'us',
    raisedTo: 'SECRET',
    raisedFor: 'Together they say more.',
    raisedBy: 'Ana',
    raisedAt: '2026-11-20T10:00:00.000Z',
    training: true,
  },
  sectionHeading: { marking: '(U)' },
  paragraph: { marking: '(U)' },
  blockquote: { marking: '(U)' },
  caption: { marking: '(U)' },
  table: { marking: '(U)' },
  section: { kind: 'gaps' },
  heading: { level: 4, marking: '(U)' },
  orderedList: { start: 3, type: 'a' },
  judgment: {
    kind: 'forecast',
    likelihood: 'very-likely',
    probability: 0.85,
    confidence: 'low',
    horizon: '2027-12-31',
    marking: '(U)',
    rank: 'major',
  },
  recommendation: { marking: '(U)' },
  evidence: { marking: '(U)', informationDate: '2026-01', informationUntil: '2026-02', credibility: '2' },
  assumption: { marking: '(U)', linchpin: true, support: 'caveated', reviewBy: '2027' },
  alternative: { marking: '(U)', likelihood: 'unlikely', probability: 0.3 },
  indicator: {
    marking: '(U)',
    direction: 'lowers',
    threshold: 'two in a month',
    observed: false,
    lastChecked: '2026-10-01',
  },
  gap: { marking: '(U)' },
  source: {
    marking: '(U)',
    record: '0198aaaa-0000-7000-8000-00000000abcd',
    originator: 'A ministry',
    identifier: 'No. 7',
    type: 'PAI',
    published: '2026',
    informationFrom: '2025',
    informationTo: '2026',
    acquired: '2026-03-01',
    accessed: '2026-03-02',
    url: 'https://example.org/a?b=c&d',
    archiveUrl: 'https://archive.example.org/1',
    sha256: 'ab'.repeat(32),
    language: 'ko',
    translated: true,
    reliability: 'B',
    accessBasis: 'indirect',
    biasNote: 'State media.',
    independenceGroup: 'wire',
    handling: 'Do not pass on.',
    aiName: 'A model',
    aiVersion: '2',
    aiParameters: 'none',
  },
  figure: { marking: '(U)', image: 'cd'.repeat(32), alt: 'A "map"', width: 640, height: 480 },
  tableHeader: { colspan: 2, rowspan: 3 },
  tableCell: { colspan: 2, rowspan: 3 },
  relation: { kind: 'supports', target: 'e1', locator: 'p. 4' },
  likelihoodTerm: { form: 'lead' },
  citation: { target: 's1', locator: 'pp. 4-6' },
  footnote: { text: 'A note with <tags> & "quotes".' },
};

describe('copy and paste', () => {
  test.each(nodeKinds)('[GR3] %s comes back as it was', (kind) => {
    const own = Object.keys(grammar[kind].attributes);
    const attrs = { ...(own.includes('id') && { id: 'abc123' }), ...full[kind] };
    // Every attribute of the grammar is tried.
    expect(Object.keys(attrs).toSorted()).toEqual(own.toSorted());
    const node = documentSchema.nodes[kind]!.create(attrs);
    const element = written(node.type.spec.toDOM!(node));
    expect(parsed(element)).toEqual({ owner: kind, attrs });
  });

  test.each(['tableHeader', 'tableCell'] as const)('[GR3] a %s that spans nothing more says nothing of it', (kind) => {
    const node = documentSchema.nodes[kind]!.create({ id: 'abc123' });
    const element = written(node.type.spec.toDOM!(node));
    expect(element.attributes).toEqual({ 'data-id': 'abc123' });
    expect(parsed(element)?.attrs).toEqual({ id: 'abc123', colspan: 1, rowspan: 1 });
  });

  test.each(['0', '101', '1e9', '-1', '1.5', 'x'])('[GR3] no cell spans %s columns', (colspan) => {
    expect(parsed({ tag: 'td', attributes: { colspan } })?.attrs).toEqual({ colspan: 1, rowspan: 1 });
  });

  test.each(['bold', 'italic', 'underline', 'strike', 'code'])('[GR3] %s comes back', (name) => {
    const mark = documentSchema.marks[name]!.create();
    expect(parsed(written(mark.type.spec.toDOM!(mark, true)))).toEqual({ owner: name, attrs: {} });
  });

  test('[GR3] links come back, without what was never written', () => {
    const mark = documentSchema.marks.link!.create({ href: 'https://example.org/a', title: 'A', class: 'evil' });
    const element = written(mark.type.spec.toDOM!(mark, true));
    expect(element.attributes).toEqual({
      href: 'https://example.org/a',
      title: 'A',
      target: '_blank',
      rel: 'noopener noreferrer nofollow',
    });
    expect(parsed(element)).toEqual({ owner: 'link', attrs: { href: 'https://example.org/a', title: 'A' } });
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', ' https://x', '/r/slug', 'JaVaScRiPt:x'])(
    '[GR3] no link to %s',
    (href) => {
      expect(parsed({ tag: 'a', attributes: { href } })).toBeNull();
      const mark = documentSchema.marks.link!.create({ href });
      expect(written(mark.type.spec.toDOM!(mark, true)).attributes).toEqual({});
    },
  );

  test('[GR3] foreign elements become the plain kinds, bad attributes nothing', () => {
    expect(parsed({ tag: 'h2', attributes: {} })).toEqual({ owner: 'heading', attrs: { level: 2 } });
    expect(parsed({ tag: 'p', attributes: { class: 'x' } })).toEqual({ owner: 'paragraph', attrs: {} });
    expect(parsed({ tag: 'ol', attributes: { start: '7' } })).toEqual({ owner: 'orderedList', attrs: { start: 7 } });
    expect(parsed({ tag: 'section', attributes: {} })).toBeNull();
    const hostile = {
      'data-block': 'judgment',
      'data-id': '"><script>',
      'data-confidence': 'certain',
      'data-probability': '7',
      'data-horizon': 'soon',
      'data-likelihood': 'likely',
    };
    expect(parsed({ tag: 'div', attributes: hostile })).toEqual({ owner: 'judgment', attrs: { likelihood: 'likely' } });
  });
});
