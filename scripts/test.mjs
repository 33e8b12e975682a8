// `npm test`: everything. `npm run check` (--quick): what needs no server and no browser,
// with a third of the fuzz's seeds. Each stage's own output is
// shown; the last line sums them up as `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ensureBuild } from './build.mjs';
import { root } from './currentBuild.mjs';
import { ensureChromium } from './findChromium.mjs';

process.chdir(root);
const isQuick = process.argv.includes('--quick');
const reports = join(root, '.build', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const total = { passed: 0, failed: 0 };
/** What failed, by name and first line of why: told once more at the end, for a log may be cut. */
const failures = [];
/** What failed at first and was looked at again, told at the end as well. */
const unsteady = [];
/** In how many files of a suite something may fail for it to be looked at again: more than that is no accident. */
const SECOND_LOOKS = 2;

/** Runs a command with its output shown; resolves to its exit code. */
function run(label, args, env = {}) {
  process.stdout.write(`\n== ${label}\n`);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** A stage that is one check: passed or failed as a whole. Its output is shown when it ends, for several run at once. */
function check(label, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      process.stdout.write(`\n== ${label}\n${output}`);
      if (code === 0) total.passed += 1;
      else {
        total.failed += 1;
        failures.push(label);
      }
      resolve();
    });
  });
}

/** A report's counts; a runner that died without one, or failed outside any test, counts as one failure. */
function countsOf(label, read, code) {
  let counts = { passed: 0, failed: 0, failures: [] };
  try {
    counts = read();
  } catch {
    // Counted below.
  }
  if (counts.failed > 0 || (code === 0 && counts.passed > 0)) return counts;
  return { ...counts, failed: 1, failures: [{ file: null, told: `${label}: failed outside any test` }] };
}

function add({ passed, failed, failures: those }) {
  total.passed += passed;
  total.failed += failed;
  failures.push(...those.map(({ told: words }) => words));
}

/**
 * Runs a suite that starts servers or browsers, and files of it in which something failed once more by themselves:
 * what passes then is named as unsteady and does not hold the change up (docs/decisions/0016).
 * `runFiles(files)` runs those files, all where there are none, and answers its counts.
 */
async function withSecondLook(runFiles) {
  const first = await runFiles([]);
  const files = [...new Set(first.failures.map(({ file }) => file))];
  if (files.length === 0 || files.length > SECOND_LOOKS || files.includes(null)) return add(first);
  process.stdout.write(`\nOnce more, by themselves: ${files.join(', ')}\n`);
  const second = await runFiles(files);
  unsteady.push(...first.failures.map(({ told: words }) => words));
  add({ passed: first.passed + first.failed - second.failed, failed: second.failed, failures: second.failures });
}

/** The title of a failed test with the first lines of its error, without colours. */
function told(title, message = '') {
  const lines = stripVTControlCharacters(message).trim().split('\n');
  return [title, ...lines.slice(0, 12)].join('\n    ');
}

/** Every test that failed in a suite of Playwright's report, and in those below it. */
function failedSpecs(suite) {
  const here = (suite.specs ?? [])
    .filter(({ ok }) => !ok)
    .map(({ file, line, title, tests }) => ({
      file: join('tests', 'e2e', file),
      told: told(
        `${file}:${line} ${title}`,
        tests.flatMap(({ results }) => results.map(({ error }) => error?.message ?? ''))[0],
      ),
    }));
  return [...here, ...(suite.suites ?? []).flatMap(failedSpecs)];
}

async function vitest(projects, files = []) {
  const label = projects.join(', ');
  const file = join(reports, `${projects[0]}${files.length > 0 ? '-again' : ''}.json`);
  const code = await run(
    label,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...files,
      '--config',
      'tests/vitest.config.ts',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { NODE_ENV: 'test', ...(isQuick ? { FUZZ_QUICK: '1' } : {}) },
  );
  const read = () => {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const failed = report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => ({
          file: relative(root, name),
          told: told(`${relative(root, name)} ${fullName}`, failureMessages[0]),
        })),
    );
    return { passed: report.numPassedTests, failed: report.numFailedTests, failures: failed };
  };
  return countsOf(label, read, code);
}

async function playwright(chromium, files) {
  const file = join(reports, `e2e${files.length > 0 ? '-again' : ''}.json`);
  const code = await run(
    'end to end',
    ['node_modules/@playwright/test/cli.js', 'test', ...files, '--config', 'tests/e2e/playwright.config.ts'],
    {
      CHROMIUM_PATH: chromium,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    },
  );
  const read = () => {
    const { stats, suites } = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      failures: suites.flatMap(failedSpecs),
    };
  };
  return countsOf('end to end', read, code);
}

async function endToEnd() {
  const chromium = ensureChromium();
  if (chromium === null) {
    process.stdout.write('No Chromium could be installed: the end-to-end tests cannot run.\n');
    return add(countsOf('end to end, without a browser', () => ({ passed: 0, failed: 0, failures: [] }), 1));
  }
  await ensureBuild();
  await withSecondLook((files) => playwright(chromium, files));
}

await import('./generate.mjs');
await Promise.all([
  check('types', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.']),
  check('lint', ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings']),
  // Files whose content was found to be in order before are not read again.
  check('format', [
    'node_modules/prettier/bin/prettier.cjs',
    '--check',
    '--log-level=warn',
    '--cache',
    '--cache-strategy=content',
    `--cache-location=${join('.build', 'prettier')}`,
    '.',
  ]),
]);
add(await vitest(['architecture', 'unit', 'fuzz']));
if (!isQuick) {
  await withSecondLook((files) => vitest(['integration'], files));
  await endToEnd();
}
if (unsteady.length > 0) process.stdout.write(`\nFailed at first (looked at again):\n- ${unsteady.join('\n- ')}\n`);
if (failures.length > 0) process.stdout.write(`\nFailed:\n- ${failures.join('\n- ')}\n`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);
