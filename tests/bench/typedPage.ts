import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { signIn, type ApiClient } from '../integration/apiClient.ts';
import { spreadOf, type Spread } from './quantiles.ts';

/** Makes an account and signs it in. */
export async function person(admin: ApiClient, origin: string, name: string): Promise<{ id: string; api: ApiClient }> {
  const account = { email: `${name}@bench.example`, name, password: `${name} types this each day`, role: 'member' };
  const { id } = await admin.done<{ id: string }>('POST', '/api/v1/users', account);
  return { id, api: await signIn(origin, account.email, account.password) };
}

/** The browser that is measured in, without a graphics card. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A window of 1440 by 900 in which somebody is signed in. */
export async function windowOf(browser: Browser, origin: string, api: ApiClient): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 } });
  const [cookieName = '', ...value] = api.cookie.split('=');
  await context.addCookies([
    { name: cookieName, value: value.join('='), url: origin, httpOnly: true, sameSite: 'Lax' },
  ]);
  return context;
}

/**
 * Notes when the page could first be typed into, each key's way to its frame, and each task of more than 50 ms. As text:
 * what is compiled here for Node calls names that a page does not have.
 */
const probe = `
  const times = (window.keyTimes = []);
  const longTasks = (window.longTasks = []);
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => longTasks.push(duration))).observe({ type: 'longtask' });
  const afterFrame = (run) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = run;
      channel.port2.postMessage(null);
    });
  const look = () => {
    if (document.querySelector('.draft[contenteditable="true"] [data-block="judgment"]') === null) requestAnimationFrame(look);
    else afterFrame(() => (window.editableAt = performance.now()));
  };
  requestAnimationFrame(look);
  document.addEventListener('keydown', ({ timeStamp }) => afterFrame(() => times.push(performance.now() - timeStamp)), true);
`;

/** Opens a page and waits until it can be typed into; after how many ms that was. */
export async function openTyped(context: BrowserContext, path: string): Promise<{ page: Page; ms: number }> {
  const page = await context.newPage();
  await page.addInitScript({ content: probe });
  await page.goto(path);
  await page.waitForFunction(() => 'editableAt' in window, undefined, { timeout: 60_000 });
  return { page, ms: await page.evaluate(() => (window as unknown as { editableAt: number }).editableAt) };
}

type Probed = { readonly keyTimes: number[]; readonly longTasks: number[] };

/** Types into a block; `restEvery`: after so many keys there is a rest, in which the page does what it puts off. */
export async function typeIn(
  page: Page,
  blockId: string,
  keys: number,
  restEvery = Number.POSITIVE_INFINITY,
): Promise<Spread & { readonly longTasks: readonly number[] }> {
  await page.locator(`[data-id="${blockId}"]`).click();
  await page.evaluate(() => {
    const probed = window as unknown as Probed;
    probed.keyTimes.length = 0;
    probed.longTasks.length = 0;
  });
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press(key % 6 === 5 ? 'Space' : 'a');
    await page.waitForTimeout(key % restEvery === restEvery - 1 ? 420 : 90);
  }
  const { keyTimes, longTasks } = await page.evaluate(() => {
    const probed = window as unknown as Probed;
    return { keyTimes: probed.keyTimes, longTasks: probed.longTasks };
  });
  return { ...spreadOf(keyTimes), longTasks };
}
