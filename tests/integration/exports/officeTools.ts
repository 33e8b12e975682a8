import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** A first start makes a profile, which takes a slow machine a while, ms. */
const timeLimitMs = 100_000;
const maxBuffer = 32 * 1024 * 1024;

/** Whether a program is on the search path; where it is not, that is said aloud. */
function isInstalled(program: string, what: string): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const isThere = folders.some((folder) => folder !== '' && existsSync(join(folder, program)));
  if (!isThere) process.stderr.write(`SKIPPED: ${program} is not installed here, so ${what} was not tested\n`);
  return isThere;
}

/** LibreOffice, which opens what Word opens. */
export const hasOffice = isInstalled('soffice', 'that another program opens the Word export');
/** Poppler, which reads PDFs. */
export const hasPoppler = ['pdfinfo', 'pdftotext'].every((program) => isInstalled(program, 'what stands in a PDF'));

/** Word files as LibreOffice reads them, by name: their text, and their pages as a PDF. It runs without a screen, in a profile of its own. */
export async function readByOffice(
  files: ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlyMap<string, { readonly text: string; readonly pdf: Uint8Array }>> {
  const folder = await mkdtemp(join(tmpdir(), 'yardstick-office-'));
  try {
    const paths = await Promise.all(
      [...files].map(async ([name, bytes]) => {
        const path = join(folder, `${name}.docx`);
        await writeFile(path, bytes);
        return path;
      }),
    );
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    for (const to of ['txt:Text (encoded):UTF8', 'pdf']) {
      const asked = [profile, '--headless', '--norestore', '--convert-to', to, '--outdir', folder, ...paths];
      await run('soffice', asked, { timeout: timeLimitMs, killSignal: 'SIGKILL', maxBuffer });
    }
    const read = [...files.keys()].map(async (name) => {
      const text = await readFile(join(folder, `${name}.txt`), 'utf8');
      return [name, { text, pdf: await readFile(join(folder, `${name}.pdf`)) }] as const;
    });
    return new Map(await Promise.all(read));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The comments of a Word file as LibreOffice keeps them, in order: who said what. */
export async function commentsByOffice(
  bytes: Uint8Array,
): Promise<
  readonly { readonly by: string; readonly at: string; readonly text: string; readonly isSettled: boolean }[]
> {
  const folder = await mkdtemp(join(tmpdir(), 'yardstick-office-'));
  try {
    const path = join(folder, 'file.docx');
    await writeFile(path, bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const asked = [profile, '--headless', '--norestore', '--convert-to', 'fodt', '--outdir', folder, path];
    await run('soffice', asked, { timeout: timeLimitMs, killSignal: 'SIGKILL', maxBuffer });
    const written = await readFile(join(folder, 'file.fodt'), 'utf8');
    return [...written.matchAll(/<office:annotation ([^>]*)>(.*?)<\/office:annotation>/gsu)].map(
      ([, head = '', inner = '']) => {
        const of = (name: string): string => new RegExp(`<dc:${name}>(.*?)</dc:${name}>`, 'su').exec(inner)?.[1] ?? '';
        const said = inner.replace(/<dc:.*?<\/dc:\w+>|<meta:.*?<\/meta:[\w-]+>/gsu, '').replace(/<[^>]*>/gu, ' ');
        const isSettled = head.includes('resolved="true"');
        return { by: of('creator'), at: of('date'), text: said.replace(/\s+/gu, ' ').trim(), isSettled };
      },
    );
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A PDF as Poppler reads it. `pages`: the text of each, in the order in which it was written. `structure`: its tree of tags. */
export async function readByPoppler(pdf: Uint8Array): Promise<{
  readonly info: string;
  readonly structure: string;
  readonly pages: readonly string[];
}> {
  const folder = await mkdtemp(join(tmpdir(), 'yardstick-poppler-'));
  try {
    const path = join(folder, 'file.pdf');
    await writeFile(path, pdf);
    const said = async (program: string, ...asked: readonly string[]): Promise<string> =>
      (await run(program, [...asked], { timeout: timeLimitMs, killSignal: 'SIGKILL', maxBuffer })).stdout;
    const text = await said('pdftotext', '-raw', '-enc', 'UTF-8', path, '-');
    return {
      info: await said('pdfinfo', path),
      structure: await said('pdfinfo', '-struct', path),
      // A form feed ends each page.
      pages: text.split('\f').slice(0, -1),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
