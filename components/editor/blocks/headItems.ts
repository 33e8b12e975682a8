import { credibilities } from '../../../lib/document/grammar.ts';
import { reliabilities } from '../../../lib/domain/sources/sourceValues.ts';
import type { RulerRange } from '../../ui/LikelihoodRuler.tsx';
import type { BlockLink } from './blockLinks.ts';
import type { BlockTargets } from './blockNumbers.ts';
import { confidenceWords, isConfidence, stepsOf } from './confidence.ts';
import { dateWords } from '@/lib/domain/text/dateWords.ts';
import { termOf } from './editorScale.ts';
import { credibilityWords, reliabilityWords } from '../../../lib/domain/sources/admiralty.ts';
import { directionWords, fieldSpec, kindWords, supportWords } from './fields.ts';
import type { PaperSettings } from './paperSettings.ts';

/**
 * What stands in a block's header for one field, as data: the views of the editor and the copy for reading draw the
 * same. `note` and `flag` are said beside the pills and open nothing.
 */
export type HeadItem = {
  readonly field: string;
  readonly look: 'pill' | 'mark' | 'invite' | 'note' | 'flag';
  /** Read aloud before the words, and shown before them where `showsName`. */
  readonly name: string;
  readonly showsName: boolean;
  readonly words: string;
  readonly ruler: RulerRange | null;
  readonly steps: 0 | 1 | 2 | 3 | null;
  readonly range: string | null;
};

/** The class of an item's element, the same in the copy for reading. */
export function itemClass(item: HeadItem, isControl: boolean): string {
  switch (item.look) {
    case 'pill':
      return isControl ? 'sel' : 'sel told';
    case 'invite':
      return isControl ? 'sel invite' : 'sel told none';
    case 'mark':
      return isControl ? 'mark control' : 'mark';
    case 'note':
      return 'muted note-words';
    case 'flag':
      return 'recalled-flag';
  }
}

type Attributes = Readonly<Record<string, unknown>>;
type Seen = {
  readonly settings: PaperSettings;
  readonly targets: BlockTargets;
  readonly links: readonly BlockLink[];
  /** False for who only reads: what is missing is then said only where it matters. */
  readonly mayWrite: boolean;
  /** Labels of the recalled sources that the block is, cites or rests on. */
  readonly recalled?: readonly string[];
};

const plain = { showsName: false, ruler: null, steps: null, range: null } as const;
const said = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** The header of a block of a kind with these attributes. */
export function headItems(kind: string, attrs: Attributes, seen: Seen): readonly HeadItem[] {
  const items: (HeadItem | null)[] = said(attrs.marking)
    ? [{ ...plain, field: 'marking', look: 'mark', name: 'Marking', words: attrs.marking }]
    : [];
  switch (kind) {
    case 'judgment':
      items.push(
        likelihoodItem(attrs, seen),
        confidenceItem(attrs, seen),
        attrs.kind === 'explanation' || attrs.kind === 'characterisation'
          ? dateItem(kind, 'horizon', attrs, { ...seen, mayWrite: false }, 'by ')
          : dateItem(kind, 'horizon', attrs, seen, 'by '),
        judgmentNote(attrs),
      );
      break;
    case 'alternative':
      items.push(likelihoodItem(attrs, seen));
      break;
    case 'evidence':
      items.push(...evidenceItems(attrs, seen));
      break;
    case 'source':
      items.push(...sourceItems(attrs, seen));
      break;
    case 'assumption':
      items.push(
        attrs.linchpin === null || attrs.linchpin === undefined
          ? invite(kind, 'linchpin', seen)
          : pill('linchpin', 'Linchpin', attrs.linchpin === true ? 'Linchpin' : 'Not a linchpin'),
        worded(kind, 'support', attrs, supportWords, seen),
        dateItem(kind, 'reviewBy', attrs, seen, 'Review by '),
      );
      break;
    case 'indicator':
      items.push(
        worded(kind, 'direction', attrs, directionWords, seen),
        typeof attrs.observed === 'boolean'
          ? pill('observed', 'Observed', attrs.observed ? 'Observed' : 'Not observed')
          : invite(kind, 'observed', seen),
        said(attrs.threshold) ? pill('threshold', 'Threshold', attrs.threshold, true) : null,
        said(attrs.lastChecked) ? pill('lastChecked', 'Last checked', `checked ${dateWords(attrs.lastChecked)}`) : null,
      );
      break;
    case 'figure':
      items.push(altItem(attrs));
      break;
    default:
  }
  items.push(recalledItem(kind, seen));
  return items.filter((item) => item !== null);
}

function pill(field: string, name: string, words: string, showsName = false): HeadItem {
  return { ...plain, field, look: 'pill', name, words, showsName };
}

/** "Recalled", "Cites recalled S2", "Rests on recalled S1, S2"; null where nothing below was recalled. */
function recalledItem(kind: string, { recalled = [] }: Seen): HeadItem | null {
  if (recalled.length === 0) return null;
  const verb = kind === 'judgment' ? 'Rests on' : 'Cites';
  const words = kind === 'source' ? 'Recalled' : `${verb} recalled ${recalled.join(', ')}`;
  return { ...note(words), look: 'flag' };
}

function note(words: string): HeadItem {
  return { ...plain, field: '', look: 'note', name: '', words };
}

function invite(kind: string, field: string, seen: Seen): HeadItem | null {
  const spec = fieldSpec(kind, field);
  if (!seen.mayWrite || spec === undefined) return null;
  return { ...plain, field, look: 'invite', name: spec.label, words: spec.invite };
}

function likelihoodItem({ likelihood, probability }: Attributes, { settings, mayWrite }: Seen): HeadItem {
  const term = termOf(settings.drawn, likelihood);
  const item = { ...plain, field: 'likelihood', look: 'pill', name: 'Likelihood' } as const;
  if (term !== undefined) {
    const point = typeof probability === 'number' ? ` · ${Math.round(probability * 1000) / 10}%` : '';
    return { ...item, words: term.label, ruler: { low: term.low, high: term.high }, range: `${term.range}${point}` };
  }
  if (said(likelihood)) return { ...item, words: `${likelihood.replaceAll('-', ' ')}, not in ${settings.scale.title}` };
  return { ...item, look: 'invite', words: mayWrite ? 'Add likelihood' : 'No likelihood yet' };
}

function confidenceItem({ confidence }: Attributes, { mayWrite }: Seen): HeadItem {
  const item = { ...plain, field: 'confidence', look: 'pill', name: 'Confidence', steps: stepsOf(confidence) } as const;
  if (isConfidence(confidence)) return { ...item, showsName: true, words: confidenceWords[confidence] };
  if (!mayWrite) return { ...item, showsName: true, words: 'not stated' };
  return { ...item, look: 'invite', steps: null, words: 'Add confidence' };
}

function dateItem(kind: string, field: string, attrs: Attributes, seen: Seen, before: string): HeadItem | null {
  const value = attrs[field];
  if (!said(value)) return invite(kind, field, seen);
  return pill(field, fieldSpec(kind, field)?.label ?? field, `${before}${dateWords(value)}`);
}

function worded(
  kind: string,
  field: string,
  attrs: Attributes,
  words: Readonly<Record<string, string>>,
  seen: Seen,
): HeadItem | null {
  const value = attrs[field];
  const label = fieldSpec(kind, field)?.label ?? field;
  return said(value) ? pill(field, label, words[value] ?? value) : invite(kind, field, seen);
}

function judgmentNote({ kind, rank }: Attributes): HeadItem | null {
  const words = [
    kind === 'explanation' || kind === 'characterisation' ? (kindWords[kind] ?? '') : '',
    // Most judgments carry the paper: only the others say so.
    rank === 'minor' ? 'Minor' : '',
  ].filter((word) => word !== '');
  return words.length === 0 ? null : note(words.join(' · '));
}

/** "S2 · B2": the sources cited, the best reliability among them, and the credibility of this item. */
function evidenceItems(attrs: Attributes, seen: Seen): readonly (HeadItem | null)[] {
  const cited = seen.links.flatMap((link) => {
    const target = link.kind === 'cites' ? seen.targets.get(link.target) : undefined;
    return target?.kind === 'source' ? [target] : [];
  });
  const reliability = reliabilities.find((grade) => cited.some((source) => source.reliability === grade));
  const credibility = credibilities.find((grade) => grade === attrs.credibility);
  const date = dateItem('evidence', 'informationDate', attrs, seen, '');
  const until = said(attrs.informationUntil) && date?.look === 'pill' ? ` to ${dateWords(attrs.informationUntil)}` : '';
  const dated = date === null || date.look === 'invite' ? date : { ...date, words: `${date.words}${until}` };
  if (cited.length === 0 && credibility === undefined) return [invite('evidence', 'credibility', seen), dated];
  const sources =
    cited.length > 2 ? `${cited[0]?.label ?? ''} +${cited.length - 1}` : cited.map((s) => s.label).join(', ');
  const isGraded = reliability !== undefined || credibility !== undefined;
  const grade = !isGraded
    ? 'not graded'
    : cited.length === 0
      ? (credibility ?? '')
      : `${reliability ?? '–'}${credibility ?? '–'}`;
  const meaning = [reliability && reliabilityWords[reliability], credibility && credibilityWords[credibility]];
  return [
    pill('credibility', 'Source and grade', `${sources === '' ? 'no source' : sources} · ${grade}`),
    isGraded ? note(meaning.filter((each) => each !== undefined).join(' · ')) : null,
    dated,
  ];
}

function sourceItems(attrs: Attributes, seen: Seen): readonly (HeadItem | null)[] {
  const { originator, published, type } = attrs;
  const grade = reliabilities.find((each) => each === attrs.reliability);
  const record = [originator, type, said(published) ? dateWords(published) : null].filter(said).join(' · ');
  return [
    grade === undefined
      ? invite('source', 'reliability', seen)
      : pill('reliability', 'Reliability', `${grade} · ${reliabilityWords[grade] ?? ''}`),
    record === '' ? invite('source', 'record', seen) : pill('record', 'Record', record),
  ];
}

function altItem(attrs: Attributes): HeadItem | null {
  if (!said(attrs.image)) return null;
  // Where nothing is said yet, the figure itself asks, and whoever may not write has nothing to see.
  if (attrs.alt === '') return pill('alt', 'Text alternative', 'Only decorates');
  return said(attrs.alt) ? pill('alt', 'Text alternative', 'Text alternative') : null;
}
