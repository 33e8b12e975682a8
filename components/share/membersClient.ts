import type { AssessmentRole } from '@/lib/domain/policy.ts';
import { ok } from '@/lib/domain/result.ts';
import { memberListDto, type MemberDto } from '@/lib/protocol/memberDto.ts';
import { peopleDto, type PersonDto } from '@/lib/protocol/userDto.ts';
import type { Answer } from '../ui/Answer.ts';
import { callApi } from '../ui/callApi.ts';

const membersPath = (assessmentId: string) => `/api/v1/assessments/${encodeURIComponent(assessmentId)}/members`;

/** Everybody on an assessment. */
export function readMembers(assessmentId: string): Promise<Answer<readonly MemberDto[]>> {
  return callApi(membersPath(assessmentId), memberListDto);
}

/** Replaces the whole list and answers with the new one. */
export function writeMembers(
  assessmentId: string,
  members: readonly { readonly userId: string; readonly role: AssessmentRole }[],
): Promise<Answer<readonly MemberDto[]>> {
  const body = members.map(({ userId, role }) => ({ userId, role }));
  return callApi(membersPath(assessmentId), memberListDto, { method: 'PUT', body });
}

/** People whose name or e-mail address matches at least 2 characters; at most 10. */
export async function searchPeople(query: string): Promise<Answer<readonly PersonDto[]>> {
  const found = await callApi(`/api/v1/people?query=${encodeURIComponent(query)}`, peopleDto);
  return found.ok ? ok(found.value.items) : found;
}
