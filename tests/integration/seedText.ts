import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/seed', import.meta.url));

/** The user's own text, read from beside the repository; null, said aloud, where that folder is missing. */
export function readSeedText(): string | null {
  const name = existsSync(folder) ? readdirSync(folder).find((file) => file.endsWith('.txt')) : undefined;
  if (name === undefined) {
    process.stderr.write('SKIPPED: ../shared/seed is not there; what needs the original text was not tested\n');
    return null;
  }
  return readFileSync(`${folder}/${name}`, 'utf8');
}
