import type { EditorState, Transaction } from '@tiptap/pm/state';
import { labelWithRange, termById } from '../../../../lib/domain/likelihood/scaleById.ts';
import { acceptsAttribute } from '../../../../lib/document/grammar.ts';
import type { Finding, Fix as FixWish } from '../../../../lib/domain/tradecraft/Finding.ts';
import { setFields, setLikelihood } from '../../blocks/fieldEdits.ts';
import { settingsIn } from '../../blocks/paperSettings.ts';
import { bindStated, fitTokens, statedTerm, statementOf } from '../../blocks/tokenPlaces.ts';
import type { Fix, FixMaker } from './Fix.ts';
import { holderOf, placedBlock, textPlace, type Placed } from './textPlace.ts';

/** Confidence out of the sentence and into its field: it is said in a sentence of its own. */
export const takeConfidence: FixMaker<'take-confidence'> = (finding, wish) => [
  {
    label: `Take it out and set ${wish.level} confidence`,
    apply: (now) => {
      const place = textPlace(now, finding);
      if (place === null || place.from !== finding.from || place.holder.node.type.name !== 'judgment') return null;
      const [from, to] = [place.posOf(wish.from), place.posOf(wish.to)];
      const { tr } = now;
      tr.delete(from, to);
      // "We have high confidence that an attack": the next word begins the sentence now.
      const next = place.words.slice(wish.to, wish.to + 1);
      const isFirst =
        place.words.slice(0, wish.from).trim() === '' || /[.!?]\s*$/u.test(place.words.slice(0, wish.from));
      if (isFirst && /\p{Ll}/u.test(next)) tr.insertText(next.toUpperCase(), from, from + 1);
      if (acceptsAttribute('judgment', 'confidence', wish.level))
        tr.setNodeAttribute(tr.mapping.map(place.holder.pos), 'confidence', wish.level);
      return tr;
    },
  },
];

/** The second of two hedges goes, with the space before it. */
export const dropWords: FixMaker<'drop-words'> = (finding, wish, state) => {
  const place = textPlace(state, finding);
  if (place === null || place.from !== finding.from) return [];
  const words = place.words.slice(wish.from, wish.to);
  return [
    {
      label: `Drop “${words}”`,
      apply: (now) => {
        const there = textPlace(now, finding);
        if (there === null || there.words.slice(wish.from, wish.to) !== words) return null;
        const from = /\s/u.test(there.words.charAt(wish.from - 1)) ? wish.from - 1 : wish.from;
        return now.tr.delete(there.posOf(from), there.posOf(wish.to));
      },
    },
  ];
};

/** Where words, figure and field disagree: each of them as the one that is right. */
export const settleTerm: FixMaker<'settle-term'> = (finding, wish, state) => {
  const holder = holderNow(state, finding);
  if (holder === null) return [];
  const { scale, paper } = settingsIn(state);
  const label = (id: string | null): string | null => {
    const term = termById(scale, id);
    return term === null ? null : labelWithRange(term, paper.wording ?? undefined);
  };
  const said = label(wish.termId);
  const field = label(holder.node.attrs.likelihood as string | null);
  const isPoint = finding.to === 0;
  const fixes: Fix[] = [];
  if (said !== null)
    fixes.push({ label: `Set the likelihood to ${said}`, apply: (now) => settle(now, finding, wish, isPoint) });
  if (isPoint)
    fixes.push({
      label: 'Take the figure out',
      apply: (now) => withHolder(now, finding, (id) => setFields(now, id, { probability: null })),
    });
  else if (field !== null) {
    fixes.push({ label: `Say ${field} in the sentence`, apply: (now) => sayField(now, finding) });
  }
  return fixes;
};

function settle(
  state: EditorState,
  finding: Finding,
  { termId }: Extract<FixWish, { kind: 'settle-term' }>,
  isPoint: boolean,
): Transaction | null {
  const holder = holderNow(state, finding);
  if (holder === null) return null;
  const probability: unknown = isPoint ? holder.node.attrs.probability : null;
  const kept = typeof probability === 'number' ? probability : null;
  return withHolder(state, finding, (id) => setLikelihood(state, id, { termId, probability: kept, place: false }));
}

/** The words that state another term become the token of the field's. */
function sayField(state: EditorState, finding: Finding): Transaction | null {
  const holder = holderNow(state, finding);
  const statement = holder === null ? null : statementOf(holder.node, holder.pos);
  const settings = settingsIn(state);
  const stated = statement === null ? null : statedTerm(statement.node, settings);
  const likelihood: unknown = holder?.node.attrs.likelihood;
  if (statement === null || stated === null || typeof likelihood !== 'string') return null;
  return fitTokens(bindStated(state.tr, statement.start, stated), statement.start, likelihood, settings);
}

function holderNow(state: EditorState, finding: Finding): Placed | null {
  const block = placedBlock(state.doc, finding.blockId);
  return block === null ? null : holderOf(state.doc, block);
}

function withHolder(
  state: EditorState,
  finding: Finding,
  edit: (id: string) => Transaction | null,
): Transaction | null {
  const id: unknown = holderNow(state, finding)?.node.attrs.id;
  return typeof id === 'string' ? edit(id) : null;
}
