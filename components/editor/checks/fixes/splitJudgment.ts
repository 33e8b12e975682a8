import { Fragment, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { Finding, Fix as FixWish } from '../../../../lib/domain/tradecraft/Finding.ts';
import { sentencesOf } from '../../../../lib/domain/text/sentencesOf.ts';
import { newBlockId } from '../../binding/newBlockId.ts';
import type { FixMaker } from './Fix.ts';
import { contentOf, textPlace, type TextPlace } from './textPlace.ts';

type Split = Extract<FixWish, { kind: 'split' }>;
const numbers = ['two', 'three', 'four', 'five', 'six'];

/** One judgment for each outcome. */
export const splitJudgment: FixMaker<'split'> = (finding, wish, state) => {
  const count = wish.at.length + 1;
  if (count < 2 || split(state, finding, wish) === null) return [];
  return [
    {
      label: `Split it into ${numbers[count - 2] ?? count} judgments`,
      apply: (now) => split(now, finding, wish),
    },
  ];
};

/**
 * Splits a judgment by its outcomes. The first keeps the block; each other becomes a judgment after it with what all
 * share in front, the same fields, basis and links: they held for every outcome. The author's own number does not go
 * along, as it was one for all of them together; an outcome that hung on a participle has no likelihood yet.
 */
function split(state: EditorState, finding: Finding, { at, headTo }: Split): Transaction | null {
  const place = textPlace(state, finding);
  const { node: holder, pos } = place?.holder ?? { node: null, pos: 0 };
  if (place === null || holder === null || !['judgment', 'alternative'].includes(holder.type.name)) return null;
  const sentence = sentencesOf(place.words).find(({ from, to }) => place.from >= from && place.from < to);
  const first = at[0];
  // Words typed since: what was found is at another place now, and the check runs again in a moment.
  if (sentence === undefined || first === undefined || place.from !== finding.from) return null;
  const end = sentence.from + sentence.text.replace(/[.!?\s]+$/u, '').length;
  const pieces = at.map((from, index) => ({ from, to: at[index + 1] ?? end })).filter(({ from, to }) => from < to);
  if (pieces.length !== at.length) return null;
  const made = pieces.map((piece) => judgmentOf(place, holder, outcomeOf(state, place, piece, sentence, headTo)));

  const { tr } = state;
  tr.insert(pos + holder.nodeSize, made);
  tr.delete(place.posOf(first), place.posOf(end));
  return tr;
}

function outcomeOf(
  state: EditorState,
  place: TextPlace,
  piece: { readonly from: number; readonly to: number },
  sentence: { readonly from: number },
  headTo: number | null,
): Fragment {
  const { schema } = state;
  const said = place.words.slice(piece.from, piece.to);
  const from = piece.from + (/^,?\s*(?:and\s+)?/iu.exec(said)?.[0].length ?? 0);
  const outcome = contentOf(place, from, piece.to);
  if (headTo === null) return Fragment.from(schema.text('That would mean ')).append(outcome).append(stop(state));
  const head = contentOf(place, sentence.from, headTo);
  return head
    .append(Fragment.from(schema.text(' ')))
    .append(outcome)
    .append(stop(state));
}

function stop({ schema }: EditorState): Fragment {
  return Fragment.from(schema.text('.'));
}

/** Another judgment like this one, which says this. Ids are its own. */
function judgmentOf(place: TextPlace, holder: ProseMirrorNode, content: Fragment): ProseMirrorNode {
  const hasTerm = content.content.some((child) => child.type.name === 'likelihoodTerm');
  const isShared = hasTerm || !content.textBetween(0, content.size).startsWith('That would mean ');
  const children = holder.children.map((child) => {
    const attrs = { ...child.attrs, id: newBlockId() };
    return child.type.create(attrs, child === place.text.node ? content : child.content, child.marks);
  });
  const likelihood: unknown = isShared ? holder.attrs.likelihood : null;
  return holder.type.create({ ...holder.attrs, id: newBlockId(), likelihood, probability: null }, children);
}
