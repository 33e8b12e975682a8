import type { Page } from '@playwright/test';
import { expectAccessible } from './accessibility.ts';
import { expect, test } from './desk.ts';

const text = (content: string) => ({ format: 'text', content });
const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title });
const actions = (page: Page, title: string) => row(page, title).getByRole('button', { name: `Actions for ${title}` });

test('the library: what needs one, filters in the address, due date, search, template, archive and undo', async ({
  desk,
}) => {
  const ana = await desk.person('Ana Ruiz');
  const ben = await desk.person('Ben Osei');
  const make = (title: string, content: string) =>
    ana.api.done<{ id: string }>('POST', '/api/v1/assessments', { title, import: text(content) });
  const herons = await make('Heron census', 'Key Judgments\nHerons will likely return to the estuary.');
  await make('Rail freight', 'Key Judgments\nFreight will likely double.');
  const members = [
    { userId: ana.id, role: 'owner' },
    { userId: ben.id, role: 'reader' },
  ];
  await ana.api.done('PUT', `/api/v1/assessments/${herons.id}/members`, members);

  // What was shared and never opened says so, and opening it is the first step.
  const bens = await ben.open('/');
  const needs = bens.getByRole('region', { name: 'Needs you' });
  await expect(needs.getByText('Shared with you')).toBeVisible();
  await expect(needs.getByRole('link', { name: /Read it.*Heron census/ })).toBeVisible();
  await expectAccessible(bens, 'the library of a reader');

  // Due date and topic by the row's menu; the strip, the rail and the row follow.
  const page = await ana.open('/');
  await actions(page, 'Rail freight').click();
  await page.getByRole('menuitem', { name: 'Due date and topic' }).click();
  const dialog = page.getByRole('dialog', { name: 'Due date and topic' });
  await dialog.getByLabel('Due on').fill('2020-01-31');
  await dialog.getByLabel('Topic').fill('Trade');
  await expectAccessible(page, 'the dialog for due date and topic');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row(page, 'Rail freight')).toContainText('days late');
  await expect(page.getByRole('region', { name: 'Needs you' })).toContainText('days late');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /Trade/ }).click();
  await expect(page).toHaveURL(/topic=Trade/);
  await expect(row(page, 'Heron census')).toHaveCount(0);

  // Filtered to nothing: what was asked, and how many match otherwise.
  await page.getByLabel('Filter this list by words of the title').fill('heron');
  await expect(page.getByRole('heading', { name: 'No assessment matches “heron” in Trade' })).toBeVisible();
  await page.getByRole('link', { name: 'Show that one' }).click();
  await expect(row(page, 'Heron census')).toBeVisible();
  await page.getByRole('link', { name: 'Clear filters' }).click();

  // Ordered by a column, in the address, and still so after a reload.
  await page.getByRole('columnheader', { name: 'Assessment' }).getByRole('link').click();
  await expect(page).toHaveURL(/order=title/);
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Assessment' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByRole('row').nth(1)).toContainText('Heron census');

  // Search by keyboard alone: Ctrl+K, words, Enter shows all, a block leads to where it stands.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('estu');
  await expect(page.getByRole('option', { name: /Heron census/ })).toBeVisible();
  await expectAccessible(page, 'quick finds');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\?q=estu/);
  await expect(page.getByRole('listitem').filter({ hasText: 'Herons will' }).first()).toContainText('J1');
  await expectAccessible(page, 'the search page');
  const hit = page.getByRole('link', { name: /J1/ });
  await expect(hit).toHaveAttribute('href', new RegExp(`^/a/${herons.id}#`));

  // Saved as a template, and begun with.
  await page.goto('/');
  await actions(page, 'Heron census').click();
  await page.getByRole('menuitem', { name: 'Save as a template' }).click();
  await page.getByLabel('Name').fill('Census');
  await page.getByRole('button', { name: 'Save template' }).click();
  await page.getByRole('button', { name: 'New assessment' }).click();
  await expectAccessible(page, 'the menu of beginnings');
  await page.getByRole('menuitem', { name: /^Census/ }).click();
  await page.getByRole('dialog').getByLabel('Title').fill('Census of egrets');
  await page.getByRole('button', { name: 'Create assessment' }).click();
  await expect(page).toHaveURL(/\/a\//);

  // Archived, brought back by the toast, archived again and found in the archive with its days.
  await page.goto('/');
  const archive = async () => {
    await actions(page, 'Rail freight').click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await expect(row(page, 'Rail freight')).toHaveCount(0);
  };
  await archive();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'Rail freight')).toBeVisible();
  await archive();
  await page.getByRole('button', { name: /^Status/ }).click();
  await page.getByRole('menuitem', { name: /Archived/ }).click();
  await expect(row(page, 'Rail freight')).toContainText('30 days left');
  await actions(page, 'Rail freight').click();
  await page.getByRole('menuitem', { name: 'Bring back' }).click();
  await expect(page.getByRole('heading', { name: 'No archived assessment' })).toBeVisible();
});
