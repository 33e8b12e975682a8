import type { Locator, Page } from '@playwright/test';
import { complaintsOf } from './accessibility.ts';
import { expect, test, type Person } from './desk.ts';
import { expectSaved, expectWritable, statement, textOnServer, wordsIn } from './editorPage.ts';

const text = (words: string) => [{ type: 'text', text: words }];
const said = 'With Oslo’s backing, the pact will likely enhance both fleets, complicate the talks, and increase costs.';

/** A draft with one judgment of several outcomes that takes something for granted. */
async function spread(person: Person): Promise<string> {
  const content = [
    { type: 'title', attrs: { scale: 'icd203' }, content: text('Fleets of the north') },
    {
      type: 'section',
      attrs: { id: 'kj', kind: 'key-judgments' },
      content: [
        { type: 'sectionHeading', content: text('Key judgments') },
        {
          type: 'judgment',
          attrs: { id: 'j1', kind: 'forecast', likelihood: 'likely' },
          content: [{ type: 'statement', content: text(said) }],
        },
      ],
    },
  ];
  const { id } = await person.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Fleets of the north',
    import: { format: 'json', content: JSON.stringify({ type: 'doc', content }) },
  });
  return id;
}

const panel = (page: Page): Locator => page.locator('[data-checks]');
const item = (page: Page, title: string): Locator =>
  panel(page).getByRole('listitem').filter({ hasText: title }).first();
const judgments = (page: Page): Locator => page.locator('[data-block="judgment"]');

test('a judgment is split and its assumption promoted by buttons, each undone in one step', async ({ sharedDesk }) => {
  const una = await sharedDesk.person('Una');
  const complaints = complaintsOf(una.context);
  const id = await spread(una);
  const page = await una.open(`/a/${id}`);
  await expectWritable(page);
  await page.getByRole('tab', { name: /^Checks/ }).click();

  await item(page, 'An unstated assumption').getByRole('button', { name: 'Promote it to an assumption' }).click();
  await expect(page.locator('[data-block="assumption"]')).toContainText('Oslo’s backing continues.');
  await expect(item(page, 'An unstated assumption')).toHaveCount(0);

  await item(page, 'One term for several outcomes')
    .getByRole('button', { name: 'Split it into three judgments' })
    .click();
  await expect(judgments(page)).toHaveCount(3);
  expect(await wordsIn(statement(page, 2))).toContain(
    'With Oslo’s backing, the pact will likely complicate the talks.',
  );
  expect(await wordsIn(statement(page, 3))).toContain('the pact will likely increase costs.');
  await expect(item(page, 'One term for several outcomes')).toHaveCount(0);

  await page.keyboard.press('Control+z');
  await expect(judgments(page)).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(page.locator('[data-block="assumption"]')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(page.locator('[data-block="assumption"]')).toHaveCount(1);
  await expectSaved(page);
  expect(await textOnServer(una.api, id)).toContain('Oslo’s backing continues.');
  expect(complaints).toEqual([]);
});
