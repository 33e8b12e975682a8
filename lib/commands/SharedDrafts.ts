import type { LogEntry } from './ports.ts';

/** What a node knows of a draft's log: every row up to `above` is known to it or was never committed. */
export type LogPosition = { readonly assessmentId: string; readonly above: bigint };

/** How a draft stands in the store: which snapshot it has, and the rows of its log above the position asked for. */
export type LogStanding = {
  readonly assessmentId: string;
  /** Tells one snapshot from the one that replaces it; as in `LoadedDraft`. */
  readonly stamp: string;
  readonly seqs: readonly bigint[];
};

/** The drafts' store as several nodes share it: the database is what they agree by. */
export interface SharedDrafts {
  /** As `DraftStore.append`; resolves to the numbers of the rows, in the order of the entries. */
  append(entries: readonly LogEntry[]): Promise<readonly bigint[]>;
  /** How these drafts stand, in one query; drafts that are gone are left out. */
  standing(positions: readonly LogPosition[]): Promise<readonly LogStanding[]>;
  /** These rows, in order; those that were folded or set aside meanwhile are left out. */
  rows(
    assessmentId: string,
    seqs: readonly bigint[],
  ): Promise<readonly { readonly seq: bigint; readonly update: Uint8Array }[]>;
  /** Number of the newest row of the audit log; 0 where there is none. */
  lastEvent(): Promise<number>;
  /** Which database this is, told apart from a copy of it: nodes on different ones must not hear each other. */
  identity(): Promise<string>;
}
