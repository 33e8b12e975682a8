import type { Page } from '@playwright/test';
import WebSocket from 'ws';
import { closeCodes } from '../../lib/protocol/closeCodes.ts';
import { expect, test, type Person } from './desk.ts';
import {
  caretAtEnd,
  expectSaved,
  expectWritable,
  importSample,
  saveState,
  share,
  statement,
  textOnServer,
  wordsIn,
} from './editorPage.ts';
import { twoPeople, twoWriters } from './twoWriters.ts';

/** Contract: a change of rights takes effect on live connections within this time, ms. */
const rightsWithinMs = 1_000;
/** What the page may take on top to draw it, ms, with several browsers on two cores. */
const drawnWithinMs = 3_000;

const roleNote = (page: Page) => page.locator('.role-note');

async function expectReadOnly(page: Page): Promise<void> {
  await expect(page.locator('.draft[contenteditable="false"]')).toBeVisible({ timeout: drawnWithinMs });
}

/** A socket of the person's own at the assessment's room; resolves to the code it is closed with. */
function socketOf(person: Person, origin: string, assessmentId: string) {
  const socket = new WebSocket(`${origin.replace(/^http/u, 'ws')}/collab/${assessmentId}`, {
    headers: { Cookie: person.api.cookie },
  });
  const opened = new Promise<void>((resolve, reject) => {
    socket.once('message', () => resolve());
    socket.once('error', reject);
  });
  const closed = new Promise<{ readonly code: number; readonly at: number }>((resolve) => {
    socket.once('close', (code) => resolve({ code, at: Date.now() }));
  });
  return { opened, closed };
}

test('a downgrade while typing is said at once, holds on the server, and can be taken back', async ({ desk }) => {
  const { ana, ben, id, a, b } = await twoWriters(desk);

  // While typing: nothing is taken after the change.
  await caretAtEnd(b, 1);
  const typing = (async () => {
    for (let at = 0; at < 60; at += 1) await b.keyboard.type(` ben${at};`, { delay: 10 });
  })();
  await expect(statement(a, 1)).toContainText('ben5;');
  await share(ana.api, id, [
    [ana, 'owner'],
    [ben, 'reader'],
  ]);
  await expect(roleNote(b)).toContainText('You are now a reader here: you can view, not write.', {
    timeout: drawnWithinMs,
  });
  await expectReadOnly(b);
  await expect(saveState(b)).toContainText('View only. Role changed at');
  await typing;
  const taken = await textOnServer(ana.api, id);
  expect(taken).not.toContain('ben59;');
  // Every view is the server's; what it did not take stands beside the text, not in it.
  await expect.poll(async () => taken.includes(await wordsIn(statement(b, 1)))).toBe(true);
  expect(await wordsIn(statement(a, 1))).toBe(await wordsIn(statement(b, 1)));

  // A reader sees others write, and cannot.
  await caretAtEnd(a, 2);
  await a.keyboard.type(' live from Ana');
  await expect(statement(b, 2)).toContainText('live from Ana');
  await statement(b, 2).click();
  await b.keyboard.type('not a word of this');
  await b.keyboard.press('Enter');
  expect(await wordsIn(statement(b, 2))).toBe(await wordsIn(statement(a, 2)));
  await expect(b.getByRole('button', { name: /Add judgment/ })).toHaveCount(0);

  await share(ana.api, id, [
    [ana, 'owner'],
    [ben, 'editor'],
  ]);
  await expectWritable(b);
  await caretAtEnd(b, 2);
  await b.keyboard.type(' and Ben again');
  await expect(statement(a, 2)).toContainText('live from Ana and Ben again');
  await expectSaved(b);

  await share(ana.api, id, [[ana, 'owner']]);
  await expect(b.getByRole('heading', { name: 'This assessment is not here, or not for you' })).toBeVisible({
    timeout: drawnWithinMs,
  });
  await expect(b.locator('.draft')).toHaveCount(0);
  await b.reload();
  await expect(b.getByRole('heading', { name: 'This is not here, or not for you' })).toBeVisible();
});

test('what was typed without a connection before a downgrade is kept for copying, and only there', async ({ desk }) => {
  const { ana, ben, id } = await twoPeople(desk);
  await ben.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const b = await ben.open(`/a/${id}`);
  await expectWritable(b);
  await ben.context.setOffline(true);
  await caretAtEnd(b, 1);
  await b.keyboard.type(' words the server never had');
  await expect(saveState(b)).toContainText(/Offline\.\s*\d+ changes are kept on this device/, { timeout: 30_000 });
  await share(ana.api, id, [
    [ana, 'owner'],
    [ben, 'reader'],
  ]);
  await ben.context.setOffline(false);

  await expect(roleNote(b)).toContainText('You are now a reader here', { timeout: 30_000 });
  await expect(roleNote(b)).toContainText('1 change you typed after that was not accepted.');
  await expectReadOnly(b);
  await expect(statement(b, 1)).not.toContainText('never had');
  await b.reload();
  await expectReadOnly(b);
  await roleNote(b).getByRole('button', { name: 'Copy the change' }).click();
  await expect.poll(() => b.evaluate(() => navigator.clipboard.readText())).toContain(' words the server never had');
  await roleNote(b).getByRole('button', { name: 'Dismiss' }).click();
  await expect(roleNote(b)).toHaveCount(0);
  expect(await textOnServer(ana.api, id)).not.toContain('never had');

  // With the right back, the old words do not come back by themselves.
  await share(ana.api, id, [
    [ana, 'owner'],
    [ben, 'editor'],
  ]);
  await expectWritable(b);
  await expect(statement(b, 1)).not.toContainText('never had');
  await expectSaved(b);
});

test('a disabled account is out within a second: page, socket and interface', async ({ desk }) => {
  const { ana, ben, id } = await twoPeople(desk);
  const b = await ben.open(`/a/${id}`);
  const list = await ben.open('/');
  await expectWritable(b);
  const socket = socketOf(ben, desk.server.origin, id);
  await socket.opened;
  await desk.admin.done('PATCH', `/api/v1/users/${ben.id}`, { disabled: true });
  const disabledAt = Date.now();
  const closed = await socket.closed;
  expect(closed.code).toBe(closeCodes.signInAgain);
  expect(closed.at - disabledAt).toBeLessThan(rightsWithinMs);
  await expect(b.getByRole('dialog', { name: /Sign in again/ })).toBeVisible({ timeout: drawnWithinMs });
  await expect(saveState(b)).toContainText('Sign in again');
  expect((await ben.api.request('GET', `/api/v1/assessments/${id}`)).status).toBe(401);
  await list.reload();
  await list.waitForURL('**/signin?next=*');

  // Writing goes on at the page; it reaches nobody.
  await b.getByRole('button', { name: 'Keep writing' }).click();
  await caretAtEnd(b, 1);
  await b.keyboard.type(' from the disabled');
  await expect(saveState(b)).toContainText(/Sign in again to save \d+ changes/);
  expect(await textOnServer(ana.api, id)).not.toContain('from the disabled');
});

test('the share dialog adds, changes and removes; the last owner stays', async ({ sharedDesk }) => {
  const una = await sharedDesk.person('Una');
  const leo = await sharedDesk.person('Leo');
  const id = await importSample(una.api);
  const members = async () => {
    const list = await una.api.done<readonly { userId: string; role: string }[]>(
      'GET',
      `/api/v1/assessments/${id}/members`,
    );
    return list.map(({ userId, role }) => `${userId === una.id ? 'Una' : 'Leo'} ${role}`);
  };
  const page = await una.open(`/a/${id}`);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share', exact: true });
  const people = dialog.getByRole('list', { name: 'People with access' });
  await expect(people).toContainText('The last owner cannot go. Make somebody else an owner first.');
  await expect(dialog.getByRole('button', { name: /Role of Una/ })).toHaveAttribute('aria-disabled', 'true');

  await dialog.getByPlaceholder('Name or email').fill('leo@');
  await dialog.getByRole('option', { name: /Leo/ }).click();
  await expect(people).toContainText('leo@desk.example');
  await expect.poll(members).toEqual(expect.arrayContaining(['Una owner', 'Leo editor']));

  const role = async (name: string, choice: RegExp) => {
    await dialog.getByRole('button', { name: new RegExp(`Role of ${name}`) }).click();
    await page.getByRole('menuitem', { name: choice }).click();
  };
  await role('Leo', /^Reader/);
  await expect.poll(members).toContain('Leo reader');
  await role('Leo', /^Owner/);
  await expect.poll(members).toContain('Leo owner');
  // With two owners either may step back.
  await role('Leo', /^Editor/);
  await expect.poll(members).toContain('Leo editor');
  await role('Leo', /Remove access/);
  await expect(people).not.toContainText('leo@desk.example');
  await expect.poll(members).toEqual(['Una owner']);

  const refused = await una.api.request('PUT', `/api/v1/assessments/${id}/members`, [
    { userId: una.id, role: 'editor' },
  ]);
  expect(refused.status).toBe(409);
  expect(await members()).toEqual(['Una owner']);

  // Who may not change the list sees it without the means.
  await share(una.api, id, [
    [una, 'owner'],
    [leo, 'reader'],
  ]);
  const reading = await leo.open(`/a/${id}`);
  await reading.getByRole('button', { name: 'Share', exact: true }).click();
  const shown = reading.getByRole('dialog', { name: 'Who has access' });
  await expect(shown.getByRole('list', { name: 'People with access' })).toContainText('Una');
  await expect(shown.getByRole('button', { name: /Role of/ })).toHaveCount(0);
  await expect(shown.getByPlaceholder('Name or email')).toHaveCount(0);
});
