import fc from 'fast-check';
import {
  argumentOf,
  type Argument,
  type ArgumentNode,
  type ArgumentNodeKind,
  type ArgumentRelation,
  type ArgumentRelationKind,
} from '../../../../lib/domain/argument/argument.ts';

const kindsByLetter: Readonly<Record<string, ArgumentNodeKind>> = {
  S: 'source',
  E: 'evidence',
  F: 'figure',
  AS: 'assumption',
  A: 'alternative',
  J: 'judgment',
  R: 'recommendation',
  I: 'indicator',
  G: 'gap',
  P: 'passage',
};

/** A node named by its label: `J1`, `E2 3` (credibility 3), `S1 B` (reliability B), `S1 B group`, `AS1 linchpin`. */
export function nodeOf(text: string): ArgumentNode {
  const [label = '', detail = null, group = null] = text.split(' ');
  const kind = kindsByLetter[label.replace(/\d+$/, '')];
  if (kind === undefined) throw new Error(`no such letter: ${text}`);
  return {
    id: label,
    kind,
    label,
    text: `Words of ${label}`,
    reliability: kind === 'source' ? detail : null,
    credibility: kind === 'evidence' ? detail : null,
    independenceGroup: group,
    date: null,
    isLinchpin: detail === 'linchpin',
  };
}

/** A relation: `J1 supports E1`, `E1 cites S2 @p. 4`. */
export function relationOf(text: string, index = 0): ArgumentRelation {
  const [link = '', locator = null] = text.split(' @');
  const [from = '', kind = '', to = ''] = link.split(' ');
  return { id: `r${index}`, from, to, kind: kind as ArgumentRelationKind, locator };
}

/** An argument of nodes and relations in a line each. */
export function argument(nodes: readonly string[], relations: readonly string[]): Argument {
  return argumentOf(nodes.map(nodeOf), relations.map(relationOf));
}

export const labels = (nodes: readonly ArgumentNode[]): readonly string[] => nodes.map(({ label }) => label);

const anyNumber = fc.integer({ min: 1, max: 5 });
const anyOfLetters = (...letters: readonly string[]) =>
  fc.tuple(fc.constantFrom(...letters), anyNumber).map(([letter, number]) => `${letter}${number}`);

const anyRelation = fc.oneof(
  fc
    .tuple(anyOfLetters('J', 'A', 'AS'), fc.constantFrom('supports', 'contradicts', 'context'), anyOfLetters('E', 'S'))
    .map((parts) => parts.join(' ')),
  fc.tuple(anyOfLetters('E', 'F', 'P'), fc.constant('cites'), anyOfLetters('S')).map((parts) => parts.join(' ')),
  fc.tuple(anyOfLetters('J', 'A'), fc.constant('assumes'), anyOfLetters('AS')).map((parts) => parts.join(' ')),
  fc.tuple(anyOfLetters('R'), fc.constant('serves'), anyOfLetters('J')).map((parts) => parts.join(' ')),
  fc.tuple(anyOfLetters('A'), fc.constant('alternative-to'), anyOfLetters('J')).map((parts) => parts.join(' ')),
);

/** Any small argument, with relations that name what is not there and relations that stand twice. */
export const anyParts: fc.Arbitrary<{ readonly nodes: ArgumentNode[]; readonly relations: ArgumentRelation[] }> =
  fc.record({
    nodes: fc
      .uniqueArray(
        fc
          .tuple(
            anyOfLetters('J', 'A', 'AS', 'E', 'S', 'R', 'F', 'P'),
            fc.constantFrom('', ' B', ' F', ' 2', ' 6', ' linchpin'),
          )
          .map((parts) => parts.join('')),
        { selector: (text) => text.split(' ')[0], maxLength: 24 },
      )
      .map((all) => all.map(nodeOf)),
    relations: fc.array(anyRelation, { maxLength: 40 }).map((all) => all.map(relationOf)),
  });
