import type { Scale } from '../lib/domain/likelihood/scale.ts';
import type { Result } from '../lib/domain/result.ts';
import type { Finding } from '../lib/domain/tradecraft/Finding.ts';
import type { DraftToCheck } from '../lib/document/checkDraft.ts';
import type { DocJson } from '../lib/document/docJson.ts';
import type { Span } from '../lib/document/yjs/handsOf.ts';
import type { AnchoredDraft, AnchorPoints } from '../lib/document/yjs/readAnchored.ts';
import type { FileImport } from '../lib/document/import/importFile.ts';
import type { ImportFault } from '../lib/document/import/importFault.ts';
import type { ImportedDocument } from '../lib/document/import/importHtml.ts';
import type {
  ComparedContents,
  ContentsToCompare,
  DraftEdit,
  FrozenDraft,
  IndexedBlock,
  StoredDraft,
} from '../lib/commands/ports.ts';

/** Pieces of work on whole documents, done in a worker. All bytes are Yjs V1 encodings. */
export type DocumentJob =
  | { readonly kind: 'seed'; readonly content: DocJson }
  | { readonly kind: 'read'; readonly snapshot: Uint8Array; readonly tail: readonly Uint8Array[] }
  | { readonly kind: 'freeze'; readonly snapshot: Uint8Array; readonly tail: readonly Uint8Array[] }
  | {
      /** Under which client ids what stands in each block was written, within a span. */
      readonly kind: 'hands';
      readonly snapshot: Uint8Array;
      readonly tail: readonly Uint8Array[];
      readonly span: Span;
    }
  | {
      /** Reads, and says where relative positions point. */
      readonly kind: 'read-anchored';
      readonly snapshot: Uint8Array;
      readonly tail: readonly Uint8Array[];
      readonly points: readonly AnchorPoints[];
    }
  | {
      /** Folds the log. `ownScales`: the workspace's own, for the words that are searched. */
      readonly kind: 'fold';
      readonly snapshot: StoredDraft;
      readonly tail: readonly Uint8Array[];
      readonly ownScales: readonly Scale[];
    }
  | {
      /** Folds the log and brings the draft to today's schema. `scale`: id of the one that the assessment's row names. */
      readonly kind: 'migrate';
      readonly snapshot: StoredDraft;
      readonly tail: readonly Uint8Array[];
      readonly scale: string;
    }
  | {
      readonly kind: 'edit';
      readonly snapshot: Uint8Array;
      readonly tail: readonly Uint8Array[];
      readonly edit: DraftEdit;
      /** Yjs client id the edit is written under. */
      readonly clientId: number;
    }
  | {
      readonly kind: 'diff';
      readonly snapshot: Uint8Array;
      readonly tail: readonly Uint8Array[];
      readonly stateVector: Uint8Array;
    }
  | {
      /** `json`: canonical JSON of the content to bring back. */
      readonly kind: 'restore';
      readonly snapshot: Uint8Array;
      readonly tail: readonly Uint8Array[];
      readonly json: string;
      readonly clientId: number;
    }
  | ({ readonly kind: 'compare' } & ContentsToCompare)
  | { readonly kind: 'import'; readonly file: FileImport }
  | { readonly kind: 'check'; readonly draft: DraftToCheck };

/**
 * A draft with its log folded in. `quarantined`: indexes into the tail of what could not be. `mended`: the snapshot did
 * not fit the grammar, and the result holds changes that no row brought.
 */
export type Folded = {
  readonly draft: StoredDraft;
  readonly quarantined: readonly number[];
  readonly mended: boolean;
  readonly title: string;
  /** Null: the draft names none. */
  readonly scale: string | null;
  readonly marking: string | null;
  readonly judgmentCount: number;
  readonly wordCount: number;
  readonly sectionCount: number;
  readonly sectionsBegun: number;
  readonly blocks: readonly IndexedBlock[];
};

/** What each kind of work gives back. */
export type DocumentAnswers = {
  readonly seed: StoredDraft;
  readonly read: DocJson;
  readonly freeze: Omit<FrozenDraft, 'readAt'>;
  readonly hands: Readonly<Record<string, readonly number[]>>;
  readonly 'read-anchored': AnchoredDraft;
  readonly fold: Folded;
  readonly migrate: Folded;
  readonly edit: Uint8Array;
  readonly diff: Uint8Array;
  readonly restore: { readonly update: Uint8Array; readonly replaced: Omit<FrozenDraft, 'readAt'> };
  readonly compare: ComparedContents;
  readonly import: Result<ImportedDocument, ImportFault>;
  readonly check: readonly Finding[];
};
