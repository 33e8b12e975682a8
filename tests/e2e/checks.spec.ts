import type { Locator, Page } from '@playwright/test';
import { complaintsOf, expectAccessible } from './accessibility.ts';
import { expect, test, type Person } from './desk.ts';
import { expectSaved, expectWritable, restOn, share, statement } from './editorPage.ts';

const text = (words: string) => [{ type: 'text', text: words }];

/** A draft with one judgment that hedges, and one that says what it must. */
async function hedged(person: Person): Promise<string> {
  const content = [
    { type: 'title', attrs: { scale: 'icd203' }, content: text('Ferries in winter') },
    {
      type: 'section',
      attrs: { id: 'kj', kind: 'key-judgments' },
      content: [
        { type: 'sectionHeading', content: text('Key judgments') },
        {
          type: 'judgment',
          attrs: { id: 'j1', kind: 'forecast', horizon: '2027-06-30' },
          content: [{ type: 'statement', content: text('The ferries might stop for a week.') }],
        },
      ],
    },
    { type: 'paragraph', attrs: { id: 'p1' }, content: text('The line has three ships.') },
  ];
  const { id } = await person.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Ferries in winter',
    import: { format: 'json', content: JSON.stringify({ type: 'doc', content }) },
  });
  return id;
}

/** The words that are underlined. */
const underlined = (page: Page): Locator => page.locator('.draft .lint');
const tab = (page: Page): Locator => page.getByRole('tab', { name: /^Checks/ });
const panel = (page: Page): Locator => page.locator('[data-checks]');
const item = (page: Page, title: string): Locator => panel(page).getByRole('listitem').filter({ hasText: title });
const hedge = 'A hedge instead of a term';

test('a finding comes while one types and goes when the words are mended; by pointer and by button', async ({
  sharedDesk,
}) => {
  const ines = await sharedDesk.person('Ines');
  const complaints = complaintsOf(ines.context);
  const page = await ines.open(`/a/${await hedged(ines)}`);
  await expectWritable(page);
  await expect(underlined(page)).toHaveText(['might']);
  await expect(tab(page)).toHaveText(/^Checks [1-9]\d*$/);

  await statement(page, 1).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Trade could shrink.');
  await expect(underlined(page)).toHaveText(['might', 'could']);
  // Typing on leaves the lines at their words.
  await page.keyboard.type(' Prices rise.');
  await expect(underlined(page)).toHaveText(['might', 'could']);

  await restOn(underlined(page).last(), async () => {
    const card = page.getByRole('dialog', { name: `J1: ${hedge}` });
    await expect(card).toContainText('“could” states no likelihood');
    await expect(card).toContainText('Drawn from ICD 203 (2015)');
  });
  await page.mouse.move(2, 2);
  await expect(page.locator('.lint-card')).toHaveCount(0);

  for (let letter = 0; letter < 'Trade could shrink. Prices rise.'.length + 1; letter += 1)
    await page.keyboard.press('Backspace');
  await expect(underlined(page)).toHaveText(['might']);

  await tab(page).click();
  await item(page, hedge).getByText('Mend in one step').click();
  await item(page, hedge)
    .getByRole('button', { name: /likely/ })
    .last()
    .click();
  await expect(underlined(page).filter({ hasText: 'might' })).toHaveCount(0);
  await expect(item(page, hedge)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(underlined(page).filter({ hasText: 'might' })).toHaveCount(1);
  expect(complaints).toEqual([]);
});

test('a finding is waived with a reason, for everybody, over edits and reloads, until it is taken back', async ({
  sharedDesk,
}) => {
  const [ana, ben] = [await sharedDesk.person('Ana'), await sharedDesk.person('Ben')];
  const id = await hedged(ana);
  await share(ana.api, id, [
    [ana, 'owner'],
    [ben, 'reviewer'],
  ]);
  const page = await ana.open(`/a/${id}`);
  const other = await ben.open(`/a/${id}`);
  await expectWritable(page);
  await tab(page).click();
  await tab(other).click();
  await expect(item(other, hedge)).toBeVisible();
  await expect(item(other, hedge).getByRole('button', { name: /Waive/ })).toHaveCount(0);

  await item(page, hedge)
    .getByRole('button', { name: /^Waive/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Waive this finding' });
  await dialog.getByRole('button', { name: 'Waive', exact: true }).click();
  await expect(dialog.getByText('Give a reason')).toBeVisible();
  await dialog.getByLabel('Reason').fill('The harbour master’s own word, quoted below.');
  await dialog.getByRole('button', { name: 'Waive', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(item(page, hedge)).toHaveCount(0);
  await expect(underlined(page)).toHaveCount(0);

  // The others in the room, without a reload.
  await expect(underlined(other)).toHaveCount(0);
  await other.getByRole('button', { name: 'Waived 1' }).click();
  await expect(item(other, hedge)).toContainText('The harbour master’s own word');
  await expect(item(other, hedge)).toContainText('Waived by Ana, just now');
  await expect(item(other, hedge).getByRole('button', { name: /Take/ })).toHaveCount(0);

  // Words elsewhere, before it, and a reload change nothing.
  await page.locator('[data-id="p1"]').click();
  await page.keyboard.type('In winter. ');
  await page.locator('.draft h1, .draft [data-block="title"]').first().click();
  await page.keyboard.type('On ');
  await expectSaved(page);
  await page.reload();
  await expectWritable(page);
  await expect(tab(page)).toHaveText(/^Checks \d+$/);
  await expect(underlined(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Waived 1' }).click();
  await expect(item(page, hedge)).toContainText('might');
  await item(page, hedge)
    .getByRole('button', { name: /^Take back the waiver/ })
    .click();
  await expect(page.getByText('Nothing is waived.')).toBeVisible();
  await expect(underlined(page)).toHaveText(['might']);
  await expect(underlined(other)).toHaveText(['might']);
  await page.getByText('Taken back 1').click();
  await expect(panel(page)).toContainText('taken back by Ana');
});

test('by keyboard alone: from finding to finding, its card, a waiver, and back to the text', async ({ sharedDesk }) => {
  const timo = await sharedDesk.person('Timo');
  const page = await timo.open(`/a/${await hedged(timo)}`);
  await expectWritable(page);
  await expect(underlined(page)).toHaveText(['might']);
  await page.locator('.draft').focus();
  await page.keyboard.press('Control+Home');
  const card = page.locator('.lint-card');
  // Round all findings that have a place, to the one on the hedge.
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('F8');
    await expect(card).toBeFocused();
    if ((await card.textContent())?.includes(hedge) === true) break;
  }
  await expect(card).toContainText(hedge);
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(page.locator('.draft')).toBeFocused();
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('might');

  await page.keyboard.press('Shift+F8');
  await page.keyboard.press('F8');
  await expect(card).toContainText(hedge);
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    if (name?.startsWith('Waive') === true) break;
  }
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Reason')).toBeFocused();
  await page.keyboard.type('Quoted.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(underlined(page)).toHaveCount(0);
  await expect(page.locator('.draft')).toBeFocused();

  await page.keyboard.press('Alt+Shift+C');
  await expect(tab(page)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('finding');
  await expect(page.getByRole('option', { name: /Next finding of the checks/ })).toBeVisible();
});

test('the list says what it shows', async ({ sharedDesk }) => {
  const lena = await sharedDesk.person('Lena');
  const page = await lena.open(`/a/${await hedged(lena)}`);
  await expectWritable(page);
  await tab(page).click();
  await expect(item(page, hedge)).toBeVisible();
  await panel(page).getByRole('combobox', { name: 'About' }).selectOption('sources');
  await expect(item(page, hedge)).toHaveCount(0);
  await panel(page).getByRole('combobox', { name: 'About' }).selectOption('all');
  const weight = panel(page).getByRole('combobox', { name: 'Weight', exact: true });
  await weight.selectOption('warning');
  await expect(panel(page).getByText('A judgment has no likelihood')).toHaveCount(0);
  // What is said of the record is no error.
  await weight.selectOption('error');
  await panel(page).getByRole('combobox', { name: 'About' }).selectOption('record');
  await expect(panel(page)).toContainText(/None of the \d+ open findings are of this kind/);
  await panel(page).getByRole('button', { name: 'Show all' }).click();
  await panel(page).getByRole('combobox', { name: 'List by' }).selectOption('block');
  await expect(panel(page).getByRole('heading', { name: /^J1 / })).toBeVisible();
  await expect(panel(page)).toContainText('This is a draft, so everything here is a hint.');
  await expect(panel(page)).toContainText('English only');
  await item(page, hedge)
    .getByRole('button', { name: `J1 · ${hedge}` })
    .click();
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('might');
});

test('tab, card and dialog in every look', async ({ sharedDesk }) => {
  // Three of them in four looks each.
  test.slow();
  const mara = await sharedDesk.person('Mara');
  const page = await mara.open(`/a/${await hedged(mara)}`);
  await expectWritable(page);
  await tab(page).click();
  await expect(item(page, hedge)).toBeVisible();
  await expectAccessible(page, 'the tab of the checks');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('F8');
  await expect(page.locator('.lint-card')).toBeFocused();
  await expectAccessible(page, 'the card of a finding');
  await page
    .locator('.lint-card')
    .getByRole('button', { name: /^Waive/ })
    .first()
    .click();
  await expect(page.getByLabel('Reason')).toBeFocused();
  await expectAccessible(page, 'the dialog of a waiver');
});
