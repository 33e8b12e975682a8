import { afterEach, describe, expect, test } from 'vitest';
import { scaleById } from '../../../lib/domain/likelihood/scaleById.ts';
import type { FileImport } from '../../../lib/document/import/importFile.ts';
import { ImportWorker } from '../../../server/ImportWorker.ts';
import { roomLimits } from '../../../server/roomLimits.ts';

const file = (content: string, format: FileImport['format'] = 'markdown'): FileImport => {
  return { format, content, title: null, scale: scaleById('icd203')! };
};
/** Takes the parser minutes: each opening may pair with each closing, so twice the openings take four times as long. */
const endless = file('*a **b '.repeat(290_000));
const kindOf = async (answer: ReturnType<ImportWorker['importFile']>): Promise<string> => {
  const made = await answer;
  return made.ok ? 'read' : made.error.kind;
};

describe('[IM13] the thread that reads imported files', () => {
  const warnings: string[] = [];
  const log = {
    info: () => undefined,
    warn: (_: unknown, message: string) => void warnings.push(message),
    error: () => undefined,
  };
  let worker: ImportWorker | null = null;
  afterEach(async () => {
    await worker?.end();
    warnings.length = 0;
  });

  test('a file that takes too long is refused, and the next one is read', async () => {
    worker = new ImportWorker({ ...roomLimits, importMs: 8_000 }, log);
    expect(await kindOf(worker.importFile(file('# Rain')))).toBe('read');
    expect(await kindOf(worker.importFile(endless))).toBe('too-complex');
    expect(warnings).toEqual(['an import was given up']);
    expect(await kindOf(worker.importFile(file('# Rain')))).toBe('read');
  }, 100_000);

  test('a file that takes too much memory is refused, and nothing else ends', async () => {
    worker = new ImportWorker({ ...roomLimits, importHeapMb: 48 }, log);
    const rows = `<table>${'<tr><td>word<td>word<td>word'.repeat(60_000)}`;
    expect(await kindOf(worker.importFile(file(rows, 'html')))).toBe('too-complex');
    expect(await kindOf(worker.importFile(file('# Rain')))).toBe('read');
  }, 100_000);

  test('more files than may wait: busy, at once; after the end: busy', async () => {
    worker = new ImportWorker({ ...roomLimits, maxWaitingImports: 2 }, log);
    const answers = [1, 2, 3].map(() =>
      kindOf(worker?.importFile(file('# Rain')) ?? Promise.reject(new Error('none'))),
    );
    expect(await Promise.all(answers)).toEqual(['read', 'read', 'busy']);
    await worker.end();
    expect(await kindOf(worker.importFile(file('# Rain')))).toBe('busy');
  }, 100_000);
});
