import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessibility.ts';
import { expect, test, type Person } from './desk.ts';
import { expectWritable, share, wordsIn } from './editorPage.ts';

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
      content: [{ type: 'text', text: 'Ferries in winter' }],
    },
    {
      type: 'section',
      attrs: { id: 's', kind: 'key-judgments' },
      content: [
        { type: 'sectionHeading', attrs: { id: 'sh' }, content: [{ type: 'text', text: 'Key judgments' }] },
        {
          type: 'judgment',
          attrs: { id: 'j1', kind: 'forecast', likelihood: 'unlikely', confidence: 'low' },
          content: [
            {
              type: 'statement',
              attrs: { id: 'j1s' },
              content: [
                { type: 'text', text: 'The ferries are ' },
                { type: 'likelihoodTerm', attrs: { form: 'adjective' } },
                { type: 'text', text: ' to run through January and the islands will depend on air links.' },
              ],
            },
          ],
        },
        paragraph('p1', 'Two timetables agree that the last crossing leaves in December.'),
        paragraph('p2', 'The harbour office has not confirmed the winter berths.'),
        paragraph('p3', 'Nothing else is known about the second ship.'),
      ],
    },
  ],
};

const block = (page: Page, id: string): Locator => page.locator(`.draft [data-id="${id}"]`);
const cards = (page: Page): Locator => page.locator('.thread-card[data-card]');
/** The words that are marked as commented on. */
const marked = async (page: Page): Promise<string> => (await page.locator('.draft .thread').allInnerTexts()).join('');

/** Selects words of a block, as a person would with the pointer. */
async function select(page: Page, id: string, words: string): Promise<void> {
  await block(page, id).click();
  await block(page, id).evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes: Node[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (node.parentElement?.closest('.peer') === null) nodes.push(node);
    const from = nodes
      .map((node) => node.nodeValue ?? '')
      .join('')
      .indexOf(wanted);
    if (from < 0) throw new Error(`no "${wanted}" in "${element.textContent}"`);
    const place = (offset: number, isEnd: boolean): readonly [Node, number] => {
      let before = 0;
      for (const node of nodes) {
        const { length } = node.nodeValue ?? '';
        if (isEnd ? offset <= before + length : offset < before + length) return [node, offset - before];
        before += length;
      }
      throw new Error('beyond the end');
    };
    window.getSelection()?.setBaseAndExtent(...place(from, false), ...place(from + wanted.length, true));
  }, words);
  await expect(page.locator('.selection-comment')).toBeVisible();
}

async function begun(owner: Person, members: Parameters<typeof share>[2]): Promise<string> {
  const { id } = await owner.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Ferries in winter',
    import: { format: 'json', content: JSON.stringify(content) },
  });
  await share(owner.api, id, members);
  return id;
}

test('a reviewer comments; the author answers and resolves; everybody sees it at once', async ({ sharedDesk }) => {
  test.slow();
  const ana = await sharedDesk.person('Ana');
  const rev = await sharedDesk.person('Rev');
  const id = await begun(ana, [
    [ana, 'owner'],
    [rev, 'reviewer'],
  ]);
  const a = await ana.open(`/a/${id}`);
  await expectWritable(a);
  await a.getByRole('tab', { name: 'Comments' }).click();
  await expect(a.getByText('No comments yet')).toBeVisible();
  const r = await rev.open(`/a/${id}`);
  await expect(r.locator('.draft [data-id="p1"]')).toBeVisible({ timeout: 30_000 });

  // By the button beside the selection, in a document that the reviewer cannot type in.
  await select(r, 'p1', 'the last crossing leaves in December');
  await r.locator('.selection-comment').click();
  const composer = r.getByRole('region', { name: 'New comment' });
  await composer.getByLabel('Comment', { exact: true }).fill('Which year? Ask @Ana.');
  await composer.getByLabel('Blocking').check();
  // Kept on the device until it is sent.
  await r.reload();
  await expect(composer.getByLabel('Comment', { exact: true })).toHaveValue('Which year? Ask @Ana.', {
    timeout: 30_000,
  });
  await composer.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(cards(a)).toContainText('Which year?', { timeout: 1_000 });
  await expect(cards(a)).toContainText('Blocking');
  expect(await marked(a)).toBe('the last crossing leaves in December');
  expect(await marked(r)).toBe('the last crossing leaves in December');

  // The words are reached from the card, the card from the words.
  await cards(a).getByRole('button', { name: 'To the text' }).click();
  await expect(cards(a)).toHaveClass(/\bon\b/u);
  await r.getByRole('tab', { name: 'Evidence' }).click();
  await r.locator('.draft .thread').focus();
  await r.keyboard.press('Enter');
  await expect(cards(r)).toBeVisible();

  await cards(a).getByRole('button', { name: 'Reply' }).click();
  await a.getByLabel('Your reply').fill('This one.');
  await a.keyboard.press('Control+Enter');
  await expect(cards(r)).toContainText('This one.', { timeout: 2_000 });
  await cards(a).getByRole('button', { name: 'Edit' }).click();
  await a.getByLabel('Your comment').fill('This winter.');
  await a.getByRole('button', { name: 'Save' }).click();
  await expect(cards(r)).toContainText('This winter. (edited)');
  await cards(a).getByRole('button', { name: 'Resolve' }).click();
  await expect(r.locator('.draft .thread')).toHaveCount(1);
  await expect(cards(r)).toContainText('Resolved by Ana');
  await cards(r).getByRole('button', { name: 'Reopen' }).click();
  await expect(cards(a)).toContainText('Reopened by Rev');
});

test('while two write around and inside it and move its block, a thread stays on its own words', async ({
  sharedDesk,
}) => {
  test.slow();
  const ana = await sharedDesk.person('Ana');
  const ben = await sharedDesk.person('Ben');
  const rev = await sharedDesk.person('Rev');
  const id = await begun(ana, [
    [ana, 'owner'],
    [ben, 'editor'],
    [rev, 'reviewer'],
  ]);
  const [a, b, r] = [await ana.open(`/a/${id}`), await ben.open(`/a/${id}`), await rev.open(`/a/${id}`)];
  await expectWritable(a);
  await expectWritable(b);
  await expect(r.locator('.draft [data-id="p1"]')).toBeVisible({ timeout: 30_000 });
  await select(r, 'p1', 'last crossing leaves in December');
  await r.locator('.selection-comment').click();
  const composer = r.getByRole('region', { name: 'New comment' });
  await composer.getByLabel('Suggest').selectOption('Other words');
  await composer.getByLabel('Words that should stand there').fill('last crossing leaves in November');
  await composer.getByRole('button', { name: 'Suggest' }).click();
  for (const page of [a, b]) {
    await page.getByRole('tab', { name: 'Comments' }).click();
    await expect(cards(page)).toHaveCount(1);
  }
  const everywhere = async (words: string) => {
    for (const page of [a, b, r]) {
      await expect(cards(page), 'the thread is never gone').toHaveCount(1);
      await expect.poll(() => marked(page)).toBe(words);
    }
  };
  await everywhere('last crossing leaves in December');

  // Both type, before, inside and after the words, at once.
  await select(a, 'p1', 'leaves');
  await a.keyboard.press('ArrowLeft');
  await select(b, 'p1', 'Two timetables');
  await b.keyboard.press('ArrowLeft');
  await Promise.all([a.keyboard.type('regularly ', { delay: 20 }), b.keyboard.type('So far ', { delay: 20 })]);
  await everywhere('last crossing regularly leaves in December');
  await expect.poll(() => wordsIn(block(r, 'p1'))).toContain('So far Two timetables');

  // The block is moved, by one, and then written in by the other.
  await block(a, 'p1').click();
  await a.keyboard.press('Alt+ArrowDown');
  await everywhere('last crossing regularly leaves in December');

  // Deleted: nobody loses the thread, everybody is told what it was about. Undone: it is back on its words.
  const sentence = await wordsIn(block(a, 'p1'));
  await select(a, 'p1', sentence);
  await a.keyboard.press('Delete');
  for (const page of [a, b, r]) {
    await expect(cards(page)).toContainText('Detached');
    await expect(cards(page)).toContainText('last crossing leaves in December');
    expect(await marked(page)).toBe('');
  }
  await a.keyboard.press('Control+z');
  await everywhere('last crossing regularly leaves in December');

  // Cut from one block and pasted into another: on the same words there, or detached with its quote; on no others.
  await ana.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await select(a, 'p1', sentence);
  await a.keyboard.press('Control+x');
  await block(a, 'p3').click();
  await a.keyboard.press('End');
  await a.keyboard.press('Control+v');
  await expect(block(b, 'p3')).toContainText('regularly leaves in December');
  for (const page of [a, b, r]) {
    await expect(cards(page)).toHaveCount(1);
    await expect
      .poll(async () => {
        const words = await marked(page);
        return words === '' ? (await cards(page).innerText()).includes('Detached') : /regularly leaves/u.test(words);
      })
      .toBe(true);
  }
  await a.keyboard.press('Control+z');
  await a.keyboard.press('Control+z');
  await everywhere('last crossing regularly leaves in December');

  // The suggestion was made for other words than stand there now: all three are shown, and a person decides.
  await expect(cards(b)).toContainText('The words have changed since this was suggested.');
  await cards(b).getByRole('button', { name: 'Compare and decide' }).click();
  const deciding = b.getByRole('dialog', { name: 'The words have changed' });
  await expect(deciding).toContainText('last crossing leaves in December');
  await expect(deciding).toContainText('regularly');
  await expect(deciding).toContainText('November');
  await deciding.getByLabel('What is to stand there').fill('last crossing regularly leaves in November');
  await deciding.getByRole('button', { name: 'Put this in the text' }).click();
  for (const page of [a, b, r]) {
    await expect(block(page, 'p1')).toContainText('last crossing regularly leaves in November');
  }
  type Threads = {
    readonly items: readonly { readonly status: string; readonly suggestion: { readonly state: string } }[];
  };
  await expect
    .poll(async () => (await ana.api.done<Threads>('GET', `/api/v1/assessments/${id}/threads`)).items)
    .toMatchObject([{ status: 'resolved', suggestion: { state: 'accepted' } }]);
});

test('comments and the dialog that decides on changed words are accessible in every look', async ({ sharedDesk }) => {
  const ana = await sharedDesk.person('Ana');
  const id = await begun(ana, [[ana, 'owner']]);
  await ana.api.done('POST', `/api/v1/assessments/${id}/threads`, {
    anchor: { blockId: 'p1', quote: 'last crossing leaves in December' },
    body: 'The office says otherwise, @Ana.',
    suggestion: { replacement: 'last crossing leaves in November' },
  });
  await ana.api.done('POST', `/api/v1/assessments/${id}/threads`, {
    anchor: { blockId: 'p2', quote: 'winter berths' },
    body: 'Which ones? '.repeat(40),
    blocking: true,
  });
  const page = await ana.open(`/a/${id}`);
  await expectWritable(page);
  await page.getByRole('tab', { name: 'Comments' }).click();
  await expect(cards(page)).toHaveCount(2);
  await expectAccessible(page, 'the comments beside the text', ['desk', 'wide']);
  await select(page, 'p1', 'leaves');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('regularly ');
  await cards(page).getByRole('button', { name: 'Compare and decide' }).click();
  await expect(page.getByRole('dialog', { name: 'The words have changed' })).toBeVisible();
  await expectAccessible(page, 'what is to stand there is decided');
});

test('cards stand level with their words, never over one another, and the active one takes its place', async ({
  sharedDesk,
}) => {
  const ana = await sharedDesk.person('Ana');
  const long = Array.from({ length: 40 }, (_, at) =>
    paragraph(
      `l${at}`,
      `Line ${at} of the log. ${'The mate wrote down wind, sea and the hour of each crossing. '.repeat(3)}`,
    ),
  );
  const { id } = await ana.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'A long log',
    import: {
      format: 'json',
      content: JSON.stringify({ type: 'doc', content: [content.content[0], ...long] }),
    },
  });
  const marks = [2, 8, 9, 10, 11, 25];
  for (const at of marks)
    await ana.api.done('POST', `/api/v1/assessments/${id}/threads`, {
      anchor: { blockId: `l${at}`, quote: `Line ${at} of the log` },
      body: `What does line ${at} rest on?`,
    });
  const page = await ana.open(`/a/${id}`);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expectWritable(page);
  await page.getByRole('tab', { name: 'Comments' }).click();
  const card = (at: number) => cards(page).filter({ hasText: `What does line ${at} rest on?` });
  const topOf = async (place: Locator) => (await place.boundingBox())?.y ?? Number.NaN;
  const apart = async (at: number) =>
    Math.abs((await topOf(card(at))) - (await topOf(block(page, `l${at}`).locator('.thread'))));
  await expect.poll(() => apart(2)).toBeLessThan(8);
  await expect.poll(() => apart(8)).toBeLessThan(8);
  const overlaps = () =>
    page.locator('.thread-slot').evaluateAll((slots) => {
      const boxes = slots.map((slot) => slot.getBoundingClientRect()).sort((a, b) => a.top - b.top);
      return boxes.filter((box, at) => at > 0 && box.top < (boxes[at - 1]?.bottom ?? 0)).length;
    });
  expect(await overlaps()).toBe(0);

  // The text scrolls, and they with it; the list scrolls, and the text with it.
  await page.locator('.desk').evaluate((desk) => (desk.scrollTop = 1_500));
  await expect.poll(() => apart(25)).toBeLessThan(8);
  await page.locator('.thread-lane').evaluate((lane) => (lane.scrollTop = 600));
  await expect.poll(() => page.locator('.desk').evaluate((desk) => desk.scrollTop)).toBe(600);

  // Those of neighbouring lines have no room: the one that is asked for has it.
  await block(page, 'l10').locator('.thread').click();
  await expect(card(10)).toHaveClass(/\bon\b/u);
  await expect.poll(() => apart(10)).toBeLessThan(8);
  expect(await overlaps()).toBe(0);
  await block(page, 'l11').locator('.thread').click();
  await expect.poll(() => apart(11)).toBeLessThan(8);
  expect(await overlaps()).toBe(0);
});
