// Finds a Chromium for the tests; where there is none, installs one and says so.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const fixed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function downloaded() {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith('chromium-'))
    .flatMap((name) => [join(folder, name, 'chrome-linux', 'chrome'), join(folder, name, 'chrome-linux64', 'chrome')]);
}

/** Path of a Chromium that is there now, or null. */
export function installedChromium() {
  const onPath = (process.env.PATH ?? '').split(':').flatMap((folder) => names.map((name) => join(folder, name)));
  const candidates = [process.env.CHROMIUM_PATH, ...onPath, ...fixed, ...downloaded()];
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path)) ?? null;
}

const isRoot = () => typeof process.getuid === 'function' && process.getuid() === 0;

/** Path of a Chromium, installed when there is none: Playwright's own download, else the system's package manager. */
export function ensureChromium() {
  const there = installedChromium();
  if (there !== null) return there;
  process.stdout.write('No Chrome or Chromium found; installing one with Playwright ...\n');
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    stdio: 'inherit',
    timeout: 300_000,
  });
  const fetched = installedChromium();
  if (fetched !== null) return fetched;
  if (isRoot() && existsSync('/usr/bin/apt-get')) {
    process.stdout.write("That did not work; installing Debian's chromium package ...\n");
    spawnSync('apt-get', ['update'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  return installedChromium();
}
