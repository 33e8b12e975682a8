import type { Editor } from '@tiptap/react';
import type { MemberDto } from '@/lib/protocol/memberDto.ts';
import type { Answer } from '../../ui/Answer.ts';

/** What every part of the list of threads needs to know of where it is. */
export type ThreadsHere = {
  readonly editor: Editor;
  readonly assessmentId: string;
  readonly me: { readonly userId: string; readonly name: string };
  /** Owners, editors and reviewers, while the assessment is not archived. */
  readonly mayComment: boolean;
  readonly mayWrite: boolean;
  readonly people: readonly Pick<MemberDto, 'userId' | 'name'>[];
  /** Whether the card at hand is the one that is looked at: only it shows all that can be done. */
  readonly isOpenCard: boolean;
  /** Whether cards stand level with their words: then they go where those are, and are not scrolled to. */
  readonly isLevel: boolean;
  /** A thread was opened: it is looked at next. */
  readonly onMade: (threadId: string) => void;
  /** Brings the text into view: on a phone the sheet over it closes. */
  readonly onShowText: () => void;
  /** Waits for an answer, reads the threads anew, and gives back why it failed; `said` is spoken where it did not. */
  readonly run: (answer: Promise<Answer<unknown>>, said?: string) => Promise<string | null>;
};
