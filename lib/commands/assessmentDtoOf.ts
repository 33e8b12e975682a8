import type { AssessmentRole } from '../domain/policy.ts';
import { referenceOf } from '../domain/reference.ts';
import type { AssessmentDto } from '../protocol/assessmentDto.ts';
import type { AssessmentRecord, ListedAssessment, NamedMember, Stores } from './ports.ts';

/** An assessment of a list as it travels. */
export function assessmentDtoOf(listed: ListedAssessment): AssessmentDto {
  return {
    id: listed.id,
    number: listed.number,
    reference: referenceOf(listed.number, listed.createdAt),
    slug: listed.slug,
    title: listed.title,
    status: listed.status,
    scale: listed.scale,
    marking: listed.marking,
    template: listed.template,
    role: listed.role,
    judgmentCount: listed.judgmentCount,
    wordCount: listed.wordCount,
    sectionCount: listed.sectionCount,
    sectionsBegun: listed.sectionsBegun,
    dueAt: listed.dueAt?.toISOString() ?? null,
    topic: listed.topic,
    createdAt: listed.createdAt.toISOString(),
    changedAt: listed.changedAt.toISOString(),
    changedBy:
      listed.changedById === null || listed.changedByName === null
        ? null
        : { userId: listed.changedById, name: listed.changedByName },
    authors: listed.authors.map(({ userId, name, hue }) => ({ userId, name, hue })),
    archivedAt: listed.archivedAt?.toISOString() ?? null,
  };
}

const writes = (member: NamedMember): boolean => member.role === 'owner' || member.role === 'editor';

/** One assessment as it travels, with names read from the stores. */
export async function readAssessmentDto(
  stores: Pick<Stores, 'members' | 'users'>,
  assessment: AssessmentRecord,
  role: AssessmentRole,
): Promise<AssessmentDto> {
  const members = await stores.members.list(assessment.id);
  const changedBy = assessment.changedById === null ? null : await stores.users.byId(assessment.changedById);
  return assessmentDtoOf({
    ...assessment,
    role,
    authors: members.filter(writes).map(({ userId, name, hue }) => ({ userId, name, hue })),
    changedByName: changedBy?.name ?? null,
  });
}
