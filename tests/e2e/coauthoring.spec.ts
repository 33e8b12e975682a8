import { expect, test } from './desk.ts';
import {
  caretAtEnd,
  expectSaved,
  expectWritable,
  field,
  importSample,
  saveState,
  share,
  statement,
  textOnServer,
  wordsIn,
} from './editorPage.ts';
import { twoWriters } from './twoWriters.ts';

/** How often `part` stands in `text`. */
const occurrences = (text: string, part: string): number => text.split(part).length - 1;

test('two people write in one judgment and change its fields at once', async ({ desk }) => {
  const { ana, id, a, b } = await twoWriters(desk);
  const before = await wordsIn(statement(a, 2));

  await caretAtEnd(a, 2);
  await caretAtEnd(b, 2);
  await Promise.all([a.keyboard.type(' from Ana', { delay: 15 }), b.keyboard.type(' from Ben', { delay: 15 })]);
  await expect(async () => {
    const [left, right] = [await wordsIn(statement(a, 2)), await wordsIn(statement(b, 2))];
    expect(left).toBe(right);
    // Nobody writes into the other's words: both stand there whole, in one order or the other.
    expect([`${before} from Ana from Ben`, `${before} from Ben from Ana`]).toContain(left);
  }).toPass({ timeout: 1_000 });

  await field(a, 2, 'likelihood').click();
  await field(b, 2, 'confidence').click();
  await Promise.all([a.keyboard.press('3'), b.keyboard.press('2')]);
  for (const page of [a, b]) {
    await expect(field(page, 2, 'likelihood')).toContainText('Unlikely', { timeout: 1_000 });
    await expect(field(page, 2, 'likelihood')).toContainText('20–45%');
    await expect(field(page, 2, 'confidence')).toContainText('Moderate', { timeout: 1_000 });
  }
  await expectSaved(a);
  await expectSaved(b);
  const content = await ana.api.done<{ content: readonly unknown[] }>('GET', `/api/v1/assessments/${id}/content`);
  expect(JSON.stringify(content)).toContain('"likelihood":"unlikely"');
  expect(JSON.stringify(content)).toContain('"confidence":"moderate"');
});

test('each sees where the other is, and takes back only their own words', async ({ desk }) => {
  const { a, b } = await twoWriters(desk);
  await caretAtEnd(b, 1);
  await b.keyboard.type(' B1');
  await expect(a.getByText('Ben', { exact: true }).first()).toBeAttached();
  await expect(a.locator('.draft .peer')).toHaveCount(1);
  await expect(a.getByText(/Here now: .*Ben/)).toBeAttached();

  await caretAtEnd(a, 1);
  await a.keyboard.type(' A1');
  await expect(statement(b, 1)).toContainText('A1');
  await a.keyboard.press('Control+z');
  await expect(statement(b, 1)).not.toContainText('A1');
  await expect(statement(b, 1)).toContainText('B1');
  await a.keyboard.press('Control+z');
  await a.keyboard.press('Control+z');
  await expect(statement(b, 1)).toContainText('B1');
});

test('a server that dies while both type loses nothing: both go on, every word is there once', async ({ desk }) => {
  const { ana, id, a, b } = await twoWriters(desk);
  await caretAtEnd(a, 1);
  await caretAtEnd(b, 2);
  const words = Array.from({ length: 12 }, (_, at) => at);
  const write = async (page: typeof a, who: string) => {
    for (const at of words) await page.keyboard.type(` ${who}${at};`, { delay: 25 });
  };
  const typing = Promise.all([write(a, 'ana'), write(b, 'ben')]);
  await expect(statement(b, 1)).toContainText('ana2;');
  await desk.crashAndRestart();
  await typing;
  await expectSaved(a, 60_000);
  await expectSaved(b, 60_000);
  await expect(statement(b, 1)).toContainText('ana11;');
  await expect(statement(a, 2)).toContainText('ben11;');
  const stored = await textOnServer(ana.api, id);
  for (const at of words) {
    expect(occurrences(stored, `ana${at};`)).toBe(1);
    expect(occurrences(stored, `ben${at};`)).toBe(1);
  }
  // And it survives a second death with nobody there.
  await a.close();
  await b.close();
  await desk.crashAndRestart();
  expect(await textOnServer(ana.api, id)).toBe(stored);
});

test('thirty seconds of writing without a connection are kept and merged', async ({ desk }) => {
  test.slow();
  const { ana, id, a, b } = await twoWriters(desk);
  await ana.context.setOffline(true);
  await caretAtEnd(a, 1);
  await caretAtEnd(b, 1);
  const until = Date.now() + 30_000;
  let count = 0;
  while (Date.now() < until) {
    count += 1;
    await a.keyboard.type(` off${count};`, { delay: 40 });
    if (count % 4 === 0) await b.keyboard.type(` on${count};`, { delay: 10 });
  }
  await expect(saveState(a)).toContainText(/Offline\.\s*\d+ changes are kept on this device/, { timeout: 30_000 });
  await expect(statement(b, 1)).not.toContainText('off1;');
  await ana.context.setOffline(false);
  await expectSaved(a, 45_000);
  await expect(statement(b, 1)).toContainText(`off${count};`);
  await expect(async () => {
    expect(await wordsIn(statement(a, 1))).toBe(await wordsIn(statement(b, 1)));
  }).toPass({ timeout: 5_000 });
  const stored = await textOnServer(ana.api, id);
  for (let at = 1; at <= count; at += 1) expect(occurrences(stored, ` off${at};`)).toBe(1);
  for (let at = 4; at <= count; at += 4) expect(occurrences(stored, ` on${at};`)).toBe(1);
});

test('a tab closed without a connection keeps its words for the next visit', async ({ desk }) => {
  const ana = await desk.person('Ana');
  const id = await importSample(ana.api);
  const first = await ana.open(`/a/${id}`);
  await expectWritable(first);
  await ana.context.setOffline(true);
  await caretAtEnd(first, 1);
  await first.keyboard.type(' kept here');
  await expect(saveState(first)).toContainText('Offline', { timeout: 45_000 });
  await first.close({ runBeforeUnload: false });
  await ana.context.setOffline(false);
  const second = await ana.open(`/a/${id}`);
  await expectWritable(second);
  await expect(statement(second, 1)).toContainText('kept here');
  await expectSaved(second);
  expect(await textOnServer(ana.api, id)).toContain('kept here');
});

test('a reader who watches two people mark the same words stays connected', async ({ desk }) => {
  const ana = await desk.person('Ana');
  const ben = await desk.person('Ben');
  const rea = await desk.person('Rea');
  const id = await importSample(ana.api);
  await share(ana.api, id, [
    [ana, 'owner'],
    [ben, 'editor'],
    [rea, 'reader'],
  ]);
  const a = await ana.open(`/a/${id}`);
  const b = await ben.open(`/a/${id}`);
  const reader = await rea.context.newPage();
  const closed: string[] = [];
  reader.on('websocket', (socket) => socket.on('close', () => closed.push(socket.url())));
  await reader.goto(`/a/${id}`);
  await expectWritable(a);
  await expectWritable(b);
  await expect(reader.locator('.draft[contenteditable="false"]')).toBeVisible();

  // The same words in bold twice, neither knowing of the other: every copy then tidies the doubled mark away.
  await ana.context.setOffline(true);
  for (const page of [a, b]) {
    await statement(page, 1).click({ clickCount: 3 });
    await page.keyboard.press('Control+b');
    await expect(statement(page, 1).locator('strong')).not.toHaveCount(0);
  }
  await expect(statement(reader, 1).locator('strong')).not.toHaveCount(0);
  await ana.context.setOffline(false);
  await expectSaved(a, 45_000);
  await caretAtEnd(b, 2);
  await b.keyboard.type(' seen by all');
  await expect(statement(reader, 2)).toContainText('seen by all');
  expect(closed).toEqual([]);
});
