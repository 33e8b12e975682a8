import { randomUUID } from 'node:crypto';
import { removeDataDir, startServer } from '../integration/startServer.ts';
import { complaintsOf, expectAccessible } from './accessibility.ts';
import { expect, test } from './desk.ts';
import { expectWritable, field, importSample, sampleAssessment, share } from './editorPage.ts';

test.slow();

test('doors are accessible, fit a phone and stay quiet in the console', async ({ browser }) => {
  const server = await startServer({ env: { ADMIN_EMAIL: '', ADMIN_PASSWORD: '' } });
  const context = await browser.newContext({ baseURL: server.origin });
  const complaints = complaintsOf(context);
  const page = await context.newPage();
  await page.goto('/signin');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not set up yet');
  await expectAccessible(page, 'before setup');
  await page.goto(server.setupPath() ?? '');
  await expect(page.getByRole('button', { name: 'Create administrator' })).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Create administrator' }).focus();
  await expectAccessible(page, 'setup');
  expect(complaints).toEqual([]);
  await context.close();
  await server.stop();
  await removeDataDir(server.dataDir);
});

test('pages of people are accessible, fit a phone and stay quiet in the console', async ({ sharedDesk, browser }) => {
  const { origin } = sharedDesk.server;
  const context = await browser.newContext({ baseURL: origin });
  const complaints = complaintsOf(context);
  const page = await context.newPage();
  await page.goto('/signin');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expectAccessible(page, 'sign-in');
  const { joinPath } = await sharedDesk.admin.done<{ joinPath: string }>('POST', '/api/v1/users', {
    email: 'invited@desk.example',
    name: 'Invited Person',
    role: 'member',
  });
  await page.goto(joinPath);
  await expect(page.getByRole('heading', { name: 'Welcome, Invited Person' })).toBeVisible();
  await expectAccessible(page, 'join');

  const chief = await sharedDesk.administrator();
  const ofChief = complaintsOf(chief.context);
  const users = await chief.open('/users');
  await expect(users.getByRole('heading', { name: 'Users' })).toBeVisible();
  await expectAccessible(users, 'users');
  await users.getByRole('button', { name: 'Add a person' }).click();
  await expect(users.getByRole('dialog')).toBeVisible();
  await expectAccessible(users, 'adding a person');
  await chief.api.done('POST', '/api/v1/tokens', { name: 'export', scopes: ['read'] });
  await users.goto('/account');
  await expect(users.getByRole('heading', { name: 'Account' })).toBeVisible();
  await expectAccessible(users, 'account');

  // At a desk all places stand beside each other. A phone's foot has five, each with its whole name; the others are under the last.
  const foot = users.getByRole('navigation', { name: 'Main' });
  await users.setViewportSize({ width: 1280, height: 800 });
  await expect(foot.getByRole('link')).toHaveCount(9);
  await expect(foot.getByRole('button')).toHaveCount(0);
  await users.setViewportSize({ width: 390, height: 844 });
  await expect(foot.getByRole('link')).toHaveCount(4);
  const isCut = (element: Element) => element.scrollWidth > element.clientWidth;
  for (const name of await foot.locator('a:visible > .cut').all()) expect(await name.evaluate(isCut)).toBe(false);
  const more = foot.getByRole('button', { name: 'More, now at Account' });
  await more.press('Enter');
  const places = users.getByRole('menu');
  await expect(places.getByRole('menuitem')).toHaveText([/^Assessments/u, 'Sources', 'Scales', 'Users', 'Account']);
  await expect(places.getByRole('menuitem', { name: 'Account' })).toHaveAttribute('aria-current', 'page');
  await expectAccessible(users, 'more places', ['phone']);
  await users.keyboard.press('Escape');
  await expect(more).toBeFocused();
  await more.press('Enter');
  await expect(places.getByRole('menuitem').first()).toBeFocused();
  await users.keyboard.press('ArrowDown');
  await expect(places.getByRole('menuitem', { name: 'Sources' })).toBeFocused();
  await users.keyboard.press('Enter');
  await expect(users).toHaveURL(/\/sources$/u);
  expect([...complaints, ...ofChief]).toEqual([]);
  await context.close();
});

test('list and editor are accessible, fit a phone and stay quiet in the console', async ({ sharedDesk }) => {
  const ida = await sharedDesk.person('Ida');
  const otto = await sharedDesk.person('Otto');
  const complaints = complaintsOf(ida.context);
  const page = await ida.open('/');
  await expect(page.getByRole('heading', { name: 'No assessments yet' })).toBeVisible();
  await expectAccessible(page, 'empty list');
  await page.getByRole('button', { name: /^Import a file/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a file' });
  await expectAccessible(page, 'choosing a file');
  await dialog.getByLabel('Text', { exact: true }).fill(sampleAssessment().content);
  await dialog.getByRole('button', { name: 'See what it becomes' }).click();
  await expect(dialog.getByRole('region', { name: 'What it becomes' })).toBeVisible();
  await expectAccessible(page, 'import');

  const id = await importSample(ida.api);
  await share(ida.api, id, [
    [ida, 'owner'],
    [otto, 'reader'],
  ]);
  await page.goto('/');
  await expect(page.getByRole('table', { name: 'Assessments' })).toBeVisible();
  await expectAccessible(page, 'list');

  await page.goto(`/a/${id}`);
  await expectWritable(page);
  await expectAccessible(page, 'editor');
  await field(page, 2, 'likelihood').click();
  await expect(page.getByRole('listbox', { name: /Likelihood/ })).toBeFocused();
  await expectAccessible(page, 'likelihood picker');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.getByRole('list', { name: 'People with access' })).toContainText('Otto');
  await expectAccessible(page, 'share');
  expect(complaints).toEqual([]);

  const reading = complaintsOf(otto.context);
  const read = await otto.open(`/a/${id}`);
  await expect(read.locator('.draft[contenteditable="false"]')).toBeVisible();
  await expectAccessible(read, 'editor of a reader');
  expect(reading).toEqual([]);
  const nowhere = await otto.open(`/a/${randomUUID()}`);
  await expect(nowhere.getByRole('heading', { name: 'This is not here, or not for you' })).toBeVisible();
  await expectAccessible(nowhere, 'not found');
});

test('programs see from the status what people see on the page', async ({ sharedDesk }) => {
  const { origin } = sharedDesk.server;
  const ugo = await sharedDesk.person('Ugo');
  const vera = await sharedDesk.person('Vera');
  const id = await importSample(ugo.api);
  const get = (path: string, cookie = '') =>
    fetch(`${origin}${path}`, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });

  for (const path of ['/', '/users', '/account', `/a/${id}`]) {
    const answer = await get(path);
    expect(answer.status, path).toBe(307);
    expect(answer.headers.get('location'), path).toBe(`/signin?next=${encodeURIComponent(path)}`);
  }
  expect((await get(`/a/${id}`, ugo.api.cookie)).status).toBe(200);
  for (const path of [`/a/${id}`, `/a/${randomUUID()}`, '/a/not-an-id', '/nothing/here', '/users']) {
    expect((await get(path, vera.api.cookie)).status, path).toBe(404);
  }
});

test('every page carries the headers that contain a mistake', async ({ sharedDesk }) => {
  const { origin } = sharedDesk.server;
  const wim = await sharedDesk.person('Wim');
  for (const path of ['/signin', '/', '/nothing/here']) {
    const { headers } = await fetch(`${origin}${path}`, { headers: { cookie: wim.api.cookie } });
    const policy = headers.get('content-security-policy') ?? '';
    const scripts = /script-src ([^;]*)/u.exec(policy)?.[1] ?? '';
    expect(scripts, path).toMatch(/'nonce-[\w+/=]{16,}'/u);
    expect(scripts, path).not.toContain('unsafe-inline');
    expect(scripts, path).not.toContain('unsafe-eval');
    expect(policy, path).toMatch(/object-src 'none'/u);
    expect(policy, path).toMatch(/base-uri '(none|self)'/u);
    expect(policy, path).toMatch(/frame-ancestors 'none'/u);
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('x-powered-by'), path).toBeNull();
  }
  const csrf = await fetch(`${origin}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const jar = csrf.headers.getSetCookie();
  const entered = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: jar.map((line) => line.split(';', 1)[0]).join('; ') },
    body: new URLSearchParams({
      email: wim.email,
      password: wim.password,
      csrfToken,
      json: 'true',
      callbackUrl: 'https://elsewhere.example/',
    }),
  });
  expect(new URL(((await entered.json()) as { url: string }).url, origin).origin).toBe(origin);
  const session = entered.headers.getSetCookie().find((line) => line.includes('session-token=')) ?? '';
  expect(session).toMatch(/HttpOnly/iu);
  expect(session).toMatch(/SameSite=Lax/iu);
});
