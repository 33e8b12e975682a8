import type { Page } from '@playwright/test';
import { complaintsOf, expectAccessible } from './accessibility.ts';
import { expect, test } from './desk.ts';
import { expectWritable, statement } from './editorPage.ts';
import { publishForecasts } from './publishedForecasts.ts';

const rowOf = (page: Page, words: string) =>
  page.getByRole('table', { name: 'Judgments' }).getByRole('row').filter({ hasText: words });
const plotRow = (page: Page, term: RegExp) => page.locator('#cal-table').getByRole('row', { name: term });

/** On phone, desk and wide, by day and by night; then back at the desk. */
async function expectFair(page: Page, what: string): Promise<void> {
  // A note that fades away has no colours to be judged.
  await expect(page.locator('[data-sonner-toast]')).toHaveCount(0, { timeout: 15_000 });
  await expectAccessible(page, what, ['phone', 'desk', 'wide']);
  await page.setViewportSize({ width: 1280, height: 800 });
}

test('a horizon passes: the author asks, another records what happened, and both see what it comes to', async ({
  sharedDesk,
}) => {
  test.slow();
  const [ana, rev] = [await sharedDesk.person('Asta'), await sharedDesk.person('Rolf')];
  const id = await publishForecasts(ana, rev, {
    title: 'The lower river',
    topic: 'Rivers',
    forecasts: [
      { words: 'The lower locks will reopen.', likelihood: 'likely', confidence: 'moderate', horizon: '2020-06' },
      { words: 'The upper locks will reopen.', likelihood: 'unlikely', confidence: 'low', horizon: '2199' },
      { words: `A dam with a long name will hold: ${'Überwasserstraßenbrücke'.repeat(8)}.`, likelihood: 'very-likely' },
    ],
  });
  const complaints = complaintsOf(ana.context);

  // The author finds it in the rail, and cannot record it.
  const a = await ana.open('/');
  await a
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Ledger.*1 past its horizon/u })
    .click();
  await expect(a.getByRole('heading', { name: '1 judgment is past its horizon and has no outcome' })).toBeVisible();
  await expect(a.getByText('30 more resolved judgments needed')).toBeVisible();
  await expect(rowOf(a, 'The upper locks')).toContainText('Not yet due');
  await expect(rowOf(a, 'The lower locks').getByRole('button', { name: /^Resolve/u })).toHaveCount(0);
  await expectFair(a, 'a ledger with something due');
  const askButton = rowOf(a, 'The lower locks').getByRole('button', { name: /^Ask someone/u });
  await askButton.press('Enter');
  const asking = a.getByRole('dialog', { name: /^Ask someone about J1/u });
  await expect(asking.getByRole('radio')).toHaveCount(1);
  await asking.getByRole('button', { name: 'Ask', exact: true }).press('Enter');
  await expect(asking.getByRole('alert')).toContainText('Choose whom to ask');
  await asking.getByRole('radio', { name: /^Rolf/u }).press('Space');
  await expectFair(a, 'asking somebody');
  await asking.getByRole('button', { name: 'Ask', exact: true }).press('Enter');
  await expect(asking).toBeHidden();
  await expect(rowOf(a, 'The lower locks')).toContainText('Rolf was asked');

  // Who was asked is led to the row, with its form open, and needs no mouse.
  const r = await rev.open('/inbox');
  await r.getByRole('link', { name: /Asta asks you to record how a judgment turned out/u }).press('Enter');
  await expect(r).toHaveURL(/\/ledger\?id=/u);
  const form = r.getByRole('form', { name: 'Outcome of J1' });
  const happened = form.getByRole('radio', { name: /^Happened/u });
  await expect(happened).toBeFocused();
  await form.getByRole('button', { name: 'Record outcome' }).press('Enter');
  await expect(form.getByText('Say what happened.')).toBeVisible();
  await happened.press('Space');
  await expect(form.getByText('Scores 0.11, imputed')).toBeVisible();
  await form.getByLabel('Known since').fill('2020-05-01');
  await form.getByRole('button', { name: 'Record outcome' }).press('Enter');
  await expect(form.getByText(/^A day from /u)).toBeVisible();
  await expect(form.getByText('Say what shows it')).toBeVisible();
  await expectFair(r, 'an outcome with faults');
  const today = new Date().toISOString().slice(0, 10);
  await form.getByLabel('Known since').fill(today);
  await form.getByLabel('Evidence for the outcome').fill('The lock keeper’s log.');
  await form.getByLabel('Link (optional)').fill('https://locks.example/log');
  await form.getByLabel('Link (optional)').press('Enter');
  const sure = r.getByRole('dialog', { name: /^Record “Happened” for J1/u });
  await expect(sure).toContainText('nobody can change it afterwards');
  await sure.getByRole('button', { name: 'Back' }).press('Enter');
  await expect(sure).toBeHidden();
  await form.getByRole('button', { name: 'Record outcome' }).press('Enter');
  await expectFair(r, 'an outcome before it is recorded');
  await sure.getByRole('button', { name: 'Record outcome' }).press('Enter');
  await expect(sure).toBeHidden();
  await expect(rowOf(r, 'The lower locks')).toContainText('Happened');
  await expect(plotRow(r, /^Likely/u)).toContainText('1 of 1');
  await expect(plotRow(r, /^Likely/u)).toContainText('Above');
  await expect(r.getByText('29 more resolved judgments needed').first()).toBeVisible();

  // The author has left the page open: it tells by itself, and what it rests on.
  await expect(plotRow(a, /^Likely/u)).toContainText('100%', { timeout: 60_000 });
  await expect(rowOf(a, 'The lower locks')).toContainText('0.11');
  await expect(a.getByRole('heading', { name: /past its horizon/u })).toHaveCount(0);
  await rowOf(a, 'The lower locks')
    .getByRole('button', { name: /^Record of the outcome/u })
    .press('Enter');
  const record = a.getByRole('dialog', { name: /^J1 .*: Happened$/u });
  await expect(record).toContainText('The lock keeper’s log.');
  await expect(record.getByRole('link')).toHaveAttribute('href', 'https://locks.example/log');
  await expectFair(a, 'what was recorded');
  await a.keyboard.press('Escape');

  // The address holds what is asked for.
  await a
    .getByRole('navigation', { name: 'State of judgments' })
    .getByRole('link', { name: /^Resolved/u })
    .click();
  await expect(a).toHaveURL(/state=resolved/u);
  await expect(rowOf(a, 'The upper locks')).toHaveCount(0);
  await a.goto('/ledger?state=due');
  await expect(a.getByRole('heading', { name: 'No judgment matches' })).toBeVisible();
  await a.getByRole('link', { name: 'Show all judgments' }).click();
  await expect(rowOf(a, 'The upper locks')).toBeVisible();
  await a.getByRole('button', { name: 'Export' }).click();
  const [file] = await Promise.all([
    a.waitForEvent('download'),
    a.getByRole('menuitem', { name: 'As a table (CSV)' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^ledger-.*\.csv$/u);

  // Beside the draft: what was said before, and what came of it.
  await a.goto(`/a/${id}`);
  await expectWritable(a);
  await statement(a, 1).click();
  const said = a.getByRole('region', { name: 'What was said before of J1' });
  await expect(said.getByRole('listitem')).toHaveCount(1);
  await expect(said).toContainText('Version 1');
  await expect(said.getByRole('link', { name: /^Happened/u })).toBeVisible();
  await a.keyboard.press('Control+k');
  await a.getByRole('combobox').fill('Publish');
  await a.getByRole('option', { name: /^Publish…/u }).click();
  await expect(a.getByRole('dialog', { name: 'Publish version 2' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('from thirty settled judgments there is a score, by topic and confidence too; nobody else sees any of it', async ({
  sharedDesk,
}) => {
  test.slow();
  const [ana, rev, out] = [
    await sharedDesk.person('Alba'),
    await sharedDesk.person('Rune'),
    await sharedDesk.person('Otto'),
  ];
  const terms = [
    'almost-no-chance',
    'very-unlikely',
    'unlikely',
    'roughly-even-chance',
    'likely',
    'very-likely',
    'almost-certain',
  ];
  await publishForecasts(ana, rev, {
    title: 'Barges in the strait',
    topic: 'Barges and their crews',
    forecasts: Array.from({ length: 36 }, (_, at) => ({
      words: `Barge ${at + 1} will arrive.`,
      likelihood: terms[at % 7] ?? '',
      confidence: ['low', 'moderate', 'high'][at % 3] ?? '',
      horizon: String(2001 + (at % 20)),
    })),
  });
  type Entry = { readonly id: string; readonly statement: string; readonly probability: number };
  const { items } = await rev.api.done<{ items: readonly Entry[] }>('GET', '/api/v1/judgments?limit=100');
  expect(items).toHaveLength(36);
  const resolvedAt = new Date().toISOString().slice(0, 10);
  for (const [at, { id, probability }] of items.slice(0, 34).entries())
    await rev.api.done('POST', `/api/v1/judgments/${id}/resolution`, {
      outcome: at < 2 ? 'annulled' : probability > 0.4 && at % 6 !== 0 ? 'yes' : 'no',
      evidence: 'The harbour log.',
      resolvedAt,
    });

  const page = await ana.open('/ledger');
  const brier = page.getByRole('region', { name: 'Brier score' });
  await expect(brier.locator('.score')).toContainText('than the base rate');
  await expect(brier).toContainText('32 of 32 resolved judgments are imputed');
  await expect(brier).toContainText('2 overtaken or not knowable');
  await expect(brier.getByRole('row', { name: /^High/u })).toContainText('more needed');
  await brier.getByText('Where the score comes from').click();
  await expect(brier).toContainText('Reliability');
  await expect(page.getByRole('region', { name: 'By topic' })).toContainText('Barges and their crews');
  await expect(page.getByRole('img', { name: 'Did stated likelihoods come true?' })).toBeVisible();
  await expectFair(page, 'a ledger with a score');

  // What others record moves nothing under the hand of who is recording.
  const busy = await rev.open('/ledger?state=due');
  await busy
    .getByRole('button', { name: /^Resolve/u })
    .last()
    .click();
  const form = busy.getByRole('form', { name: /^Outcome of/u });
  await form.getByLabel('Evidence for the outcome').fill('The pilot’s');
  const { items: open } = await rev.api.done<{ items: readonly Entry[] }>('GET', '/api/v1/judgments?state=due&limit=1');
  await rev.api.done('POST', `/api/v1/judgments/${open[0]?.id ?? ''}/resolution`, {
    outcome: 'no',
    evidence: 'The harbour log.',
    resolvedAt,
  });
  const news = busy.getByText('The ledger has changed since it was read.');
  await expect(news).toBeVisible({ timeout: 60_000 });
  await expect(form.getByLabel('Evidence for the outcome')).toHaveValue('The pilot’s');
  await busy.getByRole('button', { name: 'Show the changes' }).click();
  await expect(news).toBeHidden();
  await expect(form.getByLabel('Evidence for the outcome')).toHaveValue('The pilot’s');

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Published' }).click();
  await expect(page.getByRole('row', { name: /^Barges in the strait/u })).toContainText('Version 1');
  await expectFair(page, 'published papers');
  const nothing = await out.open('/published');
  await expect(nothing.getByRole('heading', { name: 'Nothing is published for you yet' })).toBeVisible();

  const empty = await out.open('/ledger');
  await expect(empty.getByRole('heading', { name: 'No judgment is in the ledger yet' })).toBeVisible();
  await expectFair(empty, 'an empty ledger');
});
