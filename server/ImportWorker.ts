import type { DocumentWork } from '../lib/commands/ports.ts';
import { tooComplex } from '../lib/document/import/importFault.ts';
import type { FileImport } from '../lib/document/import/importFile.ts';
import { defaultScale } from '../lib/domain/likelihood/scaleById.ts';
import { err } from '../lib/domain/result.ts';
import { DocumentWorker } from './DocumentWorker.ts';
import type { Log } from './Log.ts';
import type { RoomLimits } from './roomLimits.ts';

/**
 * Reads imported files in a thread of their own, bounded in time and memory: a hostile file holds up nobody's draft, only
 * the imports behind it. The thread is started by the first import and ends when nobody imports for a while.
 */
export class ImportWorker {
  readonly #limits: RoomLimits;
  readonly #log: Log;
  #worker: DocumentWorker | null = null;
  #waiting = 0;
  #idle: NodeJS.Timeout | null = null;
  #hasEnded = false;

  constructor(limits: RoomLimits, log: Log) {
    this.#limits = limits;
    this.#log = log;
  }

  /** As `DocumentWork.importFile`. */
  readonly importFile: DocumentWork['importFile'] = async (file: FileImport) => {
    if (this.#hasEnded || this.#waiting >= this.#limits.maxWaitingImports) return err({ kind: 'busy' });
    this.#waiting += 1;
    if (this.#idle !== null) clearTimeout(this.#idle);
    try {
      const worker = this.#worker ?? (await this.#start());
      return await worker.run({ kind: 'import', file });
    } catch (error) {
      // Out of time or memory, or a fault of ours: what the person can do is the same, the log tells the difference.
      this.#log.warn(
        { error: String(error), format: file.format, length: file.content.length },
        'an import was given up',
      );
      return err(this.#hasEnded ? { kind: 'busy' } : tooComplex);
    } finally {
      this.#waiting -= 1;
      if (this.#waiting === 0 && !this.#hasEnded) this.#restLater();
    }
  };

  async end(): Promise<void> {
    this.#hasEnded = true;
    await this.#rest();
  }

  /** A thread that has read something small already, so that its start does not count against anybody's file. */
  async #start(): Promise<DocumentWorker> {
    const worker = new DocumentWorker(this.#limits.importMs, this.#limits.importHeapMb);
    this.#worker = worker;
    const small: FileImport = { format: 'text', content: 'Ready', title: null, scale: defaultScale };
    await worker.run({ kind: 'import', file: small }).catch(() => undefined);
    return worker;
  }

  #restLater(): void {
    this.#idle = setTimeout(() => void this.#rest(), this.#limits.importIdleMs);
    this.#idle.unref();
  }

  async #rest(): Promise<void> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.end();
  }
}
