import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatherMs } from '../../../lib/domain/notifications/mailing.ts';
import { smtpTransport } from '../../../lib/jobs/mailTransport.ts';
import { sendMail } from '../../../lib/jobs/sendMail.ts';
import type { OpenDatabase } from '../../../lib/persistence/openDatabase.ts';
import { assessmentNamed, at, idOf, userNamed } from '../persistence/fixtures.ts';
import { collectingLog, openEmbeddedForTest } from '../persistence/openTestDatabase.ts';
import { startMailSink } from './mailSink.ts';

let opened: OpenDatabase;
let sink: Awaited<ReturnType<typeof startMailSink>>;
const wanda = userNamed('Wanda');
const xaver = userNamed('Xaver');
const id = idOf('assessment sent');
beforeAll(async () => {
  [opened, sink] = await Promise.all([openEmbeddedForTest(), startMailSink()]);
  const { users, assessments, members } = opened.database.read;
  await users.insert(wanda);
  await users.insert(xaver);
  await assessments.insert(assessmentNamed('sent', { title: 'Øresund traffic', createdById: wanda.id }));
  await members.replace(id, [
    { userId: wanda.id, role: 'owner' },
    { userId: xaver.id, role: 'reviewer' },
  ]);
});
afterAll(async () => {
  await sink.stop();
  await opened.close();
});

const tell = (n: number): Promise<void> =>
  opened.database.read.notifications.raise({
    to: [xaver.id],
    assessmentId: id,
    reason: 'mentioned',
    subject: `thread:${n}`,
    place: `?thread=${n}`,
    actorId: wanda.id,
    text: `Is it ${n} trains?`,
    at: at(n),
  });

/** A round of mail, so many minutes after what was told at noon may be mailed. */
const round = (minutes: number, url: string | null = sink.url) =>
  sendMail({
    queue: opened.mail,
    transport: url === null ? null : smtpTransport(url, 'Yardstick <y@y.example>', 'y.example'),
    origin: 'https://y.example',
    now: () => new Date(at(minutes).getTime() + gatherMs),
    log: collectingLog(),
  });

test('a mail says what happened, where, and how to end such mail', async () => {
  await tell(0);
  await tell(1);
  expect(await round(-1)).toBe(0);
  expect(await round(1)).toBe(1);
  expect(await round(2)).toBe(0);
  const [mail] = sink.mails;
  expect(mail?.to).toEqual([xaver.email]);
  // Long headers and lines go on in the next.
  const data = (mail?.data ?? '').replaceAll(/=\r\n|(?<=:)\r\n(?= )/gu, '');
  expect(data).toContain('From: Yardstick <y@y.example>');
  expect(data).toMatch(/Message-ID: <[0-9a-f-]{36}@y\.example>/iu);
  expect(data).toMatch(/List-Unsubscribe: <https:\/\/y\.example\/mail\/[0-9a-f]{64}\/stop>/iu);
  expect(data).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(data).toMatch(/Subject: =\?UTF-8\?/u);
  expect(data).toContain('> Is it 0 trains?');
  expect(data).toContain('> Is it 1 trains?');
  expect(data).toMatch(/https:\/\/y\.example\/a\/[0-9a-f-]{36}\?thread=(?:3D)?1/u);
});

test('one that is deferred is tried again and arrives once; one that is rejected often enough is given up', async () => {
  await tell(100);
  const before = sink.mails.length;
  sink.be('defers');
  expect(await round(100)).toBe(0);
  sink.be('takes');
  expect(await round(100)).toBe(0); // not before its pause is over
  expect(await round(102)).toBe(1);
  expect(sink.mails).toHaveLength(before + 1);

  await tell(200);
  sink.be('rejects');
  for (const minutes of [200, 202, 210, 250, 400, 1200, 3000, 6000]) await round(minutes);
  sink.be('takes');
  expect(await round(9000)).toBe(0);
  expect(sink.mails).toHaveLength(before + 1);
});

test('a server that is away is asked again; one that falls silent in the mail is not', async () => {
  await tell(10_000);
  const before = sink.mails.length;
  expect(await round(10_000, 'smtp://127.0.0.1:9')).toBe(0);
  expect(await round(10_002)).toBe(1);
  for (const [n, mood] of [
    [11_000, 'falls silent in the mail'],
    [12_000, 'takes it, then falls silent'],
  ] as const) {
    await tell(n);
    sink.be(mood);
    expect(await round(n)).toBe(0);
    sink.be('takes');
    for (const later of [5, 50, 500]) expect(await round(n + later)).toBe(0);
  }
  expect(sink.mails).toHaveLength(before + 2);
});

test('without a mail server nothing waits for the day when there is one', async () => {
  await tell(20_000);
  const before = sink.mails.length;
  expect(await round(20_000, null)).toBe(0);
  expect(await round(20_010)).toBe(0);
  expect(sink.mails).toHaveLength(before);
});
