import { expect, test } from './desk.ts';
import { caretAtEnd, expectSaved, expectWritable, judgment, sampleAssessment, statement } from './editorPage.ts';

type Block = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly Block[];
};

/** Only what stands on the screen is used: names of buttons and fields, and the keys that they name. */
test('a new user turns the imported text into a structured assessment without a manual', async ({ sharedDesk }) => {
  const { content } = sampleAssessment();
  const noa = await sharedDesk.person('Noa');
  const page = await noa.open('/');
  await page.getByRole('button', { name: /^Import a file/ }).click();
  await page.getByPlaceholder('Or paste the text here').fill(content);
  await page.getByRole('button', { name: 'See what it becomes' }).click();
  await page.getByRole('button', { name: 'Create assessment' }).click();
  await page.waitForURL(/\/a\//u);
  await expectWritable(page);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  // The first judgment: likelihood, confidence, horizon, each by its own invitation.
  const first = judgment(page, 1);
  await first.locator('[data-field="likelihood"]').click();
  await page.getByRole('option', { name: /Very likely/ }).click();
  await expect(first.locator('[data-field="likelihood"]')).toContainText('80–95%');
  await first.locator('[data-field="confidence"]').click();
  await page.getByRole('option', { name: /Moderate/ }).click();
  await first.locator('[data-field="horizon"]').click();
  await page.getByLabel('Horizon', { exact: true }).fill('Nov 2027');
  await page.keyboard.press('Enter');
  await expect(first.locator('[data-field="horizon"]')).toContainText('by Nov 2027');

  // It rests on evidence that the text already has.
  await first.getByRole('button', { name: 'Link evidence' }).click();
  const picker = page.getByRole('dialog', { name: /^Links of J1/ });
  await picker.getByRole('checkbox').first().check();
  await picker.getByRole('button', { name: 'Done' }).click();
  await expect(first.locator('.chip[data-target]').first()).toHaveText('E1');

  // A source for that evidence, written on the spot.
  const evidence = page.locator('.draft [data-block="evidence"]').first();
  await evidence.getByRole('button', { name: 'Cite a source' }).click();
  const sources = page.getByRole('dialog', { name: /^Links of E1/ });
  await sources.getByRole('button', { name: 'New source' }).click();
  await expect(page.locator('.draft [data-block="source"]')).toHaveCount(1);
  const done = sources.getByRole('button', { name: 'Done' });
  if (await done.isVisible()) await done.click();
  await expect(evidence.locator('.chip[data-target]').first()).toContainText('S1');

  // One more judgment, from the key that the foot of the page names.
  await caretAtEnd(page, 2);
  await page.keyboard.press('Alt+j');
  await page.keyboard.type('Trade by rail will grow before 2028.');
  await expect(statement(page, 3)).toContainText('Trade by rail will grow before 2028.');

  await expectSaved(page);
  const draft = await noa.api.done<Block>('GET', `/api/v1/assessments/${id}/content`);
  const found: Block[] = [];
  const visit = (block: Block): void => {
    if (block.type === 'judgment') found.push(block);
    else block.content?.forEach(visit);
  };
  visit(draft);
  expect(found[0]?.attrs).toMatchObject({ likelihood: 'very-likely', confidence: 'moderate', horizon: '2027-11' });
  expect(found[0]?.content?.some(({ type, attrs }) => type === 'relation' && attrs?.['kind'] === 'supports')).toBe(
    true,
  );

  // Alone, there is nobody to ask yet; the way to somebody leads through sharing.
  await page.getByRole('button', { name: 'Request review' }).click();
  const request = page.getByRole('dialog', { name: 'Request review' });
  await expect(request.getByRole('checkbox')).toHaveAccessibleName(/\(you\)/u);
  await request.getByRole('button', { name: 'Share it with a reviewer' }).click();
  await expect(
    page.getByRole('dialog', { name: 'Share' }).getByRole('combobox', { name: 'Add a person' }),
  ).toBeVisible();
});
