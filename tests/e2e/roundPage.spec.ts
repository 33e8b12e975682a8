import type { Locator, Page } from '@playwright/test';
import { complaintsOf, expectAccessible } from './accessibility.ts';
import { expect, test, type Desk, type Person } from './desk.ts';
import { caretAtEnd, expectSaved, expectWritable, share } from './editorPage.ts';

const said = (text: string) => [{ type: 'text', text }];
const judgment = (id: string, text: string, likelihood = 'likely') => ({
  type: 'judgment',
  attrs: { id, kind: 'forecast', likelihood, confidence: 'low', horizon: '2027-12-31' },
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
        judgment('j1', 'The ferries will run through January on the southern line'),
        judgment('j2', 'The northern pier will stay closed for repairs', 'unlikely'),
        judgment('j3', 'Fares will rise by a tenth before the summer'),
      ],
    },
    {
      type: 'section',
      attrs: { id: 'b', kind: 'free' },
      content: [
        { type: 'sectionHeading', attrs: { id: 'bh' }, content: said('Background') },
        {
          type: 'paragraph',
          attrs: { id: 'p1' },
          content: said('The line was opened again after the storm of last year.'),
        },
      ],
    },
  ],
};

type Round = { readonly id: string; readonly contentHash: string; readonly version: number };

/** A paper with one round in which Rev asked for changes, mended in three blocks, and a second round. */
async function secondRound(desk: Desk) {
  const [ana, rev, rik] = [await desk.person('Ana'), await desk.person('Rev'), await desk.person('Rik')];
  const { id } = await ana.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Ferries in winter',
    import: { format: 'json', content: JSON.stringify(content) },
  });
  await share(ana.api, id, [
    [ana, 'owner'],
    [rev, 'reviewer'],
    [rik, 'reviewer'],
  ]);
  const first = await ask(ana, id, [rev, rik]);
  await rev.api.done('POST', `/api/v1/rounds/${first.id}/decisions`, {
    decision: 'request_changes',
    contentHash: first.contentHash,
    summary: 'Say which ferries.',
  });
  const a = await ana.open(`/a/${id}`);
  await expectWritable(a);
  await caretAtEnd(a, 1);
  await a.keyboard.type(', but not at night');
  await caretAtEnd(a, 3);
  await a.keyboard.type(' holidays');
  await expectSaved(a);
  return { ana, rev, rik, id, a, round: await ask(ana, id, [rev, rik]) };
}

async function ask(by: Person, id: string, reviewers: readonly Person[]): Promise<Round> {
  const { headers } = await by.api.request('GET', `/api/v1/assessments/${id}/content?format=json`);
  return by.api.done<Round>('POST', `/api/v1/assessments/${id}/rounds`, {
    reviewers: reviewers.map((person) => person.id),
    contentHash: (headers.get('etag') ?? '').replaceAll('"', ''),
  });
}

const position = (page: Page) => page.locator('.diff-tools output');

test('a round from the keyboard: changes, ticks, a comment on words, the two texts, the answer', async ({
  sharedDesk,
}) => {
  test.slow();
  const { rev, rik, ana, id, round } = await secondRound(sharedDesk);
  const complaints = complaintsOf(rev.context);
  const r = await rev.open(`/a/${id}/review/${round.id}`);
  await expect(position(r)).toHaveText('2 changes');
  const list = r.getByRole('navigation', { name: 'Changed blocks' });
  await expect(list.getByRole('heading', { name: '2 blocks changed' })).toBeVisible();
  await r.keyboard.press('j');
  await expect(position(r)).toHaveText('1 of 2 changes');
  await r.keyboard.press('v');
  await r.keyboard.press('j');
  await expect(position(r)).toHaveText('2 of 2 changes');
  await expect(list).toContainText('1 of 2 changes read.');

  // The text as it is, and as it was; one stays at the change.
  await r.getByRole('button', { name: 'Original' }).press('Enter');
  await expect(r.getByRole('article', { name: 'The text before the changes' })).toBeVisible();
  await expect(r.locator('.paper')).not.toContainText('but not at night');
  await r.getByRole('button', { name: 'Final' }).press('Enter');
  await expect(r.getByRole('article', { name: 'The text after the changes' })).toContainText('but not at night');
  await r.getByRole('button', { name: 'Markup' }).press('Enter');

  // C comments on the change one is at; nobody else sees it.
  await r.keyboard.press('k');
  await r.keyboard.press('c');
  await expect(r.getByLabel('Comment', { exact: true })).toBeFocused();
  await r.keyboard.type('Why not at night?');
  await r.getByRole('button', { name: 'Keep for my review' }).press('Enter');
  const card = r.getByRole('article', { name: 'Your pending comment on J1' });
  await expect(card).toContainText('Why not at night?');
  await r.locator('.diff-paper h2').click();
  await r.keyboard.press('n');
  await expect(card).toBeFocused();
  const threads = async (person: Person) =>
    (await person.api.done<{ items: readonly unknown[] }>('GET', `/api/v1/assessments/${id}/threads`)).items.length;
  expect([await threads(ana), await threads(rik), await threads(rev)]).toEqual([0, 0, 1]);
  await card.getByRole('button', { name: 'Edit the comment on J1' }).press('Enter');
  await card.getByLabel('Your comment').fill('Why not at night, and since when?');
  await card.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(card).toContainText('and since when?');
  await card.getByRole('button', { name: 'Make blocking' }).press('Enter');
  await expect(card).toContainText('Blocking');

  // Ticks are there again on another visit; the answer waits for the last of them.
  await r.reload();
  await expect(list).toContainText('1 of 2 changes read.');
  await r.keyboard.press('j');
  await r.keyboard.press('j');
  await r.keyboard.press('v');
  await expect(list).toContainText('2 of 2 changes read.');
  await expectAccessible(r, 'a round with ticks and comments', ['desk', 'phone', 'wide']);
  await r.getByRole('button', { name: 'Submit review' }).press('Enter');
  const dialog = r.getByRole('dialog', { name: /Submit your review/u });
  await expect(dialog.getByRole('list', { name: 'Pending comments' })).toContainText('Why not at night');
  await dialog.getByRole('radio', { name: 'Approve', exact: true }).focus();
  await r.keyboard.press('Space');
  await dialog.getByLabel('Summary for the authors').focus();
  await r.keyboard.type('Both are said now.');
  await r.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(r.getByText('1 of 2 decided')).toBeVisible();
  expect([await threads(ana), await threads(rik)]).toEqual([1, 1]);
  expect(complaints).toEqual([]);
});

test('a comment is tied to the words that were selected, and marked in the text', async ({ sharedDesk }) => {
  const { rev, ana, id, round } = await secondRound(sharedDesk);
  const r = await rev.open(`/a/${id}/review/${round.id}`);
  await r.getByRole('combobox', { name: /^Show/u }).selectOption('whole');
  const line = r.locator('.paper [data-id="j2s"]');
  await line.evaluate((element) => {
    const text = element.firstChild;
    const from = element.textContent.indexOf('stay closed');
    if (text !== null) document.getSelection()?.setBaseAndExtent(text, from, text, from + 'stay closed'.length);
  });
  await r.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(r.getByLabel('Comment', { exact: true })).toBeFocused();
  await r.keyboard.type('Closed to whom?');
  await r.getByRole('button', { name: 'Keep for my review' }).click();
  await expect(r.getByRole('article', { name: 'Your pending comment on J2' })).toContainText('stay closed');
  expect(await r.evaluate(() => [...(CSS.highlights.get('review-comment') ?? [])].map(String))).toEqual([
    'stay closed',
  ]);
  const { items } = await rev.api.done<{ items: readonly { anchor: object; anchorState: string }[] }>(
    'GET',
    `/api/v1/assessments/${id}/threads`,
  );
  expect(items).toMatchObject([
    { anchor: { blockId: 'j2s', quote: 'stay closed', suffix: ' for repairs' }, anchorState: 'attached' },
  ]);
  await r.getByRole('button', { name: 'Delete the comment on J2' }).click();
  await expect(r.getByText('0 pending')).toBeVisible();
  expect((await ana.api.done<{ items: unknown[] }>('GET', `/api/v1/assessments/${id}/threads`)).items).toEqual([]);
});

test('a review is moved to the draft as it is, after what changed was shown; what was given stays where it was', async ({
  sharedDesk,
}) => {
  test.slow();
  const { ana, rev, rik, a, id, round } = await secondRound(sharedDesk);
  const r = await rev.open(`/a/${id}/review/${round.id}`);
  await expect(position(r)).toHaveText('2 changes');
  await r.keyboard.press('j');
  await r.keyboard.press('v');
  await caretAtEnd(a, 2);
  await a.keyboard.type(' and paint');
  await expectSaved(a);
  await expect(r.getByText('1 block changed in the draft after this snapshot: J2.')).toBeVisible();
  await r.getByRole('button', { name: 'Move my review to the latest…' }).click();
  const dialog = r.getByRole('dialog', { name: 'Move my review to the latest' });
  await expect(dialog.locator('ins')).toContainText(['and paint']);
  await expectAccessible(r, 'moving a review on', ['desk', 'phone']);

  // The draft moves again under the dialog: refused, and shown anew.
  await caretAtEnd(a, 2);
  await a.keyboard.type(' work');
  await expectSaved(a);
  await dialog.getByRole('button', { name: 'Move my review to this text' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The draft has changed again.');
  await expect(dialog.locator('ins')).toContainText(['and paint work']);
  await dialog.getByRole('button', { name: 'Move my review to this text' }).click();
  await expect(dialog).toBeHidden();
  await expect(position(r)).toHaveText(/3 changes$/u);
  await expect(r.getByRole('navigation', { name: 'Changed blocks' })).toContainText('1 of 3 changes read.');
  await expect(r.getByText('changed in the draft after')).toBeHidden();

  // Rik answers on the pinned text: his answer is no approval, and does not move.
  const k = await rik.open(`/a/${id}/review/${round.id}`);
  await rik.api.done('POST', `/api/v1/rounds/${round.id}/decisions`, {
    decision: 'comment',
    contentHash: round.contentHash,
  });
  await expect(k.getByText('Your own answer stays with the words it was about.')).toBeVisible();
  await expect(k.getByRole('button', { name: 'Move my review to the latest…' })).toBeHidden();

  // Who may ask for a round is offered the next one, of the draft as it is.
  const w = await ana.open(`/a/${id}/review/${round.id}`);
  await w.getByRole('button', { name: 'Ask for another round…' }).click();
  await expect(w.getByRole('dialog', { name: 'Request review' })).toBeVisible();
  await w.keyboard.press('Escape');

  for (const block of ['J1', 'J2', 'J3']) {
    const tick = r.getByRole('button', { name: `${block} read` });
    if ((await tick.getAttribute('aria-pressed')) === 'false') await tick.click();
  }
  await r.getByRole('button', { name: 'Submit review' }).click();
  const submit = r.getByRole('dialog', { name: /Submit your review/u });
  await submit.getByRole('radio', { name: 'Approve', exact: true }).check();
  await submit.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(submit).toBeHidden();
  const { seats } = await rev.api.done<{ seats: readonly { userId: string; given: { contentHash: string } | null }[] }>(
    'GET',
    `/api/v1/rounds/${round.id}`,
  );
  const given = (person: Person) => seats.find(({ userId }) => userId === person.id)?.given?.contentHash;
  expect(given(rik)).toBe(round.contentHash);
  expect(given(rev)).not.toBe(round.contentHash);
});

test('everybody’s open editor says within seconds which approval is stale by which blocks, and who dissents', async ({
  sharedDesk,
}) => {
  test.slow();
  const { ana, rev, rik, a, id, round } = await secondRound(sharedDesk);
  await rev.api.done('POST', `/api/v1/rounds/${round.id}/decisions`, {
    decision: 'approve_with_dissent',
    contentHash: round.contentHash,
    dissents: [{ judgmentId: 'j2', likelihood: 'likely', reason: 'The divers finish in May.' }],
  });
  // Below its judgment, on one ruler: the authors' dashed, the dissenter's filled.
  const below = a.locator('.draft [data-id="j2"]').getByRole('complementary', { name: 'Dissent on J2' });
  await expect(below).toContainText('Rev');
  await expect(below).toContainText('Likely 55–80%');
  await expect(below).toContainText('the text: unlikely 20–45%');
  await expect(below).toContainText('The divers finish in May.');
  await expect(below.locator('.yard > s')).toHaveCount(1);
  expect(await below.locator('.yard').evaluate((ruler) => getComputedStyle(ruler).getPropertyValue('--lo'))).toBe('55');

  // Rik has yet to answer: he is told neither of the dissent nor of what was answered.
  const k = await rik.open(`/a/${id}`);
  await expectWritable(k).catch(() => undefined);
  await expect(k.getByRole('region', { name: 'Review, round 2' })).toContainText('1 of 2 decided');
  await expect(k.locator('.draft [data-id="j2"]')).toBeVisible();
  await expect(k.getByText('The divers finish in May.')).toBeHidden();
  await expect(k.locator('.dissent')).toHaveCount(0);

  const e = await rev.open(`/a/${id}`);
  await expect(e.locator('.draft [data-id="j2"] .dissent')).toBeVisible();
  await caretAtEnd(a, 1);
  await a.keyboard.type(', and not in storms');
  const began = Date.now();
  const told = 'The approval of Rev is stale: 1 block changed since.';
  await expect(a.locator('.stale-lines')).toContainText(told, { timeout: 12_000 });
  await expect(e.locator('.stale-lines')).toContainText(told, { timeout: 12_000 });
  expect(Date.now() - began).toBeLessThan(12_000);
  await expect(e.locator('.top')).toContainText('approval stale');
  await expect(k.getByText(told)).toHaveCount(0);
  await expectAccessible(e, 'a stale approval over the paper', ['desk', 'phone', 'wide']);
  await e.getByRole('button', { name: 'Go to J1' }).click();
  await expect(e.locator('.draft [data-id="j1"]')).toBeInViewport();

  // Confirmed on the review's page, it holds again everywhere.
  const r = await rev.open(`/a/${id}/review/${round.id}`);
  await r.getByRole('button', { name: 'Confirm my approval…' }).click();
  await r.getByRole('button', { name: 'Confirm my approval of the draft as it is' }).click();
  await expect(a.locator('.stale-lines')).toHaveCount(0);
  await expect(e.locator('.stale-lines')).toHaveCount(0);
  await expect(e.locator('.top')).not.toContainText('approval stale');
  await rev.api.done(
    'POST',
    `/api/v1/dissents/${(await rev.api.done<{ dissents: { id: string }[] }>('GET', `/api/v1/rounds/${round.id}`)).dissents[0]?.id}/withdraw`,
  );
  await expect(below).toHaveCount(0);
  expect(ana.name).toBe('Ana');
});

test('from the request to the decision without a pointer', async ({ sharedDesk }) => {
  const [ana, rev] = [await sharedDesk.person('Ana'), await sharedDesk.person('Rev')];
  const { id } = await ana.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Ferries in winter',
    import: { format: 'json', content: JSON.stringify(content) },
  });
  await share(ana.api, id, [
    [ana, 'owner'],
    [rev, 'reviewer'],
  ]);
  const a = await ana.open(`/a/${id}`);
  await expectWritable(a);
  await a.getByRole('button', { name: 'Request review' }).focus();
  await a.keyboard.press('Enter');
  const dialog = a.getByRole('dialog', { name: 'Request review' });
  await expect(dialog.getByLabel('Kind')).toBeFocused();
  const box = dialog.getByRole('checkbox', { name: /^Rev /u });
  await expect(box).toBeVisible();
  await tabTo(a, box);
  await a.keyboard.press('Space');
  await expect(box).toBeChecked();
  await tabTo(a, dialog.getByLabel('Note to the reviewers'));
  await a.keyboard.type('Before Friday.');
  await tabTo(a, dialog.getByRole('button', { name: 'Request review', exact: true }));
  await a.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  const r = await rev.open(`/a/${id}`);
  const way = r.getByRole('region', { name: 'Review, round 1' }).getByRole('link', { name: 'Review', exact: true });
  await way.focus();
  await r.keyboard.press('Enter');
  await expect(r.getByText('Before Friday.')).toBeVisible();
  await r.getByRole('button', { name: 'Submit review' }).focus();
  await r.keyboard.press('Enter');
  const answer = r.getByRole('dialog', { name: /Submit your review/u });
  await expect(answer.getByLabel('Summary for the authors')).toBeFocused();
  await r.keyboard.type('Clear.');
  await tabTo(r, answer.getByRole('radio', { name: 'Comment' }));
  await r.keyboard.press('ArrowDown');
  await r.keyboard.press('ArrowDown');
  await expect(answer.getByRole('radio', { name: 'Approve with dissent' })).toBeChecked();
  await tabTo(r, answer.getByLabel('Reason'));
  await r.keyboard.type('The divers finish in May.');
  await tabTo(r, answer.getByRole('button', { name: 'Approve with dissent', exact: true }));
  await r.keyboard.press('Enter');
  await expect(answer).toBeHidden();
  // The keyboard is not lost with the dialog, and the dissent stands below its judgment.
  await expect(r.getByRole('article', { name: 'Dissent on J1' })).toContainText('The divers finish in May.');
  await expect(a.locator('.draft [data-id="j1"] .dissent')).toContainText('Rev');
});

/** Presses Tab until `control` has the keyboard. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('Tab does not reach it');
}
