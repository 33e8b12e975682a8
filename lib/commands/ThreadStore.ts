import type { Anchor } from '../domain/threads/anchor.ts';
import type { Suggestion, SuggestionState } from '../domain/threads/suggestion.ts';
import type { Page, PageRequest } from './records.ts';

/** Whether a thread still asks for something. */
export type ThreadStatus = 'open' | 'resolved';

/** A thread without its comments. `points`: relative positions of both ends, base64; null: made without an editor. */
export type ThreadRecord = {
  readonly id: string;
  readonly assessmentId: string;
  readonly anchor: Anchor;
  readonly points: { readonly start: string; readonly end: string } | null;
  readonly authorId: string;
  readonly isBlocking: boolean;
  /** Seen by its author only. */
  readonly isPending: boolean;
  readonly roundId: string | null;
  readonly status: ThreadStatus;
  /** Who resolved or reopened it last, and when. */
  readonly settledById: string | null;
  readonly settledAt: Date | null;
  readonly suggestion: (Suggestion & { readonly state: SuggestionState }) | null;
  readonly decidedById: string | null;
  readonly decidedAt: Date | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
};

/** A comment; a deleted one has no words. */
export type CommentRecord = {
  readonly id: string;
  readonly threadId: string;
  readonly authorId: string;
  readonly body: string;
  /** Ids of the people it mentions. */
  readonly mentions: readonly string[];
  readonly isPending: boolean;
  readonly roundId: string | null;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
};

type Person = { readonly name: string; readonly hue: number };

/** A thread as one person may see it, with its comments, oldest first. */
export type FullThread = ThreadRecord & {
  readonly author: Person;
  readonly settledByName: string | null;
  readonly decidedByName: string | null;
  readonly comments: readonly (CommentRecord & { readonly author: Person })[];
};

/** What may change about a thread. */
export type ThreadChange = Partial<
  Pick<
    ThreadRecord,
    | 'anchor'
    | 'points'
    | 'isBlocking'
    | 'status'
    | 'settledById'
    | 'settledAt'
    | 'suggestion'
    | 'decidedById'
    | 'decidedAt'
    | 'changedAt'
  >
>;

/** Threads of comments. What is pending is given to its author only (`viewerId`). */
export interface ThreadStore {
  /** Oldest first. `status` null: all. */
  list(
    assessmentId: string,
    viewerId: string,
    status: ThreadStatus | null,
    page: PageRequest,
  ): Promise<Page<FullThread>>;
  byId(id: string, viewerId: string): Promise<FullThread | null>;
  /** The thread a comment stands in; null where the viewer may not see the comment. */
  byComment(commentId: string, viewerId: string): Promise<FullThread | null>;
  count(assessmentId: string): Promise<number>;
  insert(thread: ThreadRecord, first: CommentRecord): Promise<void>;
  update(id: string, change: ThreadChange): Promise<void>;
  /** Takes a thread that nobody else has seen away, comments and all. */
  remove(id: string): Promise<void>;
  addComment(comment: CommentRecord): Promise<void>;
  updateComment(
    id: string,
    change: Partial<Pick<CommentRecord, 'body' | 'mentions' | 'editedAt' | 'deletedAt'>>,
  ): Promise<void>;
  /**
   * Publishes all that is pending of a person in an assessment, threads and comments, or those of one round; they keep the
   * time they were written at. Gives back the comments that others can see from now on.
   */
  publishPending(
    assessmentId: string,
    authorId: string,
    roundId: string | null,
    at: Date,
  ): Promise<readonly Pick<CommentRecord, 'threadId' | 'body' | 'mentions'>[]>;
  /** Makes the open threads that a person opened and that hold publication up advisory. */
  makeAdvisory(assessmentId: string, authorId: string, at: Date): Promise<void>;
}
