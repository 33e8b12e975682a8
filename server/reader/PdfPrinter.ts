import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok, type Result } from '../../lib/domain/result.ts';
import type { PrintedPage, PrintFault } from '../../lib/document/reader/sheetEdges.ts';
import { BrowserPipe } from './BrowserPipe.ts';
import { steadyPdf } from './steadyPdf.ts';

/** A print that takes longer is given up, ms. */
const timeLimitMs = 40_000;
/** So many may wait for their turn; a browser takes 200 MB. */
const maxWaiting = 6;

const millimetres = (value: number): number => value / 25.4;

/** Makes PDFs through a Chromium, one at a time, each in a process of its own that reaches no network and ends with it. */
export class PdfPrinter {
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(
    /** Path of the program; null: there is none. */
    private readonly browser: string | null,
    private readonly warn: (data: Readonly<Record<string, unknown>>, message: string) => void,
  ) {}

  /** The page on A4, tagged, with an outline; `at` (ISO) is the only moment that the file names. */
  async print(page: PrintedPage, at: string): Promise<Result<Uint8Array, PrintFault>> {
    const { browser } = this;
    if (browser === null) return err('no-browser');
    if (this.#waiting >= maxWaiting) return err('busy');
    this.#waiting += 1;
    const printed = this.#turn.then(() => this.#printNow(browser, page));
    this.#turn = printed.catch(() => undefined).finally(() => (this.#waiting -= 1));
    try {
      return ok(steadyPdf(await printed, at));
    } catch (error) {
      this.warn({ error: String(error) }, 'a PDF could not be made');
      return err('failed');
    }
  }

  async #printNow(program: string, page: PrintedPage): Promise<Uint8Array> {
    const folder = await mkdtemp(join(tmpdir(), 'yardstick-pdf-'));
    const browser = spawn(program, [...switches, `--user-data-dir=${folder}`], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<void>((resolve) => {
      browser.once('exit', () => resolve());
      browser.once('error', () => resolve());
    });
    try {
      return await within(timeLimitMs, printIn(browser, page));
    } finally {
      browser.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
    }
  }
}

/** Nothing that calls home, no host name that resolves, no screen. */
const switches = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--no-first-run',
  '--no-default-browser-check',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--font-render-hinting=none',
  // Chromium refuses its sandbox to the superuser.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

async function printIn(browser: ChildProcess, { page, head, foot }: PrintedPage): Promise<Uint8Array> {
  const pipe = new BrowserPipe(browser);
  const { targetId } = await pipe.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await pipe.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
  const send = <T>(method: string, params: object = {}): Promise<T> => pipe.send<T>(method, params, sessionId);
  await send('Network.enable');
  const none = { latency: 0, downloadThroughput: 0, uploadThroughput: 0 };
  await send('Network.emulateNetworkConditions', { offline: true, ...none });
  await send('Emulation.setScriptExecutionDisabled', { value: true });
  const { frameTree } = await send<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree');
  await send('Page.setDocumentContent', { frameId: frameTree.frame.id, html: page });
  await send('Runtime.evaluate', { expression: laidOutAnew, awaitPromise: true });
  const { data } = await send<{ data: string }>('Page.printToPDF', {
    paperWidth: millimetres(210),
    paperHeight: millimetres(297),
    marginTop: millimetres(20),
    marginBottom: millimetres(20),
    marginLeft: millimetres(20),
    marginRight: millimetres(20),
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: head,
    footerTemplate: foot,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  return Buffer.from(data, 'base64');
}

/**
 * Run in the page: every face and picture is there, and only then is the page laid out, from nothing. Lines that were first
 * measured in another face keep a tenth of a point of it, and the file would depend on which came first.
 */
const laidOutAnew = `(async () => {
  await Promise.all([...document.fonts].map((face) => face.load().catch(() => undefined)));
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  const again = document.body.cloneNode(true);
  document.body.remove();
  document.documentElement.getBoundingClientRect();
  document.documentElement.append(again);
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  await document.fonts.ready;
})()`;

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the print took too long')), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
