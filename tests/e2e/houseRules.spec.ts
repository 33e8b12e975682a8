import { complaintsOf, expectAccessible } from './accessibility.ts';
import { expect, test } from './desk.ts';
import { expectWritable, share } from './editorPage.ts';

test.describe.configure({ mode: 'serial' });

test('everybody reads the house’s rules of review, an administrator changes them for rounds to come', async ({
  sharedDesk,
}) => {
  const chief = await sharedDesk.administrator();
  const ana = await sharedDesk.person('Ana');
  const complaints = complaintsOf(chief.context);
  const a = await ana.open('/');
  await a.getByRole('button', { name: /Ana/u }).click();
  await a.getByRole('menuitem', { name: 'House rules' }).click();
  await expect(a.getByRole('radio', { name: 'Any change' })).toBeChecked();
  await expect(a.getByRole('radio', { name: 'Any change' })).toBeDisabled();
  await expect(a.getByRole('button', { name: 'Save the rules' })).toHaveCount(0);

  const c = await chief.open('/rules');
  await expect(c.getByRole('button', { name: 'Save the rules' })).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible(c, 'the house rules', ['desk', 'phone', 'wide']);
  await c.getByRole('radio', { name: 'Any change' }).focus();
  await c.keyboard.press('ArrowDown');
  await c.getByRole('button', { name: 'Save the rules' }).press('Enter');
  await expect(c.getByText('The rules are changed for rounds to come.')).toBeVisible();
  await a.reload();
  await expect(a.getByRole('radio', { name: 'A change of the analysis' })).toBeChecked();
  const audit = JSON.stringify(await sharedDesk.admin.done('GET', '/api/v1/audit'));
  expect(audit).toContain('review-policy.changed');
  await sharedDesk.admin.done('PUT', '/api/v1/review-policy', { stalePolicy: 'any', isOwnWorkBarred: true });
  expect(complaints).toEqual([]);
});

test('own work is approved with an administrator’s excuse only, and the checks panel says so', async ({
  sharedDesk,
}) => {
  test.slow();
  const chief = await sharedDesk.administrator();
  const ana = await sharedDesk.person('Ana');
  const { id } = await ana.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Outlook for the quay',
    import: { format: 'text', content: 'Key Judgments\nThe quay will likely reopen before the winter.' },
  });
  await share(ana.api, id, [
    [ana, 'owner'],
    [chief, 'reviewer'],
  ]);
  const { headers } = await ana.api.request('GET', `/api/v1/assessments/${id}/content?format=json`);
  const contentHash = (headers.get('etag') ?? '').replaceAll('"', '');
  const round = await ana.api.done<{ id: string }>('POST', `/api/v1/assessments/${id}/rounds`, {
    reviewers: [ana.id],
    contentHash,
  });
  const a = await ana.open(`/a/${id}/review/${round.id}`);
  await a.getByRole('button', { name: 'Submit review' }).click();
  await expect(a.getByText('You have contributed to this text: somebody else must approve it.').first()).toBeVisible();
  await expect(a.getByRole('radio', { name: 'Approve', exact: true })).toBeDisabled();
  await a.keyboard.press('Escape');
  await expect(a.getByRole('button', { name: /Let approve own work/u })).toHaveCount(0);

  const c = await chief.open(`/a/${id}/review/${round.id}`);
  await c.getByRole('button', { name: /Let approve own work/u }).click();
  const dialog = c.getByRole('dialog', { name: 'Let Ana approve their own work' });
  await dialog.getByLabel('Reason').fill('Nobody else knows the quay.');
  await expectAccessible(c, 'excusing somebody', ['desk', 'phone']);
  await dialog.getByRole('button', { name: 'Let Ana approve' }).click();
  await expect(c.getByText('Nobody else knows the quay.')).toBeVisible();

  // Ana's page hears of it.
  await expect(a.getByText('Nobody else knows the quay.')).toBeVisible();
  await a.getByRole('button', { name: 'Submit review' }).click();
  const submit = a.getByRole('dialog', { name: /Submit your review/u });
  await submit.getByRole('radio', { name: 'Approve', exact: true }).check();
  await submit.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(submit).toBeHidden();

  await a.getByRole('button', { name: 'Close this round' }).click();
  await expect(a.getByRole('dialog', { name: 'Close round 1' })).toBeVisible();
  await expectAccessible(a, 'closing a round', ['desk', 'phone']);
  await a.keyboard.press('Escape');

  const e = await ana.open(`/a/${id}`);
  await expectWritable(e);
  await e.getByRole('tab', { name: /^Checks/u }).click();
  const panel = e.getByRole('tabpanel');
  await expect(panel).toContainText('Ana contributed to the text and approved it, as an administrator allowed');
  // Live: a blocking comment is found as soon as it is there, and gone when it is resolved.
  await expect(panel).not.toContainText('A comment here is open.');
  type Block = { readonly type: string; readonly attrs?: { readonly id: string } };
  const { content } = await ana.api.done<{ content: readonly { readonly content?: readonly Block[] }[] }>(
    'GET',
    `/api/v1/assessments/${id}/content?format=json`,
  );
  const blocks = content.flatMap((node) => node.content ?? []);
  const blockId = blocks.find(({ type }) => type === 'judgment')?.attrs?.id ?? '';
  const thread = await chief.api.done<{ id: string }>('POST', `/api/v1/assessments/${id}/threads`, {
    anchor: { blockId, quote: '' },
    body: 'Which winter?',
    blocking: true,
  });
  await expect(panel).toContainText('A comment here is open.');
  await chief.api.done('PATCH', `/api/v1/threads/${thread.id}`, { status: 'resolved' });
  await expect(panel).not.toContainText('A comment here is open.');
});

test('below 1100 px the menu asks for a review, by the keyboard', async ({ sharedDesk }) => {
  const ana = await sharedDesk.person('Ana');
  const { id } = await ana.api.done<{ id: string }>('POST', '/api/v1/assessments', { title: 'Small window' });
  const a = await ana.open(`/a/${id}`);
  for (const width of [1_040, 390]) {
    await a.setViewportSize({ width, height: 800 });
    await expect(a.getByRole('button', { name: 'Request review' })).toBeHidden();
    await a.getByRole('button', { name: 'More' }).press('Enter');
    await a.getByRole('menuitem', { name: 'Request review' }).press('Enter');
    const dialog = a.getByRole('dialog', { name: 'Request review' });
    await expect(dialog).toBeVisible();
    await a.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
});
