import { Fragment, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { NodeJson } from '../../../../lib/document/docJson.ts';
import type { RelationKind } from '../../../../lib/document/grammar.ts';
import { tokenText } from '../../../../lib/document/tokenText.ts';
import type { Finding } from '../../../../lib/domain/tradecraft/Finding.ts';
import { sentencesOf } from '../../../../lib/domain/text/sentencesOf.ts';
import { writeAtHome } from '../../argument/newLinkedBlock.ts';
import { newBlockId } from '../../binding/newBlockId.ts';
import { emptyBlock, isBlank } from '../../blocks/blockEdits.ts';
import { settingsIn } from '../../blocks/paperSettings.ts';
import { turnInto } from '../../palette/blockMenu/turnInto.ts';
import type { Fix, FixMaker } from './Fix.ts';
import { contentOf, textPlace, type TextPlace } from './textPlace.ts';

type MovedTo = 'judgment' | 'evidence' | 'recommendation';

/** The sentence of a finding becomes a judgment; what is left of the evidence supports it. */
export const toJudgment: FixMaker<'to-judgment'> = (finding, _wish, state) =>
  moveOf(finding, state, 'judgment', 'Move it to a judgment');
/** The sentence of a finding becomes evidence, which supports the judgment it stood in. */
export const toEvidence: FixMaker<'to-evidence'> = (finding, _wish, state) =>
  moveOf(finding, state, 'evidence', 'Move it to the evidence');
/** The sentence of a finding becomes a recommendation; one that stood in a judgment serves it. */
export const toRecommendation: FixMaker<'to-recommendation'> = (finding, _wish, state) =>
  moveOf(finding, state, 'recommendation', 'Move it to the recommendations');

/** One fix that moves a sentence, or none where there is nothing to move. */
export function moveOf(finding: Finding, state: EditorState, kind: MovedTo, label: string): readonly Fix[] {
  if (moveSentence(state, finding, kind) === null) return [];
  return [{ label, apply: (now) => moveSentence(now, finding, kind) }];
}

/**
 * Moves the sentence a finding stands in to a block of another kind. A block that says nothing else is turned into that
 * kind where it stands, under its id; else the sentence goes to the end of the section where its kind belongs.
 */
function moveSentence(state: EditorState, finding: Finding, kind: MovedTo): Transaction | null {
  const place = textPlace(state, finding);
  if (place === null || place.holder.node.type.name === kind || place.holder.node.type.name === 'title') return null;
  const sentence = sentencesOf(place.words).find(({ from, to }) => place.from >= from && place.from < to);
  if (sentence === undefined || sentence.text.trim() === '') return null;
  const rest = place.words.slice(0, sentence.from) + place.words.slice(sentence.to);
  if (rest.trim() === '' && isAllIn(place)) return turnInto(state, place.holder.pos, kind)?.tr ?? null;
  if (rest.trim() === '' && place.text.node.type.name === 'statement') return null;

  const { tr } = state;
  const id = newBlockId();
  const content = plainTerms(state, place, contentOf(place, sentence.from, sentence.to));
  const link = linkFor(kind, place.holder.node.type.name);
  const holderId = typeof place.holder.node.attrs.id === 'string' ? place.holder.node.attrs.id : null;
  const isToHolder = kind !== 'evidence';
  const carried = link !== null && isToHolder && holderId !== null ? [relation(tr, link, holderId)] : [];
  if (link !== null && !isToHolder) {
    tr.insert(place.holder.pos + place.holder.node.nodeSize - 1, relation(tr, link, id));
  }
  tr.delete(place.posOf(sentence.from), place.posOf(sentence.to));
  writeAtHome(tr, kind, blockWith(tr, kind, id, content, carried), newBlockId);
  return tr;
}

/** Whether the block around says nothing outside this text. */
function isAllIn({ holder, text }: TextPlace): boolean {
  let isAll = true;
  holder.node.descendants((child) => {
    if (child.isTextblock && child !== text.node && !isBlank(child)) isAll = false;
    return isAll;
  });
  return isAll;
}

/** What binds the new block and the one it came from; null where nothing does. */
function linkFor(kind: MovedTo, from: string): RelationKind | null {
  if (kind === 'judgment') return from === 'evidence' ? 'supports' : null;
  if (from !== 'judgment') return null;
  return kind === 'evidence' ? 'supports' : 'serves';
}

function relation(tr: Transaction, kind: RelationKind, target: string): ProseMirrorNode {
  const type = tr.doc.type.schema.nodes.relation;
  if (type === undefined) throw new Error('the schema lacks relation');
  return type.create({ id: newBlockId(), kind, target });
}

/** A new block of a kind with this content in its first text. */
function blockWith(
  tr: Transaction,
  kind: MovedTo,
  id: string,
  content: Fragment,
  links: readonly ProseMirrorNode[],
): ProseMirrorNode {
  const empty = emptyBlock(tr.doc.type.schema, kind);
  const [first, ...others] = empty.children;
  const filled = first === undefined ? [] : [first.copy(content)];
  return empty.type.create({ ...empty.attrs, id }, [...filled, ...others, ...links]);
}

/** Tokens as their words: outside of a judgment they have no field to be bound to. */
function plainTerms(state: EditorState, { holder }: TextPlace, content: Fragment): Fragment {
  const { scale, paper } = settingsIn(state);
  const likelihood: unknown = holder.node.attrs.likelihood;
  const nodes: ProseMirrorNode[] = [];
  content.forEach((child) => {
    if (child.type.name !== 'likelihoodTerm') nodes.push(child);
    else {
      const said = typeof likelihood === 'string' ? likelihood : null;
      const printed = tokenText(
        child.toJSON() as NodeJson,
        said,
        { scale, wording: paper.wording, ranges: 'hidden' },
        'a',
      );
      nodes.push(state.schema.text(printed));
    }
  });
  return Fragment.from(nodes);
}
