import type { BrowserContext, Page } from '@playwright/test';
import { sectionOfHeading } from '../../lib/document/import/sectionOfHeading.ts';
import { removeDataDir, startServer } from '../integration/startServer.ts';
import { expect, test as base } from './desk.ts';
import { expectSaved, expectWritable, field, sampleAssessment, statement } from './editorPage.ts';
import { signInAt } from './doors.ts';

/** A product that nobody has set up, and a browser at it. */
const test = base.extend<{ newServer: { readonly context: BrowserContext; readonly setupPath: string } }>({
  newServer: async ({ browser }, use) => {
    const server = await startServer({ env: { ADMIN_EMAIL: '', ADMIN_PASSWORD: '' } });
    const setupPath = server.setupPath();
    if (setupPath === null) throw new Error(`no link was printed:\n${server.output()}`);
    const context = await browser.newContext({ baseURL: server.origin });
    await use({ context, setupPath });
    await context.close();
    await server.stop();
    await removeDataDir(server.dataDir);
  },
});

const admin = { email: 'rosa@desk.example', password: 'seven herons by the weir' };

async function fillSetup(page: Page, password: string): Promise<void> {
  await page.getByLabel('Your name').fill('Rosa Lind');
  await page.getByLabel('Workspace name').fill('Northern Desk');
  await page.getByLabel('Email').fill(admin.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create administrator' }).click();
}

/** Lines of the sample that are headings of sections the product knows. */
const headingsOf = (content: string): readonly string[] =>
  content.split(/\r?\n/u).filter((line) => sectionOfHeading(line) !== null);

test('from the printed link to a structured assessment, out and in again', async ({ newServer }) => {
  const { context, setupPath } = newServer;
  const page = await context.newPage();

  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Not set up yet' })).toBeVisible();
  await page.goto('/setup/not-the-secret-that-was-printed');
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();

  // Somebody else has the link open too; the first to send wins.
  const late = await context.newPage();
  await late.goto(setupPath);
  await page.goto(setupPath);
  await fillSetup(page, 'eleven char');
  await expect(page.getByText('Use at least 12 characters. This has 11.')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(admin.password);
  await page.getByLabel(/Load the sample assessment/).uncheck();
  await page.getByRole('button', { name: 'Create administrator' }).click();
  await expect(page.getByRole('heading', { name: 'No assessments yet' })).toBeVisible();

  await fillSetup(late, 'another twelve characters');
  await expect(late.getByRole('alert').filter({ hasText: /\w/ })).toBeVisible();
  await late.goto(setupPath);
  await expect(late.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  await late.close();

  const { title, content } = sampleAssessment();
  const headings = headingsOf(content);
  await page.getByRole('button', { name: /^Import a file/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a file' });
  await dialog.getByLabel('Text', { exact: true }).fill(content);
  await dialog.getByRole('button', { name: 'See what it becomes' }).click();
  await expect(dialog.getByLabel('Title')).toHaveValue(title);
  const preview = dialog.getByRole('region', { name: 'What it becomes' });
  await expect(preview).toContainText(new RegExp(`${headings.length} sections, \\d+ judgments`));
  await expect(preview.locator('.b-judgment').nth(1)).toContainText('Likely');
  const announced = {
    judgments: await preview.locator('.b-judgment').count(),
    recommendations: await preview.locator('.b-recommendation').count(),
  };
  expect(announced.recommendations).toBeGreaterThan(1);
  await dialog.getByRole('button', { name: 'Create assessment' }).click();

  await page.waitForURL(/\/a\/[\w-]+$/);
  const address = new URL(page.url()).pathname;
  await expectWritable(page);
  await expect(page.locator('.draft [data-block="title"]')).toHaveText(title);
  await expect(page.locator('.draft [data-block="sectionHeading"]')).toHaveText([...headings]);
  await expect(page.locator('[data-block="judgment"]')).toHaveCount(announced.judgments);
  await expect(page.locator('[data-block="recommendation"]')).toHaveCount(announced.recommendations);
  // The term in the sentence now says its range; otherwise not a letter has changed.
  expect(content).toContain((await statement(page, 2).innerText()).replace(/\s*\(\d+–\d+%\)/u, ''));
  await expect(field(page, 2, 'likelihood')).toContainText('Likely');
  await expect(field(page, 2, 'likelihood')).toContainText('55–80%');
  await expectSaved(page);

  await page.getByRole('link', { name: 'Yardstick' }).click();
  const row = page.getByRole('row').filter({ hasText: title });
  await expect(row).toContainText(`${announced.judgments} judgments`);
  await expect(row).toContainText('Owner');

  await page.getByRole('button', { name: /Rosa Lind/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('**/signin');
  await page.goto(address);
  expect(new URL(page.url()).search).toBe(`?next=${encodeURIComponent(address)}`);

  // A wrong password and an unknown account are answered alike.
  const refusals: string[] = [];
  for (const email of [admin.email, 'nobody@desk.example']) {
    await page.reload();
    await signInAt(page, email, 'not the right passphrase');
    const said = page.getByRole('alert').filter({ hasText: 'That email and password do not match.' });
    await expect(said).toBeVisible();
    refusals.push(await said.innerText());
  }
  expect(refusals[0]).toBe(refusals[1]);

  await signInAt(page, admin.email, admin.password);
  await page.waitForURL(`**${address}`);
  await expectWritable(page);
});

test('signing in never leads to another server', async ({ sharedDesk, browser }) => {
  const nora = await sharedDesk.person('Nora');
  const { origin } = sharedDesk.server;
  const context = await browser.newContext({ baseURL: origin });
  const page = await context.newPage();
  const hostile = ['next=https://elsewhere.example/', 'next=//elsewhere.example', 'callbackUrl=/%5Celsewhere.example'];
  for (const query of hostile) {
    await context.clearCookies();
    await page.goto(`/signin?${query}`);
    await signInAt(page, nora.email, nora.password);
    await expect(page.getByRole('heading', { name: 'My work' })).toBeVisible();
    expect(page.url()).toBe(`${origin}/`);
    // And for somebody who is signed in already.
    await page.goto(`/signin?${query}`);
    expect(page.url()).toBe(`${origin}/`);
  }
  await context.close();
});
