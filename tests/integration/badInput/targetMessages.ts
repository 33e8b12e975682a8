import type { DocJson } from '../../../lib/document/docJson.ts';

/** What the test asks of the server under attack. */
export type TargetRequest =
  | { readonly kind: 'seed'; readonly draftId: string; readonly content: DocJson }
  | { readonly kind: 'begin' | 'end' | 'restart' }
  | { readonly kind: 'stored'; readonly draftId: string };

/** Between `begin` and `end`: longest delay of the event loop, ms; above what it was at `begin`, MB: the process's memory
 * at most, and what was still alive at the end. */
export type TargetFigures = {
  readonly kind: 'figures';
  readonly deafMs: number;
  readonly peakMb: number;
  readonly keptMb: number;
  readonly isPolluted: boolean;
  readonly sessions: number;
  readonly warnings: readonly string[];
};

export type TargetAnswer =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'stored'; readonly updates: readonly string[] }
  | TargetFigures;
