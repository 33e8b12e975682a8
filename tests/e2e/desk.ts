import { test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { signIn, type ApiClient } from '../integration/apiClient.ts';
import {
  removeDataDir,
  startServer,
  testAdmin,
  type RunningServer,
  type ServerOptions,
} from '../integration/startServer.ts';

/** A person with an account, an API client and a browser context of their own. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly api: ApiClient;
  readonly context: BrowserContext;
  open(path: string): Promise<Page>;
};

/** A running product with an administrator, for one test. */
export type Desk = {
  server: RunningServer;
  readonly admin: ApiClient;
  /** Makes an account and signs it in, in a browser context of its own. */
  person(name: string): Promise<Person>;
  /** Kills the server as a power cut would and starts it again on the same port and data. */
  crashAndRestart(): Promise<void>;
};

const passwordOf = (name: string): string => `${name} types this each morning`;

async function makePerson(
  browser: Browser,
  desk: { server: RunningServer; admin: ApiClient },
  name: string,
): Promise<Person> {
  const { origin } = desk.server;
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@desk.example`;
  const password = passwordOf(name);
  const { id } = await desk.admin.done<{ id: string }>('POST', '/api/v1/users', {
    email,
    name,
    password,
    role: 'member',
  });
  const api = await signIn(origin, email, password);
  const context = await browser.newContext({ baseURL: origin });
  const [cookieName = '', ...value] = api.cookie.split('=');
  await context.addCookies([
    { name: cookieName, value: value.join('='), url: origin, httpOnly: true, sameSite: 'Lax' },
  ]);
  return {
    id,
    name,
    email,
    password,
    api,
    context,
    open: async (path) => {
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
  };
}

export const test = base.extend<{ serverOptions: ServerOptions; desk: Desk }>({
  serverOptions: [{}, { option: true }],
  desk: async ({ browser, serverOptions }, use) => {
    const first = await startServer(serverOptions);
    const admin = await signIn(first.origin, testAdmin.email, testAdmin.password);
    const contexts: BrowserContext[] = [];
    const desk: Desk = {
      server: first,
      admin,
      person: async (name) => {
        const person = await makePerson(browser, desk, name);
        contexts.push(person.context);
        return person;
      },
      crashAndRestart: async () => {
        await desk.server.kill();
        desk.server = await startServer({ ...serverOptions, dataDir: first.dataDir, port: first.port });
      },
    };
    await use(desk);
    for (const context of contexts) await context.close();
    await desk.server.stop();
    await removeDataDir(first.dataDir);
  },
});

export { expect } from '@playwright/test';
