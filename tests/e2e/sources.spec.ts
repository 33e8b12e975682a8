import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessibility.ts';
import { expect, test } from './desk.ts';
import { expectSaved, expectWritable, share } from './editorPage.ts';
import { importLinkedDraft } from './linkedDraft.ts';

const block = (page: Page, id: string): Locator => page.locator(`.draft [data-id="${id}"]`);
const tab = (page: Page): Locator => page.getByRole('tabpanel', { name: /^Sources/ });
const item = (page: Page, title: string): Locator => tab(page).getByRole('listitem').filter({ hasText: title }).first();
const flag = (page: Page, id: string): Locator => block(page, id).locator('.recalled-flag');

async function openSources(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Sources' }).click();
  await expect(tab(page)).toBeVisible();
}

test('a source is kept, reused in another paper, recalled in both at once, and reinstated', async ({ sharedDesk }) => {
  // Eight screens are looked at in four looks each.
  test.setTimeout(400_000);
  const [ana, ben] = [await sharedDesk.person('Alma'), await sharedDesk.person('Bela')];
  const first = await importLinkedDraft(ana.api);
  const { id: second } = await ben.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Ferries on the river',
    import: {
      format: 'json',
      content: {
        type: 'doc',
        content: [
          {
            type: 'judgment',
            attrs: { id: 'k1', kind: 'forecast' },
            content: [
              {
                type: 'statement',
                attrs: { id: 'k1-s' },
                content: [{ type: 'text', text: 'Ferries will stop at night.' }],
              },
              { type: 'relation', attrs: { id: 'k1-r', kind: 'supports', target: 'x1' } },
            ],
          },
          {
            type: 'evidence',
            attrs: { id: 'x1' },
            content: [
              {
                type: 'paragraph',
                attrs: { id: 'x1-p' },
                content: [{ type: 'text', text: 'The night crew was let go.' }],
              },
            ],
          },
        ],
      },
    },
  });
  const a = await ana.open(`/a/${first}`);
  await expectWritable(a);
  await openSources(a);

  await test.step('the register of the paper says how good each source is and what hangs on it', async () => {
    const one = item(a, 'Night count');
    await expect(one).toContainText('E1');
    await expect(one).toContainText('J1');
    await expect(one).toContainText('J2');
    await tab(a).getByLabel('Which sources').selectOption('uncited');
    await expect(tab(a).locator('.src')).toHaveCount(0);
    await tab(a).getByLabel('Which sources').selectOption('all');
    await expectAccessible(a, 'the tab Sources');
  });

  await test.step('a grade set there is the block’s', async () => {
    await item(a, 'Night count')
      .getByRole('button', { name: /^Reliability of S1/ })
      .click();
    await a.getByRole('dialog', { name: 'Reliability of S1' }).getByText('Fairly reliable').click();
    await expect(block(a, 's1').locator('[data-field="reliability"]')).toContainText('C · fairly reliable');
    await expect(item(a, 'Night count').getByRole('button', { name: /^Reliability of S1/ })).toHaveText(
      'C, fairly reliable',
    );
  });

  await test.step('kept in the register, it can be found and put into another paper', async () => {
    await item(a, 'Night count').getByRole('button', { name: 'Keep S1 in the register' }).click();
    await expect(item(a, 'Night count').getByRole('link', { name: /^In the register/ })).toBeVisible();
    await expectSaved(a);
  });
  const b = await ben.open(`/a/${second}`);
  await expectWritable(b);
  await openSources(b);
  await test.step('the other writer takes it from there and cites it', async () => {
    await tab(b).getByRole('button', { name: 'From the register…' }).click();
    const dialog = b.getByRole('dialog', { name: 'A source from the register' });
    await dialog.getByLabel(/^Find by title/).fill('yard');
    await expect(dialog.getByRole('listitem')).toHaveCount(1);
    await expectAccessible(b, 'the dialog of the register');
    await dialog.getByRole('button', { name: /^Insert/ }).click();
    await expect(b.locator('.draft [data-block="source"]')).toContainText('Night count');
    await expect(b.locator('.draft [data-block="source"]')).toContainText('C · fairly reliable');
    await block(b, 'x1').locator('p').first().click();
    await b.keyboard.press('Alt+k');
    await expect(b.getByRole('dialog', { name: /^Links of E1/ })).toBeVisible();
    await b.keyboard.type('Night');
    await b.keyboard.press('Enter');
    await b.keyboard.press('Control+Enter');
    await expect(item(b, 'Night count')).toContainText('J1');
    await expectSaved(b);
  });

  await test.step('a recall, with its reason, marks the judgments of both papers while they are open', async () => {
    await item(a, 'Night count')
      .getByRole('button', { name: /^Recall/ })
      .click();
    const dialog = a.getByRole('dialog', { name: 'Recall this source' });
    await dialog.getByRole('button', { name: 'Recall the source' }).click();
    await expect(dialog.getByText('Write what is wrong with the source.')).toBeVisible();
    await expectAccessible(a, 'the dialog of a recall');
    await dialog.getByLabel('Reason').fill('The counts were made up.');
    await dialog.getByRole('button', { name: 'Recall the source' }).click();
    await expect(flag(a, 's1')).toHaveText('Recalled');
    await expect(flag(a, 'e1')).toHaveText('Cites recalled S1');
    await expect(flag(a, 'j1')).toHaveText('Rests on recalled S1');
    await expect(flag(a, 'j3')).toHaveCount(0);
    await expect(flag(b, 'k1')).toHaveText('Rests on recalled S1');
    await expect(item(b, 'Night count')).toContainText('The counts were made up.');
    await expect(tab(b)).toContainText('1 recalled');
    await block(b, 'k1').locator('[data-block="statement"]').click();
    await b.getByRole('tab', { name: 'Evidence' }).click();
    await expect(b.locator('.ev-panel')).toContainText('Rests on what was recalled: S1');
  });

  await test.step('so it is after loading anew, and in what is exported', async () => {
    await b.reload();
    await expectWritable(b);
    await expect(flag(b, 'k1')).toHaveText('Rests on recalled S1');
    const { body } = await ben.api.request('GET', `/api/v1/assessments/${second}/content?format=text`);
    expect(String(body)).toContain('Rests on what was recalled: S1.');
    expect(String(body)).toContain('The counts were made up.');
  });

  await test.step('the owner of the other paper is told in the library, and can dismiss it', async () => {
    // Which draft holds the source is known once it has been folded, at the latest when nobody has it open.
    await b.close();
    await expect
      .poll(
        async () => {
          const { items } = await ben.api.done<{ items: readonly unknown[] }>('GET', '/api/v1/notices');
          return items.length;
        },
        { timeout: 90_000 },
      )
      .toBe(1);
    const page = await ben.open('/');
    const card = page.locator('.need').filter({ hasText: 'Source recalled' });
    await expect(card).toContainText('Ferries on the river');
    await expect(card).toContainText('The counts were made up.');
    await expectAccessible(page, 'the library with a notice');
    await card.getByRole('button', { name: /^Dismiss/ }).click();
    await expect(card).toHaveCount(0);
    await page.reload();
    await expect(card).toHaveCount(0);
    await page.close();
  });

  await test.step('the page of the register finds it, says where it is used, and who may not recall it cannot', async () => {
    const page = await ben.open('/sources');
    await page.getByRole('searchbox', { name: 'Find a source' }).fill('yard');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    const rows = page.getByRole('row').filter({ hasText: 'Night count' });
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText('Recalled');
    await expectAccessible(page, 'the register');
    await page.getByRole('link', { name: /^Open Night count/ }).click();
    const detail = page.getByRole('dialog', { name: 'Night count at the freight yard' });
    await expect(detail).toContainText('Ferries on the river');
    await expect(detail).toContainText('Rest on it: J1');
    await expect(detail).not.toContainText('Rail and port');
    await expect(detail).toContainText('Only Alma or an administrator may recall it.');
    await expectAccessible(page, 'a record of the register');
    await page.close();
  });

  await test.step('reinstated, the marks go', async () => {
    const again = await ben.open(`/a/${second}`);
    await expectWritable(again);
    await expect(flag(again, 'k1')).toBeVisible();
    await item(a, 'Night count').getByRole('button', { name: 'Reinstate S1' }).click();
    await expect(flag(a, 'j1')).toHaveCount(0);
    await expect(flag(again, 'k1')).toHaveCount(0);
    await expect(item(a, 'Night count')).not.toContainText('made up');
  });
});

test('the source summary is begun from the figures, once, beside one’s own words, and undone by one step', async ({
  sharedDesk,
}) => {
  const ana = await sharedDesk.person('Alma');
  const id = await importLinkedDraft(ana.api);
  await share(ana.api, id, [[ana, 'owner']]);
  const page = await ana.open(`/a/${id}`);
  await expectWritable(page);
  await openSources(page);
  const begun = page.locator('.draft p').filter({ hasText: 'This assessment draws on 3 sources' });
  await tab(page).getByRole('button', { name: 'Begin the source summary' }).click();
  await expect(begun).toHaveCount(1);
  await expect(begun).toContainText('[To complete: which sources matter most');
  await tab(page).getByRole('button', { name: 'Begin the source summary' }).click();
  await expect(begun).toHaveCount(1);
  await begun.click();
  await page.keyboard.press('Control+z');
  await expect(begun).toHaveCount(0);
  // Also from the palette, and where one writes.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('source summary');
  await page.keyboard.press('Enter');
  await expect(begun).toBeInViewport();
  await page.keyboard.press('Control+z');
  await expect(begun).toHaveCount(0);
  await block(page, 'r1').locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' /summary');
  await page.keyboard.press('Enter');
  await expect(begun).toBeInViewport();
  await expect(block(page, 'r1')).not.toContainText('/');
  await page.keyboard.press('Control+z');
  await expect(begun).toHaveCount(0);
  await tab(page).getByRole('button', { name: 'Wide view' }).click();
  const wide = page.getByRole('dialog', { name: 'Sources of this assessment' });
  await expect(wide.locator('.src')).toHaveCount(3);
  await expectAccessible(page, 'the wide view of sources');
});
