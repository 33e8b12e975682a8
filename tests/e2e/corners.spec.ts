import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessibility.ts';
import { expect, test } from './desk.ts';
import { expectWritable, restOn } from './editorPage.ts';
import { importLinkedDraft } from './linkedDraft.ts';

const block = (page: Page, id: string): Locator => page.locator(`.draft [data-id="${id}"]`);

test('what opens in the editor is accessible: block menu, scale, table, figure', async ({ sharedDesk }) => {
  const dina = await sharedDesk.person('Dina Corner');
  const id = await importLinkedDraft(dina.api);
  const page = await dina.open(`/a/${id}`);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expectWritable(page);

  await restOn(block(page, 'j2'), () => expect(page.locator('.block-handle')).toBeVisible({ timeout: 1_000 }));
  await page.locator('.block-handle').click();
  await expect(page.getByRole('menu', { name: 'Block J2' })).toBeVisible();
  await expectAccessible(page, 'the block menu');
  await page.setViewportSize({ width: 390, height: 844 });
  const held = async () => {
    const box = await page.getByRole('menu', { name: 'Block J2' }).boundingBox();
    return box !== null && box.x >= 0 && box.x + box.width <= 390;
  };
  await expect.poll(held, { message: 'the menu is held in the window' }).toBe(true);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.keyboard.press('Escape');

  await block(page, 'j1-s').click();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Change the scale');
  await page.keyboard.press('Enter');
  const scales = page.getByRole('dialog', { name: /scale/i });
  await expect(scales).toBeVisible();
  await expectAccessible(page, 'the dialog for the scale');
  await page.keyboard.press('Escape');
  await expect(scales).toBeHidden();

  for (const kind of ['Table', 'Figure'] as const) {
    await block(page, 'head-supporting-evidence').click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type(`/${kind}`);
    await page.getByRole('option', { name: new RegExp(`^${kind}`) }).click();
    if (kind === 'Table') {
      for (const word of ['Port', 'Month', 'Calls']) {
        await page.keyboard.type(word);
        await page.keyboard.press('Tab');
      }
      const tools = await page.getByRole('toolbar', { name: 'Table' }).boundingBox();
      const paper = await page.locator('.draft').boundingBox();
      if (tools === null || paper === null) throw new Error('no tools or paper to be seen');
      expect(tools.x + tools.width, 'the tools stay over the paper').toBeLessThanOrEqual(paper.x + paper.width);
    } else await expect(page.getByRole('button', { name: 'Choose a picture' })).toBeVisible();
    const what = kind === 'Table' ? 'a table and its tools' : 'a figure that waits for its picture';
    await expectAccessible(page, what, ['desk', 'phone', 'wide']);
  }
});

test('on a phone the sheets from below are accessible', async ({ sharedDesk }) => {
  const ewa = await sharedDesk.person('Ewa Corner');
  const id = await importLinkedDraft(ewa.api);
  const page = await ewa.context.newPage();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/a/${id}`);
  await expectWritable(page);
  await page.getByRole('button', { name: 'Outline' }).click();
  await expect(page.getByRole('dialog', { name: 'Go to' })).toBeVisible();
  await expectAccessible(page, 'the outline from below', ['phone']);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Details' }).click();
  await expect(page.getByRole('dialog', { name: 'About this assessment' })).toBeVisible();
  await expectAccessible(page, 'the details from below', ['phone']);
});

test('a page that breaks says so, and is accessible', async ({ sharedDesk }) => {
  const finn = await sharedDesk.person('Finn Corner');
  await importLinkedDraft(finn.api);
  const page = await finn.context.newPage();
  // The library's dates are written by the browser: without its formats the page cannot be made there.
  await page.addInitScript(() => {
    Intl.DateTimeFormat = function () {
      throw new Error('planted');
    } as unknown as typeof Intl.DateTimeFormat;
  });
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'This page could not be shown' })).toBeVisible();
  await expectAccessible(page, 'a page that broke');
});
