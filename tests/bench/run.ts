/**
 * The benchmark: our product, a bare relay and two peers, side by side in one run.
 *
 *   npm run bench -- [--quick] [--rooms] [--no-peers] [--only propagation,many,ack,open,memory,kill,storm,diff] [--profile DIR]
 *                    [--document]
 *
 * --rooms: without the pages (needs no build). --document: writes the figures into docs/performance.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeRun, tableOf, writeDocument } from './describeRun.ts';
import { judge } from './judge/judge.ts';
import { measureAll, parts, type Part } from './measureAll.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rooms: { type: 'boolean', default: false },
    'no-peers': { type: 'boolean', default: false },
    document: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
    profile: { type: 'string' },
  },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const isPart = (name: string): name is Part => (parts as readonly string[]).includes(name);
const wanted = flags.only === undefined ? parts : flags.only.split(',').filter(isPart);
if (wanted.length === 0) {
  process.stderr.write(`--only: expected some of ${parts.join(', ')}\n`);
  process.exit(1);
}

const results = await measureAll({
  parts: wanted,
  isQuick: flags.quick,
  rounds: Number(flags.rounds ?? (flags.quick ? 1 : 3)),
  withPages: !flags.rooms,
  withPeers: !flags['no-peers'],
  profileDir: flags.profile,
  machine: {
    date: new Date().toISOString(),
    machine: cpus()[0]?.model.trim() ?? 'unknown processor',
    node: process.version,
    cores: cpus().length,
    loadBefore: loadavg()[0] ?? 0,
  },
  say,
});
mkdirSync(join(root, '.build'), { recursive: true });
writeFileSync(join(root, '.build', 'bench.json'), `${JSON.stringify(results, null, 2)}\n`);
const lines = judge(results);
say('');
say(tableOf(lines));
say('');
say(describeRun(results, lines));
if (flags.document) writeDocument(join(root, 'docs', 'performance.md'), results, lines);
process.exit(0);
