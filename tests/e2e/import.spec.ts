import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { fuelDocx } from '../unit/document/import/fuelDocx.ts';
import { expectAccessible } from './accessibility.ts';
import { expect, test, type Person } from './desk.ts';
import { expectSaved, expectWritable } from './editorPage.ts';

type Block = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly Block[];
  readonly text?: string;
};

const markdown = readFileSync(fileURLToPath(new URL('../unit/document/import/files/fuel.md', import.meta.url)));

/** How often each kind of node stands in a draft. */
function kindsIn(block: Block, counts: Map<string, number> = new Map()): ReadonlyMap<string, number> {
  counts.set(block.type, (counts.get(block.type) ?? 0) + 1);
  for (const child of block.content ?? []) kindsIn(child, counts);
  return counts;
}

/** Opens the dialog from the empty library and gives it a file; ends at what it becomes. */
async function look(person: Person, file: { name: string; mimeType: string; buffer: Buffer }): Promise<Page> {
  const page = await person.open('/');
  await page.getByRole('button', { name: /^Import a file/ }).click();
  await page.getByLabel('File', { exact: true }).setInputFiles(file);
  await expect(page.getByRole('list', { name: 'Blocks in order' })).toBeVisible({ timeout: 30_000 });
  return page;
}

async function create(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Create assessment' }).click();
  await page.waitForURL(/\/a\/[0-9a-f-]{36}$/u);
  await expectWritable(page);
  await expectSaved(page);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

test('a Word file is looked at, corrected, then created: table, list, footnote and picture are there', async ({
  sharedDesk,
}) => {
  const wil = await sharedDesk.person('Wil');
  const buffer = await fuelDocx();
  const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const page = await look(wil, { name: 'fuel.docx', mimeType, buffer });
  await expect(page.getByLabel('Title')).toHaveValue('Fuel by rail');
  // What was left out is said, before anything exists.
  await expect(page.getByRole('dialog')).toContainText(/comment/i);
  await expectAccessible(page, 'what a Word file becomes');

  const lead = page.getByLabel('Becomes: Lead words, bold and both', { exact: true });
  await expect(lead).toHaveValue('paragraph');
  await lead.selectOption('gap');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(lead).toHaveValue('paragraph');
  await lead.selectOption('assumption');

  const id = await create(page);
  await expect(page.locator('.draft [data-block="assumption"]')).toContainText('Lead words, bold and both');
  await expect(page.locator('.draft table')).toContainText('Sonbong');
  const picture = page.locator('.draft [data-block="figure"] img');
  await expect(picture).toHaveAttribute('alt', 'The pier at Rajin');
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(4);
  const kinds = kindsIn(await wil.api.done<Block>('GET', `/api/v1/assessments/${id}/content`));
  // The points of a list under evidence are items of evidence, one each.
  await expect(page.locator('.draft [data-block="evidence"]').filter({ hasText: 'Below one' })).toHaveCount(1);
  for (const kind of ['table', 'evidence', 'footnote', 'figure', 'judgment', 'likelihoodTerm', 'recommendation'])
    expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(0);
  const text = String((await wil.api.request('GET', `/api/v1/assessments/${id}/content?format=text`)).body);
  expect(text).toContain('Port log, 2026.');
});

test('a Markdown file brings its table, lists, footnotes and pictures, and no scripts', async ({ sharedDesk }) => {
  const mia = await sharedDesk.person('Mia');
  const page = await look(mia, { name: 'fuel.md', mimeType: 'text/markdown', buffer: markdown });
  const id = await create(page);
  const kinds = kindsIn(await mia.api.done<Block>('GET', `/api/v1/assessments/${id}/content`));
  for (const kind of ['table', 'bulletList', 'orderedList', 'blockquote', 'footnote', 'figure', 'judgment', 'source'])
    expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(0);
  await expect(page.locator('.draft table')).toContainText('Rajin');
  expect(await page.locator('.draft script, .draft a[href^="javascript"]').count()).toBe(0);
  const again = String((await mia.api.request('GET', `/api/v1/assessments/${id}/content?format=markdown`)).body);
  expect(again).toContain('| Port | Calls |');
  expect(again).toMatch(/\[\^1\]: /u);
});

test('a file that is none is refused with what was expected, and nothing is created', async ({ sharedDesk }) => {
  const nox = await sharedDesk.person('Nox');
  const page = await nox.open('/');
  await page.getByRole('button', { name: /^Import a file/ }).click();
  const rubbish = { name: 'fuel.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('not a Word file') };
  await page.getByLabel('File', { exact: true }).setInputFiles(rubbish);
  await expect(page.getByRole('alert')).toContainText(/Word/u);
  const { items } = await nox.api.done<{ items: readonly unknown[] }>('GET', '/api/v1/assessments');
  expect(items).toEqual([]);
});
