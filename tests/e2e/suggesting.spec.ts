import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessibility.ts';
import { expect, test, type Person } from './desk.ts';
import { expectSaved, expectWritable, share, wordsIn } from './editorPage.ts';

const paragraph = (id: string, text: string) => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});
const content = {
  type: 'doc',
  content: [
    {
      type: 'title',
      attrs: { id: 't', scale: 'icd203', ranges: 'hidden' },
      content: [{ type: 'text', text: 'The canal in spring' }],
    },
    {
      type: 'section',
      attrs: { id: 's', kind: 'key-judgments' },
      content: [
        { type: 'sectionHeading', attrs: { id: 'sh' }, content: [{ type: 'text', text: 'Key judgments' }] },
        {
          type: 'judgment',
          attrs: { id: 'j1', kind: 'forecast', likelihood: 'unlikely' },
          content: [
            {
              type: 'statement',
              attrs: { id: 'j1s' },
              content: [
                { type: 'text', text: 'The canal is ' },
                { type: 'likelihoodTerm', attrs: { form: 'adjective' } },
                { type: 'text', text: ' to open before the thaw.' },
              ],
            },
          ],
        },
        paragraph('p1', 'Two lock keepers agree that the gates were repaired in autumn.'),
        paragraph('p2', 'The water board has not published the levels of the upper basin.'),
        paragraph('p3', 'Nothing else is known about the second lock.'),
      ],
    },
  ],
};

type Threads = {
  readonly items: readonly {
    readonly anchor: { readonly quote: string };
    readonly suggestion: { readonly field: string | null; readonly replacement: string; readonly state: string };
  }[];
};
const threadsOf = async (person: Person, id: string) =>
  (await person.api.done<Threads>('GET', `/api/v1/assessments/${id}/threads`)).items;

const block = (page: Page, id: string): Locator => page.locator(`.draft [data-id="${id}"]`);
const scratch = (page: Page, id: string): Locator => page.locator(`.scratch[data-scratch="${id}"]`);
const typedIn = (page: Page, id: string): Locator => scratch(page, id).getByRole('textbox');
const cards = (page: Page): Locator => page.locator('.thread-card[data-card]');

async function begun(owner: Person, members: Parameters<typeof share>[2]): Promise<string> {
  const { id } = await owner.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'The canal in spring',
    import: { format: 'json', content: JSON.stringify(content) },
  });
  await share(owner.api, id, members);
  return id;
}

async function mode(page: Page, to: 'Editing' | 'Suggesting' | 'Viewing'): Promise<void> {
  await page.getByRole('button', { name: /^Mode:/u }).click();
  await page.getByRole('menuitemradio', { name: to }).click();
  await expect(page.getByRole('button', { name: `Mode: ${to}` })).toBeVisible();
}

/** Counts what a page's sockets send as a change of the document, and how they were closed. */
function watchSockets(page: Page): { readonly updates: () => number; readonly closed: () => number } {
  let [updates, closed] = [0, 0];
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      // Sync messages are 0, and among them an update is 2, an answer to what was asked for 1.
      if (typeof payload !== 'string' && payload[0] === 0 && payload[1] === 2) updates += 1;
    });
    socket.on('close', () => (closed += 1));
  });
  return { updates: () => updates, closed: () => closed };
}

test('a reviewer types in a paragraph that the editor types in: the draft changes when it is accepted, and not before', async ({
  sharedDesk,
}) => {
  test.slow();
  const ana = await sharedDesk.person('Ana');
  const rev = await sharedDesk.person('Rev');
  const id = await begun(ana, [
    [ana, 'owner'],
    [rev, 'reviewer'],
  ]);
  const a = await ana.open(`/a/${id}`);
  await expectWritable(a);
  await expect(a.getByRole('button', { name: 'Mode: Editing' })).toBeVisible();

  const r = await rev.context.newPage();
  const sockets = watchSockets(r);
  await r.goto(`/a/${id}`);
  await expect(block(r, 'p1')).toBeVisible({ timeout: 30_000 });
  await expect(r.getByRole('button', { name: 'Mode: Viewing' })).toBeVisible();
  await r.getByRole('button', { name: 'Mode: Viewing' }).click();
  await expect(r.getByRole('menuitemradio')).toHaveText([/^Viewing/u, /^Suggesting/u]);
  await r.getByRole('menuitemradio', { name: 'Suggesting' }).click();

  // Typed in the paragraph's place, drawn as what changes, in nobody else's draft.
  await block(r, 'p1').click();
  await expect(typedIn(r, 'p1')).toBeFocused();
  await r.keyboard.press('End');
  for (let back = 0; back < 'autumn.'.length; back += 1) await r.keyboard.press('Shift+ArrowLeft');
  await r.keyboard.type('spring.');
  await expect(typedIn(r, 'p1').locator('del')).toHaveText('autumn');
  await expect(typedIn(r, 'p1').locator('ins')).toHaveText('spring');

  // Meanwhile the editor types in the same paragraph.
  await block(a, 'p1').click();
  await a.keyboard.press('Home');
  await a.keyboard.type('So far ');
  await expectSaved(a);
  expect(await wordsIn(block(a, 'p1'))).toBe('So far Two lock keepers agree that the gates were repaired in autumn.');

  // A reload takes neither the unsent words nor the mode.
  await r.reload();
  await expect(r.getByRole('button', { name: 'Mode: Suggesting' })).toBeVisible({ timeout: 30_000 });
  await expect(typedIn(r, 'p1').locator('ins')).toHaveText('spring', { timeout: 30_000 });
  expect(await threadsOf(ana, id)).toEqual([]);
  const closedByReload = sockets.closed();

  await typedIn(r, 'p1').click();
  await r.keyboard.press('Enter');
  await expect(scratch(r, 'p1')).toHaveCount(0);
  await expect(cards(r)).toContainText('spring');
  await a.getByRole('tab', { name: 'Comments' }).click();
  await expect(cards(a)).toContainText('spring');
  expect(await wordsIn(block(a, 'p1'))).toBe('So far Two lock keepers agree that the gates were repaired in autumn.');
  expect(await threadsOf(ana, id)).toMatchObject([
    { anchor: { quote: 'autumn' }, suggestion: { field: null, replacement: 'spring', state: 'open' } },
  ]);

  // What the editor goes on to write stays, the suggested word comes in, and nothing else changes.
  await block(a, 'p1').click();
  await a.keyboard.press('End');
  await a.keyboard.type(' Nobody else has said so.');
  await cards(a).getByRole('button', { name: 'Accept' }).click();
  const whole = 'So far Two lock keepers agree that the gates were repaired in spring. Nobody else has said so.';
  await expect.poll(() => wordsIn(block(a, 'p1'))).toBe(whole);
  await expect.poll(() => wordsIn(block(r, 'p1'))).toBe(whole);
  expect(await threadsOf(ana, id)).toMatchObject([{ suggestion: { state: 'accepted' } }]);

  // Keys that would change the draft say why they do not; no update has left this page and its socket stood.
  await block(r, 'p2').click();
  await r.keyboard.press('Alt+j');
  await expect(r.getByText('You may suggest other words here, not change the draft.')).toBeVisible();
  expect(sockets.updates()).toBe(0);
  expect(sockets.closed()).toBe(closedByReload);
});

test('an editor in Suggesting: fields and several blocks are suggested, and no update leaves the page', async ({
  sharedDesk,
}) => {
  test.slow();
  const ana = await sharedDesk.person('Ana');
  const ben = await sharedDesk.person('Ben');
  const id = await begun(ana, [
    [ana, 'owner'],
    [ben, 'editor'],
  ]);
  const b = await ben.context.newPage();
  const sockets = watchSockets(b);
  await b.goto(`/a/${id}`);
  await expectWritable(b);
  await b.getByRole('tab', { name: 'Comments' }).click();
  const before = sockets.updates();
  await mode(b, 'Suggesting');
  await expect(b.locator('.draft')).toHaveAttribute('contenteditable', 'false');

  // A judgment's sentence keeps its term one thing; its fields are picked as in Editing.
  await block(b, 'j1s').click();
  await b.keyboard.press('End');
  await b.keyboard.press('ArrowLeft');
  await b.keyboard.type(' at the upper lock');
  await expect(typedIn(b, 'j1s').locator('.tok')).toHaveText('unlikely');
  await b.locator('[data-block="judgment"] [data-field="confidence"]').click();
  await b.getByRole('option', { name: /Moderate/u }).click();
  await expect
    .poll(() => threadsOf(ana, id))
    .toMatchObject([{ suggestion: { field: 'confidence', replacement: 'moderate', state: 'open' } }]);
  await expect(b.locator('[data-block="judgment"] [data-field="confidence"]')).toHaveText(/Add confidence/u);

  // By keys alone: from one block over its edge into the next.
  await typedIn(b, 'j1s').focus();
  await b.keyboard.press('End');
  await b.keyboard.press('ArrowDown');
  await expect(typedIn(b, 'p1')).toBeFocused();
  await b.keyboard.press('ArrowDown');
  await b.keyboard.press('ArrowDown');
  await expect(scratch(b, 'p1')).toHaveCount(0);
  await b.keyboard.type('Perhaps ');
  await expect(b.getByText('2 suggestions not sent')).toBeVisible();

  // Escape gives a block up, and it can be had back.
  await b.keyboard.press('Escape');
  await expect(b.getByText('1 suggestion not sent')).toBeVisible();
  await b.getByRole('button', { name: 'Undo' }).click();
  await expect(b.getByText('2 suggestions not sent')).toBeVisible();
  await b.getByRole('button', { name: 'Suggest all 2' }).click();
  await expect(b.getByText('not sent')).toHaveCount(0);
  await expect(cards(b)).toHaveCount(3);
  expect(sockets.updates()).toBe(before);

  // They are accepted from here, by who may write, and each is in the draft as it was typed.
  await cards(b).filter({ hasText: 'Perhaps' }).getByRole('button', { name: 'Accept' }).click();
  await cards(b).filter({ hasText: 'upper lock' }).first().getByRole('button', { name: 'Accept' }).click();
  await cards(b).filter({ hasText: 'Confidence' }).getByRole('button', { name: 'Accept' }).click();
  await expect(block(b, 'j1s')).toHaveText('The canal is unlikely to open before the thaw at the upper lock.');
  await expect(b.locator('[data-block="judgment"] [data-field="confidence"]')).toHaveText(/Moderate/u);
  expect(sockets.updates()).toBe(before);

  // Viewing: nothing opens. Editing: what is typed is in the draft.
  await mode(b, 'Viewing');
  await block(b, 'p1').click();
  await b.keyboard.type('nothing');
  await expect(b.locator('.scratch')).toHaveCount(0);
  await mode(b, 'Editing');
  await block(b, 'p1').click();
  await b.keyboard.press('End');
  await b.keyboard.type(' Yes.');
  await expect.poll(() => sockets.updates()).toBeGreaterThan(before);
  await expect(block(b, 'p1')).toHaveText(/in autumn\. Yes\.$/u);
});

test('the words changed while one suggested others: nothing is lost and a person decides', async ({ sharedDesk }) => {
  test.slow();
  const ana = await sharedDesk.person('Ana');
  const rev = await sharedDesk.person('Rev');
  const id = await begun(ana, [
    [ana, 'owner'],
    [rev, 'reviewer'],
  ]);
  const [a, r] = [await ana.open(`/a/${id}`), await rev.open(`/a/${id}`)];
  await expectWritable(a);
  await expect(block(r, 'p2')).toBeVisible({ timeout: 30_000 });
  // By keys alone.
  await r.keyboard.press('Control+Alt+Shift+x');
  await expect(r.getByRole('button', { name: 'Mode: Suggesting' })).toBeVisible();
  await r.locator('.draft').focus();
  await r.keyboard.press('Enter');
  await expect(r.locator('.scratch [role="textbox"]')).toBeFocused();
  for (let down = 0; down < 12 && (await scratch(r, 'p2').count()) === 0; down += 1)
    await r.keyboard.press('ArrowDown');
  await r.keyboard.press('Control+a');
  await r.keyboard.type('The water board has published nothing about the upper reservoir.');

  await block(a, 'p2').click();
  await a.keyboard.press('End');
  for (let back = 0; back < 'upper basin.'.length; back += 1) await a.keyboard.press('Shift+ArrowLeft');
  await a.keyboard.type('lower basin and the lake.');
  await expectSaved(a);
  await expect(typedIn(r, 'p2')).toContainText('nothing about');
  await r.getByRole('button', { name: /^Suggest for/u }).click();
  await expect(scratch(r, 'p2')).toHaveCount(0);
  await a.getByRole('tab', { name: 'Comments' }).click();
  await expect(cards(a)).toContainText('nothing about');
  await expect(cards(a)).toContainText('The words have changed since this was suggested.');
  await expect(block(a, 'p2')).toHaveText(
    'The water board has not published the levels of the lower basin and the lake.',
  );
  await cards(a).getByRole('button', { name: 'Compare and decide' }).click();
  const deciding = a.getByRole('dialog', { name: 'The words have changed' });
  await expect(deciding).toContainText('lower');
  await deciding.getByLabel('What is to stand there').fill('published nothing about the lower reservoir');
  await deciding.getByRole('button', { name: 'Put this in the text' }).click();
  await expect(block(r, 'p2')).toHaveText(
    'The water board has published nothing about the lower reservoir and the lake.',
  );
});

test('Suggesting is accessible in every look', async ({ sharedDesk }) => {
  const ana = await sharedDesk.person('Ana');
  const id = await begun(ana, [[ana, 'owner']]);
  const page = await ana.open(`/a/${id}`);
  await expectWritable(page);
  await page.getByRole('tab', { name: 'Comments' }).click();
  await page.getByRole('button', { name: 'Mode: Editing' }).click();
  await expectAccessible(page, 'the menu of modes', ['desk']);
  await page.keyboard.press('Escape');
  await mode(page, 'Suggesting');
  await block(page, 'p1').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Perhaps.');
  await expectAccessible(page, 'words that are not sent', ['wide', 'desk', 'phone']);

  // On a phone the mode is among the tools.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator('.tools').getByRole('button', { name: 'Mode: Suggesting' }).click();
  await page.getByRole('menuitemradio', { name: 'Viewing' }).click();
  await expect(page.locator('.scratch')).toHaveCount(0);
  await page.locator('.tools').getByRole('button', { name: 'Mode: Viewing' }).click();
  await page.getByRole('menuitemradio', { name: 'Suggesting' }).click();
  await expect(typedIn(page, 'p1')).toContainText('Perhaps.');
  await typedIn(page, 'p1').click();
  await page.getByRole('button', { name: /^Suggest for/u }).click();
  await expect(page.locator('.scratch')).toHaveCount(0);
  expect(await threadsOf(ana, id)).toMatchObject([{ suggestion: { state: 'open' } }]);
});
