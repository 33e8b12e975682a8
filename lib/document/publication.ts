import type { Scale } from '../domain/likelihood/scale.ts';
import type { MarkingSystemId } from '../domain/marking/markingSystems.ts';
import type { PublicationKind } from '../domain/publications/publicationKinds.ts';
import type { JudgmentChange } from '../domain/versions/judgmentChange.ts';
import type { DocJson } from './docJson.ts';

export type { PublicationKind };

/** A judgment's change since the version before, as readers are told it. */
export type PublishedChange = {
  /** Block id of the judgment. */
  readonly id: string;
  /** Its number where it now stands (`J3`), else where it stood. */
  readonly label: string;
  readonly change: JudgmentChange;
  /** Terms of the scale of either version; null: none given. */
  readonly likelihood: { readonly from: string | null; readonly to: string | null };
};

/** What a person said of a change since the version before, or of a first version as a whole. */
export type PublishedStatement = {
  /** Block id of the judgment; null: the whole paper. */
  readonly judgmentId: string | null;
  /** Its number where it now stands, else where it stood; empty for the whole paper. */
  readonly label: string;
  /** Null for the whole paper. */
  readonly change: JudgmentChange | null;
  readonly text: string;
  readonly by: string;
  readonly at: string;
};

/** What became of what the judgments rest on since the version before. Numbers as the paper has them. */
export type PublishedBasis = {
  readonly sources: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    /** Graded otherwise, or of another origin. */
    readonly regraded: readonly string[];
  };
  /** Judgments that rest on more than before: on these sources, or, where none of them is new to it, on this evidence. */
  readonly rests: readonly { readonly judgmentId: string; readonly label: string; readonly on: readonly string[] }[];
};

/** A reviewer's other view of one judgment, published beside it. */
export type PublishedDissent = {
  /** Block id of the judgment. */
  readonly judgmentId: string;
  /** Name of the reviewer, or of the organisation that did not concur. */
  readonly by: string;
  /** A term of the paper's scale; null: it is not about the likelihood. */
  readonly likelihood: string | null;
  readonly reason: string;
};

/** One round of review on the way to a publication. */
export type PublishedRound = {
  /** Counts the rounds of the assessment from 1. */
  readonly number: number;
  readonly kind: 'review' | 'coordination';
  /** SHA-256 (hex) of what was read in it. */
  readonly sha256: string;
  readonly requestedAt: string;
  readonly answers: readonly {
    readonly name: string;
    readonly organisation: string | null;
    /** As stored (`approve`, `non_concur`); null: no answer was given. */
    readonly answer: string | null;
    readonly at: string | null;
  }[];
};

/**
 * Everything that a reader of a publication may see, as it was frozen when it was published. It never changes: what becomes
 * of it later (retracted, superseded) is kept beside it. Pages, exports and search of readers are made of this alone.
 */
export type Publication = {
  readonly id: string;
  readonly assessmentId: string;
  /** Running number of the assessment. */
  readonly assessmentNumber: number;
  /** What people quote: `YS-2026-014` (`referenceOf`). */
  readonly reference: string;
  readonly slug: string;
  /** Counts the publications of the assessment from 1; never used twice. */
  readonly number: number;
  readonly kind: PublicationKind;
  readonly title: string;
  /** ISO time. */
  readonly publishedAt: string;
  readonly publishedBy: string;
  /** Names `content`, and nothing else: SHA-256 (hex) of its canonical JSON. */
  readonly sha256: string;
  readonly content: DocJson;
  /** The scale it is read on, whole, so that it still reads when a custom one is withdrawn. */
  readonly scale: Scale;
  readonly marking: MarkingSystemId;
  /** The banner as computed at publishing; empty where nothing is marked. */
  readonly banner: string;
  /** What changed, for readers, in its publisher's words; empty for the first. */
  readonly changeSummary: string;
  /** Number of the publication that `changes` compares with; null for the first. */
  readonly previous: number | null;
  readonly changes: readonly PublishedChange[];
  /** In reading order, dropped judgments last; left out by what was published before there were any. */
  readonly statements?: readonly PublishedStatement[];
  /** Left out for the first, and by what was published before this was kept. */
  readonly basis?: PublishedBasis;
  /** Left out where its publisher wrote the summary; else it says what `changes` and `basis` say. */
  readonly isSummaryDrafted?: true;
  readonly dissents: readonly PublishedDissent[];
  /** Names of those who wrote it, in the order of the alphabet. */
  readonly authors: readonly string[];
  readonly rounds: readonly PublishedRound[];
  readonly waivers: readonly {
    readonly checkId: string;
    /** Block id; null: it is about the whole paper. */
    readonly blockId: string | null;
    readonly reason: string;
    readonly by: string;
    readonly at: string;
  }[];
  /** Records of the register that were recalled when it was published, by the source block's id. */
  readonly recalled: Readonly<Record<string, { readonly day: string; readonly reason: string }>>;
};

/** What became of a publication since. */
export type PublicationState = {
  readonly retracted: {
    /** ISO time. */
    readonly at: string;
    readonly by: string;
    readonly reason: string;
    /** Number of the publication that stands in its place; null: none. */
    readonly replacedBy: number | null;
  } | null;
  /** The notice by which a later one, `number`, supersedes it; left out: none. */
  readonly superseded?: { readonly at: string; readonly by: string; readonly reason: string; readonly number: number };
  /** Number of the newest publication of the assessment that is not retracted; null: none. */
  readonly latest: number | null;
};

/** A publication as a list of all of the assessment's shows it. */
export type PublicationListing = {
  readonly number: number;
  readonly kind: PublicationKind;
  readonly publishedAt: string;
  readonly isRetracted: boolean;
};

/** What a publication's JSON says it is. A change that old readers would misread gets a new number. */
export const publicationFormat = 'yardstick-publication/1';
