import type { ArgumentRelationKind } from '../../domain/argument/argument.ts';
import { relationFits } from '../../domain/argument/argument.ts';
import type { Scale } from '../../domain/likelihood/scale.ts';
import type { DocJson, NodeJson } from '../docJson.ts';
import { labelledBlocks } from '../labels.ts';
import type { LabelledBlock } from '../labels.ts';
import type { LabelledKind } from '../labelPrefixes.ts';
import { readingOfPaper } from '../paper.ts';
import type { Reading } from '../paper.ts';
import { touchedByRecall } from '../../domain/sources/sourceRegister.ts';
import { argumentOf } from '../argumentOf.ts';
import { likelihoodOf, tokenText } from '../tokenText.ts';

/** What an export is told beside the draft, which itself says on which scale and in which wording it is written. */
export type ExportOptions = {
  /** The scale of a draft that names none, or none of `scales`; ICD 203 where left out. */
  readonly scale?: Scale;
  /** All scales that the draft may name: the shipped ones where left out. */
  readonly scales?: readonly Scale[];
  /** The address of a picture by its SHA-256. Where left out, pictures are printed by their alternative text alone. */
  readonly imageUrl?: (sha256: string) => string;
  /** The recalled records of the register, by id, with the day (ISO) and the reason. */
  readonly recalled?: ReadonlyMap<string, Recall>;
  /** Printed as the first and the last line; null or left out: none. */
  readonly banner?: string | null;
  /** Other views of judgments, printed beside them; their likelihoods are terms of the paper's scale. */
  readonly views?: readonly OtherView[];
  /** What was said of judgments' changes, each a sentence, by block id; printed at them. */
  readonly changes?: ReadonlyMap<string, string>;
};

/** Another view of one judgment, named by its block's id. */
export type OtherView = {
  readonly judgmentId: string;
  readonly by: string;
  readonly likelihood: string | null;
  readonly reason: string;
};

/** Why and when a source was recalled. */
export type Recall = { readonly day: string; readonly reason: string };

/** The banner of an export; empty where it has none. */
export function bannerLine({ banner }: ExportOptions): string {
  return (banner ?? '').trim();
}

/** What stands for a block that a link or citation names and that is not there. */
export const missing = '[missing]';

/** The state of one printing: numbers, how likelihoods read, and the notes met so far, in the order of print. */
export type Printing = {
  readonly reading: Reading;
  readonly imageUrl: ((sha256: string) => string) | null;
  /** A numbered block's number; empty for any other. */
  readonly labelOf: (node: NodeJson) => string;
  /** The block that a link of `kind` in a `from` names; null where there is none that it can name. */
  readonly target: (kind: ArgumentRelationKind, from: LabelledKind | 'passage', id: unknown) => LabelledBlock | null;
  /** What a token in the text block `holder` prints, after the text `before`. */
  readonly token: (token: NodeJson, holder: NodeJson, before: string) => string;
  /** Keeps a note for the end and gives its number, from 1. */
  readonly note: (text: string) => number;
  readonly notes: readonly string[];
  /** The other views of a block. */
  readonly viewsOf: (node: NodeJson) => readonly OtherView[];
  /** What was said of a judgment's change; null: nothing. */
  readonly changeOf: (node: NodeJson) => string | null;
  /** The recall of a source; null for any other block. */
  readonly recallOf: (node: NodeJson) => Recall | null;
  /** Labels of the recalled sources that a block cites or rests on. */
  readonly recalledUnder: (node: NodeJson) => readonly string[];
  /** Names the place of a citation of a source as it is printed, so that the source can lead back to it. */
  readonly citedAt: (sourceId: string) => string;
  /** The names of all places in the text where a source is cited. */
  readonly citations: (sourceId: string) => readonly string[];
};

/** Begins to print a draft. */
export function startPrinting(doc: DocJson, options: ExportOptions): Printing {
  const reading = readingOfPaper(doc, options);
  const labels = new Map<NodeJson, string>();
  const byId = new Map<string, LabelledBlock>();
  const likelihoods = new Map<NodeJson, string | null>();
  for (const block of labelledBlocks(doc)) {
    labels.set(block.node, block.label);
    if (block.id !== null && !byId.has(block.id)) byId.set(block.id, block);
    for (const child of block.node.content ?? []) likelihoods.set(child, likelihoodOf(block.node));
  }
  const notes: string[] = [];
  const cited = citationCounts(doc);
  const met = new Map<string, number>();
  const recallOf = (node: NodeJson): Recall | null => {
    const record = node.type === 'source' ? node.attrs?.record : null;
    return typeof record === 'string' ? (options.recalled?.get(record) ?? null) : null;
  };
  const touched = touchedIn(doc, byId, recallOf, options);
  return {
    reading,
    imageUrl: options.imageUrl ?? null,
    labelOf: (node) => labels.get(node) ?? '',
    target: (kind, from, id) => {
      const block = typeof id === 'string' ? byId.get(id) : undefined;
      return block !== undefined && relationFits(kind, from, block.kind) ? block : null;
    },
    token: (token, holder, before) => tokenText(token, likelihoods.get(holder) ?? null, reading, before),
    note: (text) => notes.push(text),
    notes,
    viewsOf: (node) => (options.views ?? []).filter(({ judgmentId }) => judgmentId === node.attrs?.id),
    changeOf: (node) => options.changes?.get(String(node.attrs?.id)) ?? null,
    recallOf,
    recalledUnder: (node) => touched.get(String(node.attrs?.id)) ?? [],
    citedAt: (id) => {
      const count = (met.get(id) ?? 0) + 1;
      met.set(id, count);
      return placeName(id, count);
    },
    citations: (id) => Array.from({ length: cited.get(id) ?? 0 }, (_, at) => placeName(id, at + 1)),
  };
}

const placeName = (sourceId: string, count: number): string => `cite-${sourceId}-${count}`;

/** How often each block is cited in lines of text. */
function citationCounts(doc: DocJson): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const visit = ({ type, attrs, content }: NodeJson): void => {
    const target = type === 'citation' ? attrs?.target : null;
    if (typeof target === 'string') counts.set(target, (counts.get(target) ?? 0) + 1);
    content?.forEach(visit);
  };
  doc.content.forEach(visit);
  return counts;
}

/** What recalls touch; the argument is read only where there is one. */
function touchedIn(
  doc: DocJson,
  byId: ReadonlyMap<string, LabelledBlock>,
  recallOf: (node: NodeJson) => Recall | null,
  { scales = [] }: ExportOptions,
): ReadonlyMap<string, readonly string[]> {
  const recalled = new Set([...byId].filter(([, { node }]) => recallOf(node) !== null).map(([id]) => id));
  return recalled.size === 0 ? new Map() : touchedByRecall(argumentOf(doc, scales), (id) => recalled.has(id));
}
