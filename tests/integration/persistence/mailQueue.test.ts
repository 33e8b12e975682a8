import { afterAll, describe, expect, test } from 'vitest';
import { gatherMs } from '../../../lib/domain/notifications/mailing.ts';
import { openDatabase, type OpenDatabase } from '../../../lib/persistence/openDatabase.ts';
import type { RoundRecord } from '../../../lib/commands/RoundStore.ts';
import { startPostgres } from '../startPostgres.ts';
import { collectingLog, openEmbeddedForTest } from './openTestDatabase.ts';
import { assessmentNamed, at, idOf, userNamed } from './fixtures.ts';

const postgres = await startPostgres();
afterAll(() => postgres?.stop());
const later = (minutes: number): Date => new Date(at(minutes).getTime() + gatherMs);

/** A workspace in which Una tells Veit of things in one assessment. */
async function world(opened: OpenDatabase) {
  const { users, assessments, members, notifications } = opened.database.read;
  const [una, veit] = [userNamed('Una'), userNamed('Veit')];
  await users.insert(una);
  await users.insert(veit);
  const id = idOf('assessment mailed');
  await assessments.insert(assessmentNamed('mailed', { createdById: una.id }));
  const roles = [
    { userId: una.id, role: 'owner' },
    { userId: veit.id, role: 'reviewer' },
  ] as const;
  await members.replace(id, roles);
  const tell = (n: number, text = `words ${n}`) =>
    notifications.raise({
      to: [veit.id],
      assessmentId: id,
      reason: 'mentioned',
      subject: `thread:${n}`,
      place: '',
      actorId: una.id,
      text,
      at: at(n),
    });
  return { una, veit, id, tell, members, notifications, queue: opened.mail };
}

const subjects: readonly (readonly [string, () => Promise<OpenDatabase>])[] = [
  ['embedded', openEmbeddedForTest],
  ...(postgres === null
    ? []
    : ([
        ['server', () => openDatabase({ dataDir: '/nowhere', databaseUrl: postgres.url, log: collectingLog() })],
      ] as const)),
];
if (postgres === null) test.skip('no PostgreSQL is installed here', () => undefined);

describe.each(subjects)('the mail in the outbox, %s', (_name, open) => {
  test('[NT1] [NT4] [NT5] gathers, is taken once, goes on after a refusal, and is not sent twice', async () => {
    const opened = await open();
    const { veit, tell, notifications, members, id, queue } = await world(opened);
    try {
      // NT1: one mail for what happens within ten minutes, due ten minutes after the first.
      await tell(0);
      await tell(1);
      expect(await queue.due(new Date(later(0).getTime() - 1), 10)).toEqual([]);
      const [entry = ''] = await queue.due(later(0), 10);
      expect(await queue.due(later(0), 10)).toHaveLength(1);
      const takes = await Promise.all([queue.take(entry, later(0)), queue.take(entry, later(0))]);
      const [taken] = takes.filter((each) => each !== null);
      expect(takes.filter((each) => each !== null)).toHaveLength(1);
      expect(taken).toMatchObject({
        attempts: 1,
        email: veit.email,
        title: 'mailed',
        items: [
          { text: 'words 0', byName: 'Una' },
          { text: 'words 1', byName: 'Una' },
        ],
      });
      // NT2: refused, tried again with what it held; what came meanwhile joins.
      await tell(2);
      await queue.refused(entry, '450 try later', later(5), later(0));
      const [again = ''] = await queue.due(later(5), 10);
      expect(await queue.due(later(5), 10)).toHaveLength(1);
      const second = await queue.take(again, later(5));
      expect(second?.items.map(({ text }) => text)).toEqual(['words 0', 'words 1', 'words 2']);
      await queue.sent(again, later(5));
      expect(await queue.due(later(60), 10)).toEqual([]);

      // NT4: read in the product before it goes.
      await tell(20);
      await notifications.markRead(veit.id, { subject: 'thread:20' }, at(21));
      const [read = ''] = await queue.due(later(20), 10);
      expect(await queue.take(read, later(20))).toBeNull();
      expect(await queue.due(later(60), 10)).toEqual([]);

      // Given up after the last refusal.
      await tell(30);
      const [last = ''] = await queue.due(later(30), 10);
      await queue.take(last, later(30));
      await queue.refused(last, '550 no such person', null, later(30));
      expect(await queue.due(later(600), 10)).toEqual([]);

      // Taken by a process that died: not known, so not sent again.
      await tell(40);
      const [lost = ''] = await queue.due(later(40), 10);
      await queue.take(lost, later(40));
      expect(await queue.endUnknown(later(40), later(50))).toBe(0);
      expect(await queue.endUnknown(later(41), later(50))).toBe(1);
      expect(await queue.due(later(600), 10)).toEqual([]);

      // NT5: one reminder of an answer that is owed, while it is owed.
      const { rounds, seats } = opened.database.read;
      const round = (number: number, due: number): RoundRecord => ({
        id: idOf(`mailed round ${number}`),
        assessmentId: id,
        number,
        kind: 'team_review',
        contentHash: 'a'.repeat(64),
        versionNumber: 1,
        scope: { kind: 'whole' },
        note: '',
        dueAt: at(due),
        stalePolicy: 'any',
        isOwnWorkBarred: true,
        baseAt: null,
        askedById: idOf('user Una'),
        askedAt: at(45),
      });
      const reminders = async () =>
        (await notifications.list(veit.id, { cursor: null, limit: 50 }, false)).items
          .filter(({ reason }) => reason === 'due-soon')
          .map(({ subject }) => subject);
      for (const [number, due] of [
        [1, 100],
        [2, 100],
        [3, 300],
      ] as const)
        await rounds.insert(round(number, due), [{ userId: veit.id, organisation: null }]);
      const answer = { answer: 'approve', contentHash: 'a'.repeat(64), versionNumber: 1, summary: '' } as const;
      await seats.answer(round(2, 0).id, veit.id, { ...answer, at: at(46) });
      await queue.remind(at(46), at(99));
      expect(await reminders()).toEqual([]);
      await queue.remind(at(47), at(110));
      await queue.remind(at(48), at(110));
      expect(await reminders()).toEqual([`round:${round(1, 0).id}`]);
      await queue.remind(at(120), at(200)); // overdue by now
      expect(await reminders()).toHaveLength(1);
      await notifications.markRead(veit.id, { until: at(49) }, at(49));
      const [reminder = ''] = await queue.due(later(48), 10);
      expect(await queue.take(reminder, later(48))).toBeNull();

      // Ended by the word in the mail, and begun again.
      const token = taken?.token ?? '';
      expect(await notifications.mailChoice(token)).toMatchObject({ userId: veit.id, assessmentId: id, mutedAt: null });
      await notifications.setMuted(token, at(50));
      await tell(51);
      expect(await queue.due(later(600), 10)).toEqual([]);
      expect(await notifications.countUnread(veit.id)).toBe(1);
      await notifications.setMuted(token, null);
      await tell(52);
      const [back = ''] = await queue.due(later(52), 10);
      // Who has lost the role meanwhile gets nothing.
      await members.replace(id, [{ userId: idOf('user Una'), role: 'owner' }]);
      expect(await queue.take(back, later(52))).toBeNull();
    } finally {
      await opened.close();
    }
  });
});
