import { describe, expect, test } from 'vitest';
import type { Notified } from '../../../lib/commands/ports.ts';
import { readAll } from './contractOfPeople.ts';
import { assessmentNamed, at, idOf, userNamed } from './fixtures.ts';
import type { SubjectOf } from './subject.ts';

/** Inboxes: who is told, what is listed, and what is read. */
export function contractOfNotifications(subjectOf: SubjectOf): void {
  describe('notifications', () => {
    const [nora, otto, pia, quinn] = ['Nora', 'Otto', 'Pia', 'Quinn'].map((name) =>
      userNamed(`${name} of the inbox`),
    ) as [
      ReturnType<typeof userNamed>,
      ReturnType<typeof userNamed>,
      ReturnType<typeof userNamed>,
      ReturnType<typeof userNamed>,
    ];
    const assessmentId = idOf('assessment told');
    const told = (change: Partial<Notified> = {}): Notified => ({
      to: [nora.id, otto.id, pia.id, quinn.id],
      assessmentId,
      reason: 'mentioned',
      subject: 'thread:1',
      place: '?thread=1',
      actorId: nora.id,
      text: 'Count again?',
      at: at(0),
      ...change,
    });

    test('members who did not do it and are not disabled are told, once', async () => {
      const { users, assessments, members, notifications } = subjectOf().database.read;
      for (const user of [nora, otto, pia, quinn]) await users.insert(user);
      await users.update(quinn.id, { disabledAt: at(0) });
      await assessments.insert(assessmentNamed('told', { createdById: nora.id }));
      await members.replace(assessmentId, [
        { userId: nora.id, role: 'owner' },
        { userId: otto.id, role: 'reviewer' },
        { userId: quinn.id, role: 'reader' },
      ]);
      await notifications.raise(told());
      await notifications.raise(told());
      for (const user of [nora, pia, quinn]) {
        expect(await notifications.countUnread(user.id), user.name).toBe(0);
      }
      expect(await notifications.list(otto.id, { cursor: null, limit: 5 }, true)).toMatchObject({
        items: [
          {
            assessmentId,
            assessmentTitle: 'told',
            reason: 'mentioned',
            subject: 'thread:1',
            place: '?thread=1',
            byName: 'Nora of the inbox',
            text: 'Count again?',
            at: at(0),
            readAt: null,
          },
        ],
        nextCursor: null,
      });
      await notifications.raise(told({ actorId: null, to: [nora.id, 'no id'], reason: 'due-soon' }));
      expect(await notifications.list(nora.id, { cursor: null, limit: 5 }, true)).toMatchObject({
        items: [{ byName: null, reason: 'due-soon' }],
      });
    });

    test('[NT7] readers of what was published are told under its own title, whatever role they have', async () => {
      const { notifications } = subjectOf().database.read;
      const published = { subject: 'publication:none', place: '/r/told/v/1', to: [pia.id, quinn.id], at: at(1) };
      await notifications.raise(told({ ...published, reason: 'retracted' }));
      await notifications.raise(told({ ...published, reason: 'replied' }));
      expect(await notifications.countUnread(pia.id)).toBe(1);
      expect(await notifications.countUnread(quinn.id)).toBe(0);
      const { items } = await notifications.list(pia.id, { cursor: null, limit: 5 }, true);
      expect(items).toMatchObject([{ reason: 'retracted', place: '/r/told/v/1', assessmentTitle: '' }]);
      await notifications.markRead(pia.id, { until: at(1) }, at(1));
    });

    test('a page follows the other; read ones can be left out; only one’s own are read', async () => {
      const { notifications } = subjectOf().database.read;
      for (const n of [2, 3, 4, 5]) await notifications.raise(told({ subject: `thread:${n}`, at: at(n) }));
      const all = await readAll((page) => notifications.list(otto.id, page, false), 2);
      expect(all.map(({ subject }) => subject)).toEqual(['thread:5', 'thread:4', 'thread:3', 'thread:2', 'thread:1']);
      const ids = all.slice(0, 1).map(({ id }) => id);
      expect(await notifications.markRead(nora.id, { ids }, at(9))).toBe(0);
      expect(await notifications.markRead(otto.id, { ids: [...ids, 'no id'] }, at(9))).toBe(1);
      expect(await notifications.markRead(otto.id, { ids }, at(9))).toBe(0);
      expect(await notifications.markRead(otto.id, { subject: 'thread:2' }, at(9))).toBe(1);
      expect(await notifications.markRead(otto.id, { until: at(3) }, at(9))).toBe(2);
      const unread = await notifications.list(otto.id, { cursor: null, limit: 5 }, true);
      expect(unread.items.map(({ subject }) => subject)).toEqual(['thread:4']);
      expect(await notifications.countUnread(otto.id)).toBe(1);
    });

    test('who lost the role sees nothing of the assessment any more', async () => {
      const { members, notifications } = subjectOf().database.read;
      await members.replace(assessmentId, [{ userId: nora.id, role: 'owner' }]);
      expect(await notifications.list(otto.id, { cursor: null, limit: 5 }, false)).toEqual({
        items: [],
        nextCursor: null,
      });
      expect(await notifications.countUnread(otto.id)).toBe(0);
    });
  });
}
