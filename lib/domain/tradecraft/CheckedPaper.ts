import type { Scale } from '../likelihood/scale.ts';
import type { MarkingSystemId } from '../marking/markingSystems.ts';
import type { ReviewFacts } from './ReviewFacts.ts';

/** Kinds of block the checks tell apart. */
export type CheckedKind =
  | 'title'
  | 'heading'
  | 'judgment'
  | 'evidence'
  | 'assumption'
  | 'alternative'
  | 'indicator'
  | 'gap'
  | 'recommendation'
  | 'source'
  | 'figure'
  | 'table'
  | 'quote'
  | 'paragraph';

/** A place in a text. UTF-16 offsets. */
export type Span = { readonly from: number; readonly to: number };

/**
 * One run of text in a block: the words as readers see them, tokens and citations printed.
 * `part` tells a judgment's statement from the basis of its confidence.
 */
export type CheckedText = {
  /** Id of the innermost block that holds it. */
  readonly blockId: string;
  readonly part: 'statement' | 'basis' | 'if-wrong' | 'why-not' | 'caption' | 'body';
  readonly text: string;
  /** Likelihood terms that are tokens, bound to the field: never looked at as words. */
  readonly tokens: readonly Span[];
  /** Citations and footnotes. */
  readonly citations: readonly Span[];
};

/** A link as it stands in the block; `isBroken` where nothing has the id it names. */
export type CheckedRelation = { readonly kind: string; readonly target: string; readonly isBroken: boolean };

/** What a block says in fields. Null or false: not said. */
export type CheckedFields = {
  readonly kind: string | null;
  readonly likelihood: string | null;
  /** In [0, 1]. */
  readonly probability: number | null;
  readonly confidence: string | null;
  readonly horizon: string | null;
  readonly marking: string | null;
  readonly rank: string | null;
  readonly isLinchpin: boolean;
  readonly credibility: string | null;
  readonly informationDate: string | null;
  /** An indicator's: what is seen, or measured, when it is observed. */
  readonly threshold: string | null;
  readonly reliability: string | null;
  readonly independenceGroup: string | null;
  readonly originator: string | null;
  readonly published: string | null;
  readonly accessed: string | null;
  readonly url: string | null;
  readonly archiveUrl: string | null;
  readonly sha256: string | null;
  readonly sourceType: string | null;
  readonly aiName: string | null;
  readonly image: string | null;
  readonly alt: string | null;
};

/** One block of a paper, with all that is in it. */
export type CheckedBlock = {
  readonly id: string;
  readonly kind: CheckedKind;
  /** Kind of the section it stands in (`key-judgments`); null outside. */
  readonly section: string | null;
  readonly texts: readonly CheckedText[];
  readonly fields: CheckedFields;
  readonly relations: readonly CheckedRelation[];
  /** Ids of the sources cited in its lines. */
  readonly cited: readonly string[];
  /** Whether it can bear a portion mark. */
  readonly isPortion: boolean;
};

/** A whole paper, as the checks read it. */
export type CheckedPaper = {
  readonly scale: Scale;
  readonly wording: string | null;
  /** Information cut-off; null: not said. */
  readonly cutoff: string | null;
  /** Whether ranges are printed beside terms. */
  readonly isRangePrinted: boolean;
  /** Whether portions must be marked. */
  readonly isMarked: boolean;
  /** The marking system; null: not known, and marks are not looked at. */
  readonly system: MarkingSystemId | null;
  /** The banner that somebody has raised the paper to, and why. */
  readonly raisedTo: string | null;
  readonly raisedFor: string | null;
  /** The day it is checked on, as an ISO date; null: nothing is said of what is past. */
  readonly today: string | null;
  /** How it was reviewed; null: not known, and nothing is said of it. */
  readonly review: ReviewFacts | null;
  readonly blocks: readonly CheckedBlock[];
};

/** A paper without a single mark is uncaveated: none of its portions need one. Once one is marked, all must be. */
export function hasMarks(blocks: readonly CheckedBlock[]): boolean {
  return blocks.some(({ fields }) => fields.marking !== null);
}

/** A block's field values where it has none of them. */
export const noFields: CheckedFields = {
  kind: null,
  likelihood: null,
  probability: null,
  confidence: null,
  horizon: null,
  marking: null,
  rank: null,
  isLinchpin: false,
  credibility: null,
  informationDate: null,
  threshold: null,
  reliability: null,
  independenceGroup: null,
  originator: null,
  published: null,
  accessed: null,
  url: null,
  archiveUrl: null,
  sha256: null,
  sourceType: null,
  aiName: null,
  image: null,
  alt: null,
};
