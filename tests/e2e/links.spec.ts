import { expectAccessible } from './accessibility.ts';
import { expect, test, type Desk } from './desk.ts';
import { expectSaved, expectWritable, judgment, restOn, share, statement } from './editorPage.ts';
import { importLinkedDraft } from './linkedDraft.ts';
import type { Locator, Page } from '@playwright/test';

type Relation = { readonly holder: string; readonly kind: string; readonly target: string };
type Block = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, string | null>>;
  readonly content?: readonly Block[];
};

/** The links as the server holds them. */
async function linksOnServer(
  api: { done<T>(method: string, path: string): Promise<T> },
  id: string,
): Promise<readonly string[]> {
  const found: Relation[] = [];
  const visit = (block: Block) => {
    for (const child of block.content ?? []) {
      if (child.type === 'relation') {
        const { kind, target } = child.attrs ?? {};
        found.push({ holder: String(block.attrs?.id), kind: String(kind), target: String(target) });
      } else visit(child);
    }
  };
  visit(await api.done<Block>('GET', `/api/v1/assessments/${id}/content`));
  return found.map(({ holder, kind, target }) => `${holder} ${kind} ${target}`);
}

const block = (page: Page, id: string): Locator => page.locator(`.draft [data-id="${id}"]`);
const picker = (page: Page): Locator => page.getByRole('dialog', { name: /^Links of/ });
const panel = (page: Page): Locator => page.locator('.ev-panel');
/** The chip of a link under a block. */
const chip = (page: Page, holder: string, target: string): Locator =>
  block(page, holder).locator(`.chip[data-target="${target}"]`);

async function two(desk: Desk) {
  const [ana, ben] = [await desk.person('Ana'), await desk.person('Ben')];
  const id = await importLinkedDraft(ana.api);
  await share(ana.api, id, [
    [ana, 'owner'],
    [ben, 'editor'],
  ]);
  const [a, b] = [await ana.open(`/a/${id}`), await ben.open(`/a/${id}`)];
  await expectWritable(a);
  await expectWritable(b);
  return { ana, id, a, b };
}

/** From the keyboard: the picker of the judgment that the caret is in, something found and ticked, not yet kept. */
async function tick(page: Page, n: number, search: string): Promise<void> {
  await statement(page, n).click();
  await page.keyboard.press('Alt+k');
  await expect(picker(page)).toBeVisible();
  await page.keyboard.type(search);
  await page.keyboard.press('Enter');
}

test('two people link evidence to one judgment at once: both links stay, and each takes back only their own', async ({
  desk,
}) => {
  const { ana, id, a, b } = await two(desk);
  await tick(a, 3, 'E2');
  await tick(b, 3, 'customs house');
  await expect(picker(a)).toContainText('J3 rests on 1 item, 1 source.');
  await Promise.all([a.keyboard.press('Control+Enter'), b.keyboard.press('Control+Enter')]);
  for (const page of [a, b]) {
    await expect(picker(page)).toHaveCount(0);
    await expect(chip(page, 'j3', 'e2')).toHaveText('E2');
    await expect(chip(page, 'j3', 'e3')).toHaveText('E3');
  }
  await expectSaved(a);
  await expectSaved(b);
  const ofJ3 = async () => (await linksOnServer(ana.api, id)).filter((link) => link.startsWith('j3 ')).toSorted();
  expect(await ofJ3()).toEqual(['j3 supports e2', 'j3 supports e3']);

  // The keyboard is back in the text, so undo is Ana's: it takes her link and leaves Ben's.
  await a.keyboard.press('Control+z');
  for (const page of [a, b]) {
    await expect(chip(page, 'j3', 'e2')).toHaveCount(0);
    await expect(chip(page, 'j3', 'e3')).toHaveText('E3');
  }
  await a.keyboard.press('Control+Shift+z');
  await expect(chip(b, 'j3', 'e2')).toHaveText('E2');
});

test('a cited source that is deleted leaves a broken link, which undo mends', async ({ desk }) => {
  const { a, b } = await two(desk);
  await expect(chip(b, 'e1', 's1')).toHaveText('S1, p. 4');
  const handle = a.getByRole('button', { name: 'Move block' });
  await restOn(block(a, 's1').locator('[data-block="sourceTitle"]'), () =>
    expect(handle).toBeVisible({ timeout: 1_000 }),
  );
  await handle.click();
  await a.getByRole('menuitem', { name: 'Delete' }).click();
  for (const page of [a, b]) {
    await expect(block(page, 's1')).toHaveCount(0);
    await expect(chip(page, 'e1', 's1')).toHaveAttribute('aria-label', /missing/);
  }
  await block(b, 'e1').locator('p').first().click();
  await expect(panel(b)).toContainText('E1 cites a block that was deleted.');
  await block(a, 'title').click();
  await expect(panel(a)).toContainText('Broken links');
  await a.keyboard.press('Control+z');
  for (const page of [a, b]) {
    await expect(chip(page, 'e1', 's1')).toHaveText('S1, p. 4');
    await expect(panel(page)).not.toContainText('Broken links');
  }
});

test('linking, citing, new evidence and the map by keyboard alone', async ({ desk }) => {
  const ana = await desk.person('Ana');
  const id = await importLinkedDraft(ana.api);
  const page = await ana.open(`/a/${id}`);
  await expectWritable(page);

  // Against: from the search to the ticked row's box, then For, then Against.
  await tick(page, 3, 'e2');
  for (let stop = 0; stop < 3; stop += 1) await page.keyboard.press('Tab');
  await expect(picker(page).getByRole('button', { name: 'Against' })).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await expect(panel(page)).toContainText('E2 speaks against it.');
  expect((await linksOnServer(ana.api, id)).filter((link) => link.startsWith('j3 '))).toEqual(['j3 contradicts e2']);

  // Escape leaves everything as it was.
  await tick(page, 3, 'e1');
  await page.keyboard.press('Escape');
  await expect(picker(page)).toHaveCount(0);
  await expect(chip(page, 'j3', 'e1')).toHaveCount(0);

  // What is searched for and not there is written on the spot, in its section, and linked.
  await tick(page, 3, 'A second crew was seen');
  await picker(page)
    .getByRole('button', { name: /as evidence$/ })
    .press('Enter');
  await expect(picker(page).getByRole('row').filter({ hasText: 'A second crew' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const made = page.locator('[data-id="sec-supporting-evidence"] [data-block="evidence"]').last();
  await expect(made).toContainText('A second crew was seen');
  await expect(block(page, 'j3').locator('.chip').filter({ hasText: 'E4' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.draft')).not.toContainText('A second crew was seen');

  // Two brackets cite.
  await block(page, 'e3').locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' [[');
  await expect(page.getByRole('dialog', { name: 'Cite a source' })).toBeVisible();
  await page.keyboard.type('night');
  await page.keyboard.press('Tab');
  await page.keyboard.type('p. 7');
  await page.keyboard.press('Enter');
  await expect(block(page, 'e3').locator('[data-inline="citation"]')).toHaveText('[S1, p. 7]');

  // The map: arrows walk along the links, Enter goes to the block in the text.
  await statement(page, 2).click();
  await page.getByRole('button', { name: 'Evidence map' }).press('Enter');
  const map = page.getByRole('dialog', { name: 'Evidence map' });
  await expect(map.getByRole('group', { name: /Evidence map of/ })).toBeVisible();
  await map
    .getByLabel('Show', { exact: true })
    .selectOption({ label: 'What J2 rests on: The port will take its first tanker by spring.' });
  await expect(map.locator('[data-node]')).toHaveCount(3);
  await map.locator('[data-node="j2"]').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(map.locator('[data-node="e1"]')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(map.locator('[data-node="s1"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(map).toHaveCount(0);
  await expect(panel(page)).toContainText('Night count at the freight yard');
  await expect(block(page, 's1')).toBeInViewport();
});

test('what a judgment rests on is shown beside it without moving the text', async ({ desk }) => {
  const ana = await desk.person('Ana');
  const page = await ana.open(`/a/${await importLinkedDraft(ana.api)}`);
  await expectWritable(page);
  const boxes = () =>
    page
      .locator('.draft [data-id]')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON() as unknown));
  await block(page, 'title').click();
  const before = await boxes();
  await restOn(judgment(page, 1), () =>
    expect(block(page, 'e1')).toHaveAttribute('data-lit', 'For J1', { timeout: 1_000 }),
  );
  await expect(block(page, 'as1')).toHaveAttribute('data-lit', 'Assumed by J1');
  await expect(block(page, 'e2')).not.toHaveAttribute('data-lit', /./);
  expect(await boxes()).toEqual(before);
  const falls = 'J1 rests on this; J2 would have nothing left.';
  await restOn(block(page, 'e1'), () =>
    expect(block(page, 'e1')).toHaveAttribute('data-falls', falls, { timeout: 1_000 }),
  );
});

test('picker, panel and map are free of faults that axe finds', async ({ desk }) => {
  test.slow();
  const ana = await desk.person('Ana');
  const page = await ana.open(`/a/${await importLinkedDraft(ana.api)}`);
  await expectWritable(page);
  await statement(page, 1).click();
  await expect(panel(page)).toContainText('J1 rests on 2 items');
  await expectAccessible(page, 'a judgment lit up, the panel beside it');
  await statement(page, 1).click();
  await page.keyboard.press('Alt+k');
  await expect(picker(page)).toBeVisible();
  await expectAccessible(page, 'the picker of links');
  await page.keyboard.press('Escape');
  await statement(page, 1).click();
  await page.getByRole('button', { name: 'Evidence map' }).click();
  const map = page.getByRole('dialog', { name: 'Evidence map' });
  await expect(map.locator('[data-node]')).toHaveCount(11);
  await expectAccessible(page, 'the evidence map');
  await map.getByRole('button', { name: 'List' }).click();
  await expectAccessible(page, 'the evidence map as a list');
});
