import { describe, expect, test } from 'vitest';
import type { DOMOutputSpec, TagParseRule } from '@tiptap/pm/model';
import { documentSchema } from '../../../../lib/document/extensions/documentExtensions.ts';
import { nodeKinds } from '../../../../lib/document/grammar.ts';

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

const full: Readonly<Record<string, Record<string, string | number>>> = {
  section: { kind: 'gaps' },
  heading: { level: 4 },
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
};

describe('copy and paste', () => {
  test.each(nodeKinds)('[GR3] %s comes back as it was', (kind) => {
    const attrs = kind === 'hardBreak' ? {} : { id: 'abc123', ...full[kind] };
    const node = documentSchema.nodes[kind]!.create(attrs);
    const element = written(node.type.spec.toDOM!(node));
    expect(parsed(element)).toEqual({ owner: kind, attrs });
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
