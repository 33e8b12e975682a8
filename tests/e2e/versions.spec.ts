import type { Page } from '@playwright/test';
import { complaintsOf, expectAccessible } from './accessibility.ts';
import { expect, test, type Person } from './desk.ts';
import {
  caretAtEnd,
  expectSaved,
  expectWritable,
  field,
  judgment,
  share,
  statement,
  textOnServer,
} from './editorPage.ts';

const paragraph = (id: string, text: string) => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});
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
    {
      type: 'section',
      attrs: { id: 'u', kind: 'free' },
      content: [
        { type: 'sectionHeading', attrs: { id: 'uh' }, content: [{ type: 'text', text: 'Background' }] },
        paragraph('p1', 'The harbour froze twice in ten years.'),
        paragraph('p2', 'The operator has three ferries.'),
        paragraph('p3', 'One of them is in the dock until March.'),
      ],
    },
  ],
};

async function ferries(ana: Person, ben: Person): Promise<string> {
  const { id } = await ana.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Ferries in winter',
    import: { format: 'json', content: JSON.stringify(content) },
  });
  await share(ana.api, id, [
    [ana, 'owner'],
    [ben, 'editor'],
  ]);
  return id;
}

/** Makes J1 roughly even and adds to its sentence. */
async function change(page: Page): Promise<void> {
  await caretAtEnd(page, 1);
  await page.keyboard.type(' Ice decides.');
  await field(page, 1, 'likelihood').click();
  await page.getByRole('option', { name: /Roughly even/u }).click();
  await expect(field(page, 1, 'likelihood')).toContainText('Roughly even');
  await expectSaved(page);
}

test('a version is named, compared with the draft by fields and words, and restored for everybody', async ({
  sharedDesk,
}) => {
  // Looked at in eight looks, with two people at once.
  test.slow();
  const ana = await sharedDesk.person('Ana');
  const ben = await sharedDesk.person('Ben');
  const complaints = [ana, ben].map(({ context }) => complaintsOf(context));
  const id = await ferries(ana, ben);
  const b = await ben.open(`/a/${id}`);
  await expectWritable(b);

  const a = await ana.open(`/a/${id}`);
  await expectWritable(a);
  await a.getByRole('button', { name: 'Versions', exact: true }).click();
  await expect(a.getByRole('heading', { name: 'No versions yet' })).toBeVisible();
  await expectAccessible(a, 'no versions yet');
  await a.getByRole('button', { name: 'Name this version' }).click();
  await a.getByRole('button', { name: 'Keep this version' }).click();
  await expect(a.getByText('Give it a name to know it by.')).toBeVisible();
  await a.getByLabel('Name', { exact: true }).fill('Before the ice');
  await a.getByLabel('Note').fill('As sent to the desk.');
  await a.keyboard.press('Tab');
  await expectAccessible(a, 'naming a version');
  await a.getByRole('button', { name: 'Keep this version' }).click();
  const list = a.getByRole('navigation', { name: 'Versions' });
  await expect(list.getByRole('button', { name: /Before the ice/u })).toHaveAttribute('aria-current', 'true');
  await expect(a.getByRole('heading', { name: 'Nothing differs' })).toBeVisible();

  await change(b);
  await b.locator('.draft p', { hasText: 'in the dock' }).click();
  await b.keyboard.press('Alt+ArrowUp');
  await expectSaved(b);
  await a.reload();
  const j1 = a.getByRole('region', { name: /^Judgment J1/u });
  await expect(a.getByRole('heading', { name: 'From “Before the ice” to the draft now' })).toBeVisible();
  await expect(j1.getByText('Likelihood:')).toBeVisible();
  await expect(j1.locator('.field-changes del')).toHaveText('Unlikely 20–45%');
  await expect(j1.locator('.field-changes ins')).toHaveText('Roughly even chance 45–55%');
  await expect(j1.locator('.statement ins').last()).toHaveText(' Ice decides.');
  await expect(a.getByRole('region', { name: 'What became of the judgments' })).toContainText('Weakened');
  await expect(a.getByRole('region', { name: /^Paragraph “One of them.*”, moved/u })).toBeVisible();
  await expect(a.getByText('2 changes', { exact: true })).toBeVisible();
  await a.keyboard.press('j');
  await expect(a.getByText('1 of 2 changes')).toBeVisible();
  await expect(j1).toBeFocused();
  await a.keyboard.press('j');
  await a.keyboard.press('k');
  await expect(j1).toBeFocused();
  await a.getByRole('button', { name: 'Show' }).first().click();
  await expectAccessible(a, 'a diff', ['desk', 'phone', 'wide']);

  await b.locator('.draft p', { hasText: 'three ferries' }).click();
  await b.keyboard.press('End');
  await a.getByRole('button', { name: 'Restore Before the ice' }).click();
  const asked = a.getByRole('dialog');
  await expect(asked).toContainText('is kept as a version first');
  await expectAccessible(a, 'asking before a restore');
  await asked.getByRole('button', { name: 'Restore', exact: true }).click();
  // The other one sees it without doing anything, keeps the caret, and types on.
  await expect(statement(b, 1)).not.toContainText('Ice decides.');
  await expect(field(b, 1, 'likelihood')).toContainText('Unlikely');
  await expect(judgment(b, 1)).toHaveCount(1);
  await b.keyboard.type(' All are old.');
  await expectSaved(b);
  const text = await textOnServer(ana.api, id);
  expect(text).toContain('The operator has three ferries. All are old.');
  expect(text).not.toContain('Ice decides.');
  await expect(list.getByRole('button', { name: /Version 2/u })).toContainText('before version 1 was restored');

  // Any two can be compared; by keyboard alone.
  await list.getByRole('button', { name: /Before the ice/u }).focus();
  await a.keyboard.press('Enter');
  await a.getByLabel('with').selectOption({ label: 'Version 2' });
  await expect(a.getByRole('heading', { name: 'From “Before the ice” to “Version 2”' })).toBeVisible();
  await expect(j1).toBeVisible();
  await expect(a).toHaveURL(/from=1&to=2/u);
  expect(complaints.flat()).toEqual([]);
});

test('who comes back is told what others changed since, and marks it as read', async ({ sharedDesk }) => {
  test.slow();
  const ana = await sharedDesk.person('Ana');
  const ben = await sharedDesk.person('Ben');
  const complaints = complaintsOf(ana.context);
  const id = await ferries(ana, ben);
  const note = (page: Page) => page.getByRole('region', { name: 'Since you last read it' });
  const marked = async (person: Person) =>
    (await person.api.done<{ at: string | null }>('GET', `/api/v1/assessments/${id}/read-mark`)).at;

  // The first visit is not news: what stood there when one left is what was read, one's own words among it.
  const first = await ana.open(`/a/${id}`);
  await expectWritable(first);
  await caretAtEnd(first, 1);
  await first.keyboard.type(' So say we.');
  await expectSaved(first);
  await expect(note(first)).toBeHidden();
  await first.close({ runBeforeUnload: true });
  await expect.poll(() => marked(ana)).not.toBeNull();

  const b = await ben.open(`/a/${id}`);
  await expectWritable(b);
  await change(b);

  const a = await ana.open(`/a/${id}`);
  await expect(note(a)).toContainText(/^1 change since .+, by Ben\./u);
  await expectWritable(a);
  await expectAccessible(a, 'since you last read it');
  await note(a).getByRole('link', { name: 'See what changed' }).click();
  await expect(a.getByRole('heading', { name: 'What changed since you last read it' })).toBeVisible();
  await expect(
    a
      .getByRole('region', { name: /^Judgment J1/u })
      .locator('.statement ins')
      .last(),
  ).toHaveText(' Ice decides.');
  await a.getByRole('button', { name: 'Mark as read' }).click();
  await expect(a.getByRole('heading', { name: 'Nothing differs' })).toBeVisible();
  await a.getByRole('link', { name: 'Back to the draft' }).click();
  await expectWritable(a);
  await expect(note(a)).toBeHidden();
  // A version was kept when the one who wrote left: nobody else was there.
  const kinds = async () =>
    (
      await ana.api.done<{ items: readonly { kind: string; contributors: readonly { name: string }[] }[] }>(
        'GET',
        `/api/v1/assessments/${id}/versions`,
      )
    ).items.map(({ kind, contributors }) => `${kind} ${contributors.map(({ name }) => name).join()}`);
  await expect.poll(kinds).toEqual(['auto Ana']);
  expect(complaints).toEqual([]);
});

test('the list of versions is kept true while it is open', async ({ sharedDesk }) => {
  const ana = await sharedDesk.person('Ana');
  const { id } = await ana.api.done<{ id: string }>('POST', '/api/v1/assessments', { title: 'Kept true' });
  const a = await ana.open(`/a/${id}/versions`);
  await expect(a.getByText('No versions yet')).toBeVisible();
  const list = a.getByRole('navigation', { name: 'Versions' });
  await ana.api.done('POST', `/api/v1/assessments/${id}/versions`, { name: 'From elsewhere' });
  await expect(list.getByRole('button', { name: /From elsewhere/u })).toBeVisible();
});

test('automatic versions fold under what they led to; they are found, renamed, and told apart by who wrote', async ({
  sharedDesk,
}) => {
  test.slow();
  const ana = await sharedDesk.person('Ana');
  const ben = await sharedDesk.person('Ben');
  const complaints = complaintsOf(ana.context);
  const id = await ferries(ana, ben);
  const versions = `/api/v1/assessments/${id}/versions`;
  const titled = async (person: Person, title: string) => {
    await person.api.done('PATCH', `/api/v1/assessments/${id}`, { title });
    await person.api.done('POST', versions, {});
  };
  await titled(ana, 'Ferries in spring');
  await titled(ben, 'Ferries in summer');
  await ana.api.done('POST', versions, { name: 'Before the ice', note: 'As sent to the desk.' });
  await titled(ben, 'Ferries in autumn');
  const b = await ben.open(`/a/${id}`);
  await expectWritable(b);
  await b.locator('.draft p', { hasText: 'three ferries' }).click();
  await b.keyboard.press('End');
  await b.keyboard.type(' All are old.');
  await expectSaved(b);
  await b.close();
  const e = await ana.open(`/a/${id}`);
  await expectWritable(e);
  await change(e);
  await e.close();

  const a = await ana.open(`/a/${id}/versions?from=3&to=draft`);
  const list = a.getByRole('navigation', { name: 'Versions' });
  await expect(a.getByRole('heading', { name: 'From “Before the ice” to the draft now' })).toBeVisible();
  const fold = list.getByRole('button', { name: '2 kept automatically' });
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
  await expect(list.getByRole('button', { name: /^Version 1\b/u })).toBeHidden();
  await fold.focus();
  await a.keyboard.press('Enter');
  await expect(list.getByRole('button', { name: /^Version 2\b/u })).toContainText('Written by Ben');
  await expectAccessible(a, 'a list with a fold');

  // In numbers, and by whom.
  const summary = a.getByRole('region', { name: 'What differs, in numbers' });
  await expect(summary).toContainText('3 changes: 3 edited.');
  await expect(summary).toContainText('Written by Ana and Ben.');
  await expect(a.getByRole('region', { name: /^Judgment J1/u })).toContainText('by Ana');
  await expect(a.getByRole('region', { name: /^Paragraph “The operator/u })).toContainText('by Ben');

  // One kept automatically is given a name, by key, and is found by it.
  await list.getByRole('button', { name: /^Version 2\b/u }).focus();
  await a.keyboard.press('Enter');
  await expect(a).toHaveURL(/from=2&to=draft/u);
  await a.getByRole('button', { name: 'Rename' }).click();
  const asked = a.getByRole('dialog');
  await expect(asked).toContainText('With a name it is kept for good.');
  await asked.getByLabel('Name', { exact: true }).fill('Summer timetable');
  await asked.getByRole('button', { name: 'Rename' }).click();
  await expect(a.getByRole('heading', { name: 'From “Summer timetable” to the draft now' })).toBeVisible();
  const find = list.getByRole('searchbox', { name: 'Find a version' });
  await find.fill('timetable');
  await expect(list.getByRole('button', { name: /^Before the ice/u })).toBeHidden();
  await expect(list.getByRole('button', { name: /^Summer timetable/u })).toBeVisible();
  await find.fill('nobody says this');
  await expect(list.getByText('No version says that.')).toBeVisible();
  await expect(a.getByRole('heading', { name: 'From “Summer timetable” to the draft now' })).toBeVisible();
  await expectAccessible(a, 'a search that finds nothing');
  await list.getByRole('button', { name: 'Show all versions' }).click();
  await expect(list.getByRole('button', { name: /^Before the ice/u })).toBeVisible();

  // The address says it all: the same picture after a reload, and for somebody else.
  await a.getByLabel('with').selectOption({ label: 'Before the ice' });
  await expect(a).toHaveURL(/from=2&to=3/u);
  const heading = { name: 'From “Summer timetable” to “Before the ice”' } as const;
  await a.reload();
  await expect(a.getByRole('heading', heading)).toBeVisible();
  await expect(a.getByRole('heading', { name: 'Nothing differs' })).toBeVisible();
  const shared = await ben.open(new URL(a.url()).pathname + new URL(a.url()).search);
  await expect(shared.getByRole('heading', heading)).toBeVisible();
  expect(complaints).toEqual([]);
});

test('long blocks that were reworded are shown as they were and as they are, beside each other', async ({
  sharedDesk,
}) => {
  const ana = await sharedDesk.person('Ana');
  const sentence = (word: string) => `The ${word} harbour has ice from December to March in most years of the record. `;
  const long = (word: string) => sentence(word).repeat(12).trim();
  const draft = (word: string) =>
    JSON.stringify({
      ...content,
      content: [...content.content.slice(0, 2), paragraph('p9', long(word))],
    });
  const { id } = await ana.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Ferries in winter',
    import: { format: 'json', content: draft('northern') },
  });
  await ana.api.done('POST', `/api/v1/assessments/${id}/versions`, { name: 'North' });
  const e = await ana.open(`/a/${id}`);
  await expectWritable(e);
  await e.locator('.draft p', { hasText: 'northern harbour' }).dblclick({ position: { x: 60, y: 12 } });
  await e.keyboard.type('southern');
  await expectSaved(e);
  await e.close();
  const a = await ana.open(`/a/${id}/versions`);
  await expect(a.locator('.sides').getByText('Before', { exact: true })).toBeVisible();
  await expect(a.locator('.sides ins')).toHaveCount(1);
  await expect(a.locator('.sides del')).toHaveCount(1);
  await expectAccessible(a, 'side by side', ['desk', 'phone', 'wide']);
  await a.getByRole('button', { name: 'Long blocks side by side' }).click();
  await expect(a.locator('.sides')).toHaveCount(0);
  await expect(a.locator('.chg ins')).toContainText('southern');
});
