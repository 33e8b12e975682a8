import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('../../docs/performance-editor.md', import.meta.url));

/** Prints a section of docs/performance-editor.md and, unless told not to, writes it there: in its place, or before the checks. */
export async function writeSection(title: string, text: string): Promise<void> {
  const section = `## ${title}\n\n${text.trim()}\n`;
  process.stdout.write(section);
  if (process.argv.includes('--no-write')) return;
  const parts = (await readFile(path, 'utf8')).split(/^(?=## )/mu);
  const own = parts.findIndex((part) => part.startsWith(`## ${title}\n`));
  const checks = parts.findIndex((part) => part.startsWith('## The checks\n'));
  if (own >= 0) parts[own] = section;
  else parts.splice(checks < 0 ? parts.length : checks, 0, section);
  await writeFile(path, `${parts.map((part) => part.trim()).join('\n\n')}\n`);
}
