import { z } from 'zod';
import { assessmentRoles } from '../domain/policy.ts';
import { idField } from './fields.ts';

/** A person on an assessment. */
export const memberDto = z.object({
  userId: z.string(),
  role: z.enum(assessmentRoles),
  name: z.string(),
  email: z.string(),
  hue: z.number().int(),
});
export type MemberDto = z.output<typeof memberDto>;
export const memberListDto = z.array(memberDto).readonly();

/** The whole new list of an assessment: everybody not in it loses access. */
export const replaceMembersInput = z
  .array(
    // Not strict: a list as GET answers it, changed and put back, is the usual way.
    z.object({
      userId: idField,
      role: z.enum(assessmentRoles, `Expected role as one of: ${assessmentRoles.join(', ')}.`),
    }),
    'Expected an array of {userId, role}.',
  )
  .max(500, 'Expected at most 500 members.')
  .refine((members) => new Set(members.map((member) => member.userId)).size === members.length, {
    error: 'Expected every userId once.',
  });
export type ReplaceMembersInput = z.output<typeof replaceMembersInput>;
