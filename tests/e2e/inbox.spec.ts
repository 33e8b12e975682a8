import { expectAccessible } from './accessibility.ts';
import { expect, test } from './desk.ts';
import { expectWritable } from './editorPage.ts';

test('the inbox tells what happened, leads there, and forgets nothing', async ({ desk }) => {
  const ana = await desk.person('Ana Ruiz');
  const ben = await desk.person('Ben Osei');
  const empty = await ben.open('/inbox');
  await expect(empty.getByRole('heading', { name: 'Nothing has happened yet' })).toBeVisible();
  await expect(empty.getByText('Mail is not configured here')).toBeVisible();
  await expectAccessible(empty, 'an empty inbox');

  for (const [title, reason] of [
    ['Pilot log', 'The log is forged.'],
    ['A count of barges with a long name, kept at the lock by the night watch', 'Counted twice. '.repeat(30)],
  ] as const) {
    const { id } = await ana.api.done<{ id: string }>('POST', '/api/v1/sources', { title });
    const words = [{ type: 'text', text: title }];
    const source = {
      type: 'source',
      attrs: { id: 's', record: id },
      content: [{ type: 'sourceTitle', content: words }],
    };
    const content = { type: 'doc', content: [source] };
    await ben.api.done('POST', '/api/v1/assessments', {
      title: `Paper on: ${title}`,
      import: { format: 'json', content },
    });
    await ana.api.done('POST', `/api/v1/sources/${id}/recall`, { reason });
  }

  const page = await ben.open('/inbox');
  const rail = page.getByRole('navigation', { name: 'Main' });
  await expect(rail.getByRole('link', { name: /^Inbox.*2 unread/ })).toBeVisible();
  const items = page.getByRole('main').getByRole('listitem');
  await expect(items).toHaveCount(2);
  await expect(items.nth(1)).toContainText('Ana Ruiz recalls a source that is cited.');
  await expect(items.nth(1)).toContainText('Pilot log: The log is forged.');
  await expectAccessible(page, 'an inbox');

  // Going there reads it; the other stays unread.
  await items.nth(1).getByRole('link').click();
  await expectWritable(page);
  await expect(page.locator('.draft [data-id="s"]')).toContainText('Pilot log');
  await page.goto('/inbox');
  await expect(rail.getByRole('link', { name: /^Inbox.*1 unread/ })).toBeVisible();
  await page.getByRole('link', { name: 'Unread', exact: true }).click();
  await expect(items).toHaveCount(1);
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing unread' })).toBeVisible();
  await page.getByRole('link', { name: 'Show all' }).click();
  await expect(items).toHaveCount(2);
  await expect(rail.getByRole('link', { name: /^Inbox$/ })).toBeVisible();
});

test('a link in a mail that is not known says what to do', async ({ desk }) => {
  const ana = await desk.person('Ana Ruiz');
  const page = await ana.open(`/mail/${'0'.repeat(64)}`);
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  await expectAccessible(page, 'a dead link of a mail');
});
