import type { Locator, Page } from '@playwright/test';
import { complaintsOf, expectAccessible } from './accessibility.ts';
import { expect, test, type Desk, type Person } from './desk.ts';
import { caretAtEndOf, expectSaved, expectWritable, restOn, share, textOnServer } from './editorPage.ts';

type Node = { readonly type: string; readonly attrs?: object; readonly content?: readonly object[] };

const text = (words: string) => [{ type: 'text', text: words }];
const paragraph = (id: string, words: string): Node => ({ type: 'paragraph', attrs: { id }, content: text(words) });
const section = (id: string, kind: string, heading: string, ...content: readonly Node[]): Node => ({
  type: 'section',
  attrs: { id, kind },
  content: [{ type: 'sectionHeading', attrs: { id: `${id}-h` }, content: text(heading) }, ...content],
});
const judgment = (id: string, likelihood: string, words: string): Node => ({
  type: 'judgment',
  attrs: { id, likelihood, confidence: 'moderate', kind: 'forecast' },
  content: [
    { type: 'statement', attrs: { id: `${id}-s` }, content: text(words) },
    { type: 'basis', attrs: { id: `${id}-b` }, content: text('Two reports agree.') },
  ],
});
const evidence = (id: string, words: string): Node => ({
  type: 'evidence',
  attrs: { id },
  content: [paragraph(`${id}-p`, words)],
});

const draft = {
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 'title', scale: 'icd203' }, content: text('Shipping through the strait') },
    section(
      'kj',
      'key-judgments',
      'Key judgments',
      judgment('j1', 'likely', 'Tankers will take the longer way.'),
      judgment('j2', 'unlikely', 'Insurers return to the strait this year.'),
    ),
    section(
      'ev',
      'supporting-evidence',
      'Supporting evidence',
      evidence('e1', 'Tankers were seen off the cape in March.'),
      evidence('e2', 'Two insurers raised their rates.'),
      paragraph('note', 'Freight rates follow with a delay.'),
    ),
    section('im', 'implications', 'Implications', paragraph('i1', 'Fuel becomes dearer inland.')),
  ],
} as const;

async function assessmentOf(person: Person): Promise<string> {
  const { id } = await person.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Shipping through the strait',
    import: { format: 'json', content: draft },
  });
  return id;
}

/** One writer at a fresh assessment. */
async function oneWriter(desk: Desk, name: string): Promise<{ person: Person; id: string; page: Page }> {
  const person = await desk.person(name);
  const id = await assessmentOf(person);
  const page = await person.open(`/a/${id}`);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expectWritable(page);
  return { person, id, page };
}

const block = (page: Page, id: string): Locator => page.locator(`.draft [data-id="${id}"]`);
const outline = (page: Page): Locator => page.getByRole('navigation', { name: 'Outline' });
const row = (page: Page, name: RegExp): Locator => outline(page).getByRole('treeitem', { name });
const rowLabels = async (page: Page): Promise<readonly string[]> =>
  outline(page).locator('[role="treeitem"]:not(.s) .cut').allInnerTexts();
const spoken = (page: Page): Locator => page.locator('[data-spoken]');

test('the palette does, goes and finds; the sheet shows the keys that work', async ({ sharedDesk }) => {
  const { person, page } = await oneWriter(sharedDesk, 'Paula');
  const complaints = complaintsOf(person.context);

  await block(page, 'j1').locator('[data-block="statement"]').click();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await page.keyboard.type('insurers');
  await expect(palette.getByRole('option')).toHaveCount(2);
  await expectAccessible(page, 'the palette');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(block(page, 'j2')).toBeInViewport();
  await page.keyboard.type('Surely, ');
  await expect(block(page, 'j2').locator('[data-block="statement"]')).toContainText('Surely, Insurers');

  // What cannot be done says why, and stays.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('e2');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('horizon');
  await expect(palette.getByRole('option', { name: /Horizon/ })).toContainText('The caret is in no judgment');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('keyboard');
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('Move block up')).toBeVisible();
  await expectAccessible(page, 'the sheet of keys');
  await sheet.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.locator('#main').focus();
  await page.keyboard.press('?');
  await expect(sheet).toBeHidden();
  expect(complaints).toEqual([]);
});

test('a slash puts a block in its place, narrowed by typing, by keyboard alone', async ({ sharedDesk }) => {
  const { person, id, page } = await oneWriter(sharedDesk, 'Sven');
  await caretAtEndOf(block(page, 'note'));
  await page.keyboard.type(' /');
  const list = page.getByRole('listbox', { name: /Insert a block/ });
  await expect(list).toBeVisible();
  await expect(spoken(page)).toContainText(/\d+ items, Judgment/);
  await page.keyboard.type('rec');
  await expect(list.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(list).toBeHidden();
  await page.keyboard.type('Watch the cape.');
  await expect(page.locator('.draft [data-block="recommendation"]')).toContainText('Watch the cape.');
  await expect(block(page, 'note')).toHaveText('Freight rates follow with a delay. ');

  // An implication goes to the implications; Escape leaves a slash that is only a slash.
  await caretAtEndOf(block(page, 'note'));
  await page.keyboard.type('/impl');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Storage fills.');
  await expect(block(page, 'im').locator('[data-block="judgment"]')).toContainText('Storage fills.');
  await caretAtEndOf(block(page, 'note'));
  await page.keyboard.type('and / or');
  await expect(list).toBeHidden();
  await page.keyboard.type(' /');
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expectSaved(page);
  expect(await textOnServer(person.api, id)).toContain('and / or /');
});

test('find and replace counts, goes round, replaces in one step, and gives the text back', async ({ sharedDesk }) => {
  const { page } = await oneWriter(sharedDesk, 'Fred');
  await block(page, 'note').click();
  await page.keyboard.press('Control+f');
  const bar = page.getByRole('search', { name: 'Find in this document' });
  await bar.getByLabel('Find', { exact: true }).fill('tankers');
  await expect(bar.getByText('1 of 2')).toBeVisible();
  await expect(page.locator('.draft .find-hit')).toHaveCount(2);
  await page.keyboard.press('Enter');
  await expect(bar.getByText('2 of 2')).toBeVisible();
  await page.keyboard.press('Shift+Enter');
  await expect(bar.getByText('1 of 2')).toBeVisible();
  await bar.getByRole('button', { name: 'Match case' }).click();
  await expect(bar.getByText('None found')).toBeVisible();
  await bar.getByRole('button', { name: 'Match case' }).click();
  await expectAccessible(page, 'find');
  await page.setViewportSize({ width: 1440, height: 900 });

  await bar.getByRole('button', { name: 'Replace', exact: true }).click();
  await bar.getByLabel('Replace with').fill('Ships');
  await bar.getByRole('button', { name: 'Replace all' }).click();
  await expect(page.getByText('2 places were replaced.')).toBeVisible();
  await expect(block(page, 'e1')).toContainText('Ships were seen');
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(block(page, 'e1')).toContainText('Tankers were seen');
  await expect(block(page, 'j1')).toContainText('Tankers will');

  await bar.getByLabel('Find', { exact: true }).fill('insurers');
  await expect(bar.getByText(/of 2/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  expect((await page.evaluate(() => getSelection()?.toString()))?.toLowerCase()).toBe('insurers');
});

test('the outline shows, folds and moves what it lists, by keyboard and by pointer', async ({ sharedDesk }) => {
  const { page } = await oneWriter(sharedDesk, 'Olga');
  await expect(row(page, /^J1 Tankers.*likely/)).toBeVisible();
  await row(page, /^E1/).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(spoken(page)).toContainText('Moved. It is now E2, in Supporting evidence.');
  await expect
    .poll(() => rowLabels(page))
    .toEqual([
      'Tankers will take the longer way.',
      'Insurers return to the strait this year.',
      'Two insurers raised their rates.',
      'Tankers were seen off the cape in March.',
      'Fuel becomes dearer inland.',
    ]);
  await expect(page.locator('.draft [data-block="evidence"]').last()).toHaveAttribute('data-id', 'e1');
  await expect(row(page, /^E2 Tankers/)).toBeFocused();

  // A section by the pointer, with all it holds.
  const implications = row(page, /^Implications/);
  const first = row(page, /^Key judgments/);
  await implications.hover();
  await page.mouse.down();
  const box = await first.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 20, { steps: 6 });
  await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 3, { steps: 3 });
  await page.mouse.up();
  await expect(page.locator('.draft section.sect').first()).toHaveAttribute('data-id', 'im');
  await page.locator('.draft [data-id="note"]').click();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.draft section.sect').first()).toHaveAttribute('data-id', 'kj');

  await first.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(row(page, /J1–J2/)).toContainText('2 judgments');
  await page.keyboard.press('ArrowRight');
  await expect(row(page, /^J1/)).toBeVisible();
});

test('one section alone, in the address, until Escape', async ({ sharedDesk }) => {
  const { page } = await oneWriter(sharedDesk, 'Sofia');
  await block(page, 'note').click();
  await page.keyboard.press('Alt+Shift+f');
  await expect(block(page, 'j1')).toBeHidden();
  await expect(page).toHaveURL(/section=ev/);
  await page.reload();
  await expectWritable(page);
  await expect(block(page, 'j1')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(block(page, 'j1')).toBeVisible();
  await expect(page).not.toHaveURL(/section=/);
});

test('counts, details and the block menu; a deleted block comes back', async ({ sharedDesk }) => {
  const { person, page } = await oneWriter(sharedDesk, 'Clara');
  const complaints = complaintsOf(person.context);
  await page.getByRole('button', { name: /2 judgments · \d+ words/ }).click();
  const counts = page.getByRole('dialog', { name: 'Word count' });
  await expect(counts.getByRole('row', { name: /Supporting evidence/ })).toContainText(/\d/);
  await expectAccessible(page, 'the word count');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Escape');

  await page.getByRole('tab', { name: 'Details' }).click();
  const details = page.getByRole('tabpanel', { name: 'Details' });
  await details.getByLabel('Topic').fill('Shipping');
  await details.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Due date and topic are saved.')).toBeVisible();

  await restOn(block(page, 'j2'), () => expect(page.locator('.block-handle')).toBeVisible({ timeout: 1_000 }));
  await page.locator('.block-handle').click();
  const menu = page.getByRole('menu', { name: 'Block J2' });
  await expect(menu.getByRole('menuitem', { name: 'Evidence' })).toBeVisible();
  await menu.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByText('J2 was deleted.')).toBeVisible();
  await expect(block(page, 'j2')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(block(page, 'j2')).toBeVisible();

  await restOn(block(page, 'e2'), () => expect(page.locator('.block-handle')).toBeVisible({ timeout: 1_000 }));
  await page.locator('.block-handle').click();
  await page.getByRole('menuitem', { name: 'Assumption' }).click();
  await expect(block(page, 'e2')).toHaveAttribute('data-block', 'assumption');
  await expect(block(page, 'e2')).toContainText('Two insurers raised their rates.');
  expect(complaints).toEqual([]);
});

test('each sees who is where, follows, and stops by scrolling', async ({ sharedDesk }) => {
  const ines = await sharedDesk.person('Ines');
  const jan = await sharedDesk.person('Jan');
  const id = await assessmentOf(ines);
  await share(ines.api, id, [
    [ines, 'owner'],
    [jan, 'editor'],
  ]);
  const a = await ines.open(`/a/${id}`);
  const b = await jan.open(`/a/${id}`);
  const second = await jan.open(`/a/${id}`);
  await a.setViewportSize({ width: 1440, height: 420 });
  await expectWritable(a);
  await expectWritable(b);
  await expectWritable(second);

  await block(b, 'j2').locator('[data-block="statement"]').click();
  await b.keyboard.type('Perhaps ');
  const face = a.getByRole('button', { name: /Follow Jan/ });
  await expect(face).toHaveCount(1);
  await expect(face).toHaveAccessibleName('Follow Jan, in J2');
  await expect(row(a, /^J2/)).toContainText('Jan is writing here');
  await expect(block(a, 'kj-h')).toHaveAttribute('data-writers', 'Jan is writing here');

  await face.click();
  await expect(a.getByText('Following Jan')).toBeVisible();
  await block(b, 'i1').click();
  await b.keyboard.press('End');
  await b.keyboard.type(' Soon.');
  await expect(block(a, 'i1')).toBeInViewport();
  await a.locator('.desk').hover();
  await a.mouse.wheel(0, -400);
  await expect(a.getByText('Following Jan')).toBeHidden();
});

test('on a phone the outline and the side come from below', async ({ sharedDesk }) => {
  const person = await sharedDesk.person('Petra');
  const id = await assessmentOf(person);
  const page = await person.context.newPage();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/a/${id}`);
  await expectWritable(page);
  await page.getByRole('button', { name: 'Outline' }).click();
  const sheet = page.getByRole('dialog', { name: 'Go to' });
  await sheet.getByRole('treeitem', { name: /^E2/ }).click();
  await expect(sheet).toBeHidden();
  await expect(block(page, 'e2')).toBeInViewport();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Details' }).click();
  await expect(page.getByRole('dialog', { name: 'About this assessment' })).toContainText('Information cut-off');
  await page.keyboard.press('Escape');
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond).toBeLessThanOrEqual(0);
});

test('the whole page has no fault that axe finds', async ({ sharedDesk }) => {
  const { page } = await oneWriter(sharedDesk, 'Axel');
  await expectAccessible(page, 'the editor');
});
