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
  /** The administrator, at a browser. */
  administrator(): Promise<Person>;
  /** Somebody of an earlier test, at a browser again: theirs was closed behind it. */
  again(person: Person): Promise<Person>;
  /** Kills the server as a power cut would and starts it again on the same port and data. */
  crashAndRestart(): Promise<void>;
};

const passwordOf = (name: string): string => `${name} types this each morning`;

async function makePerson(
  browser: Browser,
  desk: { server: RunningServer; admin: ApiClient },
  name: string,
  namesakes: number,
): Promise<Person> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}${namesakes === 0 ? '' : namesakes + 1}@desk.example`;
  const password = passwordOf(name);
  const { id } = await desk.admin.done<{ id: string }>('POST', '/api/v1/users', {
    email,
    name,
    password,
    role: 'member',
  });
  return atBrowser(browser, desk.server.origin, { id, name, email, password });
}

/** Signs somebody in, in a browser context of their own. */
async function atBrowser(
  browser: Browser,
  origin: string,
  account: Pick<Person, 'id' | 'name' | 'email' | 'password'>,
): Promise<Person> {
  const api = await signIn(origin, account.email, account.password);
  const context = await browser.newContext({ baseURL: origin });
  const [cookieName = '', ...value] = api.cookie.split('=');
  await context.addCookies([
    { name: cookieName, value: value.join('='), url: origin, httpOnly: true, sameSite: 'Lax' },
  ]);
  return {
    ...account,
    api,
    context,
    open: async (path) => {
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
  };
}

/** `leave` closes every browser of the desk's people; `close` ends the product too and removes its data. */
type OpenDesk = Desk & { leave(): Promise<void>; close(): Promise<void> };

/** Starts the product. */
async function openDesk(browser: Browser, options: ServerOptions): Promise<OpenDesk> {
  const first = await startServer(options);
  const contexts: BrowserContext[] = [];
  const names: string[] = [];
  const desk = {
    server: first,
    admin: await signIn(first.origin, testAdmin.email, testAdmin.password),
    person: async (name: string) => {
      // Files that share a desk may each have their own Ines.
      const namesakes = names.filter((other) => other === name).length;
      names.push(name);
      const person = await makePerson(browser, desk, name, namesakes);
      contexts.push(person.context);
      return person;
    },
    administrator: async () => {
      const { items } = await desk.admin.done<{ items: readonly { id: string; name: string; email: string }[] }>(
        'GET',
        '/api/v1/users?limit=100',
      );
      const found = items.find(({ email }) => email === testAdmin.email);
      if (found === undefined) throw new Error('the administrator is not among the users');
      const { id, name, email } = found;
      const person = await atBrowser(browser, first.origin, { id, name, email, password: testAdmin.password });
      contexts.push(person.context);
      return person;
    },
    again: async ({ id, name, email, password }: Person) => {
      const person = await atBrowser(browser, desk.server.origin, { id, name, email, password });
      contexts.push(person.context);
      return person;
    },
    crashAndRestart: async () => {
      await desk.server.kill();
      desk.server = await startServer({ ...options, dataDir: first.dataDir, port: first.port });
    },
    leave: async () => {
      for (const context of contexts.splice(0)) await context.close();
    },
    close: async () => {
      await desk.leave();
      await desk.server.stop();
      await removeDataDir(first.dataDir);
    },
  };
  return desk;
}

type TestFixtures = { serverOptions: ServerOptions; desk: Desk; sharedDesk: Desk };

export const test = base.extend<TestFixtures, { sharedProduct: OpenDesk }>({
  serverOptions: [{}, { option: true }],
  desk: async ({ browser, serverOptions }, use) => {
    const desk = await openDesk(browser, serverOptions);
    await use(desk);
    await desk.close();
  },
  /** One product for all tests of a file that neither stop it nor depend on being alone in it. */
  sharedProduct: [
    async ({ browser }, use) => {
      const desk = await openDesk(browser, {});
      await use(desk);
      await desk.close();
    },
    { scope: 'worker' },
  ],
  /** That product, for one test: the browsers opened in it are closed behind it, or the later tests would share the machine with all of them. */
  sharedDesk: async ({ sharedProduct }, use) => {
    await use(sharedProduct);
    await sharedProduct.leave();
  },
});

export { expect } from '@playwright/test';
