import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How a command at the terminal ended. */
export type Outcome = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs `scripts/<name>.ts` as npm does. */
export function runCommand(
  name: 'backup' | 'restore' | 'migrate',
  words: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const script = fileURLToPath(new URL(`../../../scripts/${name}.ts`, import.meta.url));
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', script, ...words],
      { env: { ...process.env, DATABASE_URL: '', ...settings } },
      (_error, out, err) => resolve({ code: child.exitCode, out, err }),
    );
  });
}
