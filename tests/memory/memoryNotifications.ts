import { randomUUID } from 'node:crypto';
import type { NotificationRecord, NotificationStore, Notified, ReadChoice } from '../../lib/commands/ports.ts';
import { readerReasons } from '../../lib/domain/notifications/reasons.ts';
import { isUuid } from '../../lib/persistence/isUuid.ts';
import { isIsoTime } from '../../lib/persistence/stores/isIsoTime.ts';
import { memoryPage, newestFirst } from './memoryPage.ts';
import type { MemoryAccess, MemoryState } from './memoryState.ts';

/** Inboxes in memory; nothing is mailed. */
export function memoryNotifications(access: MemoryAccess): NotificationStore {
  return {
    raise: (notified) =>
      access.write((state) => {
        for (const userId of notified.to) tell(state, userId, notified);
      }),
    raiseRecalled: (recordId, actorId, text, at) =>
      access.write((state) => {
        for (const [assessmentId, blocks] of state.blocks) {
          const held = blocks.find(({ taken }) => taken?.record === recordId);
          if (held === undefined) continue;
          const subject = `source:${recordId}`;
          const told = { assessmentId, reason: 'source-recalled', subject, actorId, text, at } as const;
          for (const { userId, role } of state.members.get(assessmentId) ?? []) {
            if (role === 'owner') tell(state, userId, { ...told, to: [], place: `#${held.blockId}` });
          }
        }
      }),
    list: (userId, page, unreadOnly) =>
      access.read((state) =>
        memoryPage(
          inReach(state, userId).filter(({ readAt }) => !unreadOnly || readAt === null),
          page,
          (row) => [row.at.toISOString(), row.id],
          newestFirst,
          (at, id) => isIsoTime(at) && isUuid(id),
        ),
      ),
    countUnread: (userId) =>
      access.read((state) => inReach(state, userId).filter(({ readAt }) => readAt === null).length),
    markRead: (userId, choice, at) =>
      access.write((state) => {
        const chosen = state.notifications.filter(
          (each) => each.userId === userId && each.readAt === null && isChosen(each, choice),
        );
        for (const each of chosen) state.notifications[state.notifications.indexOf(each)] = { ...each, readAt: at };
        return chosen.length;
      }),
    mailChoice: () => access.read(() => null),
    setMuted: () => access.write(() => undefined),
  };
}

function isChosen(row: { readonly id: string; readonly subject: string; readonly at: Date }, choice: ReadChoice) {
  if ('ids' in choice) return choice.ids.includes(row.id);
  return 'subject' in choice ? row.subject === choice.subject : row.at <= choice.until;
}

function inReach(state: MemoryState, userId: string): readonly NotificationRecord[] {
  return state.notifications.flatMap(({ userId: whose, actorId, ...row }) => {
    const assessment = state.assessments.get(row.assessmentId);
    const isMember = (state.members.get(row.assessmentId) ?? []).some((member) => member.userId === userId);
    const isReader = readerReasons.includes(row.reason);
    if (whose !== userId || assessment === undefined) return [];
    if (!isReader && (assessment.archivedAt !== null || !isMember)) return [];
    const published = state.publications.find(({ id }) => `publication:${id}` === row.subject);
    const assessmentTitle = isMember ? assessment.title : (published?.record.title ?? '');
    const byName = actorId === null ? null : (state.users.get(actorId)?.name ?? null);
    return [{ ...row, assessmentTitle, byName }];
  });
}

function tell(state: MemoryState, userId: string, notified: Notified): void {
  const { to: _to, text, ...row } = notified;
  const isMember = (state.members.get(row.assessmentId) ?? []).some((member) => member.userId === userId);
  const user = state.users.get(userId);
  if (!isMember && !readerReasons.includes(row.reason)) return;
  if (user === undefined || user.disabledAt !== null || userId === row.actorId) return;
  const isSame = (each: { userId: string; reason: string; subject: string; at: Date }): boolean =>
    each.userId === userId &&
    each.reason === row.reason &&
    each.subject === row.subject &&
    each.at.getTime() === row.at.getTime();
  if (state.notifications.some(isSame)) return;
  state.notifications.push({ ...row, text: text.slice(0, 1_000), id: randomUUID(), userId, readAt: null });
}
