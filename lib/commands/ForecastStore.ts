import type { LedgerOrder } from '../domain/ledger/ledgerOrder.ts';
import type { Outcome } from '../domain/ledger/outcome.ts';
import type { AssessmentRole } from '../domain/policy.ts';
import type { LedgerFilterDto } from '../protocol/ledgerDto.ts';
import type { Page, PageRequest } from './records.ts';

/** A forecast as a publication states it. */
export type ForecastRow = {
  readonly id: string;
  readonly publicationId: string;
  readonly assessmentId: string;
  /** Block id of the judgment. */
  readonly judgmentId: string;
  readonly label: string;
  readonly proposition: string;
  readonly scaleId: string;
  readonly termId: string;
  /** The term as the paper's wording has it, and its range as printed. */
  readonly term: string;
  readonly range: string;
  /** Bounds of the range, in [0, 1]. */
  readonly lo: number;
  readonly hi: number;
  /** The author's own number, in [0, 1]; null: none. */
  readonly point: number | null;
  readonly confidence: string | null;
  /** As stored, and its last day (ISO). */
  readonly horizon: string | null;
  readonly horizonEnd: string | null;
  /** Who had written in the paper when it was published. */
  readonly authorIds: readonly string[];
  readonly statedAt: Date;
};

/** How a forecast turned out. `knownOn`: since which day (ISO) that is known. */
export type ResolutionRecord = {
  readonly outcome: Outcome;
  readonly knownOn: string;
  readonly evidence: string;
  /** Where that can be read. */
  readonly link: string | null;
  readonly byId: string;
  readonly at: Date;
};

/** A forecast with where it stands and what became of it. */
export type LedgerRow = ForecastRow & {
  readonly assessmentNumber: number;
  readonly assessmentMadeAt: Date;
  /** Number and address of the publication. */
  readonly number: number;
  readonly slug: string;
  readonly isRetracted: boolean;
  /** The reader's role on its assessment; null: none. */
  readonly viewerRole: AssessmentRole | null;
  readonly isArchived: boolean;
  /** For members; else empty. */
  readonly topic: string;
  /** Who was asked for the outcome last, for members. */
  readonly asked: { readonly name: string; readonly at: Date } | null;
  readonly resolution: (ResolutionRecord & { readonly byName: string }) | null;
};

/** Which part of the ledger, and how it is ordered; by horizon, unless told. `today`: ISO day. */
export type LedgerListing = { readonly filter: LedgerFilterDto; readonly order: LedgerOrder; readonly today: string };

/** The forecasts of publications. What was stated is never changed, and an outcome is recorded once. */
export interface ForecastStore {
  insert(forecasts: readonly ForecastRow[]): Promise<void>;
  /** With the role of `viewerId`, whether or not they may see it. */
  byId(id: string, viewerId: string): Promise<LedgerRow | null>;
  /**
   * What somebody may see, in one of the ledger's orders: of assessments they are a member of, and of publications
   * for everybody who is signed in, for them by name, or that they have opened. Of a judgment that several publications
   * state, the newest that is not retracted; those that are settled always.
   */
  listFor(userId: string, page: PageRequest, asked?: LedgerListing): Promise<Page<LedgerRow>>;
  /** False, changing nothing, where it is settled already. */
  resolve(id: string, resolution: ResolutionRecord): Promise<boolean>;
}
