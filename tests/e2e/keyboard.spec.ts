import type { Locator, Page } from '@playwright/test';
import { grammar } from '../../lib/document/grammar.ts';
import { expect, test } from './desk.ts';
import {
  caretAtEnd,
  expectSaved,
  expectWritable,
  field,
  importSample,
  judgment,
  share,
  statement,
  textOnServer,
  wordsIn,
} from './editorPage.ts';

/** More presses than any page has stops. */
const mostStops = 200;

/** Moves on by Tab (or back) until `target` has focus; the pointer is never used. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

type Node = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly Node[];
  readonly text?: string;
  readonly marks?: readonly { readonly type: string }[];
};

const nodesOf = (node: Node): readonly Node[] => [node, ...(node.content ?? []).flatMap(nodesOf)];

test('an assessment written by keyboard alone', async ({ sharedDesk, browser }) => {
  const pia = await sharedDesk.person('Pia');
  const context = await browser.newContext({ baseURL: sharedDesk.server.origin });
  const page = await context.newPage();
  await page.goto('/signin');
  await expect(page.getByLabel('Email')).toBeFocused();
  await page.keyboard.type(pia.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(pia.password);
  await page.keyboard.press('Enter');

  await tabTo(page, page.getByRole('button', { name: 'Assessment', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Title')).toBeFocused();
  await page.keyboard.type('Outlook for the Strait');
  await page.keyboard.press('Enter');

  await expectWritable(page);
  await tabTo(page, page.locator('.draft'));
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await page.keyboard.type(' to 2028');
  await expect(page.locator('.draft h1')).toHaveText('Outlook for the Strait to 2028');
  await page.keyboard.press('Enter'); // to the heading of the first section
  await page.keyboard.press('End');
  await page.keyboard.press('Enter'); // into its first judgment
  await page.keyboard.type('Traffic recovers by June');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Port calls rose for three months');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Insurers stay away');
  await expect(page.locator('[data-block="judgment"]')).toHaveCount(2);
  await expect(statement(page, 1)).toHaveText('Traffic recovers by June');
  await expect(judgment(page, 1).locator('[data-block="basis"]')).toHaveText('Port calls rose for three months');
  await expect(statement(page, 2)).toHaveText('Insurers stay away');

  await page.keyboard.press('Alt+l');
  await expect(page.getByRole('listbox', { name: /Likelihood/ })).toBeFocused();
  await page.keyboard.press('5');
  await expect(field(page, 2, 'likelihood')).toContainText('Likely');
  await page.keyboard.press('Alt+c');
  await expect(page.getByRole('listbox', { name: /Confidence/ })).toBeFocused();
  await page.keyboard.press('2');
  await expect(field(page, 2, 'confidence')).toContainText('Moderate');
  await page.keyboard.type(' for now'); // focus is back where it was
  await expect(statement(page, 2)).toHaveText('Insurers stay away for now');
  await expectSaved(page);

  await page.keyboard.press('Alt+l');
  await page.keyboard.press('1');
  await expect(field(page, 2, 'likelihood')).toContainText('Almost no chance');
  await page.keyboard.press('Control+z');
  await expect(field(page, 2, 'likelihood')).not.toContainText('Almost no chance');
  await page.keyboard.press('Control+Shift+z');
  await expect(field(page, 2, 'likelihood')).toContainText('Almost no chance');
  // Escape leaves everything as it was.
  await page.keyboard.press('Alt+l');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(field(page, 2, 'likelihood')).toContainText('Almost no chance');
  await page.keyboard.press('Alt+j');
  await expect(page.locator('[data-block="judgment"]')).toHaveCount(3);
  await page.keyboard.press('Backspace');
  await expect(page.locator('[data-block="judgment"]')).toHaveCount(2);
  await expectSaved(page);

  await tabTo(page, page.getByRole('link', { name: 'Yardstick' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'My work' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Outlook for the Strait' })).toContainText('Owner');
  // The menu for the next one, and out again.
  const menu = page.getByRole('button', { name: 'New assessment' });
  await tabTo(page, menu);
  await page.keyboard.press('Enter');
  await page.keyboard.type('plain');
  await expect(page.getByRole('menuitem', { name: /Plain text/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Import a file' }).getByLabel('Text', { exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await context.close();
});

test('emoji and right-to-left words survive two writers', async ({ sharedDesk }) => {
  const eva = await sharedDesk.person('Eva');
  const max = await sharedDesk.person('Max');
  const id = await importSample(eva.api);
  await share(eva.api, id, [
    [eva, 'owner'],
    [max, 'editor'],
  ]);
  const a = await eva.open(`/a/${id}`);
  const b = await max.open(`/a/${id}`);
  await expectWritable(a);
  await expectWritable(b);
  const before = await wordsIn(statement(a, 1));
  await caretAtEnd(a, 1);
  await caretAtEnd(b, 1);
  const family = '👩‍👩‍👧‍👦';
  const flags = '🇫🇮𝔘';
  const write = async (page: Page, what: string) => {
    for (let at = 0; at < 8; at += 1) {
      await page.keyboard.insertText(what);
      await page.keyboard.type('.', { delay: 15 });
    }
  };
  await Promise.all([write(a, family), write(b, flags)]);
  await expectSaved(a);
  await expectSaved(b);
  await expect(async () => {
    const [left, right] = [await wordsIn(statement(a, 1)), await wordsIn(statement(b, 1))];
    expect(left).toBe(right);
    expect(left).not.toMatch(/\p{Surrogate}|\uFFFD/u);
    // Every sign is whole: as many as were typed, and nothing left over.
    expect(left.split(family)).toHaveLength(9);
    expect(left.split(flags)).toHaveLength(9);
    expect(left.slice(before.length).replaceAll(family, '').replaceAll(flags, '')).toMatch(/^\.{16}$/u);
  }).toPass({ timeout: 5_000 });
  expect(await textOnServer(eva.api, id)).toContain(await wordsIn(statement(a, 1)));

  // Taking back and deleting take whole signs.
  await a.keyboard.press('End');
  await a.keyboard.press('Control+End');
  await caretAtEnd(a, 2);
  const second = await wordsIn(statement(a, 2));
  await a.keyboard.insertText(`x${family}`);
  await a.keyboard.press('Backspace');
  await expect.poll(() => wordsIn(statement(b, 2))).toBe(`${second}x`);
  await a.keyboard.press('Backspace');

  // Arabic reads from the right; its neighbours do not.
  await a.keyboard.press('Alt+j');
  await a.keyboard.insertText('من المرجح أن تستمر الشراكة');
  const arabic = a.locator('[data-block="statement"]').filter({ hasText: 'من المرجح' });
  await expect(arabic).toHaveCSS('direction', 'rtl');
  await expect(statement(a, 1)).toHaveCSS('direction', 'ltr');
  const there = b.locator('[data-block="statement"]').filter({ hasText: 'من المرجح أن تستمر الشراكة' });
  await expect(there).toHaveCSS('direction', 'rtl');
  await expectSaved(a);
});

/** What a word processor puts on the clipboard, in the shape in which Word does. */
const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} --></style></head><body lang=EN-GB style='tab-interval:36.0pt'>
<!--StartFragment--><h2 style='color:#2F5496'>Harbour figures<o:p></o:p></h2>
<p class=MsoNormal style='margin-bottom:8.0pt'><span style='font-size:14.0pt;color:red;mso-fareast-language:EN-US'>Calls at
<b style='mso-bidi-font-weight:normal'>Rajin</b> rose.</span><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>Fuel, <i>monthly</i></p>
<table border=1><tr><td style='width:100pt'><p class=MsoNormal>Cell one</p></td><td><p>Cell two</p></td></tr></table>
<p class=MsoNormal onclick="alert(1)"><a href="javascript:alert(1)">A link</a><script>alert(2)</script><img src=x onerror="alert(3)"></p>
<!--EndFragment--></body></html>`;

test('pasted, split and copied blocks are clean, and no two have one id', async ({ sharedDesk }) => {
  const kim = await sharedDesk.person('Kim');
  await kim.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const id = await importSample(kim.api);
  const page = await kim.open(`/a/${id}`);
  await expectWritable(page);
  const evidence = page.locator('[data-kind="supporting-evidence"] p:not(.sect-hint)').first();
  await evidence.click();
  await page.keyboard.press('Control+End');
  await evidence.click();
  await page.keyboard.press('End');
  await page.locator('.draft').evaluate((draft, html) => {
    const data = new DataTransfer();
    data.setData('text/html', html);
    data.setData('text/plain', 'Harbour figures');
    draft.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, fromWord);
  for (const words of ['Harbour figures', 'Rajin', 'monthly', 'Cell one', 'Cell two', 'A link']) {
    await expect(page.locator('.draft')).toContainText(words);
  }
  await expectSaved(page);
  await expect(
    page.locator('.draft :is(script, [onclick], [onerror], img:not(.ProseMirror-separator), a[href^="javascript"])'),
  ).toHaveCount(0);
  await expect(page.locator('.draft :is(p, h2, h3, li, strong, em)[style]')).toHaveCount(0);

  // Split in the middle, then the whole document copied into itself, twice.
  await caretAtEnd(page, 2);
  for (let at = 0; at < 12; at += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await evidence.click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  // The first takes the sentence, the next everything.
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  const last = page.locator('[data-kind="implications"] p[data-id]').last();
  for (let time = 0; time < 2; time += 1) {
    await last.click();
    await page.keyboard.press('End');
    await page.keyboard.press('Control+v');
  }
  await expectSaved(page);
  const doc = await kim.api.done<Node>('GET', `/api/v1/assessments/${id}/content`);
  const all = nodesOf(doc);
  const kinds = new Set(all.map(({ type }) => type));
  expect([...kinds].filter((kind) => kind !== 'text' && kind !== 'doc' && !(kind in grammar))).toEqual([]);
  const blocks = all.filter(({ attrs }) => attrs?.['id'] !== undefined);
  expect(blocks.length).toBeGreaterThan(60);
  const ids = blocks.map(({ attrs }) => attrs?.['id']);
  expect(ids.every((each) => typeof each === 'string' && each !== '')).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(JSON.stringify(doc)).not.toMatch(/mso|javascript:|MsoNormal|font-size/iu);
  // And the draft opens for everybody else as it stands here.
  const again = await kim.open(`/a/${id}`);
  await expectWritable(again);
  expect(await wordsIn(again.locator('.draft'))).toBe(await wordsIn(page.locator('.draft')));
});
