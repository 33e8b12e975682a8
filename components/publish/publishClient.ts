import type { Audience } from '@/lib/domain/policy.ts';
import type { PublicationKind } from '@/lib/domain/publications/publicationKinds.ts';
import {
  publicationDto,
  publicationPageDto,
  publishedStateDto,
  publishingDto,
  type PublicationDto,
  type PublishedStateDto,
  type PublishingDto,
} from '@/lib/protocol/publicationDto.ts';
import type { Answer } from '../ui/Answer.ts';
import { callApi } from '../ui/callApi.ts';

const assessment = (id: string, rest: string): string => `/api/v1/assessments/${encodeURIComponent(id)}${rest}`;

/** What stands between the draft and its publication. */
export function readPublishing(assessmentId: string): Promise<Answer<PublishingDto>> {
  return callApi(assessment(assessmentId, '/publishing'), publishingDto);
}

/** What has been published, and how far the draft has gone on. */
export function readPublishedState(assessmentId: string): Promise<Answer<PublishedStateDto>> {
  return callApi(assessment(assessmentId, '/published-state'), publishedStateDto);
}

/** The newest hundred publications of an assessment; older ones are history that the API has. */
export async function readPublications(assessmentId: string): Promise<Answer<readonly PublicationDto[]>> {
  const page = await callApi(assessment(assessmentId, '/publications?limit=100'), publicationPageDto);
  return page.ok ? { ok: true, value: page.value.items } : page;
}

/** What somebody publishes. */
export type Publishing = {
  readonly contentHash: string;
  readonly kind: PublicationKind;
  readonly changeSummary: string;
  readonly audience: Audience;
  readonly tell: boolean;
  readonly supersede: boolean;
};

export function publishVersion(assessmentId: string, body: Publishing): Promise<Answer<PublicationDto>> {
  return callApi(assessment(assessmentId, '/publications'), publicationDto, { method: 'POST', body });
}

export function retractPublication(
  id: string,
  body: { readonly reason: string; readonly replacedBy: number | null },
): Promise<Answer<PublicationDto>> {
  return callApi(`/api/v1/publications/${encodeURIComponent(id)}/retract`, publicationDto, { method: 'POST', body });
}

export function supersedePublication(
  id: string,
  body: { readonly reason: string; readonly by: number },
): Promise<Answer<PublicationDto>> {
  return callApi(`/api/v1/publications/${encodeURIComponent(id)}/supersede`, publicationDto, { method: 'POST', body });
}
