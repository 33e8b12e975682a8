import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixesFor } from '../../../../components/editor/checks/fixes/fixFor.ts';
import { acceptsAttribute, isNodeKind, mayHold, type NodeKind } from '../../../../lib/document/grammar.ts';
import { token } from '../blocks/paperState.ts';
import { node } from '../draftState.ts';
import { evidence, findingsIn, fixState, judgment, link, section } from './fixedPaper.ts';

const words =
  'The This yard pact will likely unlikely might may could potentially possible is expected to enhance both fleets , complicate talks , and increase the risk . With Oslo’s backing, given that provoking answers from Norway and Sweden. with high confidence Reports indicate that it weakens ports should unless absent seems likely . {T} {N} {C} <br>'.split(
    ' ',
  );
/** What some checks look for is too long to come about by chance. */
const phrases = [
  'The pact will likely enhance both fleets, complicate talks, and increase costs.',
  'The pact will',
  '{T}',
  'enhance both fleets, complicate talks{N}, and increase costs.',
  'The port may strike, provoking answers from Norway and Sweden.',
  'We assess with high confidence that an attack is unlikely.',
  'It weakens ports.',
  'It could potentially close.',
  'Owners should sell.',
  'Given that Oslo pays, it grows.',
  'Reports indicate that it rains.',
];
const anyWords = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...words).map((word) => [word]) },
      { weight: 2, arbitrary: fc.constantFrom(...phrases).map((phrase) => phrase.split(/(\{[TNC]\})/u)) },
    ),
    { maxLength: 18 },
  )
  .map((lists) => lists.flat().filter((word) => word !== ''));

/** A sentence with tokens, notes, citations and breaks in it. */
function inline(list: readonly string[]): readonly (string | ProseMirrorNode)[] {
  return list.map((word) => {
    if (word === '{T}') return token('adverb');
    if (word === '{N}') return node('footnote', { text: 'A note' });
    if (word === '{C}') return node('citation', { target: 's1' });
    return word === '<br>' ? node('hardBreak', {}) : `${word} `;
  });
}

const anyJudgment = (id: string) =>
  fc
    .record({
      list: anyWords,
      likelihood: fc.constantFrom(null, 'likely', 'roughly-even-chance', 'nonsense'),
      probability: fc.constantFrom(null, 0.3, 0.6),
      target: fc.constantFrom('e0', 'gone', 'j1'),
      rank: fc.constantFrom(null, 'major'),
    })
    .map(({ list, likelihood, probability, target, rank }) =>
      judgment(id, inline(list), { likelihood, probability, rank }, link('supports', target, `l-${id}`)),
    );
const anyEvidence = (id: string) =>
  anyWords.map((list) => {
    const content = inline(list);
    return content.length === 0
      ? evidence(id, 'Seen.')
      : node('evidence', { id }, node('paragraph', { id: `${id}-p` }, ...content));
  });

/** Fails unless every node is where the grammar allows it and no id stands twice. */
function expectSound(doc: ProseMirrorNode): void {
  const ids = new Set<string>();
  const visit = (each: ProseMirrorNode, parent: NodeKind | null): void => {
    if (each.isText) return;
    const kind = each.type.name;
    if (!isNodeKind(kind) || !mayHold(parent, kind)) throw new Error(`${kind} in ${parent}`);
    for (const [name, value] of Object.entries(each.attrs)) {
      if (!acceptsAttribute(kind, name, value as string | null)) throw new Error(`${kind}.${name}`);
    }
    if (!each.isInline) {
      const id = each.attrs.id as string | null;
      if (id === null || id === '' || ids.has(id)) throw new Error(`id ${id} of ${kind}`);
      ids.add(id);
    }
    each.forEach((child) => visit(child, kind));
  };
  doc.forEach((child) => visit(child, null));
  doc.check();
}

const kinds = [
  'add-indicator',
  'ask-confidence',
  'ask-horizon',
  'ask-likelihood',
  'drop-broken-links',
  'drop-words',
  'make-minor',
  'put-term',
  'settle-term',
  'split',
  'take-confidence',
  'to-assumption',
  'to-evidence',
  'to-judgment',
  'to-recommendation',
];

describe('Every fix on any draft', () => {
  it('[FX7] keeps the grammar and the ids, in one transaction', () => {
    const pressed = new Map<string, number>();
    fc.assert(
      fc.property(anyJudgment('j0'), anyJudgment('j1'), anyEvidence('e0'), (first, second, item) => {
        const state = fixState(
          section('key-judgments', first),
          section('supporting-evidence', item),
          section('implications', second),
        );
        expectSound(state.doc);
        for (const finding of findingsIn(state)) {
          for (const fix of fixesFor(finding, state)) {
            const tr = fix.apply(state);
            if (tr === null) continue;
            expectSound(state.apply(tr).doc);
            const kind = finding.fix?.kind ?? '';
            pressed.set(kind, (pressed.get(kind) ?? 0) + 1);
          }
        }
      }),
      { numRuns: 150, seed: 7 },
    );
    // The run was worth something: every kind of fix was pressed.
    expect([...pressed.keys()].toSorted()).toEqual(kinds);
  });
});
