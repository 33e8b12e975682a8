import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as Y from 'yjs';
import type { DocJson } from '../../../lib/document/docJson.ts';
import type { TargetAnswer, TargetFigures, TargetRequest } from './targetMessages.ts';

/** The server under attack, as the test sees it. One question at a time. */
export class Target {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.url = `ws://127.0.0.1:${port}`;
  }

  static async start(): Promise<Target> {
    const child = fork(fileURLToPath(new URL('./targetProcess.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx', '--expose-gc'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const answer = await nextAnswer(child);
    if (answer.kind !== 'listening') throw new Error('it does not listen');
    return new Target(child, answer.port);
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  seed(draftId: string, content: DocJson): Promise<TargetAnswer> {
    return this.#ask({ kind: 'seed', draftId, content });
  }

  begin(): Promise<TargetAnswer> {
    return this.#ask({ kind: 'begin' });
  }

  restart(): Promise<TargetAnswer> {
    return this.#ask({ kind: 'restart' });
  }

  async end(): Promise<TargetFigures> {
    const answer = await this.#ask({ kind: 'end' });
    if (answer.kind !== 'figures') throw new Error('no figures');
    return answer;
  }

  /** The draft as anybody would find it after a restart. */
  async stored(draftId: string): Promise<Y.Doc> {
    const answer = await this.#ask({ kind: 'stored', draftId });
    if (answer.kind !== 'stored') throw new Error('no draft');
    const doc = new Y.Doc();
    for (const update of answer.updates) Y.applyUpdate(doc, Buffer.from(update, 'base64'));
    return doc;
  }

  stop(): void {
    this.#child.disconnect();
  }

  async #ask(request: TargetRequest): Promise<TargetAnswer> {
    const answering = nextAnswer(this.#child);
    this.#child.send(request);
    const answer = await answering;
    if (answer.kind === 'failed') throw new Error(answer.error);
    return answer;
  }
}

function nextAnswer(child: ChildProcess): Promise<TargetAnswer> {
  return new Promise((resolve, reject) => {
    const onExit = (): void => reject(new Error('the server has died'));
    child.once('exit', onExit);
    child.once('message', (answer) => {
      child.off('exit', onExit);
      resolve(answer as TargetAnswer);
    });
  });
}
