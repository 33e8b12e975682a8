import { pollDto, pollPageDto, type PollDto } from '@/lib/protocol/estimatesDto.ts';
import type { Answer } from '../../ui/Answer.ts';
import { callApi } from '../../ui/callApi.ts';

const pathOf = (assessmentId: string, rest = '') =>
  `/api/v1/assessments/${encodeURIComponent(assessmentId)}/estimates${rest}`;

/** A block's polls, newest first; older ones than these are history that the API has. */
export async function readPolls(assessmentId: string, blockId: string): Promise<Answer<readonly PollDto[]>> {
  const page = await callApi(pathOf(assessmentId, `?blockId=${encodeURIComponent(blockId)}&limit=20`), pollPageDto);
  return page.ok ? { ok: true, value: page.value.items } : page;
}

/** What can be done to a block's newest poll. */
export type PollDeed =
  | { readonly what: 'give'; readonly probability: number }
  | { readonly what: 'take-back' }
  | { readonly what: 'reveal' }
  | { readonly what: 'ask' };

/** Does it, and answers the poll as it then is. */
export function changePoll(assessmentId: string, blockId: string, deed: PollDeed): Promise<Answer<PollDto>> {
  const send = (rest: string, method: 'POST' | 'PUT' | 'DELETE', more = {}) =>
    callApi(pathOf(assessmentId, rest), pollDto, { method, body: { blockId, ...more } });
  switch (deed.what) {
    case 'give':
      return send('', 'PUT', { probability: deed.probability });
    case 'take-back':
      return send('', 'DELETE');
    case 'reveal':
      return send('/reveal', 'POST');
    case 'ask':
      return send('/polls', 'POST');
  }
}
