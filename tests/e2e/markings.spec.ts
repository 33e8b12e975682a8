import type { Page } from '@playwright/test';
import { expectAccessible } from './accessibility.ts';
import { expect, test, type Person } from './desk.ts';
import { expectSaved, expectWritable, statement } from './editorPage.ts';

const banner = (page: Page) => page.getByLabel('Handling mark');

/** A United States paper with a judgment and two paragraphs, open for writing. */
async function paperOf(ines: Person, marking = 'us'): Promise<{ readonly id: string; readonly page: Page }> {
  const line = (type: string, text: string) => ({ type, content: [{ type: 'text', text }] });
  const content = {
    type: 'doc',
    content: [
      line('title', 'Ferries in winter'),
      {
        type: 'section',
        attrs: { kind: 'key-judgments' },
        content: [
          line('sectionHeading', 'Key judgments'),
          { type: 'judgment', content: [line('statement', 'The ferries stop in January.'), { type: 'basis' }] },
          line('paragraph', 'The harbour said so in public.'),
          line('paragraph', 'The pilot told us in private.'),
        ],
      },
    ],
  };
  const { id } = await ines.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Ferries in winter',
    marking,
    import: { format: 'json', content },
  });
  const page = await ines.open(`/a/${id}`);
  await expectWritable(page);
  return { id, page };
}

/** Marks the portion that holds `text`, by keyboard. */
async function mark(page: Page, text: string, as: string): Promise<void> {
  await page.locator('.draft').getByText(text).click();
  // The browser tells of the caret's new place by its next frame, later than a test can press a key.
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
  await page.keyboard.press('Alt+m');
  await expect(page.getByRole('textbox', { name: 'Portion mark' })).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(as);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Portion mark' })).toHaveCount(0);
}

const paragraph = (page: Page, text: string) => page.locator('.draft p').filter({ hasText: text });

test('portions are marked by keyboard, and the banner follows for everybody', async ({ sharedDesk }) => {
  const [ines, omar] = [await sharedDesk.person('Ines'), await sharedDesk.person('Omar')];
  const { id, page } = await paperOf(ines);
  await ines.api.done('PUT', `/api/v1/assessments/${id}/members`, [
    { userId: ines.id, role: 'owner' },
    { userId: omar.id, role: 'reader' },
  ]);
  const other = await omar.open(`/a/${id}`);
  await expect(banner(page)).toHaveText('UNCLASSIFIED');
  await expect(banner(other)).toHaveText('UNCLASSIFIED');

  await mark(page, 'The harbour said so', 'u');
  await expect(paragraph(page, 'The harbour')).toHaveAttribute('data-marking', '(U)');
  // Once something is marked, what is not says so.
  await expect(paragraph(page, 'The pilot')).not.toHaveAttribute('data-marking', /./u);
  await page.keyboard.type('Typed on, where the caret was. ');

  // A mark is read while it is written; what no vocabulary has is warned about, not refused.
  await page.locator('.draft').getByText('The pilot told us').click();
  await page.keyboard.press('Alt+m');
  await page.keyboard.type('s//zebra//nf');
  const picker = page.getByRole('dialog', { name: 'Portion mark of this paragraph' });
  await expect(picker).toContainText('Reads as SECRET//NOFORN//ZEBRA');
  await expect(picker).toContainText('“ZEBRA” is not in the public vocabulary');
  await expectAccessible(page, 'the picker of portion marks');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('s//nf');
  await page.keyboard.press('Enter');
  await expect(paragraph(page, 'The pilot')).toHaveAttribute('data-marking', '(S//NF)');
  await expect(banner(page)).toHaveText('SECRET//NOFORN');
  await expect(banner(other)).toHaveText('SECRET//NOFORN');
  await expect(paragraph(other, 'The pilot')).toHaveAttribute('data-marking', '(S//NF)');

  // The menu of the slash asks for the mark too, and leaves nothing of what was typed.
  await page.locator('.draft').getByText('The harbour said so').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' /portion');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Portion mark of this paragraph' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.draft')).toBeFocused();
  await expect(paragraph(page, 'The harbour')).not.toContainText('/');

  // A numbered block bears its mark in its header; one's own undo takes it back.
  await statement(page, 1).click();
  await page.keyboard.press('Alt+m');
  await page.keyboard.type('ts//si//nf');
  await page.keyboard.press('Enter');
  await expect(banner(other)).toHaveText('TOP SECRET//SI//NOFORN');
  await page.keyboard.press('Control+z');
  await expect(banner(other)).toHaveText('SECRET//NOFORN');
  await expectSaved(page);
});

test('a banner is raised with a reason, never lowered, and undone by hand', async ({ sharedDesk }) => {
  const [ines, omar] = [await sharedDesk.person('Ines'), await sharedDesk.person('Omar')];
  const { id, page } = await paperOf(ines, 'tlp2');
  await ines.api.done('PUT', `/api/v1/assessments/${id}/members`, [
    { userId: ines.id, role: 'owner' },
    { userId: omar.id, role: 'reader' },
  ]);
  const other = await omar.open(`/a/${id}`);
  await mark(page, 'The harbour said so', 'green');
  await expect(banner(other)).toHaveText('TLP:GREEN');
  await page.getByRole('tab', { name: 'Details' }).click();
  const details = page.getByRole('region', { name: 'Marking' });
  await details.getByRole('button', { name: 'Raise the banner…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Raise the banner' });
  await expectAccessible(page, 'the dialog that raises the banner');
  await dialog.getByLabel('Raise to').fill('TLP:CLEAR');
  await dialog.getByLabel('Reason').fill('Together they name the pilot.');
  await dialog.getByRole('button', { name: 'Raise the banner' }).click();
  await expect(dialog).toContainText('The portions make it TLP:GREEN already.');
  await dialog.getByLabel('Raise to').fill('TLP:AMBER');
  await dialog.getByLabel('Reason').fill('');
  await dialog.getByRole('button', { name: 'Raise the banner' }).click();
  await expect(dialog).toContainText('Say why');
  await dialog.getByLabel('Reason').fill('Together they name the pilot.');
  await dialog.getByRole('button', { name: 'Raise the banner' }).click();
  await expect(banner(page)).toHaveText('TLP:AMBER');
  await expect(banner(other)).toHaveText('TLP:AMBER');
  await other.getByRole('tab', { name: 'Details' }).click();
  const told = other.getByRole('region', { name: 'Marking' });
  await expect(told).toContainText('Raised to TLP:AMBER by hand by Ines');
  await expect(told).toContainText('Together they name the pilot. The portions alone make it TLP:GREEN.');
  await expect(told.getByRole('button', { name: 'Undo the raise' })).toHaveCount(0);

  // Portions that rise above it win.
  await mark(page, 'The pilot told us', 'red');
  await expect(banner(other)).toHaveText('TLP:RED');
  await page.keyboard.press('Control+z');
  await expect(banner(other)).toHaveText('TLP:AMBER');
  await details.getByRole('button', { name: 'Undo the raise' }).click();
  await expect(banner(other)).toHaveText('TLP:GREEN');
});

test('the releasable view holds back what is above it, and says so', async ({ sharedDesk }) => {
  const ines = await sharedDesk.person('Ines');
  const { id, page } = await paperOf(ines);
  await mark(page, 'The harbour said so', 'u');
  await mark(page, 'The pilot told us', 's//nf');
  await mark(page, 'The ferries stop', 'u');
  await expectSaved(page);
  // By keyboard, from the palette; leaving it gives the keyboard back to the text.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('releasable');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Releasable view' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.draft')).toBeFocused();
  await page.getByRole('tab', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'Releasable view…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Releasable view' });
  const view = dialog.getByRole('region', { name: 'View releasable at UNCLASSIFIED' });
  await expect(dialog.getByRole('status')).toContainText('3 portions are withheld, 2 of them without a mark.');
  await expect(view).toContainText('The harbour said so');
  await expect(view).not.toContainText('The pilot');
  await expectAccessible(page, 'the releasable view');
  await dialog.getByRole('combobox', { name: 'Releasable at' }).fill('SECRET//NOFORN');
  await expect(dialog).toContainText('The pilot told us');
  await dialog.getByRole('combobox', { name: 'Releasable at' }).fill('nonsense');
  await expect(dialog).toContainText('Expected a mark that begins with a level');

  for (const format of ['text', 'markdown', 'html', 'json']) {
    const query = `format=${format}&releasableAt=UNCLASSIFIED`;
    const answer = await page.request.get(`/api/v1/assessments/${id}/content?${query}`);
    const body = await answer.text();
    expect(body).toContain('The harbour said so');
    expect(body).toContain('Derived view, releasable at UNCLASSIFIED');
    expect(body).not.toContain('pilot');
  }
});
