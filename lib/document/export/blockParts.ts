import { labelOf, rangeLabel, termById } from '../../domain/likelihood/scaleById.ts';
import { credibilityWords, reliabilityWords } from '../../domain/sources/admiralty.ts';
import { gradeCode } from '../../domain/argument/grade.ts';
import { portionText } from '../../domain/marking/portionText.ts';
import { unreachable } from '../../domain/result.ts';
import type { NodeJson } from '../docJson.ts';
import { isLabelledKind } from '../labelPrefixes.ts';
import type { LabelledKind } from '../labelPrefixes.ts';
import type { OtherView, Printing } from './printing.ts';
import { blockChildren, hasLine } from './readNodes.ts';
import { relationLine } from './relationLine.ts';
import { period, sourceRecord } from './sourceRecord.ts';
import type { RecordLine } from './sourceRecord.ts';

/** A line under a block: sentences, and text blocks whose own line is printed in their place. */
export type Line = readonly (string | NodeJson)[];

/** A numbered block as every format prints it, in this order. */
export type BlockParts = {
  readonly kind: LabelledKind;
  /** Its number, with its portion mark in brackets where it has one: "J1", "E2 (U)". */
  readonly number: string;
  /** What it says: blocks. */
  readonly main: readonly NodeJson[];
  /** A picture's alternative text and SHA-256, each where there is one; null where there is neither. */
  readonly picture: { readonly alt: string; readonly image: string | null } | null;
  readonly lines: readonly Line[];
  /** Other views of it: each a sentence about the likelihood, where it is about that, and the reason. */
  readonly views: readonly { readonly by: string; readonly said: string }[];
  readonly record: readonly RecordLine[];
};

/** The parts of a numbered block; null for any other. */
export function blockParts(node: NodeJson, printing: Printing): BlockParts | null {
  const kind = node.type;
  if (!isLabelledKind(kind)) return null;
  const children = blockChildren(node);
  const named = (...types: readonly string[]): readonly NodeJson[] => children.filter((c) => types.includes(c.type));
  const others = (...types: readonly string[]): readonly NodeJson[] => children.filter((c) => !types.includes(c.type));
  const relations = [relationLine(node, kind, printing)];
  const made = (
    parts: Partial<Omit<BlockParts, 'lines'>> & { readonly lines: readonly (readonly Piece[])[] },
  ): BlockParts => ({
    kind,
    number: numberOf(node, printing),
    main: children,
    picture: null,
    views: printing.viewsOf(node).map((view) => viewParts(view, printing)),
    record: [],
    ...parts,
    lines: parts.lines.map(withoutGaps).filter((line) => line.length > 0),
  });

  switch (kind) {
    case 'judgment': {
      const { confidence, horizon } = node.attrs ?? {};
      // Confidence never stands in one sentence with a likelihood (ICD 203, D.6.e.(2)(b)), and here not in one line.
      const basis = [sentence('Confidence', confidence), ...named('basis')];
      const estimate = [sentence('Likelihood', likelihoodWords(node, printing)), sentence('Horizon', horizon)];
      const recalled = printing.recalledUnder(node);
      const warning = recalled.length === 0 ? null : `Rests on what was recalled: ${recalled.join(', ')}.`;
      return made({ main: others('basis'), lines: [estimate, basis, relations, [warning], [printing.changeOf(node)]] });
    }
    case 'alternative':
      return made({
        main: others('whyNot'),
        lines: [
          [sentence('Likelihood', likelihoodWords(node, printing))],
          introduced('Why it is not preferred:', named('whyNot')),
          relations,
        ],
      });
    case 'assumption': {
      const { linchpin, support, reviewBy } = node.attrs ?? {};
      const facts = [
        linchpin === true ? 'Linchpin.' : null,
        sentence('Support', support),
        sentence('Review by', reviewBy),
      ];
      return made({
        main: others('ifWrong'),
        lines: [facts, introduced('If wrong:', named('ifWrong')), relations],
      });
    }
    case 'indicator': {
      const { direction, threshold, observed, lastChecked } = node.attrs ?? {};
      const facts = [
        sentence('If seen', typeof direction === 'string' ? `${direction} the likelihood` : null),
        sentence('Threshold', threshold),
        sentence('Observed', observed === true ? 'yes' : observed === false ? 'no' : null),
        sentence('Last checked', lastChecked),
      ];
      return made({ lines: [facts, relations] });
    }
    case 'evidence': {
      const { informationDate: from, informationUntil: to } = node.attrs ?? {};
      const dates = period(typeof from === 'string' ? from : null, typeof to === 'string' ? to : null);
      const date = typeof to === 'string' ? dates : from;
      return made({ lines: [[sentence('Grade', gradeOf(node, printing)), sentence('Information', date)], relations] });
    }
    case 'source':
      return made({
        main: named('sourceTitle'),
        lines: [[recallLine(node, printing)], named('descriptor')],
        record: sourceRecord(node),
      });
    case 'figure': {
      const { alt, image } = node.attrs ?? {};
      const picture = {
        alt: typeof alt === 'string' ? alt.trim().replace(/\s+/gu, ' ') : '',
        image: typeof image === 'string' ? image : null,
      };
      const isThere = picture.alt !== '' || picture.image !== null;
      return made({
        main: [...named('caption'), ...others('caption')],
        picture: isThere ? picture : null,
        lines: [relations],
      });
    }
    case 'recommendation':
    case 'gap':
      return made({ lines: [relations] });
    default:
      return unreachable(kind);
  }
}

/** What another view says: "roughly even chance (45–55%). Reporting on guidance is thin." */
export function viewParts({ by, likelihood, reason }: OtherView, { reading }: Printing): BlockParts['views'][number] {
  const term = termById(reading.scale, likelihood);
  const words = term === null ? likelihood : `${labelOf(term, reading.wording ?? undefined)} (${rangeLabel(term)})`;
  const why = stopped(reason.trim().replace(/\s+/gu, ' '));
  return { by, said: [words === null ? '' : stopped(words), why].filter((part) => part !== '').join(' ') };
}

type Piece = string | NodeJson | null;

function withoutGaps(pieces: readonly Piece[]): Line {
  return pieces.filter(
    (piece): piece is string | NodeJson => piece !== null && (typeof piece === 'string' || hasLine(piece)),
  );
}

function introduced(by: string, blocks: readonly NodeJson[]): readonly Piece[] {
  return blocks.some(hasLine) ? [by, ...blocks] : [];
}

function numberOf(node: NodeJson, printing: Printing): string {
  return [printing.labelOf(node), portionText(node.attrs?.marking)].filter((part) => part !== '').join(' ');
}

/** "Recalled on 2026-11-23: the log is forged."; null where the source stands. */
function recallLine(node: NodeJson, printing: Printing): string | null {
  const recall = printing.recallOf(node);
  return recall === null ? null : sentence(`Recalled on ${recall.day}`, recall.reason);
}

/** "likely (55–80%; 70%)". A term that the scale does not know is printed by its id, never left out. */
function likelihoodWords(node: NodeJson, { reading }: Printing): string | null {
  const { likelihood, probability } = node.attrs ?? {};
  const number = typeof probability === 'number' ? `${Math.round(probability * 1000) / 10}%` : null;
  if (typeof likelihood !== 'string') return number;
  const term = termById(reading.scale, likelihood);
  const figures = [term === null ? null : rangeLabel(term), number].filter((figure) => figure !== null);
  const words = term === null ? likelihood : labelOf(term, reading.wording ?? undefined);
  return figures.length === 0 ? words : `${words} (${figures.join('; ')})`;
}

/** "B2 (usually reliable; probably true)": the best of its sources that is judged, and its own credibility. */
function gradeOf(node: NodeJson, printing: Printing): string | null {
  const letters = sourcesIn(node, printing).toSorted();
  const reliability = letters[0] ?? null;
  const credibility = typeof node.attrs?.credibility === 'string' ? node.attrs.credibility : null;
  const code = gradeCode({ reliability, credibility });
  if (code === null) return null;
  const words = [
    reliability === null ? null : reliabilityWords[reliability],
    credibility === null ? null : credibilityWords[credibility],
  ];
  return `${code} (${words.filter((word) => word !== null && word !== undefined).join('; ')})`;
}

/** The reliability letters of all sources that a block links to or cites in its lines. */
function sourcesIn(node: NodeJson, printing: Printing): readonly string[] {
  return (node.content ?? []).flatMap((child) => {
    const isCitation = child.type === 'citation' || (child.type === 'relation' && child.attrs?.kind === 'cites');
    if (!isCitation) return sourcesIn(child, printing);
    const reliability = printing.target('cites', 'evidence', child.attrs?.target)?.node.attrs?.reliability;
    return typeof reliability === 'string' ? [reliability] : [];
  });
}

/** "Horizon: 2027-12-31."; null where there is no value. */
function sentence(name: string, value: unknown): string | null {
  if (typeof value !== 'string' || value.trim() === '') return null;
  const words = value.trim().replace(/\s+/gu, ' ');
  return `${name}: ${stopped(words)}`;
}

/** With a full stop where words end without one. */
function stopped(words: string): string {
  return words === '' || /[.!?…]$/u.test(words) ? words : `${words}.`;
}
