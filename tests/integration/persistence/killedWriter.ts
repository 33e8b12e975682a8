// Run as a process of its own by `durability.test.ts`, which kills it while it writes. Each line it prints is a
// number whose insert has been acknowledged; what it prints it must be able to answer for.
import { writeSync } from 'node:fs';
import { openDatabase } from '../../../lib/persistence/openDatabase.ts';
import { seededDraft } from './seededDraft.ts';
import { collectingLog } from './openTestDatabase.ts';
import { entry, idOf } from './fixtures.ts';

const [dataDir = '', from = '0'] = process.argv.slice(2);
const opened = await openDatabase({ dataDir, log: collectingLog() });
const id = idOf('assessment Killed');
if ((await opened.drafts.load(id)) === null) await seededDraft(opened, 'Killed');

let next = Number(from);
const write = async () => {
  for (;;) {
    const mine = Array.from({ length: 5 }, () => next++);
    await opened.drafts.append(mine.map((number) => entry(id, 'Wanda', 1, String(number))));
    writeSync(1, mine.map((number) => `${number}\n`).join(''));
  }
};
await Promise.all([write(), write(), write()]);
