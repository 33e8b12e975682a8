import fc from 'fast-check';
import type { DocJson, MarkJson, NodeJson } from '../../../lib/document/docJson.ts';
import {
  confidenceLevels,
  grammar,
  inlineKinds,
  judgmentKinds,
  markNames,
  rootContent,
  sectionKinds,
} from '../../../lib/document/grammar.ts';
import type { NodeKind } from '../../../lib/document/grammar.ts';

/** Values to try for each attribute name; what a kind's own rule refuses is filtered out by the caller's grammar. */
const values: Readonly<Record<string, fc.Arbitrary<string | number | null>>> = {
  id: fc.stringMatching(/^[a-z0-9]{12}$/),
  kind: fc.constantFrom<string | null>(null, ...sectionKinds, ...judgmentKinds),
  level: fc.nat({ max: 9 }),
  start: fc.nat({ max: 99 }),
  type: fc.constantFrom('1', 'a', null),
  likelihood: fc.constantFrom('likely', 'very-unlikely', 'custom.term', null),
  probability: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
  confidence: fc.constantFrom(null, ...confidenceLevels),
  horizon: fc.constantFrom('2027-12-31', null),
  marking: fc.constantFrom('TLP:AMBER', '"><b>', null),
  rank: fc.constantFrom('major', 'minor', null),
};

/** Text with words, signs, other scripts, emoji; never a line break, which is a node of its own. */
export const anyText: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom(
      'The fleet sailed. ',
      '*not* _emphasis_',
      '<script>alert(1)</script>',
      '# no heading',
      '1. no list',
      '- x',
      'a & b &amp; c',
      '`code`',
      '[x](y)',
      'הברית',
      '同盟 🎉',
      '~~~',
      '|',
      '\\',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  )
  .map((text) => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, '·'));

const anyMark: fc.Arbitrary<MarkJson> = fc.oneof(
  fc.constantFrom(...markNames.filter((name) => name !== 'link')).map((type) => ({ type })),
  fc.webUrl().map((href) => ({ type: 'link', attrs: { href } })),
);
const anyMarks = fc.uniqueArray(anyMark, { selector: (mark) => mark.type, maxLength: 6 });

function anyAttributes(kind: NodeKind): fc.Arbitrary<Record<string, string | number | null>> {
  const rules = grammar[kind].attributes;
  const entries = Object.keys(rules).map((name) => {
    const value = values[name];
    if (!value) throw new Error(`no values to try for attribute ${name}`);
    return [name, value.filter((each) => rules[name]?.accepts(each) ?? false)] as const;
  });
  return fc
    .subarray(entries)
    .chain((chosen) =>
      fc
        .tuple(...chosen.map(([, value]) => value))
        .map((drawn) => Object.fromEntries(chosen.map(([name], index) => [name, drawn[index] ?? null]))),
    );
}

const anyInline: fc.Arbitrary<NodeJson> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('text'), text: anyText, marks: anyMarks }) },
  { weight: 1, arbitrary: fc.constantFrom(...inlineKinds.map((type) => ({ type }))) },
);

function anyNode(kind: NodeKind, depth: number): fc.Arbitrary<NodeJson> {
  const { content } = grammar[kind];
  const attrs = anyAttributes(kind);
  const type = fc.constant(kind);
  switch (content.holds) {
    case 'nothing':
      return fc.record({ type });
    case 'text':
      return fc.record({ type, attrs, content: fc.array(anyInline, { maxLength: 4 }) });
    case 'nodes':
      if (depth === 0) return fc.record({ type, attrs });
      return fc.record({
        type,
        attrs,
        content: fc.array(
          fc.constantFrom(...content.kinds).chain((child) => anyNode(child, depth - 1)),
          { maxLength: 3 },
        ),
      });
  }
}

/** Any draft that the grammar allows, to a depth of four. */
export const anyDraft: fc.Arbitrary<DocJson> = fc
  .array(
    fc.constantFrom(...rootContent).chain((kind) => anyNode(kind, 4)),
    { maxLength: 5 },
  )
  .map((content) => ({ type: 'doc', content }));

/** All text of a draft, run after run, blocks parted by a space. */
export function allTextOf(node: DocJson | NodeJson): string {
  if (node.type === 'text' && 'text' in node) return node.text ?? '';
  const isInline = (child: NodeJson): boolean => child.type === 'text';
  return (node.content ?? []).map((child) => (isInline(child) ? allTextOf(child) : ` ${allTextOf(child)} `)).join('');
}
