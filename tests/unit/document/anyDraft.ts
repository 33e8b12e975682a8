import fc from 'fast-check';
import type { DocJson, MarkJson, NodeJson } from '../../../lib/document/docJson.ts';
import {
  assumptionSupports,
  confidenceLevels,
  credibilities,
  grammar,
  indicatorDirections,
  inlineKinds,
  judgmentKinds,
  markNames,
  relationKinds,
  rootContent,
  sectionKinds,
  tokenForms,
} from '../../../lib/document/grammar.ts';
import type { AttributeValue, NodeKind } from '../../../lib/document/grammar.ts';
import { accessBases, reliabilities, sourceTypes } from '../../../lib/domain/sources/sourceValues.ts';

/** Values to try for attributes; each gets those that the grammar accepts for it. */
const pool: readonly AttributeValue[] = [
  ...sectionKinds,
  ...judgmentKinds,
  ...relationKinds,
  ...confidenceLevels,
  ...assumptionSupports,
  ...indicatorDirections,
  ...reliabilities,
  ...credibilities,
  ...sourceTypes,
  ...accessBases,
  ...tokenForms,
  'major',
  'minor',
  'printed',
  'hidden',
  'likely',
  'very-unlikely',
  'custom.term',
  'icd203',
  'a',
  '2027',
  '2027-12',
  '2027-12-31',
  'p. 4',
  'TLP:AMBER',
  'tlp2',
  'us',
  '2026-11-20T10:00:00.000Z',
  '"><b>',
  '*a* [b](c)',
  'https://example.org/a?b=<c>',
  '0123456789abcdef'.repeat(4),
  true,
  false,
  0,
  1,
  2,
  3,
  0.5,
  640,
  null,
];
const anyId = fc.stringMatching(/^[a-z0-9]{12}$/);
const anyProbability = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);

/** Values that the grammar accepts for an attribute, null among them. */
export function valuesFor(kind: NodeKind, name: string): readonly AttributeValue[] {
  return pool.filter((value) => grammar[kind].attributes[name]?.accepts(value) ?? false);
}

function anyValue(kind: NodeKind, name: string): fc.Arbitrary<AttributeValue> {
  if (name === 'id' || name === 'target') return anyId;
  if (name === 'probability') return anyProbability;
  const accepted = valuesFor(kind, name);
  if (!accepted.some((value) => value !== null)) throw new Error(`no values to try for attribute ${name}`);
  return fc.constantFrom(...accepted);
}

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

function anyAttributes(kind: NodeKind): fc.Arbitrary<Record<string, AttributeValue>> {
  const entries = Object.keys(grammar[kind].attributes).map((name) => [name, anyValue(kind, name)] as const);
  return fc
    .subarray(entries)
    .chain((chosen) =>
      fc
        .tuple(...chosen.map(([, value]) => value))
        .map((drawn) => Object.fromEntries(chosen.map(([name], index) => [name, drawn[index] ?? null]))),
    );
}

/** A node that holds nothing; one without attributes has no `attrs`, as editors write it. */
function anyAtom(kind: NodeKind): fc.Arbitrary<NodeJson> {
  return anyAttributes(kind).map((attrs) => ({ type: kind, ...(Object.keys(attrs).length > 0 && { attrs }) }));
}

const anyInline: fc.Arbitrary<NodeJson> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('text'), text: anyText, marks: anyMarks }) },
  { weight: 1, arbitrary: fc.constantFrom(...inlineKinds).chain(anyAtom) },
);

function anyNode(kind: NodeKind, depth: number): fc.Arbitrary<NodeJson> {
  const { content } = grammar[kind];
  const attrs = anyAttributes(kind);
  const type = fc.constant(kind);
  switch (content.holds) {
    case 'nothing':
      return anyAtom(kind);
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

/** All text of a draft, run after run, footnotes where they stand, blocks parted by a space. */
export function allTextOf(node: DocJson | NodeJson): string {
  if (node.type === 'text' && 'text' in node) return node.text ?? '';
  const own = node.type === 'footnote' && 'attrs' in node ? String(node.attrs?.text ?? '') : '';
  const isInline = (child: NodeJson): boolean => child.type === 'text';
  const held = (node.content ?? []).map((child) => (isInline(child) ? allTextOf(child) : ` ${allTextOf(child)} `));
  return own + held.join('');
}
