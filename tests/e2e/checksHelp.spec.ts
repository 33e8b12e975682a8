import { complaintsOf, expectAccessible } from './accessibility.ts';
import { expect, test } from './desk.ts';

test('The page of the checks lists, finds and names every one, on every look', async ({ sharedDesk }) => {
  const ana = await sharedDesk.person('Ana');
  const complaints = complaintsOf(ana.context);
  const page = await ana.open('/help/checks');
  await expect(page.getByRole('heading', { name: 'How the checks work' })).toBeVisible();
  await expect(page.getByText(/drawn from published analytic standards/u)).toBeVisible();
  const entries = page.getByRole('article');
  const all = await entries.count();
  expect(all).toBeGreaterThan(55);
  await expectAccessible(page, 'the page of checks');

  await page.getByLabel('Find a check').fill('single origin');
  await expect(entries).toHaveCount(1);
  await expect(entries.first()).toContainText('SR4');
  await expect(page.getByText(`1 of ${all} checks`)).toBeVisible();
  await page.getByLabel('Find a check').fill('nothing of the kind');
  await page.getByRole('button', { name: 'Show all checks' }).click();
  await page.getByLabel('Which').selectOption('Those that block publishing');
  await expect(page.getByRole('article', { name: /^SR1 / })).toBeVisible();
  await expect(page.getByRole('article', { name: /^CL1 / })).toHaveCount(0);

  await page.goto('/help/checks#CH1');
  const change = page.getByRole('article', { name: /^CH1 / });
  await expect(change).toBeInViewport();
  await expect(change).toContainText('Judgments whose likelihood and confidence stand as published');
  expect(complaints).toEqual([]);
});
