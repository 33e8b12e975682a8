import type { Editor } from '@tiptap/react';
import { anchorAt, maxQuoteLength } from '../../../lib/domain/threads/anchor.ts';
import { carriedStretch, suggestedStretches } from '../../../lib/domain/threads/suggestedStretches.ts';
import { draftTexts, rangeIn } from '../threads/draftTexts.ts';
import { pointsOf } from '../threads/threadPoints.ts';
import { sendThread, type NewThread } from '../threads/threadsClient.ts';
import { wordsOfPieces, type Scratch } from './Scratch.ts';

/** What came of sending: how many suggestions are there now, and what is left, with why. */
export type Sent = {
  readonly threadIds: readonly string[];
  readonly left: Scratch | null;
  readonly fault: string | null;
};

/** Sends what was typed in one block, a thread for each of its suggestions; the last first, so that offsets hold. */
export async function sendScratch(editor: Editor, assessmentId: string, scratch: Scratch): Promise<Sent> {
  const { base } = scratch;
  let words = wordsOfPieces(scratch.pieces);
  const threadIds: string[] = [];
  for (const stretch of suggestedStretches(base, words).toReversed()) {
    const thread = editor.isDestroyed ? null : threadFor(editor, scratch, stretch);
    if (thread === null || typeof thread === 'string')
      return { threadIds, left: leftOf(scratch, words), fault: thread ?? 'The document is not open.' };
    const answer = await sendThread(assessmentId, thread);
    if (!answer.ok) return { threadIds, left: leftOf(scratch, words), fault: answer.error.message };
    threadIds.push(answer.value.id);
    // What is sent is no change of the scratch any more: behind it all is as it was.
    const rest = base.length - stretch.from;
    words =
      words.slice(0, words.length - (rest - (stretch.to - stretch.from) + stretch.replacement.length)) +
      base.slice(stretch.from);
  }
  return { threadIds, left: null, fault: null };
}

function leftOf(scratch: Scratch, words: string): Scratch {
  return words === wordsOfPieces(scratch.pieces) ? scratch : { ...scratch, pieces: [{ text: words, looks: [] }] };
}

/** The thread of one suggestion: on the words that were read, where they are now. */
function threadFor(
  { state }: Editor,
  { blockId, base }: Scratch,
  { from, to, replacement }: { readonly from: number; readonly to: number; readonly replacement: string },
): NewThread | string {
  if (to - from > maxQuoteLength)
    return `A suggestion stands in place of at most ${maxQuoteLength} characters. Change less at once.`;
  const text = draftTexts(state).find(({ blockIds }) => blockIds[0] === blockId);
  if (text === undefined) return 'The block was deleted. Your words are kept here until you discard them.';
  const now = carriedStretch(base, text.text, { from, to });
  // Where nothing of the words is left the block tells where they were.
  const range = rangeIn(text, now.from, now.to) ?? rangeIn(text, 0, text.text.length);
  const points = range === null ? null : pointsOf(state, range.from, range.to);
  const anchor = { ...anchorAt({ blockIds: [blockId], text: base }, from, to), ...points };
  return { anchor, body: '', blocking: false, suggestion: { replacement } };
}
