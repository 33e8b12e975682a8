import type {
  AssessmentStore,
  ListedAssessment,
  ListOrder,
  MemberStore,
  UserRecord,
} from '../../lib/commands/ports.ts';
import type { CursorKey } from '../../lib/persistence/cursor.ts';
import { DuplicateError } from '../../lib/persistence/DuplicateError.ts';
import { isOrderKey, newestChange, orderKey } from '../../lib/persistence/stores/listOrder.ts';
import { compareText, memoryPage } from './memoryPage.ts';
import { memberKey, type MemoryAccess, type MemoryState } from './memoryState.ts';
import { passes } from './passes.ts';

/** Assessments in memory. */
export function memoryAssessments(access: MemoryAccess): AssessmentStore {
  return {
    byId: (id) => access.read((state) => state.assessments.get(id) ?? null),
    listFor: (userId, page, filter, order = newestChange) =>
      access.read((state) => {
        const rows = listed(state, userId).filter((row) => passes(row, filter));
        const fits = (first: string, id: string): boolean => isOrderKey(order, first, id);
        return memoryPage(rows, page, (row) => orderKey(order, row), inOrder(order), fits);
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

/** Compares keys as the database does: texts by bytes, figures by size, no due date after any, ties by id. */
function inOrder({ by, direction }: ListOrder): (a: CursorKey, b: CursorKey) => number {
  const sign = direction === 'up' ? 1 : -1;
  const valueOf = (key: CursorKey): string => key[0].slice(`${by} ${direction} `.length);
  const numberOf = (text: string): number => {
    if (text.endsWith('infinity')) return text.startsWith('-') ? -Infinity : Infinity;
    return by === 'changed' || by === 'due' ? Date.parse(text) : Number(text);
  };
  const compare = (a: string, b: string): number => {
    if (by === 'title') return compareText(a, b);
    return numberOf(a) === numberOf(b) ? 0 : numberOf(a) - numberOf(b);
  };
  return (a, b) => sign * compare(valueOf(a), valueOf(b)) || compareText(a[1], b[1]);
}

/** Members in memory. */
export function memoryMembers(access: MemoryAccess, now: () => Date): MemberStore {
  return {
    roleOf: (assessmentId, userId) => access.read((state) => roleOf(state, assessmentId, userId)),
    list: (assessmentId) =>
      access.read((state) =>
        (state.members.get(assessmentId) ?? [])
          .flatMap((member) => {
            const user = state.users.get(member.userId);
            return user === undefined ? [] : [{ ...member, ...shown(user) }];
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
        for (const key of state.memberTimes.keys()) {
          const stays = members.some(({ userId }) => key === memberKey(assessmentId, userId));
          if (key.startsWith(`${assessmentId} `) && !stays) state.memberTimes.delete(key);
        }
        for (const { userId } of members) {
          const key = memberKey(assessmentId, userId);
          if (!state.memberTimes.has(key)) state.memberTimes.set(key, { createdAt: now(), openedAt: null });
        }
      }),
    opened: (seen, at) =>
      access.write((state) => {
        for (const { assessmentId, userId } of seen) {
          const key = memberKey(assessmentId, userId);
          const times = state.memberTimes.get(key);
          if (times !== undefined) state.memberTimes.set(key, { ...times, openedAt: at });
        }
      }),
  };
}

function shown({ name, email, hue, disabledAt }: UserRecord) {
  return { name, email, hue, isDisabled: disabledAt !== null };
}

/** A person's role in memory, or null. */
export function roleOf(state: MemoryState, assessmentId: string, userId: string) {
  return state.members.get(assessmentId)?.find((member) => member.userId === userId)?.role ?? null;
}

/** What a person has a role on, as the list shows it, in no order. */
export function listed(state: MemoryState, userId: string): ListedAssessment[] {
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
