'use client';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { WorkMode } from '@/lib/domain/threads/workMode.ts';
import type { Answer } from '../../ui/Answer.ts';
import { notify } from '../../ui/notify.tsx';
import { deviceSetting, keepDeviceSetting } from '../shell/useDeviceSetting.ts';
import { speak } from '../shell/speak.tsx';
import { fieldWords } from '../threads/threadWords.ts';
import { sendThread } from '../threads/threadsClient.ts';
import { mergedScratches, readScratches, scratchesName, writeScratches, type Scratch } from './Scratch.ts';
import { sendScratch } from './sendScratch.ts';
import { suggestingOf } from './suggestingExtension.ts';
import type { SuggestingRequest, SuggestingSnapshot } from './SuggestingDesk.ts';

const nothing: SuggestingSnapshot = { mode: 'viewing', scratches: new Map() };
const never = () => () => undefined;

/** After so long without a change the unsent words are written to the device, ms; at once where the page goes. */
const keepAfterMs = 300;

/** The unsent words of an editor, anew when they have changed. */
export function useScratches(editor: Editor | null): ReadonlyMap<string, Scratch> {
  const desk = editor === null || editor.isDestroyed ? null : suggestingOf(editor.state);
  return useSyncExternalStore(desk?.subscribe ?? never, desk?.get ?? (() => nothing), () => nothing).scratches;
}

export type Suggesting = {
  readonly send: (blockId: string) => Promise<void>;
  readonly discard: (blockId: string) => void;
};

/** Tells the editor how one works on it, keeps what is typed in Suggesting on the device, and sends it. */
export function useSuggesting(props: {
  readonly editor: Editor | null;
  readonly assessmentId: string;
  readonly userId: string;
  readonly mode: WorkMode;
  /** Reads the threads anew. */
  readonly renew: () => Promise<void>;
  readonly onMade: (threadId: string) => void;
}): Suggesting {
  const { editor, assessmentId, userId, mode } = props;
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useKept(editor, scratchesName(userId, assessmentId));
  useEffect(() => {
    if (editor !== null && !editor.isDestroyed) suggestingOf(editor.state)?.setMode(mode);
  }, [editor, mode]);

  const sending = useRef(new Set<string>());
  const send = useCallback(
    async (blockId: string) => {
      const desk = editor === null || editor.isDestroyed ? null : suggestingOf(editor.state);
      const scratch = desk?.get().scratches.get(blockId);
      if (editor === null || desk === null || scratch === undefined || sending.current.has(blockId)) return;
      sending.current.add(blockId);
      const { threadIds, left, fault } = await sendScratch(editor, assessmentId, scratch);
      sending.current.delete(blockId);
      // What was typed while it was on its way is a suggestion of its own.
      const isSame = desk.get().scratches.get(blockId)?.pieces === scratch.pieces;
      if (left !== null && isSame) desk.put(left);
      else if (isSame) {
        desk.remove(blockId);
        if (!editor.isDestroyed) editor.view.dom.focus({ preventScroll: true });
      }
      if (fault !== null) notify({ tone: 'warn', text: `Not sent: ${fault}` });
      await latest.current.renew();
      const count = threadIds.length;
      if (count > 0) speak(count === 1 ? 'The suggestion is sent.' : `${count} suggestions are sent.`);
      const [first] = threadIds;
      if (first !== undefined) latest.current.onMade(first);
    },
    [editor, assessmentId],
  );
  const discard = useCallback(
    (blockId: string) => {
      const desk = editor === null || editor.isDestroyed ? null : suggestingOf(editor.state);
      const gone = desk?.remove(blockId) ?? null;
      if (editor === null || desk === null || gone === null) return;
      editor.view.dom.focus({ preventScroll: true });
      const back = () => {
        if (!desk.get().scratches.has(blockId)) desk.put(gone);
      };
      notify({ tone: 'info', text: 'The suggestion is discarded.', action: { label: 'Undo', run: back } });
    },
    [editor],
  );

  useEffect(() => {
    if (editor === null || editor.isDestroyed) return;
    return suggestingOf(editor.state)?.requests.answer((request) => {
      switch (request.what) {
        case 'send':
          return void send(request.blockId);
        case 'discard':
          return discard(request.blockId);
        case 'refuse':
          return notify({ tone: 'info', text: request.why });
        case 'field':
          return void suggestField(latest.current.assessmentId, request, latest.current);
      }
    });
  }, [editor, send, discard]);
  return { send, discard };
}

async function suggestField(
  assessmentId: string,
  { blockId, field, value }: Extract<SuggestingRequest, { what: 'field' }>,
  { renew, onMade }: { readonly renew: () => Promise<void>; readonly onMade: (threadId: string) => void },
): Promise<void> {
  const anchor = { blockId, quote: '', prefix: '', suffix: '' };
  const answer: Answer<{ readonly id: string }> = await sendThread(assessmentId, {
    anchor,
    body: '',
    blocking: false,
    suggestion: { field, value },
  });
  if (!answer.ok) return notify({ tone: 'warn', text: `Not suggested: ${answer.error.message}` });
  await renew();
  speak(`${fieldWords[field]} is suggested.`);
  onMade(answer.value.id);
}

/** Keeps the unsent words on the device: a reload, a crash or a lost role takes none of them. */
function useKept(editor: Editor | null, name: string): void {
  useEffect(() => {
    const desk = editor === null || editor.isDestroyed ? null : suggestingOf(editor.state);
    if (desk === null) return;
    desk.restore(readScratches(deviceSetting(name)));
    const wereHere = new Set(desk.get().scratches.keys());
    let timer: ReturnType<typeof setTimeout> | null = null;
    const keep = () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      const { scratches } = desk.get();
      const before = deviceSetting(name) ?? '';
      const next = writeScratches(mergedScratches(readScratches(before), scratches, wereHere));
      if (next !== before) keepDeviceSetting(name, next);
    };
    const stop = desk.subscribe(() => {
      for (const id of desk.get().scratches.keys()) wereHere.add(id);
      timer ??= setTimeout(keep, keepAfterMs);
    });
    window.addEventListener('pagehide', keep);
    return () => {
      stop();
      keep();
      window.removeEventListener('pagehide', keep);
    };
  }, [editor, name]);
}
