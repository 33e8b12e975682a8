import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { complaintsOf, expectAccessible } from './accessibility.ts';
import { expect, test } from './desk.ts';

test('[ST4] an administrator sees how the server is doing, checks the audit log, and has another system told', async ({
  sharedDesk,
}) => {
  test.slow();
  const receiver = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.end());
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  const chief = await sharedDesk.administrator();
  const ana = await sharedDesk.person('Ana');
  const complaints = complaintsOf(chief.context);
  expect((await (await ana.context.newPage()).goto('/status'))?.status()).toBe(404);

  const page = await chief.open('/');
  await page.getByRole('banner').getByRole('button').last().click();
  await page.getByRole('menuitem', { name: 'Server status' }).click();
  await expect(page.getByRole('heading', { name: 'Server status' })).toBeVisible();
  await expect(page.getByText('Ready', { exact: true })).toBeVisible();
  const storage = page.getByRole('region', { name: 'Storage' });
  const count = Number(await storage.locator('dt:text-is("Assessments") + dd').textContent());
  await ana.api.done('POST', '/api/v1/assessments', { title: 'Counted while one looks' });
  // Live, without reloading.
  await expect(storage.locator('dt:text-is("Assessments") + dd')).toHaveText(String(count + 1), { timeout: 30_000 });
  await page.getByRole('button', { name: 'Check the chain' }).press('Enter');
  await expect(page.getByText(/^The chain holds over all \d+ rows\.$/u)).toBeVisible();

  await page.getByRole('button', { name: 'New webhook' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New webhook' });
  await dialog.getByLabel('Address').fill('http://10.0.0.1/hook');
  await dialog.getByRole('button', { name: 'Make webhook' }).press('Enter');
  await expect(dialog.getByText(/leads into a private network/u)).toBeVisible();
  await expectAccessible(page, 'a new webhook', ['desk', 'phone']);
  await dialog.getByLabel('Address').fill(url);
  await dialog.getByRole('checkbox', { name: 'assessment.created' }).check();
  await dialog.getByRole('button', { name: 'Make webhook' }).press('Enter');
  const made = page.getByRole('dialog', { name: 'The webhook is made' });
  await expect(made.getByLabel('Secret')).toHaveValue(/.{40}/u);
  await made.getByRole('button', { name: 'Done' }).press('Enter');
  await expect(page.getByRole('list', { name: 'Webhooks' })).toContainText(url);

  await ana.api.done('POST', '/api/v1/assessments', { title: 'Told to somebody' });
  await page.getByRole('button', { name: /^Deliveries/u }).press('Enter');
  const deliveries = page.getByRole('dialog', { name: 'Deliveries' });
  await expect(deliveries.getByText(/^Arrived \(arrived: answered 200\)/u)).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page, 'deliveries', ['desk', 'phone']);
  await deliveries.getByRole('button', { name: /^Send again/u }).press('Enter');
  await expect(deliveries.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Disable/u }).press('Enter');
  await expect(page.getByRole('button', { name: /^Enable/u })).toBeVisible();
  await expectAccessible(page, 'the server’s status', ['desk', 'phone', 'wide']);
  await page.getByRole('button', { name: /^Remove/u }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).press('Enter');
  await expect(page.getByText('Nobody is told.')).toBeVisible();
  expect(complaints.filter((line) => !line.includes('400'))).toEqual([]);
  receiver.close();
});
