import type { AssessmentStore, ListedAssessment, MemberStore } from '../../lib/commands/ports.ts';
import { DuplicateError } from '../../lib/persistence/DuplicateError.ts';
import { compareText, memoryPage, newestFirst } from './memoryPage.ts';
import type { MemoryAccess, MemoryState } from './memoryState.ts';

/** Assessments in memory. */
export function memoryAssessments(access: MemoryAccess): AssessmentStore {
  return {
    byId: (id) => access.read((state) => state.assessments.get(id) ?? null),
    listFor: (userId, page, filter) =>
      access.read((state) => {
        const wanted = (filter.query ?? '').toLowerCase();
        const rows = listed(state, userId).filter(
          (row) =>
            row.title.toLowerCase().includes(wanted) &&
            (filter.mine !== true || row.role === 'owner') &&
            (row.archivedAt !== null) === (filter.archived === true),
        );
        return memoryPage(rows, page, (row) => [row.changedAt.toISOString(), row.id], newestFirst);
      }),
    insert: (assessment) =>
      access.write((state) => {
        const others = [...state.assessments.values()];
        if (others.some((other) => other.slug === assessment.slug)) throw new DuplicateError('slug');
        if (state.assessments.has(assessment.id)) throw new DuplicateError('id');
        const record = { ...assessment, number: state.nextNumber };
        state.nextNumber += 1;
        state.assessments.set(record.id, record);
        return record;
      }),
    update: (id, change) =>
      access.write((state) => {
        const record = state.assessments.get(id);
        if (record === undefined) throw new Error('no such assessment');
        state.assessments.set(id, { ...record, ...change });
      }),
  };
}

/** Members in memory. */
export function memoryMembers(access: MemoryAccess): MemberStore {
  return {
    roleOf: (assessmentId, userId) => access.read((state) => roleOf(state, assessmentId, userId)),
    list: (assessmentId) =>
      access.read((state) =>
        (state.members.get(assessmentId) ?? [])
          .flatMap((member) => {
            const user = state.users.get(member.userId);
            return user === undefined ? [] : [{ ...member, name: user.name, email: user.email, hue: user.hue }];
          })
          .sort((a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()) || compareText(a.userId, b.userId)),
      ),
    replace: (assessmentId, members) =>
      access.write((state) => {
        if (!state.assessments.has(assessmentId)) throw new Error('no such assessment');
        for (const member of members) if (!state.users.has(member.userId)) throw new Error('no such user');
        if (new Set(members.map((member) => member.userId)).size < members.length) throw new DuplicateError('id');
        state.members.set(
          assessmentId,
          members.map(({ userId, role }) => ({ userId, role })),
        );
      }),
  };
}

/** A person's role in memory, or null. */
export function roleOf(state: MemoryState, assessmentId: string, userId: string) {
  return state.members.get(assessmentId)?.find((member) => member.userId === userId)?.role ?? null;
}

function listed(state: MemoryState, userId: string): ListedAssessment[] {
  return [...state.assessments.values()].flatMap((record) => {
    const role = roleOf(state, record.id, userId);
    if (role === null) return [];
    const authors = (state.members.get(record.id) ?? [])
      .filter((member) => member.role === 'owner' || member.role === 'editor')
      .flatMap((member) => {
        const user = state.users.get(member.userId);
        return user === undefined ? [] : [{ userId: user.id, name: user.name, hue: user.hue }];
      })
      .sort((a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()) || compareText(a.userId, b.userId));
    const changedByName = record.changedById === null ? null : (state.users.get(record.changedById)?.name ?? null);
    return [{ ...record, role, authors, changedByName }];
  });
}
