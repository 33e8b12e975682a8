import type { Page } from '@playwright/test';
import { complaintsOf, expectAccessible } from './accessibility.ts';
import { expect, test, type Person } from './desk.ts';
import { caretAtEnd, expectSaved, expectWritable, judgment, share, statement, wordsIn } from './editorPage.ts';

const content = {
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 't', scale: 'icd203' }, content: [{ type: 'text', text: 'Ferries in winter' }] },
    {
      type: 'section',
      attrs: { id: 's', kind: 'key-judgments' },
      content: [
        { type: 'sectionHeading', attrs: { id: 'sh' }, content: [{ type: 'text', text: 'Key judgments' }] },
        {
          type: 'judgment',
          attrs: { id: 'j1', kind: 'forecast', likelihood: 'unlikely', confidence: 'low', horizon: '2027-12-31' },
          content: [
            {
              type: 'statement',
              attrs: { id: 'j1s' },
              content: [
                { type: 'text', text: 'The ferries are ' },
                { type: 'likelihoodTerm', attrs: { form: 'adjective' } },
                { type: 'text', text: ' to run through January.' },
              ],
            },
            { type: 'basis', attrs: { id: 'j1b' }, content: [{ type: 'text', text: 'Two timetables agree.' }] },
          ],
        },
      ],
    },
  ],
};

const panel = (page: Page) => page.getByRole('region', { name: 'Estimates for J1' });
const own = (page: Page) => panel(page).getByLabel('Your number, in per cent');

/** Everything that stands on a page, attributes too, without the scripts and styles it was made with. */
const pageOf = (page: Page) =>
  page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const each of copy.querySelectorAll('script, style')) each.remove();
    return copy.outerHTML;
  });

/** The newest poll as the API tells it to a person, as text. */
async function told(person: Person, id: string): Promise<string> {
  return JSON.stringify(await person.api.done('GET', `/api/v1/assessments/${id}/estimates`));
}

test('two give estimates blind; the owner reveals and adopts the mean’s term; it can be asked again', async ({
  sharedDesk,
}) => {
  // Looked at in twelve looks, with two people at once.
  test.slow();
  const ana = await sharedDesk.person('Ana');
  const ben = await sharedDesk.person('Ben');
  const rea = await sharedDesk.person('Rea');
  const complaints = [ana, ben].map(({ context }) => complaintsOf(context));
  const { id } = await ana.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Ferries in winter',
    import: { format: 'json', content: JSON.stringify(content) },
  });
  await share(ana.api, id, [
    [ana, 'owner'],
    [ben, 'reviewer'],
    [rea, 'reader'],
  ]);
  const a = await ana.open(`/a/${id}`);
  const b = await ben.open(`/a/${id}`);
  await expectWritable(a);
  await caretAtEnd(a, 1);
  await statement(b, 1).click();

  // By keyboard, from the palette: the number on the scale's picture, by arrow keys.
  await a.keyboard.press('Control+k');
  await a.keyboard.type('estimates for this');
  await a.keyboard.press('Enter');
  await expect(own(a)).toBeFocused();
  await a.keyboard.type('90');
  await a.keyboard.press('Shift+Tab');
  const slider = panel(a).getByRole('slider', { name: 'Your estimate for J1' });
  await expect(slider).toBeFocused();
  for (let presses = 0; presses < 3; presses += 1) await a.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', '93%: very likely (80–95%)');
  await expect(own(a)).toHaveValue('93');
  await panel(a).getByRole('button', { name: 'Give estimate' }).click();
  await expect(panel(a)).toContainText('You gave 93%');

  // The other learns that she has given one, and not what: not on the page, not from the API.
  await expect(panel(b)).toContainText('Given: Ana.');
  expect(await pageOf(b)).not.toMatch(/93\s*%|0\.93/u);
  expect(await told(ben, id)).not.toContain('0.93');
  await expect(panel(a).getByRole('button', { name: 'Reveal…' })).toHaveAttribute('aria-disabled', 'true');
  await expect(panel(a)).toContainText('Only one person has given an estimate');
  await own(b).fill('58');
  await own(b).press('Enter');
  await expect(panel(b)).toContainText('You gave 58%');
  await own(b).fill('61.5');
  await panel(b).getByRole('button', { name: 'Change estimate' }).click();
  await expect(panel(b)).toContainText('You gave 61.5%');
  await expect(panel(a)).toContainText('Given: Ana and Ben.');
  expect(await pageOf(a)).not.toMatch(/61\.5|0\.615/u);
  expect(await told(ana, id)).not.toContain('0.615');
  await expect(panel(b).getByRole('button', { name: 'Reveal…' })).toHaveCount(0);
  expect((await rea.api.request('GET', `/api/v1/assessments/${id}/estimates`)).status).toBe(403);
  await expectAccessible(a, 'estimates, open');

  await panel(a).getByRole('button', { name: 'Reveal…' }).click();
  const question = a.getByRole('dialog', { name: 'Reveal the estimates for J1' });
  await expect(question).toContainText('Given: Ana and Ben');
  await expectAccessible(a, 'the question before a reveal');
  await question.getByRole('button', { name: 'Reveal 2 estimates' }).click();
  for (const page of [a, b]) {
    await expect(panel(page)).toContainText('Mean 77.3%, from 61.5% to 93%.');
    await expect(panel(page)).toContainText('The mean is likely (55–80%).');
    await expect(panel(page).getByRole('listitem')).toHaveText([/Ana.*93%/u, /Ben.*61\.5%/u]);
    await expect(own(page)).toHaveCount(0);
  }
  await expect(panel(a)).toBeFocused();
  await expectAccessible(a, 'estimates, revealed');

  // The mean's term becomes the judgment's, the sentence follows, and one undo takes both back.
  const reads = (page: Page) => expect.poll(() => wordsIn(statement(page, 1)));
  await reads(a).toBe('The ferries are unlikely (20–45%) to run through January.');
  await expect(panel(b).getByRole('button', { name: /Adopt/u })).toHaveCount(0);
  await panel(a).getByRole('button', { name: 'Adopt likely (55–80%)' }).click();
  await reads(a).toBe('The ferries are likely (55–80%) to run through January.');
  await reads(b).toBe('The ferries are likely (55–80%) to run through January.');
  await expect(panel(a)).toContainText('J1 says likely (55–80%), as the mean does.');
  await statement(a, 1).click();
  await a.keyboard.press('Control+z');
  await reads(a).toBe('The ferries are unlikely (20–45%) to run through January.');
  await panel(a).getByRole('button', { name: 'Adopt likely (55–80%)' }).click();
  await expectSaved(a);

  const audit = JSON.stringify((await sharedDesk.admin.request('GET', '/api/v1/audit')).body);
  expect(audit).toContain('estimates.revealed');
  await a.reload();
  await expectWritable(a);
  await caretAtEnd(a, 1);
  await reads(a).toBe('The ferries are likely (55–80%) to run through January.');
  await expect(judgment(a, 1).locator('[data-field="likelihood"]')).toContainText('77.3%');
  await expect(panel(a)).toContainText('Revealed by Ana');

  await panel(a).getByRole('button', { name: 'Ask again' }).click();
  await expect(panel(a)).toContainText('asked the 2nd time');
  await expect(panel(b)).toContainText('Asked the 1st time: mean 77.3%, 61.5% to 93%, 2 people');
  await expect(own(b)).toHaveValue('');
  expect(complaints.flat()).toEqual([]);
});
