import type { Page } from '@playwright/test';
import { complaintsOf, expectAccessible } from './accessibility.ts';
import { expect, test } from './desk.ts';
import { caretAtEnd, expectWritable } from './editorPage.ts';
import { importLinkedDraft } from './linkedDraft.ts';

const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** The window becomes a phone's, as when a tablet is turned, and wide again. */
async function turn(page: Page, seen: () => Promise<void>): Promise<void> {
  await page.setViewportSize(phone);
  await expect(page.locator('aside.side')).toBeHidden();
  await seen();
  await page.setViewportSize(wide);
  await expect(page.locator('aside.side')).toBeVisible();
  await seen();
}

/** Whether the banner at the foot stands free of what lies over the page. */
const isFootFree = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const foot = document.querySelector('.editor > .banner-foot')?.getBoundingClientRect().top ?? 0;
    const over = [...document.querySelectorAll('.scrim, [role="dialog"]')];
    return over.length > 1 && over.every((each) => each.getBoundingClientRect().bottom <= foot);
  });

test('what was opened from the side, and what was typed there, stays when the window changes its shape', async ({
  sharedDesk,
}) => {
  test.slow();
  const ana = await sharedDesk.person('Ana');
  const complaints = complaintsOf(ana.context);
  const page = await ana.open(`/a/${await importLinkedDraft(ana.api)}`);
  await page.setViewportSize(wide);
  await expectWritable(page);
  const open = (tab: string) => page.getByRole('tab', { name: new RegExp(`^${tab}`, 'u') }).click();
  const dialog = page.getByRole('dialog');

  await test.step('a reason for raising the banner', async () => {
    await open('Details');
    const raise = page.getByRole('button', { name: 'Raise the banner…' });
    await raise.click();
    await dialog.getByLabel('Raise to').fill('TLP:AMBER');
    await dialog.getByLabel('Reason').fill('Together they name the yard.');
    await turn(page, async () => {
      await expect(dialog.getByLabel('Raise to')).toHaveValue('TLP:AMBER');
      await expect(dialog.getByLabel('Reason')).toHaveValue('Together they name the yard.');
      await expect(dialog.getByLabel('Reason')).toBeFocused();
      await expect.poll(() => isFootFree(page)).toBe(true);
    });
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(raise).toBeFocused();
  });

  await test.step('words for the register of sources, and the record of a source', async () => {
    await open('Sources');
    await page.getByRole('button', { name: 'From the register…' }).click();
    await dialog.getByLabel(/^Find by title/u).fill('night');
    await turn(page, () => expect(dialog.getByLabel(/^Find by title/u)).toHaveValue('night'));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Record S1' }).click();
    await dialog.getByLabel('Originator').fill('The yard');
    await turn(page, () => expect(dialog.getByLabel('Originator')).toHaveValue('The yard'));
    await page.keyboard.press('Escape');
  });

  await test.step('checks switched, and not yet saved', async () => {
    await open('Checks');
    await page.getByRole('button', { name: 'Checks used here…' }).click();
    const first = dialog.getByRole('checkbox').first();
    await first.uncheck();
    await turn(page, () => expect(first).not.toBeChecked());
    await page.keyboard.press('Escape');
  });

  await test.step('a number typed into the side itself, which a sheet shows on a phone', async () => {
    await caretAtEnd(page, 1);
    await open('Evidence');
    const number = page.getByLabel('Your number, in per cent');
    await number.fill('64');
    await page.setViewportSize(phone);
    await expect(number).toBeHidden();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: /Evidence/u }).click();
    const sheet = page.getByRole('dialog', { name: 'About this assessment' });
    await expect(sheet.getByLabel('Your number, in per cent')).toHaveValue('64');
    await expect.poll(() => isFootFree(page)).toBe(true);
    // A press inside the sheet leaves it open, and so does one in what floats from it.
    await sheet.getByLabel('Your number, in per cent').click();
    await page.keyboard.type('.5');
    await sheet.getByRole('tab', { name: 'Sources' }).click();
    await sheet.getByRole('button', { name: /^Reliability of S1/u }).click();
    await page.getByRole('dialog', { name: 'Reliability of S1' }).getByText('Fairly reliable').click();
    await expect(sheet.getByRole('button', { name: /^Reliability of S1/u })).toHaveText('C, fairly reliable');
    await sheet.getByRole('tab', { name: 'Evidence' }).click();
    await expectAccessible(page, 'the side in a sheet', ['phone']);
    await page.setViewportSize(wide);
    await expect(sheet).toHaveCount(0);
    await expect(page.getByRole('complementary', { name: 'Beside the document' })).toBeVisible();
  });

  await test.step('closed on a phone, a dialog leaves the keyboard in the page', async () => {
    await open('Details');
    await page.getByRole('button', { name: 'Raise the banner…' }).click();
    await page.setViewportSize(phone);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(page.locator('#main')).toBeFocused();
  });
  expect(complaints).toEqual([]);
});
