/**
 * Measures what it costs to tell two versions apart, to freeze a draft and to bring a version back, as the document worker does
 * it. Prints a table.
 *
 *     npx tsx tests/bench/diff.ts [--rounds 7]
 */
import { measureDiff } from './measureDiff.ts';

const at = process.argv.indexOf('--rounds');
const { rows, version, longVersion, restoreMs } = measureDiff(at < 0 ? 7 : Number(process.argv[at + 1]), false);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
for (const { what, words, parts, ms, goalMs } of rows) {
  const figures = `${String(words).padStart(8)} words ${String(parts).padStart(7)} parts ${ms.toFixed(1).padStart(9)} ms`;
  say(`${what.padEnd(58)} ${figures}${goalMs === null ? '' : `  goal ${goalMs}`}`);
}
say('');
if (!version.isRecorded) say('The recorded history is not here: a made-up one stands for it.');
say(`freeze 100,000 words: ${longVersion.ms.toFixed(0)} ms, ${longVersion.bytes} bytes`);
say(`freeze the history: ${version.ms.toFixed(0)} ms, ${version.bytes} bytes`);
say(`restore 100,000 words, 1 in 20 changed: ${restoreMs.toFixed(0)} ms`);
