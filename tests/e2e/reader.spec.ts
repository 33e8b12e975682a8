import type { Browser, BrowserContext, Page } from '@playwright/test';
import { sampleDraft } from '../../lib/document/sample/sampleDraft.ts';
import { sampleTitle } from '../../lib/document/sample/sampleText.ts';
import { saidBy } from '../integration/leaks/saidBy.ts';
import { publishOverApi, type Published } from '../integration/publishOverApi.ts';
import { complaintsOf, expectAccessible } from './accessibility.ts';
import { expect, test, type Person } from './desk.ts';
import { caretAtEnd, expectSaved, expectWritable, share } from './editorPage.ts';

test.describe.configure({ mode: 'serial' });

let origin: string;
let owner: Person;
let reviewer: Person;
let assessmentId: string;
let first: Published;
let second: Published;

/** Somebody without an account. */
async function stranger(
  browser: Browser,
  options: { readonly javaScriptEnabled?: boolean } = {},
): Promise<BrowserContext> {
  return browser.newContext({ baseURL: origin, ...options });
}

const read = async (context: BrowserContext, path: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(path);
  return page;
};

test('two versions are published, the second with a dissent', async ({ sharedDesk }) => {
  ({ origin } = sharedDesk.server);
  [owner, reviewer] = [await sharedDesk.person('Ines Owner'), await sharedDesk.person('Rolf Reviewer')];
  const made = await owner.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: sampleTitle,
    import: { format: 'json', content: sampleDraft },
  });
  assessmentId = made.id;
  await share(owner.api, assessmentId, [
    [owner, 'owner'],
    [reviewer, 'reviewer'],
  ]);
  first = await publishOverApi(owner, reviewer, assessmentId);
  const page = await owner.open(`/a/${assessmentId}`);
  await expectWritable(page);
  await caretAtEnd(page, 4);
  await page.keyboard.type(' This was looked at again.');
  await expectSaved(page);
  second = await publishOverApi(owner, reviewer, assessmentId, {
    kind: 'substantive',
    changeSummary: 'The fourth judgment was looked at again.',
    dissents: [{ judgmentId: 'j-missile', likelihood: 'roughly-even-chance', reason: 'Guidance rests on one source.' }],
  });
  expect([first.number, second.number, second.slug]).toEqual([1, 2, first.slug]);
  await page.close();
});

test('anybody reads it, without an account and without a script', async ({ browser }) => {
  const context = await stranger(browser, { javaScriptEnabled: false });
  const complaints = complaintsOf(context);
  const page = await read(context, `/r/${second.slug}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(sampleTitle);
  await expect(page.getByLabel('Handling mark')).toContainText('UNCLASSIFIED');
  await expect(page.getByText('This was looked at again.')).toBeVisible();
  await expect(page.getByText('Alternative view (Rolf Reviewer):')).toBeVisible();
  await expect(page.getByText('Confidence in this judgment is low.')).toBeVisible();
  await expect(page.getByText(/Since version 1:/u)).toContainText('1 judgment reworded');
  // Contents, endnotes and the way back are links within the page.
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Sources' }).click();
  await expect(page.getByRole('heading', { name: /Sources/u })).toBeInViewport();
  await page.getByRole('link', { name: 'Source 1', exact: true }).first().click();
  await expect(page.locator('.source:target')).toContainText('Rajin and Tumangang');
  await page.getByRole('link', { name: 'See the changes' }).click();
  await expect(page).toHaveURL(/\/diff\/1\/2$/u);
  await expect(page.locator('ins').filter({ hasText: 'looked at again' })).toBeVisible();
  await page.getByLabel('From').selectOption('2');
  await page.getByLabel('To').selectOption('1');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page).toHaveURL(/\/diff\/2\/1$/u);
  await page.getByRole('link', { name: 'Version 1' }).click();
  await expect(page.getByText('This version is superseded.')).toBeVisible();
  expect(complaints).toEqual([]);
  await context.close();
});

test('whoever has a script can compute the hash again', async ({ browser }) => {
  const context = await stranger(browser);
  const complaints = complaintsOf(context);
  const page = await read(context, second.url);
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page.getByText('Verified in this browser')).toBeVisible();
  // What is not what was published is said to be so.
  await page.route('**/export.json', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      body: (await answer.text()).replaceAll('looked at again', 'looked at twice'),
    });
  });
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page.getByText(/The content hashes to/u)).toBeVisible();
  expect(complaints).toEqual([]);
  await context.close();
});

test('the pages are accessible, on desk and phone, by day and by night', async ({ browser }) => {
  const context = await stranger(browser);
  const page = await read(context, `/r/${second.slug}`);
  await expectAccessible(page, 'the reader', ['desk', 'phone', 'wide']);
  await page.goto(`/r/${second.slug}/diff/1/2`);
  await expectAccessible(page, 'the comparison');
  await page.goto('/r/nothing');
  await expectAccessible(page, 'what is not there');
  await context.close();
});

test('every format is there, and nothing of the draft', async ({ browser, sharedDesk }) => {
  const canary = 'xylocanaryphone';
  const page = await (await sharedDesk.again(owner)).open(`/a/${assessmentId}`);
  await expectWritable(page);
  await caretAtEnd(page, 1);
  await page.keyboard.type(` ${canary}`);
  await expectSaved(page);
  const context = await stranger(browser);
  const { request } = context;
  const types = {
    pdf: 'application/pdf',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    md: 'text/markdown; charset=utf-8',
    json: 'application/json; charset=utf-8',
    'stix.json': 'application/stix+json;version=2.1',
  } as const;
  for (const [format, type] of Object.entries(types)) {
    const answer = await request.get(`${second.url}/export.${format}`, { timeout: 60_000 });
    expect(answer.status(), format).toBe(200);
    expect(answer.headers()['content-type']).toBe(type);
    expect(saidBy({ headers: answer.headers(), body: await answer.body() }).includes(canary), format).toBe(false);
  }
  for (const path of ['', '/v/1', '/v/2', '/diff/1/2', '/v/2/state.json']) {
    const answer = await request.get(`/r/${second.slug}${path}`);
    expect(saidBy({ headers: answer.headers(), body: await answer.body() }).includes(canary), path).toBe(false);
  }
  await context.close();
});

test('a PDF is tagged, has an outline, the mark and page numbers, and is the same twice', async ({ browser }) => {
  const context = await stranger(browser);
  const fetchPdf = async () => (await context.request.get(`${first.url}/export.pdf`, { timeout: 60_000 })).body();
  const pdf = await fetchPdf();
  const text = pdf.toString('latin1');
  for (const part of ['%PDF-', '/StructTreeRoot', '/Outlines', '/Lang (en']) expect(text).toContain(part);
  expect(Buffer.compare(await fetchPdf(), pdf)).toBe(0);
  await context.close();
});

test('JSON is imported again to the same hash', async () => {
  const { body } = await owner.api.request('GET', `${second.url}/export.json`);
  const made = await owner.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: sampleTitle,
    import: { format: 'json', content: JSON.stringify(body) },
  });
  const { headers } = await owner.api.request('GET', `/api/v1/assessments/${made.id}/content`);
  expect(headers.get('etag')).toBe(`"${second.sha256}"`);
});

test('what is for people who are signed in is not there for others', async ({ browser, sharedDesk }) => {
  const made = await owner.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: sampleTitle,
    import: { format: 'json', content: sampleDraft },
  });
  await share(owner.api, made.id, [
    [owner, 'owner'],
    [reviewer, 'reviewer'],
  ]);
  const inside = await publishOverApi(owner, reviewer, made.id, { audience: 'signed-in' });
  const context = await stranger(browser);
  const outside = await read(context, `/r/${inside.slug}`);
  await expect(outside.getByRole('heading')).toHaveText('This is not here, or not for you');
  const answer = await context.request.get(inside.url);
  expect(answer.status()).toBe(404);
  expect(await answer.text()).not.toContain('Outlook');
  const page = await (await sharedDesk.again(owner)).open(`/r/${inside.slug}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(sampleTitle);
  await context.close();
});

test('a retracted version goes on answering, and a page kept by a browser learns of it', async ({ browser }) => {
  const context = await stranger(browser);
  const page = await read(context, second.url);
  await expect(page.getByText('Retracted on')).toHaveCount(0);
  const { id } = (
    await owner.api.done<{ items: readonly { id: string; number: number }[] }>(
      'GET',
      `/api/v1/assessments/${assessmentId}/publications`,
    )
  ).items.find(({ number }) => number === 2) ?? { id: '' };
  await owner.api.done('POST', `/api/v1/publications/${id}/retract`, { reason: 'A source was forged.' });
  // The page itself may come out of the browser's own store, unasked.
  const again = await read(context, second.url);
  await expect(again.getByText('A source was forged.').first()).toBeVisible();
  const fresh = await stranger(browser, { javaScriptEnabled: false });
  const latest = await read(fresh, `/r/${second.slug}`);
  await expect(latest.getByText('Version 1 ·')).toBeVisible();
  await latest.goto(second.url);
  await expect(latest.getByText('This version is retracted.')).toBeVisible();
  await Promise.all([context.close(), fresh.close()]);
});
