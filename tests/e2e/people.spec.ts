import type { Locator, Page } from '@playwright/test';
import { signIn, withToken } from '../integration/apiClient.ts';
import { expect, test } from './desk.ts';
import { signInAt } from './doors.ts';

/** A link that works once, as the dialog on screen shows it; closes the dialog. */
async function shownLink(page: Page, title: string): Promise<string> {
  const dialog = page.getByRole('dialog', { name: title });
  const link = await dialog.getByLabel('Link', { exact: true }).inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
  return link;
}

/** Opens the menu of one account. */
async function actionsFor(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  return page.getByRole('menu');
}

async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByRole('button', { name: /^Set / }).click();
}

const listHeading = (page: Page) => page.getByRole('heading', { name: 'My work' });

test('an administrator invites, disables, enables and helps with a new password', async ({ sharedDesk, browser }) => {
  const { origin } = sharedDesk.server;
  const email = 'mira.holt@desk.example';
  const passwords = ['grey seals on the pier', 'the tide tables of May'] as const;
  const chief = await sharedDesk.administrator();
  const users = await chief.open('/users');
  await users.getByRole('button', { name: 'Add a person' }).click();
  const dialog = users.getByRole('dialog', { name: 'Add a person' });
  await dialog.getByLabel('Name').fill('Mira Holt');
  await dialog.getByLabel('Email').fill(email);
  await dialog.getByRole('button', { name: 'Create account' }).click();
  const invitation = await shownLink(users, 'Mira Holt has an account');
  const row = users.getByRole('row').filter({ hasText: email });
  await expect(row).toContainText('Active');

  const context = await browser.newContext({ baseURL: origin });
  const mira = await context.newPage();
  await mira.goto(invitation);
  await expect(mira.getByRole('heading', { name: 'Welcome, Mira Holt' })).toBeVisible();
  await choosePassword(mira, 'too short');
  await expect(mira.getByText('Use at least 12 characters. This has 9.')).toBeVisible();
  await choosePassword(mira, passwords[0]);
  await expect(listHeading(mira)).toBeVisible();
  await mira.goto(invitation);
  await expect(mira.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  await mira.goto('/');
  await expect(listHeading(mira)).toBeVisible();

  await (await actionsFor(users, 'Mira Holt')).getByRole('menuitem', { name: /Disable account/ }).click();
  await expect(row).toContainText('Disabled');
  await mira.reload();
  await mira.waitForURL('**/signin?next=*');
  await signInAt(mira, email, passwords[0]);
  await expect(mira.getByText('That email and password do not match.')).toBeVisible();

  await (await actionsFor(users, 'Mira Holt')).getByRole('menuitem', { name: /Enable account/ }).click();
  await expect(row).toContainText('Active');
  await (await actionsFor(users, 'Mira Holt')).getByRole('menuitem', { name: /Make a password link/ }).click();
  await mira.goto(await shownLink(users, 'Password link for Mira Holt'));
  await expect(mira.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
  await choosePassword(mira, passwords[1]);
  await expect(listHeading(mira)).toBeVisible();
  await expect(signIn(origin, email, passwords[0])).rejects.toThrow('sign-in refused');
  await expect(signIn(origin, email, passwords[1])).resolves.toBeDefined();
  await context.close();

  // Nobody can lock everybody out.
  const own = await actionsFor(users, chief.name);
  for (const name of [/Disable account/, /Make a member/]) {
    const item = own.getByRole('menuitem', { name });
    await expect(item).toHaveAttribute('aria-disabled', 'true');
    await expect(item).toContainText('The last administrator stays one.');
    await item.click({ force: true });
  }
  for (const change of [{ disabled: true }, { role: 'member' }]) {
    const refused = await sharedDesk.admin.request('PATCH', `/api/v1/users/${chief.id}`, change);
    expect(refused.status).toBe(409);
  }
});

test('a member sees no accounts', async ({ sharedDesk }) => {
  const member = await sharedDesk.person('Milo');
  const page = await member.context.newPage();
  expect((await page.goto('/users'))?.status()).toBe(404);
  expect((await member.api.request('GET', '/api/v1/users')).status).toBe(403);
});

test('an account: name, password, and tokens that are shown once', async ({ sharedDesk, browser }) => {
  const { origin } = sharedDesk.server;
  const tova = await sharedDesk.person('Tova');
  const page = await tova.open('/account');
  await page.getByLabel('Name').fill('Tova Brandt');
  await page.getByRole('button', { name: 'Change name' }).click();
  await expect(page.getByText('Your name is now Tova Brandt.')).toBeVisible();

  const elsewhere = await browser.newContext({ baseURL: origin });
  const other = await elsewhere.newPage();
  await other.goto('/signin');
  await signInAt(other, tova.email, tova.password);
  await expect(listHeading(other)).toBeVisible();

  const next = 'a kettle for the night shift';
  const current = page.getByLabel('Current password', { exact: true });
  await current.fill('this was never it');
  await page.getByLabel('New password', { exact: true }).fill(next);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(current).toHaveAttribute('aria-invalid', 'true');
  await current.fill(tova.password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your password is changed. All other sessions were ended.')).toBeVisible();
  await other.goto('/');
  await other.waitForURL('**/signin?next=*');
  await elsewhere.close();
  await page.reload();
  await expect(page.getByLabel('Name')).toHaveValue('Tova Brandt');

  await page.getByRole('button', { name: 'New token' }).click();
  const asking = page.getByRole('dialog', { name: 'New API token' });
  await asking.getByLabel('Name').fill('nightly export');
  await asking.getByRole('button', { name: 'Make token' }).click();
  const made = page.getByRole('dialog', { name: 'Token “nightly export”' });
  const secret = await made.getByLabel('Token', { exact: true }).inputValue();
  await made.getByRole('button', { name: 'Done' }).click();
  const program = withToken(origin, secret);
  expect((await program.request('GET', '/api/v1/assessments')).status).toBe(200);
  // It was made for reading.
  expect((await program.request('POST', '/api/v1/assessments', { title: 'Not by this token' })).status).toBe(403);
  await page.reload();
  const tokens = page.getByRole('list', { name: 'Your tokens' });
  await expect(tokens).toContainText('nightly export');
  expect(await page.content()).not.toContain(secret);
  await tokens.getByRole('button', { name: 'Revoke nightly export' }).click();
  await expect(page.getByText('The token “nightly export” no longer works.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Revoke nightly export' })).toHaveCount(0);
  expect((await program.request('GET', '/api/v1/assessments')).status).toBe(401);
});
