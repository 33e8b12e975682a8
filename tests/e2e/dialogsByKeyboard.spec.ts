import type { Locator, Page } from '@playwright/test';
import { complaintsOf, expectAccessible } from './accessibility.ts';
import { expect, test } from './desk.ts';
import { caretAtEnd, expectSaved, expectWritable, share } from './editorPage.ts';
import { importLinkedDraft } from './linkedDraft.ts';

const wide = { width: 1440, height: 900 };
const dialog = (page: Page): Locator => page.getByRole('dialog');

/** Opens by Enter what a control opens, looks where the keyboard is, and leaves by Escape: it is back at the control. */
async function thereAndBack(page: Page, opener: Locator, seen?: () => Promise<void>): Promise<void> {
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await expect.poll(() => dialog(page).evaluate((each) => each.contains(document.activeElement))).toBe(true);
  await seen?.();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(opener).toBeFocused();
}

/** Looks at it by day and by night, on desk and phone, and makes the window wide again. */
async function look(page: Page, what: string): Promise<void> {
  await expectAccessible(page, what);
  await page.setViewportSize(wide);
}

test('every dialog of checks, sources, marking and estimates is opened, used and left by keyboard', async ({
  sharedDesk,
}) => {
  // Some of them are looked at in four looks each.
  test.setTimeout(300_000);
  const [ana, ben] = [await sharedDesk.person('Ana'), await sharedDesk.person('Ben')];
  const complaints = complaintsOf(ana.context);
  const id = await importLinkedDraft(ana.api);
  await share(ana.api, id, [
    [ana, 'owner'],
    [ben, 'editor'],
  ]);
  const page = await ana.open(`/a/${id}`);
  await page.setViewportSize(wide);
  await expectWritable(page);
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const tab = async (name: string) => {
    await page.getByRole('tab', { name: new RegExp(`^${name}`, 'u') }).focus();
    await page.keyboard.press('Enter');
  };

  await test.step('checks', async () => {
    await tab('Checks');
    await expect(page.locator('.lint-item').first()).toBeVisible();
    await thereAndBack(page, button('Checks used here…'), async () => {
      await expect(dialog(page).getByRole('checkbox').first()).toBeVisible();
      await look(page, 'the dialog of the checks that are used');
    });
    await thereAndBack(page, button(/^Waive: /u));
    const open = await page.locator('.lint-item').count();
    await button(/^Waive: /u).focus();
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByLabel('Reason')).toBeFocused();
    await page.keyboard.type('Known, and said below.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(page.locator('.lint-item')).toHaveCount(open - 1);
    await button('Waived 1').focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('.lint-item')).toContainText('Known, and said below.');
    await look(page, 'what was waived');
  });

  await test.step('sources', async () => {
    await tab('Sources');
    await thereAndBack(page, button('Wide view'));
    await thereAndBack(page, button('From the register…'));
    await thereAndBack(page, button(/^Reliability of S1:/u));
    await thereAndBack(page, button('Record S1'), () => look(page, 'the record of a source'));
    await thereAndBack(page, button('Recall… S1'));
  });

  await test.step('marking: raised and undone', async () => {
    await tab('Details');
    await thereAndBack(page, button('Releasable view…'));
    await thereAndBack(page, button('Raise the banner…'));
    await button('Raise the banner…').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('TLP:AMBER');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Together they name the yard.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(page.getByLabel('Handling mark')).toHaveText('TLP:AMBER');
    // What opened it went with the raise: the keyboard is in the page, not at its very top.
    await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await button('Undo the raise').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Handling mark')).toHaveText('TLP:CLEAR');
    await expectSaved(page);
  });

  await test.step('estimates: the question before a reveal', async () => {
    await tab('Evidence');
    for (const [{ api }, probability] of [
      [ana, 0.7],
      [ben, 0.6],
    ] as const)
      await api.done('PUT', `/api/v1/assessments/${id}/estimates`, { blockId: 'j1', probability });
    await caretAtEnd(page, 1);
    await expect(button('Reveal…')).toBeVisible();
    await expect(button('Reveal…')).not.toHaveAttribute('aria-disabled', 'true');
    await thereAndBack(page, button('Reveal…'));
  });
  expect(complaints).toEqual([]);
});

test('a record of the register is opened and left by keyboard', async ({ sharedDesk }) => {
  const ana = await sharedDesk.person('Ana');
  await ana.api.done('POST', '/api/v1/sources', { title: 'Night count at the quay' });
  const page = await ana.open('/sources?q=quay');
  const opener = page.getByRole('link', { name: 'Open Night count at the quay' });
  await thereAndBack(page, opener, async () => {
    await dialog(page).getByRole('button', { name: 'Recall…' }).focus();
    await page.keyboard.press('Enter');
    const recall = page.getByRole('dialog', { name: 'Recall this source' });
    await expect(recall.getByLabel('Reason')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(recall).toHaveCount(0);
    await expect.poll(() => dialog(page).evaluate((each) => each.contains(document.activeElement))).toBe(true);
  });
});
