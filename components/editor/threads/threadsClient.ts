import { z } from 'zod';
import {
  commentDto,
  threadDto,
  threadPageDto,
  type CommentDto,
  type OpenThreadInput,
  type ThreadDto,
} from '@/lib/protocol/threadsDto.ts';
import type { Answer } from '../../ui/Answer.ts';
import { callApi } from '../../ui/callApi.ts';

/** Most pages of threads that are fetched, of 100 each: as many threads as an assessment may have. */
const mostPages = 20;

/** All threads that one may see. Where their words are is looked for in the draft that is open. */
export async function readThreads(assessmentId: string): Promise<Answer<readonly ThreadDto[]>> {
  const path = `/api/v1/assessments/${encodeURIComponent(assessmentId)}/threads?limit=100&places=none`;
  const threads: ThreadDto[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const next: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await callApi(`${path}${next}`, threadPageDto);
    if (!answer.ok) return answer;
    threads.push(...answer.value.items);
    cursor = answer.value.nextCursor;
    if (cursor === null) break;
  }
  return { ok: true, value: threads };
}

export type NewThread = Pick<OpenThreadInput, 'anchor' | 'body' | 'blocking' | 'suggestion'>;

export function sendThread(assessmentId: string, body: NewThread): Promise<Answer<ThreadDto>> {
  const path = `/api/v1/assessments/${encodeURIComponent(assessmentId)}/threads`;
  return callApi(path, threadDto, { method: 'POST', body });
}

/** What can be done to a thread. */
export type ThreadDeed =
  | { readonly what: 'settle'; readonly status: 'open' | 'resolved' }
  | { readonly what: 'weigh'; readonly blocking: boolean }
  | { readonly what: 'attach'; readonly anchor: NewThread['anchor'] }
  | { readonly what: 'accept'; readonly instead?: { readonly current: string; readonly replacement: string } }
  | { readonly what: 'reject' };

export function doThread(threadId: string, deed: ThreadDeed): Promise<Answer<ThreadDto>> {
  const path = `/api/v1/threads/${threadId}`;
  const patch = (body: object) => callApi(path, threadDto, { method: 'PATCH', body });
  const post = (rest: string, body: object) => callApi(`${path}/${rest}`, threadDto, { method: 'POST', body });
  switch (deed.what) {
    case 'settle':
      return patch({ status: deed.status });
    case 'weigh':
      return patch({ blocking: deed.blocking });
    case 'attach':
      return patch({ anchor: deed.anchor });
    case 'accept':
      return post('accept', deed.instead === undefined ? {} : { instead: deed.instead });
    case 'reject':
      return post('reject', {});
  }
}

export function sendReply(threadId: string, body: string): Promise<Answer<CommentDto>> {
  return callApi(`/api/v1/threads/${threadId}/replies`, commentDto, { method: 'POST', body: { body } });
}

export function editComment(commentId: string, body: string): Promise<Answer<CommentDto>> {
  return callApi(`/api/v1/comments/${commentId}`, commentDto, { method: 'PATCH', body: { body } });
}

export function removeComment(commentId: string): Promise<Answer<null>> {
  return callApi(`/api/v1/comments/${commentId}`, z.null(), { method: 'DELETE', body: {} });
}
