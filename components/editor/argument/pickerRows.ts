import {
  argumentOf,
  type Argument,
  type ArgumentNode,
  type ArgumentNodeKind,
  type ArgumentRelation,
  type ArgumentRelationKind,
} from '../../../lib/domain/argument/argument.ts';
import { isCitedNowhere } from '../../../lib/domain/argument/argumentGaps.ts';
import { gradeCode, gradeOf, gradeWords } from '../../../lib/domain/argument/grade.ts';
import { sourcesOf } from '../../../lib/domain/argument/restsOn.ts';
import type { LinkWish } from './linkEdits.ts';
import type { CreatableKind } from './newLinkedBlock.ts';

/** What a block may be linked with, and how. */
export type LinkOffer = {
  readonly to: Extract<ArgumentNodeKind, 'evidence' | 'assumption' | 'source' | 'judgment'>;
  /** The kinds of link in question; the first is what ticking makes. */
  readonly among: readonly [ArgumentRelationKind, ...ArgumentRelationKind[]];
  readonly heading: string;
  readonly creates: CreatableKind | null;
};

const evidence: LinkOffer = {
  to: 'evidence',
  among: ['supports', 'contradicts', 'context'],
  heading: 'Evidence',
  creates: 'evidence',
};
const assumption: LinkOffer = { to: 'assumption', among: ['assumes'], heading: 'Assumptions', creates: 'assumption' };
const source: LinkOffer = { to: 'source', among: ['cites'], heading: 'Sources', creates: 'source' };
const judgment = (kind: ArgumentRelationKind): LinkOffer => ({
  to: 'judgment',
  among: [kind],
  heading: 'Judgments',
  creates: null,
});

/** What blocks of a kind are linked with by hand; nothing for kinds that hold no links. */
export function offersFor(kind: string): readonly LinkOffer[] {
  switch (kind) {
    case 'judgment':
      return [evidence, assumption];
    case 'alternative':
      return [judgment('alternative-to'), evidence, assumption];
    case 'assumption':
      return [evidence];
    case 'evidence':
    case 'figure':
      return [source];
    case 'recommendation':
      return [judgment('serves')];
    case 'indicator':
      return [judgment('indicates')];
    case 'gap':
      return [judgment('limits')];
    default:
      return [];
  }
}

/** A line of the picker: a block that can be linked, or a link whose block is gone. */
export type PickerRow = {
  readonly key: string;
  readonly offer: LinkOffer;
  readonly target: string;
  /** Null where the block that is linked is gone. */
  readonly node: ArgumentNode | null;
  /** "S2 · B2": its sources and grade; null where there is nothing to grade. */
  readonly code: string | null;
  /** The same in words. */
  readonly codeWords: string;
  readonly isCitedNowhere: boolean;
  /** Lower case; what a search looks through. */
  readonly words: string;
};

/** What a row says: how it is linked (null: not), and where in a source. */
export type Choice = { readonly kind: ArgumentRelationKind | null; readonly locator: string | null };

/** Everything a block can be linked with, and its broken links, in reading order by offer. */
export function pickerRows(argument: Argument, holder: ArgumentNode): readonly PickerRow[] {
  const offers = offersFor(holder.kind);
  const broken = argument.broken
    .filter(({ from, id }) => from === holder.id && id !== null)
    .flatMap((relation): readonly PickerRow[] => {
      const offer = offers.find(({ among }) => among.includes(relation.kind)) ?? offers[0];
      if (offer === undefined) return [];
      const key = `broken ${relation.kind} ${relation.to}`;
      const row = { key, offer: { ...offer, among: [relation.kind] as const }, target: relation.to, node: null };
      return [{ ...row, code: null, codeWords: '', isCitedNowhere: false, words: 'broken missing removed' }];
    });
  const found = new Map(broken.map((row) => [row.key, row]));
  const linkable = offers.flatMap((offer) =>
    argument.nodes
      .filter(({ kind, id }) => kind === offer.to && id !== holder.id)
      .map((node) => rowOf(argument, offer, node)),
  );
  return [...found.values(), ...linkable];
}

function rowOf(argument: Argument, offer: LinkOffer, node: ArgumentNode): PickerRow {
  const sources = node.kind === 'evidence' ? sourcesOf(argument, node.id) : [];
  const labels = sources.map(({ label }) => label);
  const grade = node.kind === 'source' ? { reliability: node.reliability, credibility: null } : gradeOf(argument, node);
  const isGraded = node.kind === 'source' || node.kind === 'evidence';
  const code = node.kind === 'source' ? node.reliability : gradeCode(grade);
  const shown = labels.length > 2 ? `${labels[0]} +${labels.length - 1}` : labels.join(' ');
  const parts = [...(node.kind === 'evidence' ? [shown === '' ? 'no source' : shown] : []), code ?? 'not graded'];
  return {
    key: `${offer.among[0]} ${node.id}`,
    offer,
    target: node.id,
    node,
    code: isGraded ? parts.join(' · ') : null,
    codeWords: !isGraded ? '' : node.kind === 'source' ? `reliability ${code ?? 'not graded'}` : gradeWords(grade),
    isCitedNowhere: isCitedNowhere(argument, node),
    words: [node.label, node.text, ...sources.flatMap(({ label, text }) => [label, text])].join(' ').toLowerCase(),
  };
}

/** The rows that a search finds: every word of it somewhere in the row. A number that is meant exactly comes first. */
export function rowsFor(rows: readonly PickerRow[], query: string): readonly PickerRow[] {
  const words = query.trim().toLowerCase().split(/\s+/u);
  const found = rows.filter((row) => words.every((word) => row.words.includes(word)));
  const exact = found.filter(({ node }) => node?.label.toLowerCase() === words[0]);
  return [...exact, ...found.filter((row) => !exact.includes(row))];
}

/** How a row is linked now. */
export function choiceIn(argument: Argument, holderId: string, row: PickerRow): Choice {
  const all = row.node === null ? argument.broken : argument.relationsFrom(holderId);
  const link = all.find(
    ({ from, to, kind, id }) =>
      from === holderId && to === row.target && id !== null && row.offer.among.some((each) => each === kind),
  );
  return { kind: link?.kind ?? null, locator: link?.locator ?? null };
}

/** What is to be written: the rows that were touched and differ from what is there now. */
export function wishesOf(
  argument: Argument,
  holderId: string,
  rows: readonly PickerRow[],
  touched: ReadonlyMap<string, Choice>,
): readonly LinkWish[] {
  return rows.flatMap((row): readonly LinkWish[] => {
    const wanted = touched.get(row.key);
    const now = choiceIn(argument, holderId, row);
    if (wanted === undefined || (wanted.kind === now.kind && (wanted.locator ?? '') === (now.locator ?? ''))) return [];
    return [{ target: row.target, kind: wanted.kind, among: row.offer.among, locator: wanted.locator }];
  });
}

/** The argument as it would be with these wishes. */
export function argumentWith(argument: Argument, holderId: string, wishes: readonly LinkWish[]): Argument {
  const isMeant = ({ from, to, kind }: ArgumentRelation) =>
    from === holderId && wishes.some((wish) => wish.target === to && wish.among.includes(kind));
  const added = wishes.flatMap(({ target, kind, locator }): readonly ArgumentRelation[] =>
    kind === null ? [] : [{ id: `${holderId} ${target}`, from: holderId, to: target, kind, locator }],
  );
  const kept = [...argument.relations, ...argument.broken].filter((relation) => !isMeant(relation));
  return argumentOf(argument.nodes, [...kept, ...added]);
}
