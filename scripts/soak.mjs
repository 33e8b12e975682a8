// `npm run test:soak`: the faults in their long form (hours), and what they found into docs/reliability.md.
// --short: as many rounds as the tests make; minutes. --no-write: leaves the document alone.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { ensureBuild } from './build.mjs';
import { root } from './currentBuild.mjs';

process.chdir(root);
const isShort = process.argv.includes('--short');
const reports = join(root, '.build', 'reports');
mkdirSync(reports, { recursive: true });
const figuresFile = join(reports, 'soak.jsonl');
const reportFile = join(reports, 'soak.json');
for (const file of [figuresFile, reportFile]) rmSync(file, { force: true });
await import('./generate.mjs');
await ensureBuild();

const began = new Date();
const [loadBefore] = loadavg();
const code = await new Promise((resolve) => {
  const child = spawn(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config',
      'tests/vitest.config.ts',
      '--project',
      'integration',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
      // One after the other: each fault has the machine for itself.
      '--no-file-parallelism',
      'tests/integration/faults',
      'tests/integration/rooms/killLoop.test.ts',
      'tests/integration/rooms/upkeep.test.ts',
      'tests/integration/badInput',
    ],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        NODE_ENV: 'test',
        SOAK_FIGURES: figuresFile,
        ...(isShort ? {} : { SOAK_LONG: '1', KILL_ROUNDS: process.env.KILL_ROUNDS ?? '200' }),
      },
    },
  );
  child.on('exit', (status) => resolve(status ?? 1));
});
if (process.argv.includes('--no-write')) process.exit(code);

const { testResults } = JSON.parse(readFileSync(reportFile, 'utf8'));
const tests = testResults.flatMap(({ name, assertionResults }) =>
  assertionResults.map(({ fullName, status }) => ({ file: name, fullName, status })),
);
const inFolder = (folder) => tests.filter(({ file }) => file.includes(folder));
const passed = (list) => list.filter(({ status }) => status === 'passed').length;
const figures = existsSync(figuresFile)
  ? readFileSync(figuresFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];
const failed = tests.filter(({ status }) => status === 'failed');
const skipped = tests.filter(({ status }) => status === 'pending' || status === 'skipped');
const bad = inFolder('integration/badInput');
const poison = inFolder('faults/poison');
const upkeep = inFolder('rooms/upkeep');
const count = (number) => number.toLocaleString('en');
const minutes = Math.max(1, Math.round((Date.now() - began.getTime()) / 60_000));

/** The load that the newest benchmark on this machine found carried. */
function loadHeld() {
  const file = join(root, '.build', 'bench.json');
  if (!existsSync(file)) return 'Not measured beside this run; see [performance.md](performance.md).';
  const { date, manyDrafts } = JSON.parse(readFileSync(file, 'utf8'));
  const carried = (manyDrafts ?? []).filter(
    ({ measured }) =>
      measured?.ours && measured.ours.delay.p95 <= 100 && measured.ours.delivered >= measured.ours.expected,
  );
  const most = carried.at(-1);
  if (most === undefined) return 'Not measured beside this run; see [performance.md](performance.md).';
  const { keystrokesPerSecond, delay } = most.measured.ours;
  return `${most.label} with four people typing in each, ${count(Math.round(keystrokesPerSecond))} keystrokes a second, at the others after ${delay.p95.toFixed(1)} ms (p95); nothing lost on the way (benchmark of ${date.slice(0, 10)}).`;
}

const list = (title, items) =>
  items.length === 0 ? [] : ['', `## ${title}`, '', ...items.map(({ fullName }) => `- ${fullName}`)];
const text = [
  '# Reliability',
  '',
  'What was done to the server and what became of it. Written by `npm run test:soak`, from what that run measured and nothing else;',
  'the same loops, shorter, are part of `npm test`.',
  '',
  `${began.toISOString().slice(0, 10)}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version.replace(/^v(\d+).*/, '$1')}, ${minutes} minutes, ${isShort ? 'the short form' : 'the long form'}; load of the machine before the start: ${loadBefore.toFixed(1)}.`,
  '',
  '## Load held',
  '',
  loadHeld(),
  '',
  '## Faults survived',
  '',
  '| Fault | What became of it | Acknowledged edits looked for | Lost |',
  '| --- | --- | --- | --- |',
  ...figures.map((one) => `| ${one.fault} | ${one.outcome} | ${count(one.acknowledged)} | ${count(one.lost)} |`),
  `| rows in the stored log that nobody can read (${poison.length} kinds) | set aside as the draft is opened, said in the log; everything else opens | - | ${passed(poison) === poison.length ? 0 : 'see below'} |`,
  `| people who do not read, lines that are half open, a store that stays away, a restart while people write | ${passed(upkeep)} of ${upkeep.length} tests passed | - | - |`,
  '',
  '## Bad input tried',
  '',
  `${passed(bad)} of ${bad.length} tests passed: hostile messages, frames and updates against rooms in which others write (\`tests/integration/badInput\`). In each, the others go on writing and lose nothing.`,
  ...list('Failed', failed),
  ...list('Not tried on this machine', skipped),
  '',
];
writeFileSync(join(root, 'docs', 'reliability.md'), text.join('\n'));
process.stdout.write(`\nWritten to docs/reliability.md. ${passed(tests)} passed, ${failed.length} failed.\n`);
process.exit(code);
