import { describe, expect, test } from 'vitest';
import { openThread } from '../../../lib/commands/openThread.ts';
import { printReviewRecord } from '../../../lib/commands/printReviewRecord.ts';
import { readReviewRecord } from '../../../lib/commands/readReviewRecord.ts';
import { openThreadInput } from '../../../lib/protocol/threadsDto.ts';
import { findChromium } from '../../../server/reader/findChromium.ts';
import { PdfPrinter } from '../../../server/reader/PdfPrinter.ts';
import { loadReaderAssets } from '../../../server/reader/readerAssets.ts';
import { valueOf } from '../../unit/commands/commandWorld.ts';
import { dissent, roundsDesk } from '../../unit/commands/roundsDesk.ts';

const chromium = findChromium(process.env['CHROMIUM_PATH'] ?? null, process.env['PATH']);
/** So many prints, each by a browser of its own. */
const prints = 10;

describe.skipIf(chromium === null)('[RR1] a review record as a PDF', () => {
  test(`is the same bytes ${prints} times, tables, comments and all`, { timeout: 300_000 }, async () => {
    const { world, id, ana, rev, rik, ask, decide } = await roundsDesk();
    const round = valueOf(await ask(ana, [rev, rik], { note: 'Before Friday.' }));
    const anchor = { blockId: 'j1s', quote: 'Fees will rise.' };
    for (let count = 0; count < 12; count += 1) {
      world.pass(1000);
      const body = `Rise by how much, and for whom? ${count} `.repeat(4);
      valueOf(await openThread(world.ports, rev, { id, ...openThreadInput.parse({ anchor, body }) }));
    }
    const dissents = [dissent];
    valueOf(await decide(rev, round, { decision: 'approve_with_dissent', summary: 'Well said.', dissents }));
    valueOf(await decide(rik, round, { decision: 'request_changes', summary: 'Say when.' }));
    const record = valueOf(await readReviewRecord(world.ports, ana, { id }));
    const { inlineFaces, sheet } = loadReaderAssets();
    const printer = new PdfPrinter(chromium, (data) => process.stderr.write(`${JSON.stringify(data)}\n`));
    const printing = {
      style: `${inlineFaces}\n${sheet}`,
      print: (...given: Parameters<PdfPrinter['print']>) => printer.print(...given),
    };
    const files: Buffer[] = [];
    for (let count = 0; count < prints; count += 1) {
      const printed = await printReviewRecord(printing, record);
      if (!printed.ok) throw new Error(printed.error);
      files.push(Buffer.from(printed.value.bytes));
    }
    const [first = Buffer.alloc(0)] = files;
    expect(first.toString('latin1')).toContain('/StructTreeRoot');
    expect(files.map((file) => Buffer.compare(file, first))).toEqual(files.map(() => 0));
  });
});
