import type { Locator, Page } from '@playwright/test';
import { expect, test } from './desk.ts';
import { caretAtEndOf, expectSaved, expectWritable, restOn, share, wordsIn } from './editorPage.ts';
import { importLinkedDraft } from './linkedDraft.ts';

const block = (page: Page, id: string): Locator => page.locator(`.draft [data-id="${id}"]`);
const order = (page: Page): Promise<string[]> =>
  page
    .locator('.draft [data-block="judgment"]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-id') ?? ''));

/** Puts the caret at the end of a block's words. */
const caretIn = (page: Page, id: string): Promise<void> => caretAtEndOf(block(page, id));

async function paste(page: Page, html: string, text = ''): Promise<void> {
  await page.locator('.draft').evaluate(
    (draft, data) => {
      const transfer = new DataTransfer();
      transfer.setData('text/html', data.html);
      transfer.setData('text/plain', data.text);
      draft.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
    },
    { html, text },
  );
}

test('a block moves while somebody else types in it, and their words stay', async ({ sharedDesk }) => {
  const ana = await sharedDesk.person('Ana Mover');
  const ben = await sharedDesk.person('Ben Typer');
  const id = await importLinkedDraft(ana.api);
  await share(ana.api, id, [
    [ana, 'owner'],
    [ben, 'editor'],
  ]);
  const a = await ana.open(`/a/${id}`);
  const b = await ben.open(`/a/${id}`);
  await expectWritable(a);
  await expectWritable(b);
  expect(await order(a)).toEqual(['j1', 'j2', 'j3']);

  await caretIn(b, 'j2-s');
  const words = ' The pilots have been told, and the tugs are there already.';
  const typing = b.keyboard.type(words, { delay: 25 });
  await caretIn(a, 'j2-b');
  const moves = [
    ['Alt+ArrowUp', 'j2 j1 j3'],
    ['Alt+ArrowDown', 'j1 j2 j3'],
    ['Alt+ArrowDown', 'j1 j3 j2'],
    ['Alt+ArrowUp', 'j1 j2 j3'],
    ['Alt+ArrowUp', 'j2 j1 j3'],
  ] as const;
  for (const [key, after] of moves) {
    await a.keyboard.press(key);
    await expect.poll(async () => (await order(a)).join(' '), { timeout: 2_000 }).toBe(after);
  }
  await typing;
  const whole = `The port will take its first tanker by spring.${words}`;
  for (const page of [a, b]) {
    await expect.poll(() => wordsIn(block(page, 'j2-s'))).toBe(whole);
    await expect.poll(() => order(page)).toEqual(['j2', 'j1', 'j3']);
    await expect(block(page, 'j2')).toHaveCount(1);
  }
  // The caret of who types went along, and so did the mover's.
  await b.keyboard.type(' So it is.');
  await expect.poll(() => wordsIn(block(a, 'j2-s'))).toBe(`${whole} So it is.`);
  await a.keyboard.type('!');
  await expect.poll(() => wordsIn(block(b, 'j2-b'))).toBe('Two desks agree.!');

  // Undo takes back the mover's letter, then the moves, and nothing of the other's.
  for (let time = 0; time < 6; time += 1) await a.keyboard.press('Control+z');
  await expect.poll(() => order(b)).toEqual(['j1', 'j2', 'j3']);
  await expect.poll(() => wordsIn(block(b, 'j2-s'))).toBe(`${whole} So it is.`);
  await expect.poll(() => wordsIn(block(a, 'j2-b'))).toBe('Two desks agree.');
  await a.keyboard.press('Control+Shift+z');
  await expect.poll(() => order(b)).toEqual(['j2', 'j1', 'j3']);

  // By the handle, with the pointer.
  await block(a, 'j3').scrollIntoViewIfNeeded();
  const handle = a.getByRole('button', { name: 'Move block' });
  await restOn(block(a, 'j3-s'), () => expect(handle).toBeVisible({ timeout: 1_000 }));
  const from = await handle.boundingBox();
  const to = await block(a, 'j2').boundingBox();
  if (from === null || to === null) throw new Error('no handle or block to be seen');
  await a.mouse.move(from.x + 8, from.y + 8);
  await a.mouse.down();
  await a.mouse.move(from.x + 8, to.y + 40, { steps: 5 });
  await a.mouse.move(from.x + 8, to.y + 2, { steps: 3 });
  await expect(a.locator('.drop-line')).toBeVisible();
  await a.mouse.up();
  await expect.poll(() => order(b)).toEqual(['j3', 'j2', 'j1']);
  await expectSaved(a);
  await expectSaved(b);
});

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=EN-GB><!--StartFragment-->
<h2 style='color:#2F5496'>Harbour figures<o:p></o:p></h2>
<p class=MsoNormal><span style='font-size:14.0pt;color:red'>Calls at <span style='font-weight:bold'>Rajin</span> rose.</span><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>Fuel<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;</span></span>Diesel<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>Grain<o:p></o:p></p>
<table border=1><tr><td style='width:100pt'><p class=MsoNormal>Cell one</p></td><td><p>Cell two</p></td></tr></table>
<p class=MsoNormal onclick="alert(1)"><a href="javascript:alert(1)">A link</a><script>alert(2)</script><img src="https://track.example/p.gif" width=1 height=1></p>
<p><img alt="A small dot" width=40 height=40 src="data:image/png;base64,${pixel}"></p><!--EndFragment--></body></html>`;

test('what is pasted from Word is clean, and a sentence stays a sentence', async ({ sharedDesk }) => {
  const kim = await sharedDesk.person('Kim Paster');
  const id = await importLinkedDraft(kim.api);
  const page = await kim.open(`/a/${id}`);
  await expectWritable(page);
  const section = page.locator('.draft [data-kind="supporting-evidence"]');
  await caretIn(page, 'r1-p');
  await paste(
    page,
    '<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">Plain, </span><span style="font-style:italic">slanted</span></p></b>',
  );
  await expect(block(page, 'r1')).toContainText('Plain, slanted');
  await expect(block(page, 'r1').locator('strong')).toHaveCount(0);
  await expect(block(page, 'r1').locator('em')).toHaveText('slanted');

  await caretIn(page, 'j1-s');
  await paste(page, fromWord);
  await expect(block(page, 'j1-s')).toContainText('Harbour figures Calls at Rajin rose.');
  await expect(page.locator('.draft [data-block="judgment"]')).toHaveCount(3);

  await caretIn(page, 'head-supporting-evidence');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await paste(page, fromWord);
  await expect(section.locator('li', { hasText: 'Diesel' }).last()).toBeVisible();
  await expect(section.locator('li li')).toHaveText('Diesel');
  await expect(section.locator('td')).toHaveText(['Cell one', 'Cell two']);
  await expect(section.locator('strong', { hasText: 'Rajin' })).toBeVisible();
  await expect(section.locator('[data-block="figure"] img')).toHaveAttribute('src', /\/images\/[0-9a-f]{64}$/, {
    timeout: 30_000,
  });
  await expect(section.locator('[data-block="figure"] img')).toHaveAttribute('alt', 'A small dot');
  await expect(
    page.locator('.draft :is(script, [onclick], [class*="Mso"], img[src^="http"], a[href^="javascript"])'),
  ).toHaveCount(0);
  await expectSaved(page);
  const text = JSON.stringify((await kim.api.request('GET', `/api/v1/assessments/${id}/content`)).body);
  expect(text).not.toMatch(/mso|javascript:|font-size|track\.example|base64/iu);
});

test('a judgment copied to another assessment takes its evidence and sources along', async ({ sharedDesk }) => {
  const lea = await sharedDesk.person('Lea Copier');
  await lea.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const from = await importLinkedDraft(lea.api);
  const { id: to } = await lea.api.done<{ id: string }>('POST', '/api/v1/assessments', { title: 'Another paper' });
  const page = await lea.open(`/a/${from}`);
  await expectWritable(page);
  // From the end of the text before it to the start of the text after it: the whole judgment.
  await caretIn(page, 'j1-s');
  const copied = () =>
    page.locator('.draft').evaluate((draft) => {
      const transfer = new DataTransfer();
      const judgment = draft.querySelector('[data-id="j1"]');
      const next = draft.querySelector('[data-id="j2-s"]');
      const selection = window.getSelection();
      if (judgment === null || next === null || selection === null) throw new Error('no judgment');
      const range = document.createRange();
      range.setStartBefore(judgment.querySelector('[data-id="j1-s"]')?.firstChild ?? judgment);
      range.setEnd(next.firstChild ?? next, 0);
      selection.removeAllRanges();
      selection.addRange(range);
      return new Promise<string>((resolve) => {
        setTimeout(() => {
          draft.dispatchEvent(new ClipboardEvent('copy', { clipboardData: transfer, bubbles: true, cancelable: true }));
          resolve(transfer.getData('text/html'));
        }, 200);
      });
    });
  let html = '';
  await expect.poll(async () => (html = await copied())).toContain('yardstick-blocks');

  const other = await lea.open(`/a/${to}`);
  await expectWritable(other);
  await other.locator('.draft [data-kind="key-judgments"]').first().click();
  await other.keyboard.press('Control+End');
  await paste(other, html);
  await expect(other.locator('.draft')).toContainText('Night count at the freight yard');
  await expect(other.locator('.draft')).toContainText('Freight wagons were counted');
  // A toast stays while the pointer is on it.
  await other.getByRole('status').filter({ hasText: 'came along' }).hover();
  await expectSaved(other);
  type Node = { type: string; attrs?: Record<string, unknown>; content?: Node[] };
  const all = (node: Node): Node[] => [node, ...(node.content ?? []).flatMap(all)];
  const nodes = all(await lea.api.done<Node>('GET', `/api/v1/assessments/${to}/content`));
  const ids = nodes.flatMap(({ attrs }) => (typeof attrs?.['id'] === 'string' ? [attrs['id']] : []));
  expect(new Set(ids).size).toBe(ids.length);
  const links = nodes.filter(({ type }) => type === 'relation');
  expect(links.filter(({ attrs }) => attrs?.['kind'] === 'cites')).toHaveLength(2);
  for (const { attrs } of links) expect(ids).toContain(attrs?.['target']);
  await other.getByRole('button', { name: 'Leave out' }).click();
  await expect(other.locator('.draft')).not.toContainText('Freight wagons were counted');

  // Into selected cells of a table, and dropped: the same comes along.
  const sources = other.locator('.draft [data-block="source"]').filter({ hasText: 'Night count' });
  await expect(sources).toHaveCount(0);
  await other.locator('.draft [data-kind="supporting-evidence"] h2').click();
  await other.keyboard.press('End');
  await other.keyboard.press('Enter');
  await other.keyboard.type('/Table');
  await other.getByRole('option', { name: /^Table/ }).click();
  const cells = other.locator('.draft :is(td, th)');
  await cells.nth(0).hover();
  await other.mouse.down();
  await cells.nth(1).hover();
  await other.mouse.up();
  await expect(other.locator('.draft .selectedCell')).toHaveCount(2);
  await paste(other, html);
  await expect(cells.nth(0)).toContainText('Rail traffic');
  await expect(sources).toHaveCount(1);
  await other.getByRole('button', { name: 'Leave out' }).last().click();
  await expect(sources).toHaveCount(0);

  await other.locator('.draft [data-block="title"]').evaluate((title, data) => {
    const transfer = new DataTransfer();
    transfer.setData('text/html', data);
    const { left, bottom } = title.getBoundingClientRect();
    const place = { clientX: left + 40, clientY: bottom + 30 };
    title.dispatchEvent(new DragEvent('drop', { ...place, dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, html);
  await expect(sources).toHaveCount(1);
  await expectSaved(other);
});
