import type { SettledForecast } from '../domain/ledger/scores.ts';
import type { LedgerFilterDto, LedgerState, ScoresQuery } from '../protocol/ledgerDto.ts';
import type { LedgerRow } from './ForecastStore.ts';

/** Which judgments are asked for; what is left out does not narrow them. */
export type LedgerFilter = LedgerFilterDto;
/** The same for scores. */
export type ScoresFilter = ScoresQuery;

/** One value that a filter can have, of what somebody may see. */
export type LedgerFacet =
  | { readonly kind: 'state'; readonly state: LedgerState; readonly count: number }
  | { readonly kind: 'scale' | 'topic'; readonly key: string; readonly count: number }
  | { readonly kind: 'author'; readonly key: string; readonly name: string; readonly count: number }
  | {
      readonly kind: 'assessment';
      readonly key: string;
      readonly number: number;
      readonly madeAt: Date;
      readonly count: number;
    };

/** What the ledger says of all its judgments at once, each by one query; always of what `userId` may see. */
export interface LedgerStore {
  /** Values of the filters, of each kind those with the most judgments; states are counted under `filter`, the others are not. */
  facets(userId: string, filter: LedgerFilter, today: string, most: number): Promise<readonly LedgerFacet[]>;
  /** What is settled, recorded last first, at most `limit`. */
  settled(userId: string, filter: ScoresFilter, limit: number): Promise<readonly SettledForecast[]>;
  /** What each published version said of one judgment, newest first, at most `limit`. */
  history(userId: string, assessmentId: string, judgmentId: string, limit: number): Promise<readonly LedgerRow[]>;
  /** How many are past their horizon on `today` without an outcome. */
  countDue(userId: string, today: string): Promise<number>;
  /**
   * A mark of what somebody may see: another one as soon as a judgment enters, is settled, is retracted, or somebody is asked
   * for its outcome. It says nothing by itself.
   */
  mark(userId: string): Promise<string>;
}

/** Who was asked to record which outcome. */
export interface OutcomeRequestStore {
  /** False, changing nothing, where they were asked before. */
  insert(request: {
    readonly forecastId: string;
    readonly userId: string;
    readonly byId: string;
    readonly at: Date;
  }): Promise<boolean>;
  /** Ids of who was asked. */
  of(forecastId: string): Promise<readonly string[]>;
}
