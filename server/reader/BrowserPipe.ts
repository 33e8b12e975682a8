import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

type Reply = { readonly id?: number; readonly result?: unknown; readonly error?: { readonly message: string } };

/** Commands of the DevTools protocol over the two pipes of a browser started with `--remote-debugging-pipe`. No port is opened. */
export class BrowserPipe {
  readonly #write: Writable;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #last = 0;

  constructor(browser: ChildProcess) {
    const [, , , write, read] = browser.stdio;
    if (!write || !read) throw new Error('the browser has no pipes');
    this.#write = write as Writable;
    this.#listen(read as Readable);
    this.#write.on('error', (error) => this.#end(error));
    browser.once('exit', () => this.#end(new Error('the browser ended')));
    browser.once('error', (error) => this.#end(error));
  }

  /** Sends a command; `session`: to a page. Gives its result back as `T`, which nobody has checked. */
  send<T>(method: string, params: object = {}, session?: string): Promise<T> {
    this.#last += 1;
    const id = this.#last;
    const message = JSON.stringify({ id, method, params, ...(session !== undefined && { sessionId: session }) });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: (value) => resolve(value as T), reject });
      this.#write.write(`${message}\0`);
    });
  }

  #listen(read: Readable): void {
    let parts: Buffer[] = [];
    read.on('error', (error) => this.#end(error));
    read.on('data', (chunk: Buffer) => {
      let rest = chunk;
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        this.#take(Buffer.concat([...parts, rest.subarray(0, end)]).toString('utf8'));
        parts = [];
        rest = rest.subarray(end + 1);
      }
      if (rest.length > 0) parts.push(rest);
    });
  }

  #take(message: string): void {
    const { id, result, error } = JSON.parse(message) as Reply;
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (id === undefined || waiting === undefined) return;
    this.#waiting.delete(id);
    if (error === undefined) waiting.resolve(result);
    else waiting.reject(new Error(error.message));
  }

  #end(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
