import type { Page } from '@playwright/test';
import { complaintsOf, expectAccessible } from './accessibility.ts';
import { expect, test, type Desk, type Person } from './desk.ts';
import { caretAtEnd, expectSaved, expectWritable, share } from './editorPage.ts';

const said = (text: string) => [{ type: 'text', text }];
const judgment = (id: string, text: string) => ({
  type: 'judgment',
  attrs: { id, kind: 'forecast', likelihood: 'likely', confidence: 'low', horizon: '2027-12-31' },
  content: [
    { type: 'statement', attrs: { id: `${id}s` }, content: said(text) },
    { type: 'basis', attrs: { id: `${id}b` }, content: said('Two timetables agree.') },
  ],
});
const content = {
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 't', scale: 'icd203' }, content: said('Ferries in winter') },
    {
      type: 'section',
      attrs: { id: 's', kind: 'key-judgments' },
      content: [
        { type: 'sectionHeading', attrs: { id: 'sh' }, content: said('Key judgments') },
        judgment('j1', 'The ferries will run through January'),
        judgment('j2', 'The northern pier will stay closed'),
      ],
    },
  ],
};

async function paper(desk: Desk, reviewers: readonly string[]) {
  const ana = await desk.person('Ana');
  const people: Person[] = [];
  for (const name of reviewers) people.push(await desk.person(name));
  const { id } = await ana.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Ferries in winter',
    import: { format: 'json', content: JSON.stringify(content) },
  });
  await share(ana.api, id, [[ana, 'owner'], ...people.map((person) => [person, 'reviewer'] as const)]);
  return { ana, people, id };
}

const banner = (page: Page, round: number) => page.getByRole('region', { name: `Review, round ${round}` });

async function request(page: Page, names: readonly string[], note: string): Promise<void> {
  await page.getByRole('button', { name: 'Request review' }).click();
  const dialog = page.getByRole('dialog', { name: 'Request review' });
  for (const name of names) await dialog.getByRole('checkbox', { name: new RegExp(`^${name} `, 'u') }).check();
  await dialog.getByLabel('Note to the reviewers').fill(note);
  await dialog.getByRole('button', { name: 'Request review', exact: true }).click();
  await expect(dialog).toBeHidden();
}

async function submit(page: Page, answer: string, summary: string, more?: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Submit review' }).click();
  const dialog = page.getByRole('dialog', { name: /Submit your review/u });
  await dialog.getByLabel('Summary for the authors').fill(summary);
  await dialog.getByRole('radio', { name: answer, exact: true }).check();
  await more?.();
  await dialog.getByRole('button', { name: answer, exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('changes are requested, mended, and the second round shows only them; an approval with dissent goes stale and is confirmed', async ({
  sharedDesk,
}) => {
  test.slow();
  const {
    ana,
    people: [rev, rik],
    id,
  } = await paper(sharedDesk, ['Rev', 'Rik']);
  if (rev === undefined || rik === undefined) throw new Error('two reviewers');
  const complaints = [ana, rev, rik].map(({ context }) => complaintsOf(context));
  const a = await ana.open(`/a/${id}`);
  await expectWritable(a);
  await request(a, ['Rev', 'Rik'], 'Before Friday.');
  await expect(banner(a, 1)).toContainText('0 of 2 decided');

  // Rev keeps a comment that nobody else sees, then asks for changes.
  const r = await rev.open(`/a/${id}`);
  await banner(r, 1).getByRole('link', { name: 'Review' }).click();
  await expect(r.getByText('Before Friday.')).toBeVisible();
  await r.getByLabel('Comment', { exact: true }).fill('Which ferries?');
  await r.getByRole('button', { name: 'Keep for my review' }).click();
  await expect(r.getByText('1 pending, only you can see it')).toBeVisible();
  const threads = async (person: Person) =>
    (await person.api.done<{ items: readonly unknown[] }>('GET', `/api/v1/assessments/${id}/threads`)).items.length;
  expect(await threads(ana)).toBe(0);
  await expectAccessible(r, 'the page of a round', ['desk', 'phone', 'wide']);
  await submit(r, 'Request changes', 'Say which ferries.');
  await expect(r.getByText('1 of 2 decided')).toBeVisible();
  expect(await threads(ana)).toBe(1);
  await expect(banner(a, 1)).toContainText('1 of 2 decided');
  await expect(banner(a, 1)).toContainText('Changes requested');

  // Rik learns that Rev has decided, and what only after his own.
  const k = await rik.open(`/a/${id}`);
  await banner(k, 1).getByRole('link', { name: 'Review' }).click();
  await expect(k.getByText('Decided, shown after your own').first()).toBeVisible();
  await expect(k.getByText('Say which ferries.')).toBeHidden();
  await submit(k, 'Approve', 'Clear enough.');
  await expect(k.getByText('Say which ferries.')).toBeVisible();
  await expect(banner(a, 1)).toContainText('2 of 2 decided');

  // Mended; the second round begins at what changed.
  await caretAtEnd(a, 1);
  await a.keyboard.type(' on the eastern line');
  await expectSaved(a);
  await request(a, ['Rev'], 'Now it says which.');
  await expect(banner(a, 2)).toContainText('0 of 1 decided');
  await expect(banner(a, 1)).toBeHidden();
  await r.goto(`/a/${id}`);
  await banner(r, 2).getByRole('link', { name: 'Review' }).click();
  await expect(r.getByRole('combobox', { name: /^Show/u })).toHaveValue('since');
  await expect(r.locator('.diff ins')).toContainText(['eastern line']);
  await expect(r.locator('.chg:not(.unchanged)')).toHaveCount(1);
  await r.locator('.diff-paper').click({ position: { x: 4, y: 4 } });
  await r.keyboard.press('j');
  await expect(r.getByText('1 of 1 change')).toBeVisible();
  await expectAccessible(r, 'a second round', ['desk', 'phone']);

  // Approving asks for every change to have been read; V says so of the current one.
  await r.getByRole('button', { name: 'Submit review' }).click();
  const asks = r.getByRole('dialog', { name: /Submit your review/u });
  await asks.getByRole('radio', { name: 'Approve', exact: true }).check();
  await asks.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(asks.getByRole('alert')).toContainText('You have read 0 of 1 change; approving asks for it.');
  await r.keyboard.press('Escape');
  const tick = r.getByRole('button', { name: 'J1 read' });
  await expect(tick).toHaveAttribute('aria-pressed', 'false');
  await r.locator('.diff-paper').click({ position: { x: 4, y: 4 } });
  await r.keyboard.press('v');
  await expect(tick).toHaveAttribute('aria-pressed', 'true');
  await submit(r, 'Approve with dissent', 'Better.', async () => {
    const dialog = r.getByRole('dialog');
    await dialog.getByLabel('Judgment').selectOption('j2');
    await dialog.getByLabel('Your likelihood').selectOption('unlikely');
    await expectAccessible(r, 'approving with dissent', ['desk', 'phone']);
    await dialog.getByLabel('Reason').fill('The divers finish in May.');
  });
  const dissent = r.getByRole('article', { name: 'Dissent on J2' });
  await expect(dissent).toContainText('Unlikely 20–45%');
  await expect(banner(a, 2)).toContainText('Approved with dissent');

  // The draft goes on: the approval is stale until Rev confirms it. Nobody else can take the dissent away.
  await caretAtEnd(a, 2);
  await a.keyboard.type(' until May');
  await expectSaved(a);
  // Without anybody loading a page anew.
  await expect(r.getByText('1 block changed in the draft after this snapshot: J2.')).toBeVisible();
  await expect(r.getByText('Stale until confirmed: the approval of Rev.')).toBeVisible();
  await r.getByRole('button', { name: 'See the block' }).click();
  await expect(r.locator('.diff ins')).toContainText(['until May']);
  await r.getByRole('button', { name: 'Confirm my approval…' }).click();
  const confirming = r.getByRole('dialog', { name: 'Confirm my approval' });
  await expect(confirming.locator('ins')).toContainText(['until May']);
  await expectAccessible(r, 'confirming an approval', ['desk', 'phone']);
  await confirming.getByRole('button', { name: 'Confirm my approval of the draft as it is' }).click();
  await expect(r.getByText('No approval is stale by it.')).toBeVisible();
  const roundPage = r.url();
  await a.goto(roundPage);
  await expect(a.getByRole('article', { name: 'Dissent on J2' })).toBeVisible();
  await expect(a.getByRole('button', { name: 'Withdraw my dissent' })).toBeHidden();
  await dissent.getByRole('button', { name: 'Withdraw my dissent' }).click();
  await expect(dissent).toContainText('withdrawn');
  expect(complaints.flat()).toEqual([]);
});

test('a draft that moves between opening and asking is refused, and the difference is shown', async ({
  sharedDesk,
}) => {
  test.slow();
  const {
    ana,
    people: [rev],
    id,
  } = await paper(sharedDesk, ['Rev']);
  if (rev === undefined) throw new Error('a reviewer');
  const a = await ana.open(`/a/${id}`);
  await expectWritable(a);
  await a.getByRole('button', { name: 'Request review' }).click();
  const dialog = a.getByRole('dialog', { name: 'Request review' });
  await dialog.getByRole('checkbox', { name: /^Rev /u }).check();
  await expectAccessible(a, 'asking for a review', ['desk', 'phone']);
  // Until the dialog has the text it asks about, it cannot be sent.
  await expect
    .poll(
      async () => (await ana.api.done<{ items: unknown[] }>('GET', `/api/v1/assessments/${id}/versions`)).items.length,
    )
    .toBe(1);
  await ana.api.done('PATCH', `/api/v1/assessments/${id}`, { cutoff: '2026-11-01' });
  await dialog.getByRole('button', { name: 'Request review', exact: true }).click();
  await expect(dialog.getByText('The draft has changed since you opened this.')).toBeVisible();
  await expect(dialog.locator('.chg')).toContainText(['Information cut-off']);
  expect((await ana.api.done<{ items: unknown[] }>('GET', `/api/v1/assessments/${id}/rounds`)).items).toEqual([]);
  await expectAccessible(a, 'a draft that moved', ['desk', 'phone']);
  await dialog.getByRole('button', { name: 'Request review of the text as it is now' }).click();
  await expect(banner(a, 1)).toContainText('0 of 1 decided');
});

test('organisations coordinate: one does not concur and its view stands beside the judgment', async ({
  sharedDesk,
}) => {
  const {
    ana,
    people: [rev],
    id,
  } = await paper(sharedDesk, ['Rev']);
  if (rev === undefined) throw new Error('a reviewer');
  const a = await ana.open(`/a/${id}`);
  await expectWritable(a);
  await a.getByRole('button', { name: 'Request review' }).click();
  const dialog = a.getByRole('dialog', { name: 'Request review' });
  await dialog.getByLabel('Kind').selectOption('coordination');
  await dialog.getByRole('checkbox', { name: /^Rev /u }).check();
  await dialog.getByRole('button', { name: 'Request review', exact: true }).click();
  await expect(dialog.getByText('Say for each person which organisation they answer for.')).toBeVisible();
  await dialog.getByLabel(`Organisation of ${rev.name}`).fill('Harbour board');
  await dialog.getByRole('button', { name: 'Request review', exact: true }).click();
  const r = await rev.open(`/a/${id}`);
  await r.getByRole('region', { name: 'Coordination, round 1' }).getByRole('link', { name: 'Review' }).click();
  await r.getByRole('button', { name: 'Submit review' }).click();
  const answer = r.getByRole('dialog', { name: /Submit your coordination/u });
  await answer.getByLabel('Summary for the authors').fill('We differ on the pier.');
  await answer.getByRole('radio', { name: 'Do not concur' }).check();
  await answer.getByLabel('Reason').fill('The divers finish in May.');
  await answer.getByRole('button', { name: 'Do not concur' }).click();
  await expect(r.getByRole('article', { name: 'Dissent on J1' })).toContainText('Harbour board');
});
