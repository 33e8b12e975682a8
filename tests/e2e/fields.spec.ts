import type { Locator } from '@playwright/test';
import { expect, test } from './desk.ts';
import { expectSaved, expectWritable, judgment, statement, wordsIn } from './editorPage.ts';

const control = (block: Locator, field: string): Locator => block.locator(`[data-field="${field}"]`);

/** A sentence as it reads, without other people's carets. */
const reads = (sentence: Locator) => expect.poll(() => wordsIn(sentence));

test('the fields of a judgment by keyboard alone: the sentence says what they say', async ({ sharedDesk }) => {
  const ines = await sharedDesk.person('Ines');
  const { id } = await ines.api.done<{ id: string }>('POST', '/api/v1/assessments', { title: 'Ferries in winter' });
  const page = await ines.open(`/a/${id}`);
  await expectWritable(page);
  await page.locator('.draft').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Alt+j');
  const block = page.locator('[data-block="judgment"]').filter({ hasText: 'ferries' });
  const sentence = block.locator('[data-block="statement"]');
  await page.keyboard.type('The ferries will stop');

  // The picker shows how the sentence would read, and puts the term into it.
  await page.keyboard.press('Alt+l');
  await expect(page.getByRole('listbox', { name: /Likelihood/ })).toBeFocused();
  await page.keyboard.type('v'); // to "Very unlikely", then on to "Very likely"
  await page.keyboard.type('v');
  for (let presses = 0; presses < 7; presses += 1) {
    const at = await page.locator('.pick .pk.on').textContent();
    if (at?.includes('Very likely') === true) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Put the term into the sentence' })).toBeFocused();
  await page.keyboard.press('Enter');
  await reads(sentence).toBe('The ferries will very likely (80–95%) stop');
  await page.keyboard.type(' in January.'); // focus is back in the text
  await reads(sentence).toBe('The ferries will very likely (80–95%) stop in January.');

  // A term without an adverb rewrites the sentence; one undo takes the term and the words back.
  await page.keyboard.press('Alt+l');
  await page.keyboard.press('3');
  await reads(sentence).toBe('It is unlikely (20–45%) that the ferries will stop in January.');
  await expect(control(block, 'likelihood')).toContainText('20–45%');
  await page.keyboard.press('Control+z');
  await reads(sentence).toBe('The ferries will very likely (80–95%) stop in January.');
  await expect(control(block, 'likelihood')).toContainText('80–95%');

  // A point value must lie within its term.
  await page.keyboard.press('Alt+l');
  const point = page.getByLabel('Point value');
  await page.keyboard.press('Tab');
  await expect(point).toBeFocused();
  await page.keyboard.type('50');
  await page.keyboard.press('Enter');
  await expect(page.locator('.pick').getByRole('alert')).toHaveText(
    'Very likely is 80–95%. Choose a value within it, or another term.',
  );
  await point.press('Control+a');
  await page.keyboard.type('85');
  await page.keyboard.press('Enter');
  await expect(control(block, 'likelihood')).toContainText('85%');

  await page.keyboard.press('Alt+c');
  await expect(page.getByRole('listbox', { name: 'Confidence' })).toBeFocused();
  await page.keyboard.type('mod');
  await page.keyboard.press('Enter');
  await expect(control(block, 'confidence')).toContainText('Moderate');

  await page.keyboard.press('Alt+h');
  await expect(page.getByLabel('Horizon', { exact: true })).toBeFocused();
  await page.keyboard.type('soon');
  await page.keyboard.press('Enter');
  await expect(page.locator('.pick').getByRole('alert')).toContainText('is no date');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Jan 2027');
  await page.keyboard.press('Enter');
  await expect(control(block, 'horizon')).toContainText('by Jan 2027');

  // Fields that the header does not show: Shift+Tab to the header, its last control opens them all.
  await page.keyboard.press('Shift+Tab');
  await expect(control(block, 'likelihood')).toBeFocused();
  for (const field of ['confidence', 'horizon', 'more']) {
    await page.keyboard.press('Tab');
    await expect(control(block, field)).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter'); // the first: the portion marking
  await expect(page.getByLabel('Portion marking', { exact: true })).toBeFocused();
  await page.keyboard.type('(U)');
  await page.keyboard.press('Enter');
  await expect(control(block, 'marking')).toContainText('(U)');
  await page.keyboard.press('Escape'); // from the header back into the text

  // The paper's wording: every sentence follows, and is rewritten where the words need it.
  await page.keyboard.press('Alt+l');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'probable', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await reads(sentence).toBe('It is highly probable (80–95%) that the ferries will stop in January.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+l');
  await page.keyboard.press('5');
  await reads(sentence).toBe('It is probable (55–80%) that the ferries will stop in January.');

  await expectSaved(page);
  const content = await ines.api.done<{ readonly content: readonly object[] }>(
    'GET',
    `/api/v1/assessments/${id}/content?format=json`,
  );
  const stored = JSON.stringify(content);
  expect(stored).toContain('"wording":"b"');
  expect(stored).toContain('"confidence":"moderate"');
  expect(stored).toContain('"horizon":"2027-01"');
  expect(stored).toContain('"marking":"(U)"');
  expect(stored).toContain('"form":"lead"');
  const { body } = await ines.api.request('GET', `/api/v1/assessments/${id}/content?format=text`);
  expect(String(body)).toContain('It is probable (55–80%) that the ferries will stop in January.');
});

test('a typed term becomes the field, and deleting a sentence leaves fields and links', async ({ sharedDesk }) => {
  const timo = await sharedDesk.person('Timo');
  const { id } = await timo.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Ice',
    import: {
      format: 'json',
      content: JSON.stringify({
        type: 'doc',
        content: [
          { type: 'title', content: [{ type: 'text', text: 'Ice' }] },
          {
            type: 'judgment',
            attrs: { id: 'j1', confidence: 'low' },
            content: [
              { type: 'statement' },
              { type: 'basis' },
              { type: 'relation', attrs: { id: 'r1', kind: 'supports', target: 'e1' } },
              { type: 'relation', attrs: { id: 'r2', kind: 'contradicts', target: 'gone' } },
            ],
          },
          {
            type: 'evidence',
            attrs: { id: 'e1' },
            content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Charts.' }] }],
          },
        ],
      }),
    },
  });
  const page = await timo.open(`/a/${id}`);
  await expectWritable(page);
  const block = judgment(page, 1);
  await expect(block.locator('.ft')).toContainText('Rests on');
  await expect(block.getByRole('button', { name: 'Rests on E1' })).toBeVisible();
  await expect(block.getByRole('button', { name: /missing/ })).toBeVisible();

  await statement(page, 1).click();
  await page.keyboard.type('The bay will likely');
  await expect(page.locator('.term-offer')).toContainText('likely, 55–80%');
  await page.keyboard.press('Tab');
  await page.keyboard.type(' freeze.');
  await reads(statement(page, 1)).toBe('The bay will likely (55–80%) freeze.');
  await expect(control(block, 'likelihood')).toContainText('Likely');

  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Backspace');
  await expect(statement(page, 1)).toHaveText('');
  await expect(control(block, 'likelihood')).toContainText('Likely');
  await expect(control(block, 'confidence')).toContainText('Low');
  await expect(block.getByRole('button', { name: 'Rests on E1' })).toBeVisible();

  // A link goes there by Enter, and goes away by Delete; undo brings it back.
  await block.getByRole('button', { name: /missing/ }).focus();
  await page.keyboard.press('Delete');
  await expect(block.getByRole('button', { name: /missing/ })).toHaveCount(0);
  await block.getByRole('button', { name: 'Rests on E1' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Satellite ');
  await expect(page.locator('[data-block="evidence"] .parts')).toContainText('Satellite Charts.');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(block.getByRole('button', { name: /missing/ })).toBeVisible();
});
