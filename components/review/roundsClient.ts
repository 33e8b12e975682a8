import type { Answer as RoundAnswer } from '@/lib/domain/review/answers.ts';
import type { Dissent } from '@/lib/domain/review/dissent.ts';
import { responses } from '@/lib/domain/review/answers.ts';
import { diffDto, versionDto, type DiffDto, type VersionDto } from '@/lib/protocol/versionDto.ts';
import {
  dissentDto,
  readChangesDto,
  roundDetailDto,
  roundDto,
  roundPageDto,
  type DissentDto,
  type ReadChangesDto,
  type RoundDetailDto,
  type RoundDto,
} from '@/lib/protocol/roundsDto.ts';
import type { Answer } from '../ui/Answer.ts';
import { callApi } from '../ui/callApi.ts';

const assessment = (id: string, rest: string): string => `/api/v1/assessments/${encodeURIComponent(id)}${rest}`;
const round = (id: string, rest = ''): string => `/api/v1/rounds/${encodeURIComponent(id)}${rest}`;

/** The newest rounds of an assessment; older ones are history that the API has. */
export async function readRounds(assessmentId: string): Promise<Answer<readonly RoundDto[]>> {
  const page = await callApi(assessment(assessmentId, '/rounds?limit=20'), roundPageDto);
  return page.ok ? { ok: true, value: page.value.items } : page;
}

/** One round, with what has become of its text since. */
export function readRound(id: string): Promise<Answer<RoundDetailDto>> {
  return callApi(round(id), roundDetailDto);
}

/** Freezes the draft as it is: what is asked about is then exactly what was looked at. */
export function freezeDraft(assessmentId: string): Promise<Answer<VersionDto>> {
  return callApi(assessment(assessmentId, '/versions'), versionDto, { method: 'POST', body: {} });
}

/** What differs from a version to another, or to the draft. */
export function readDiff(assessmentId: string, from: number, to: number | 'draft'): Promise<Answer<DiffDto>> {
  return callApi(assessment(assessmentId, `/versions/${from}/diff/${to}`), diffDto);
}

export function requestRound(assessmentId: string, body: object): Promise<Answer<RoundDto>> {
  return callApi(assessment(assessmentId, '/rounds'), roundDto, { method: 'POST', body });
}

/** What somebody answers. */
export type GivenAnswer = {
  readonly answer: RoundAnswer;
  readonly contentHash: string;
  readonly summary: string;
  readonly dissents: readonly Dissent[];
};

/** A decision in a review, or a response in coordination. */
export function answerRound(id: string, { answer, ...rest }: GivenAnswer): Promise<Answer<RoundDto>> {
  const isResponse = (responses as readonly string[]).includes(answer);
  const body = { ...rest, ...(isResponse ? { response: answer } : { decision: answer }) };
  return callApi(round(id, isResponse ? '/responses' : '/decisions'), roundDto, { method: 'POST', body });
}

export function confirmApproval(id: string, contentHash: string): Promise<Answer<RoundDto>> {
  return callApi(round(id, '/confirmations'), roundDto, { method: 'POST', body: { contentHash } });
}

/** Binds one's review, still to be given, to the draft as it is. */
export function moveReview(id: string, contentHash: string): Promise<Answer<RoundDto>> {
  return callApi(round(id, '/moves'), roundDto, { method: 'POST', body: { contentHash } });
}

/** Keeps which changes one has read; null: not any more. */
export function keepReads(id: string, reads: Readonly<Record<string, string | null>>): Promise<Answer<ReadChangesDto>> {
  return callApi(round(id, '/reads'), readChangesDto, { method: 'PATCH', body: { reads } });
}

/** Lets a reviewer approve work of their own; for administrators. */
export function excuseReviewer(id: string, userId: string, reason: string): Promise<Answer<RoundDto>> {
  return callApi(round(id, '/excuses'), roundDto, { method: 'POST', body: { userId, reason } });
}

export function closeRound(id: string, reason: string): Promise<Answer<RoundDto>> {
  return callApi(round(id, '/close'), roundDto, { method: 'POST', body: { reason } });
}

export function withdrawDissent(id: string): Promise<Answer<DissentDto>> {
  return callApi(`/api/v1/dissents/${encodeURIComponent(id)}/withdraw`, dissentDto, { method: 'POST', body: {} });
}
