import { err, ok } from '@/lib/domain/result.ts';
import type { AssessmentRole } from '@/lib/domain/policy.ts';
import { errorDto } from '@/lib/protocol/errorDto.ts';
import { memberListDto, type MemberDto } from '@/lib/protocol/memberDto.ts';
import { peopleDto, type PersonDto } from '@/lib/protocol/userDto.ts';
import type { ZodType } from 'zod';
import type { Answer } from '../ui/Answer.ts';

async function call<T>(path: string, schema: ZodType<T>, init?: RequestInit): Promise<Answer<T>> {
  try {
    const answer = await fetch(path, { cache: 'no-store', ...init });
    const body: unknown = await answer.json();
    if (answer.ok) return ok(schema.parse(body));
    return err(errorDto.parse(body).error as Extract<Answer<T>, { ok: false }>['error']);
  } catch {
    return err({ kind: 'unavailable', message: 'The server did not answer. Try again in a moment.' });
  }
}

const membersPath = (assessmentId: string) => `/api/v1/assessments/${encodeURIComponent(assessmentId)}/members`;

/** Everybody on an assessment. */
export function readMembers(assessmentId: string): Promise<Answer<readonly MemberDto[]>> {
  return call(membersPath(assessmentId), memberListDto);
}

/** Replaces the whole list and answers with the new one. */
export function writeMembers(
  assessmentId: string,
  members: readonly { readonly userId: string; readonly role: AssessmentRole }[],
): Promise<Answer<readonly MemberDto[]>> {
  return call(membersPath(assessmentId), memberListDto, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(members.map(({ userId, role }) => ({ userId, role }))),
  });
}

/** People whose name or e-mail address matches at least 2 characters; at most 10. */
export async function searchPeople(query: string): Promise<Answer<readonly PersonDto[]>> {
  const found = await call(`/api/v1/people?query=${encodeURIComponent(query)}`, peopleDto);
  return found.ok ? ok(found.value.items) : found;
}
