import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { Finding, Fix as FixWish } from '../../../../lib/domain/tradecraft/Finding.ts';
import { capitalised } from '../../../ui/capitalised.ts';
import { writeNewBlock } from '../../argument/newLinkedBlock.ts';
import { newBlockId } from '../../binding/newBlockId.ts';
import type { FixMaker } from './Fix.ts';
import { textPlace } from './textPlace.ts';

type Promotion = Extract<FixWish, { kind: 'to-assumption' }>;

/** What a judgment takes for granted, as an assumption of its own that the judgment names. */
export const toAssumption: FixMaker<'to-assumption'> = (finding, wish, state) =>
  promoted(state, finding, wish) === null
    ? []
    : [{ label: 'Promote it to an assumption', apply: (now) => promoted(now, finding, wish) }];

function promoted(state: EditorState, finding: Finding, _wish: Promotion): Transaction | null {
  const place = textPlace(state, finding);
  if (place === null) return null;
  const clause = clauseFrom(place.words, place.from, place.to);
  const said = assumptionOf(finding.quote, clause);
  const type = state.schema.nodes.relation;
  if (said === null || type === undefined) return null;
  const { tr } = state;
  const id = newBlockId();
  const { pos, node } = place.holder;
  // The judgment's own words stay: what it assumes is said beside it, not instead.
  tr.insert(pos + node.nodeSize - 1, type.create({ id: newBlockId(), kind: 'assumes', target: id }));
  writeNewBlock(tr, 'assumption', id, said, newBlockId);
  return tr;
}

/** What follows the cue, up to where its clause ends. */
function clauseFrom(words: string, from: number, to: number): string {
  const end = /[,;:]|[.!?](?:\s|$)/u.exec(words.slice(to));
  return words.slice(from, end === null ? words.length : to + end.index).trim();
}

/** The clause as a sentence of its own; null where nothing follows the cue. Exported for its tests. */
export function assumptionOf(cue: string, clause: string): string | null {
  const rest = clause.slice(cue.length).trim();
  const bare = clause.replace(/^[.;,]\s*/u, '').trim();
  const word = cue.toLowerCase().replace(/^[.;,\s]+/u, '');
  const sentence = (text: string): string | null => (text === '' ? null : `${capitalised(text)}.`);
  if (/^with\s/u.test(word)) return sentence(`${bare.replace(/^with\s+/iu, '')} continues`);
  if (/^as\s+(?!long\b)/u.test(word)) return sentence(bare.replace(/^as\s+/iu, ''));
  if (rest === '') return null;
  if (word === 'unless') return `It does not happen that ${rest}.`;
  if (word === 'absent' || word === 'in the absence of') return `There is no ${rest.replace(/^(?:an?|the)\s+/iu, '')}.`;
  return sentence(rest.replace(/^that\s+/iu, ''));
}
