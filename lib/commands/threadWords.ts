import { longDateWords } from '../domain/text/dateWords.ts';
import type { PaperComment } from '../document/export/publication/paperComments.ts';
import type { SuggestionDto, ThreadDto } from '../protocol/threadsDto.ts';

/** A moment as it is read: "19 November 2026, 10:00 UTC". */
export const momentWords = (iso: string): string => `${longDateWords(iso)}, ${iso.slice(11, 16)} UTC`;

/** What became of a thread: "blocking", "resolved by Rita, 19 November 2026, 10:00 UTC". */
export function standingWords({ blocking, status, settledBy, settledAt }: ThreadDto): readonly string[] {
  return [
    ...(blocking ? ['blocking'] : []),
    status === 'open' ? 'open' : `resolved${settledBy === null ? '' : ` by ${settledBy}`}`,
    ...(settledAt === null ? [] : [momentWords(settledAt)]),
  ];
}

/** A suggestion in words: what it is of, from and to what, and what became of it. */
export function suggestionWords(suggestion: SuggestionDto): {
  readonly what: string;
  readonly base: string;
  readonly replacement: string;
  readonly fate: string;
} {
  const { field, base, replacement, state, decidedBy, decidedAt } = suggestion;
  const by = decidedBy === null ? '' : ` by ${decidedBy}`;
  const at = decidedAt === null ? '' : `, ${momentWords(decidedAt)}`;
  return {
    what: field === null ? 'Suggested wording' : `Suggested ${field}`,
    base: base ?? 'none',
    replacement: replacement ?? 'none',
    fate: `${state}${by}${at}`,
  };
}

/** What stands for a comment's words. */
export const commentWords = ({ body, deletedAt }: ThreadDto['comments'][number]): string =>
  deletedAt === null ? body : 'Deleted by its author.';

/** A thread as comments beside a paper: the first with what it suggests and what became of it. */
export function paperCommentOf(thread: ThreadDto): PaperComment {
  const { author, createdAt, status, suggestion, comments, anchor } = thread;
  const [first, ...replies] = comments;
  const offered = suggestion === null ? null : suggestionWords(suggestion);
  const text = [
    first === undefined ? '' : commentWords(first),
    offered === null ? '' : `${offered.what}: ${offered.base} → ${offered.replacement} (${offered.fate})`,
    `[${standingWords(thread).join(' · ')}]`,
  ].filter((line) => line !== '');
  return {
    anchor,
    isSettled: status === 'resolved',
    notes: [
      { by: (first?.author ?? author).name, at: first?.createdAt ?? createdAt, text: text.join('\n') },
      ...replies.map((reply) => ({ by: reply.author.name, at: reply.createdAt, text: commentWords(reply) })),
    ],
  };
}
