import { labelOf, termById } from '../../../../domain/likelihood/scaleById.ts';
import type { NodeJson } from '../../../docJson.ts';
import { labelledBlocks, type LabelledBlock } from '../../../labels.ts';
import { paperOf } from '../../../paper.ts';
import type { Publication } from '../../../publication.ts';
import { viewParts } from '../../blockParts.ts';
import { startPrinting, type Printing } from '../../printing.ts';
import { inlineRuns, inlineText } from '../../readNodes.ts';
import { printOptions } from '../../../publication/printOptions.ts';
import { judgmentExtension } from './stixExtension.ts';

/** A judgment or another view of one, with what STIX says of it; ids and times are the bundle's to give. */
export type StixJudgment = {
  readonly id: string;
  readonly label: string;
  /** The portion mark, as written; null: none. */
  readonly mark: string | null;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly views: readonly { readonly by: string; readonly properties: Readonly<Record<string, unknown>> }[];
};

/** Confidence High, Moderate, Low as numbers: the middles that the standard's appendix A gives. */
const confidences: Readonly<Record<string, number>> = { high: 85, moderate: 50, low: 15 };

/** The judgments of a publication, in reading order. */
export function stixJudgments(publication: Publication): readonly StixJudgment[] {
  const printing = startPrinting(publication.content, printOptions(publication));
  return labelledBlocks(publication.content).flatMap((block) =>
    block.kind === 'judgment' && block.id !== null ? [judgmentOf(block, block.id, publication, printing)] : [],
  );
}

function judgmentOf(
  { node, label }: LabelledBlock,
  id: string,
  publication: Publication,
  printing: Printing,
): StixJudgment {
  const { confidence, likelihood, probability, horizon, kind, marking } = node.attrs ?? {};
  const statement = lineOf(node, 'statement', printing);
  const basis = lineOf(node, 'basis', printing);
  const level = typeof confidence === 'string' ? confidence : null;
  const change = publication.changes.find((each) => each.id === id)?.change;
  const stated = publication.statements?.find((each) => each.judgmentId === id);
  const said = [statement, level === null ? '' : `Confidence: ${level}.`, basis].filter((part) => part !== '');
  return {
    id,
    label,
    mark: typeof marking === 'string' ? marking : null,
    properties: {
      abstract: label,
      content: said.length === 0 ? label : said.join('\n'),
      ...(publication.authors.length > 0 && { authors: publication.authors }),
      // Left out where it is not said: 0 would be a claim.
      ...(level !== null && confidences[level] !== undefined && { confidence: confidences[level] }),
      extensions: {
        [judgmentExtension]: {
          extension_type: 'property-extension',
          judgment_label: label,
          ...(typeof kind === 'string' && { kind }),
          ...likelihoodProperty(likelihood, probability, publication),
          ...(typeof horizon === 'string' && { horizon }),
          ...(change !== undefined && { change }),
          ...(stated !== undefined && { change_statement: stated.text }),
        },
      },
    },
    views: printing.viewsOf(node).map((view) => ({
      by: view.by,
      properties: {
        opinion: 'disagree',
        explanation: viewParts(view, printing).said,
        authors: [view.by],
        extensions: {
          [judgmentExtension]: {
            extension_type: 'property-extension',
            judgment_label: label,
            ...likelihoodProperty(view.likelihood, null, publication),
          },
        },
      },
    })),
  };
}

function likelihoodProperty(id: unknown, probability: unknown, { scale, content }: Publication): object {
  if (typeof id !== 'string') return {};
  const term = termById(scale, id);
  const bounds = term === null ? {} : { low: term.lo, high: term.hi };
  const label = term === null ? id : labelOf(term, paperOf(content).wording ?? undefined);
  const own = typeof probability === 'number' ? { probability } : {};
  return {
    likelihood: { id, label, ...bounds, ...own },
    scale: { id: scale.id, title: scale.title, cite: scale.cite },
  };
}

function lineOf(block: NodeJson, part: string, printing: Printing): string {
  return (block.content ?? [])
    .filter(({ type }) => type === part)
    .map((child) => inlineText(inlineRuns(child, printing)))
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
