import type { Page } from '@playwright/test';
import { complaintsOf, expectAccessible } from './accessibility.ts';
import { expect, test, type Person } from './desk.ts';
import { expectSaved, expectWritable, importSample, judgment, share } from './editorPage.ts';

type Finding = { readonly checkId: string; readonly gate: boolean };

/** Switches off the checks that a text brought along as it is does not pass: what is tried here is what comes after them. */
async function switchOff(owner: Person, path: string): Promise<void> {
  type Checks = { readonly findings: readonly Finding[]; readonly profile: { readonly off: readonly string[] } };
  const { findings, profile } = await owner.api.done<Checks>('GET', `${path}/checks`);
  const off = [...new Set([...profile.off, ...findings.filter(({ gate }) => gate).map(({ checkId }) => checkId)])];
  await owner.api.done('PUT', `${path}/checks/profile`, { on: [], off });
}

async function approve(reviewer: Person, path: string): Promise<void> {
  type Rounds = { readonly items: readonly { readonly id: string; readonly contentHash: string }[] };
  const [round] = (await reviewer.api.done<Rounds>('GET', `${path}/rounds`)).items;
  const { id = '', contentHash = '' } = round ?? {};
  await reviewer.api.done('POST', `/api/v1/rounds/${id}/decisions`, { decision: 'approve', contentHash });
}

async function request(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Request review' }).click();
  const dialog = page.getByRole('dialog', { name: 'Request review' });
  await dialog.getByRole('checkbox', { name: new RegExp(`^${name} `, 'u') }).check();
  await dialog.getByRole('button', { name: 'Request review', exact: true }).click();
  await expect(dialog).toBeHidden();
}

const publishButton = (page: Page) => page.getByRole('button', { name: 'Publish', exact: true });
/** Where it stands; what is published is told by a button. */
const pill = (page: Page) => page.locator('.top .pill').first();

/** On phone, desk and wide; then back at the desk. */
async function expectFair(page: Page, what: string): Promise<void> {
  // A note that fades away has no colours to be judged.
  await expect(page.locator('[data-sonner-toast]')).toHaveCount(0, { timeout: 15_000 });
  await expectAccessible(page, what, ['phone', 'desk', 'wide']);
  await page.setViewportSize({ width: 1280, height: 800 });
}

test('an imported text is reviewed and published, changed, reviewed and published again; then the first is retracted', async ({
  sharedDesk,
}) => {
  test.slow();
  const [ana, rev] = [await sharedDesk.person('Ana'), await sharedDesk.person('Rev')];
  const id = await importSample(ana.api);
  const path = `/api/v1/assessments/${id}`;
  await share(ana.api, id, [
    [ana, 'owner'],
    [rev, 'reviewer'],
  ]);
  const complaints = complaintsOf(ana.context);
  const page = await ana.open(`/a/${id}`);
  await expectWritable(page);

  // Nothing is settled: the dialog says what, and leads there.
  await publishButton(page).click();
  const first = page.getByRole('dialog', { name: 'Publish version 1' });
  await expect(first.getByText('Nobody has been asked to approve this')).toBeVisible();
  await expect(first.locator('[data-gate="checks"]')).toContainText('of the checks are open');
  await expect(first.getByRole('button', { name: 'Publish version 1' })).toHaveAttribute('aria-disabled', 'true');
  await expectFair(page, 'a publication that is held up');
  await first.getByRole('button', { name: 'Mend or waive in Checks' }).click();
  await expect(first).toBeHidden();
  await expect(page.getByRole('tab', { name: /^Checks/u })).toHaveAttribute('aria-selected', 'true');

  await switchOff(ana, path);
  await request(page, 'Rev');
  await approve(rev, path);
  // Who has the draft open is told: publishing is what comes next.
  await expect(publishButton(page)).toHaveClass(/primary/u);
  await publishButton(page).click();
  await expect(first.getByText('Everyone asked has approved')).toBeVisible();
  await expect(first.getByText('6 of 6 settled')).toBeVisible();
  await expectFair(page, 'a publication that is ready');
  await first.getByRole('button', { name: 'Publish version 1' }).press('Enter');
  await expect(first).toBeHidden();
  await expect(pill(page)).toContainText('Published v1');

  // One likelihood changes: the approval is stale, and the next version is substantive.
  const field = judgment(page, 1).locator('[data-field="likelihood"]');
  await field.click();
  await page.getByRole('option', { name: /Unlikely/u }).click();
  await expect(field).toContainText('20–45%');
  await expectSaved(page);
  await publishButton(page).click();
  const second = page.getByRole('dialog', { name: 'Publish version 2' });
  await expect(second.getByText('The content differs from what was approved')).toBeVisible();
  await expect(second.locator('[data-gate="content"]')).toContainText('J1');
  await page.keyboard.press('Escape');
  // Told while it is open, when its people pause.
  await expect(pill(page)).toContainText('draft has 1 change', { timeout: 20_000 });
  await switchOff(ana, path);
  await page.reload();
  await expectWritable(page);
  await expect(pill(page)).toContainText('draft has 1 change');
  await request(page, 'Rev');
  await approve(rev, path);
  await expect(publishButton(page)).toHaveClass(/primary/u);
  await publishButton(page).click();
  await expect(second.getByRole('button', { name: 'Substantive' })).toHaveAttribute('aria-pressed', 'true');
  await expect(second.getByRole('button', { name: 'Administrative' })).toHaveAttribute('aria-disabled', 'true');
  await expect(second.getByText('Substantive: J1 has another likelihood.')).toBeVisible();
  const summary = second.getByLabel('Summary of changes, for readers');
  await expect(summary).toHaveValue(/^J1 .*unlikely/u);
  await summary.fill('J1 is now unlikely, after the talks.');
  await second.getByRole('combobox', { name: 'Audience' }).selectOption('named');
  await second.getByRole('button', { name: 'Publish version 2' }).click();
  await expect(second.getByRole('alert')).toContainText('Name at least one reader');
  await second.getByRole('combobox', { name: 'Audience' }).selectOption('signed-in');
  await expect(second.getByRole('alert')).toHaveCount(0);
  await expectFair(page, 'a second publication');
  // What somebody else says of a change meanwhile is there at once; what one is writing stays.
  const said = second.getByRole('textbox', { name: /^J1: /u });
  const judgmentId = await judgment(page, 1).getAttribute('data-id');
  const says = (text: string) => ana.api.done('PUT', `${path}/change-statements`, { base: 1, judgmentId, text });
  await expect(said).toHaveValue('');
  await says('The talks of November failed.');
  await expect(said).toHaveValue('The talks of November failed.');
  await said.fill('The talks failed in November, in public.');
  await says('They failed.');
  await expect(second).toContainText('has written meanwhile: “They failed.”');
  await expect(said).toHaveValue('The talks failed in November, in public.');
  await expect(summary).toHaveValue('J1 is now unlikely, after the talks.');
  await second.getByRole('button', { name: 'Publish version 2' }).click();
  await expect(pill(page)).toContainText('Published v2');
  type Listed = { readonly items: readonly { readonly number: number; readonly kind: string }[] };
  const { items } = await rev.api.done<Listed>('GET', `${path}/publications`);
  expect(items).toMatchObject([
    { number: 2, kind: 'substantive', audience: 'signed-in', changeSummary: 'J1 is now unlikely, after the talks.' },
    { number: 1, kind: 'initial', audience: 'link' },
  ]);

  // The first one is taken out of use, for good.
  await pill(page).click();
  const list = page.getByRole('dialog', { name: 'Published versions' });
  await expect(list.getByRole('listitem').first()).toContainText('Latest');
  await expectFair(page, 'what was published');
  for (const [name, ending] of [
    ['Word with comments version 1', '-v1-comments.docx'],
    ['JSON with the review record version 1', '-v1-record.json'],
  ] as const) {
    const download = page.waitForEvent('download');
    await list.getByRole('link', { name }).click();
    expect((await download).suggestedFilename()).toContain(ending);
  }
  await list.getByRole('button', { name: 'Take out of use… version 1' }).click();
  const retract = page.getByRole('dialog', { name: 'Take version 1 out of use' });
  await retract.getByRole('button', { name: 'Retract version 1' }).click();
  await expect(retract.getByRole('alert')).toContainText('Say what was wrong');
  await retract.getByLabel('Reason, shown to every reader').fill('One table was from the wrong year.');
  await retract.getByLabel('What stands in its place').selectOption('2');
  await expectFair(page, 'a retraction');
  await retract.getByRole('button', { name: 'Retract version 1' }).click();
  await expect(list.getByText('Retracted by Ana: One table was from the wrong year.')).toBeVisible();
  await expect(list.getByRole('button', { name: 'Take out of use… version 1' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(pill(page)).toContainText('Published v2');
  expect(complaints).toEqual([]);
});
