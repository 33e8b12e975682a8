import { CircleCheck, CircleDashed, MessageSquare, Split, Undo2, type LucideIcon } from 'lucide-react';
import { answerSaid } from '@/lib/domain/review/answerSaid.ts';
import type { Answer, RoundKind } from '@/lib/domain/review/answers.ts';

/** How an answer looks: an icon, a word, and what choosing it means. */
export type AnswerLook = {
  readonly icon: LucideIcon;
  readonly word: string;
  readonly tone: 'plain' | 'ok' | 'warn' | 'bad' | 'info';
  readonly means: string;
};

export const answerLooks: Readonly<Record<Answer, AnswerLook>> = {
  comment: {
    icon: MessageSquare,
    word: 'Comment',
    tone: 'info',
    means: 'Send the comments without deciding. The authors can ask again.',
  },
  approve: { icon: CircleCheck, word: 'Approve', tone: 'ok', means: 'This snapshot may be published as it stands.' },
  approve_with_dissent: {
    icon: Split,
    word: 'Approve with dissent',
    tone: 'ok',
    means: 'May be published, with your alternative view beside it.',
  },
  request_changes: {
    icon: Undo2,
    word: 'Request changes',
    tone: 'bad',
    means: 'The text goes back to its authors, with your reasons.',
  },
  concur: { icon: CircleCheck, word: 'Concur', tone: 'ok', means: 'Your organisation agrees with the text.' },
  concur_with_comment: {
    icon: CircleCheck,
    word: 'Concur with comment',
    tone: 'ok',
    means: 'Your organisation agrees, and has something to say.',
  },
  non_concur: {
    icon: Split,
    word: 'Do not concur',
    tone: 'bad',
    means: 'Your organisation differs on a judgment; its view is shown beside it.',
  },
  abstain: { icon: CircleDashed, word: 'Abstain', tone: 'plain', means: 'Your organisation takes no position.' },
};

/** An answer that was given, in words; null: not yet. */
export function givenLook(answer: Answer | null): Omit<AnswerLook, 'means'> {
  if (answer === null) return { icon: CircleDashed, word: 'Not decided', tone: 'plain' };
  return { ...answerLooks[answer], word: answerSaid(answer) };
}

/** What a kind of round is called. */
export const kindWords: Readonly<Record<RoundKind, string>> = {
  team_review: 'Review',
  coordination: 'Coordination',
  senior_review: 'Senior review',
};

/** A hash as people compare it: its start and its end. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}…${hash.slice(-4)}`;
}
