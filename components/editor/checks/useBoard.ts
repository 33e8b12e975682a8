'use client';
import type { Editor } from '@tiptap/react';
import { useEffect, useSyncExternalStore } from 'react';
import { defaultProfile } from '@/lib/domain/tradecraft/CheckRun.ts';
import { baseProfile, profileWith } from '@/lib/domain/tradecraft/profiles.ts';
import {
  checkProfileDto,
  reviewFactsDto,
  waiverPageDto,
  type CheckProfileDto,
  type WaiverDto,
} from '@/lib/protocol/checksDto.ts';
import type { Topic } from '@/lib/protocol/messages.ts';
import { callApi } from '../../ui/callApi.ts';
import { showChange } from '../changes/changeState.ts';
import type { DraftConnection } from '../connection/DraftConnection.ts';
import { checksOf } from './checksExtension.ts';
import type { BoardSnapshot, FindingBoard } from './FindingBoard.ts';

const nothing: BoardSnapshot = { state: 'reading', open: [], waived: [], record: [] };
const never = () => () => undefined;

/** The board of an editor; null while there is none. */
export function boardOf(editor: Editor | null): FindingBoard | null {
  return editor === null || editor.isDestroyed ? null : (checksOf(editor.state)?.board ?? null);
}

/** What the page shows of the checks, anew when it has changed. */
export function useBoard(editor: Editor | null): BoardSnapshot {
  const board = boardOf(editor);
  return useSyncExternalStore(board?.subscribe ?? never, board?.get ?? (() => nothing), () => nothing);
}

/** How many findings stand open; null until the checks have answered. Renders nothing anew while the number stays. */
export function useOpenCount(editor: Editor | null): number | null {
  const board = boardOf(editor);
  const count = () => {
    const { state, open } = board?.get() ?? nothing;
    return state === 'reading' ? null : open.length;
  };
  return useSyncExternalStore(board?.subscribe ?? never, count, () => null);
}

/** Most pages of the record that are fetched, of 100 waivers each. */
const mostPages = 10;

/** The record of waivers as the server has it; null where it does not answer. */
async function recordOf(assessmentId: string): Promise<readonly WaiverDto[] | null> {
  const path = `/api/v1/assessments/${encodeURIComponent(assessmentId)}/waivers?limit=100`;
  const record: WaiverDto[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const next: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await callApi(`${path}${next}`, waiverPageDto);
    if (!answer.ok) return null;
    record.push(...answer.value.items);
    cursor = answer.value.nextCursor;
    if (cursor === null) break;
  }
  return record;
}

/** Fetches the record of waivers anew. */
export async function renewRecord(editor: Editor, assessmentId: string): Promise<void> {
  const record = await recordOf(assessmentId);
  if (record !== null) boardOf(editor)?.setRecord(record);
}

/** Takes the checks that the paper uses as the server keeps them. */
export function takeProfile(editor: Editor, { base, on, off }: CheckProfileDto): void {
  if (!editor.isDestroyed) checksOf(editor.state)?.store.setProfile(profileWith(baseProfile(base), { on, off }));
}

async function renewProfile(editor: Editor, assessmentId: string): Promise<void> {
  const path = `/api/v1/assessments/${encodeURIComponent(assessmentId)}/checks/profile`;
  const answer = await callApi(path, checkProfileDto);
  if (answer.ok) return takeProfile(editor, answer.value);
  // The draft is checked all the same, by what holds where nobody has chosen.
  const store = editor.isDestroyed ? undefined : checksOf(editor.state)?.store;
  if (store?.hasProfile === false) store.setProfile(defaultProfile);
}

/** What changes what the checks know of the review, and of what was published. */
const onReview: readonly Topic[] = ['rounds', 'threads', 'publications', 'statements'];

/** Fetches how the paper was reviewed; where it is not told, the checks say nothing of it. */
async function renewReview(editor: Editor, assessmentId: string): Promise<void> {
  const path = `/api/v1/assessments/${encodeURIComponent(assessmentId)}/checks/review`;
  const answer = await callApi(path, reviewFactsDto);
  if (!answer.ok || editor.isDestroyed) return;
  checksOf(editor.state)?.store.setReview(answer.value);
  showChange(editor.view, answer.value.change);
}

/**
 * Keeps the record of waivers, the choice of checks and what they know of the review up to date: when the server says that one has changed, and when
 * somebody comes back to the page.
 */
export function useServerNews(editor: Editor, assessmentId: string, connection: DraftConnection | null): void {
  useEffect(() => {
    const hear = (topic: Topic | null) => {
      // `null`: nothing was heard for a while, so anything may have changed.
      if (topic === 'waivers' || topic === null) void renewRecord(editor, assessmentId);
      if (topic === 'checks' || topic === null) void renewProfile(editor, assessmentId);
      if (topic === null || onReview.includes(topic)) void renewReview(editor, assessmentId);
    };
    const again = () => hear(null);
    again();
    const stop = connection?.onNews(hear);
    window.addEventListener('focus', again);
    return () => {
      stop?.();
      window.removeEventListener('focus', again);
    };
  }, [editor, assessmentId, connection]);
}
