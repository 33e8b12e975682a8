import { z } from 'zod';
import { assessmentRoles, type AssessmentRole } from '../../../lib/domain/policy.ts';

/** What the server says about one's own role now. `unknown`: it did not answer, or not about this. */
export type RoleAnswer =
  | { readonly kind: 'role'; readonly role: AssessmentRole }
  | { readonly kind: 'not-here' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'unknown' };

const answer = z.object({ role: z.enum(assessmentRoles) });

/** Asks for one's role on an assessment. Never throws. */
export async function roleOnServer(assessmentId: string): Promise<RoleAnswer> {
  try {
    const response = await fetch(`/api/v1/assessments/${encodeURIComponent(assessmentId)}`, { cache: 'no-store' });
    if (response.status === 404) return { kind: 'not-here' };
    if (response.status === 401) return { kind: 'signed-out' };
    if (!response.ok) return { kind: 'unknown' };
    const parsed = answer.safeParse(await response.json());
    return parsed.success ? { kind: 'role', role: parsed.data.role } : { kind: 'unknown' };
  } catch {
    return { kind: 'unknown' };
  }
}

/** Whether a role may write the draft. The page asks in order not to offer what would be refused; the server decides. */
export function mayWriteAs(role: AssessmentRole): boolean {
  return role === 'owner' || role === 'editor';
}
