import type { EditorView } from '@tiptap/pm/view';
import { speak } from '../shell/speak.tsx';
import { goToThread, threadAt, threadsOf } from './threadsExtension.ts';
import { inOrder } from './threadWords.ts';

/** Goes to the next open thread in the text, round the end, and shows its card. */
export function stepToThread(view: EditorView): void {
  const desk = threadsOf(view.state);
  if (desk === null) return;
  const snapshot = desk.get();
  const open = snapshot.threads.filter(({ id, status }) => status === 'open' && snapshot.places.has(id));
  const ordered = inOrder(open, 'place', snapshot);
  const at = ordered.findIndex(({ id }) => id === snapshot.active);
  const next = ordered[(at + 1) % Math.max(1, ordered.length)];
  if (next === undefined) return speak('No open comments in the text.');
  desk.requests.ask({ what: 'show', threadId: next.id });
  goToThread(view, next.id);
}

/** A comment on what is selected; with nothing selected in commented words, their thread. */
export function commentHere(view: EditorView): void {
  const desk = threadsOf(view.state);
  const { empty, from } = view.state.selection;
  const threadId = empty ? threadAt(view.state, from) : null;
  desk?.requests.ask(threadId === null ? { what: 'compose' } : { what: 'show', threadId });
}
