import { beforeEach, describe, expect, test } from 'vitest';
import { excuseReviewer } from '../../../lib/commands/changeRound.ts';
import { openThread } from '../../../lib/commands/openThread.ts';
import { noRecordPdf, printReviewRecord } from '../../../lib/commands/printReviewRecord.ts';
import { readReviewRecord } from '../../../lib/commands/readReviewRecord.ts';
import { reviewRecordPage } from '../../../lib/commands/reviewRecordPage.ts';
import type { PrintedPage } from '../../../lib/document/reader/sheetEdges.ts';
import type { Actor } from '../../../lib/domain/policy.ts';
import { err, ok } from '../../../lib/domain/result.ts';
import { reviewRecordDto } from '../../../lib/protocol/reviewRecordDto.ts';
import { openThreadInput } from '../../../lib/protocol/threadsDto.ts';
import { outcomeOf, valueOf } from './commandWorld.ts';
import { dissent, draftOf, roundsDesk, type RoundsDesk } from './roundsDesk.ts';

let desk: RoundsDesk;
let round: { readonly id: string; readonly contentHash: string };
const hostile = '</style><script>alert(1)</script>"\'=cmd|x';
const read = async (actor: Actor) => readReviewRecord(desk.world.ports, actor, { id: desk.id });
const comment = async (by: Actor, body: string, more: object = {}) => {
  const anchor = { blockId: 'j1s', quote: 'Fees will rise.' };
  desk.world.pass(1000);
  return valueOf(
    await openThread(desk.world.ports, by, { id: desk.id, ...openThreadInput.parse({ anchor, body, ...more }) }),
  );
};

beforeEach(async () => {
  desk = await roundsDesk();
  round = valueOf(await desk.ask(desk.ana, [desk.rev, desk.rik], { note: 'Before Friday.' }));
});

describe('the review record', () => {
  test('[RR1] holds rounds, answers, dissents, comments, who and when, and names every text by its hash', async () => {
    const { world, boss, rev, rik, ana, decide } = desk;
    valueOf(
      await excuseReviewer(world.ports, boss, { id: round.id, userId: rik.userId, reason: 'Nobody else knows.' }),
    );
    await comment(rev, 'Rise by how much?', { blocking: true });
    world.pass(60_000);
    valueOf(await decide(rev, round, { decision: 'approve_with_dissent', summary: 'Well said.', dissents: [dissent] }));
    world.pass(60_000);
    valueOf(await decide(rik, round, { decision: 'request_changes', summary: 'Say when.' }));
    const record = valueOf(await read(ana));
    expect(reviewRecordDto.safeParse(record).success).toBe(true);
    expect(record).toMatchObject({ isWhole: true, labels: { j1: 'J1' }, asOf: '2026-03-01T12:02:01.000Z' });
    expect(record.rounds[0]?.seats.map(({ name, given }) => [name, given?.answer])).toEqual([
      ['Rev', 'approve_with_dissent'],
      ['Rik', 'request_changes'],
    ]);
    const { page, head, foot } = reviewRecordPage(record, '');
    const flat = page.replace(/<[^>]*>/gu, ' ').replace(/\s+/gu, ' ');
    for (const words of [
      'Round 1: Team review',
      'Asked for by Ana, 1 March 2026, 12:00 UTC, of version 1',
      'Before Friday.',
      'Approved with dissent',
      'Well said.',
      'May approve own work, said Boss: Nobody else knows.',
      'Alternative view of J1 (Rev), 1 March 2026, 12:01 UTC:',
      'unlikely instead. The board is split.',
      'Changes requested',
      'Fees will rise.',
      'Rise by how much?',
      'Nothing is published yet.',
      round.contentHash,
    ]) {
      expect(flat).toContain(words);
    }
    expect(foot).toContain('review record');
    expect(head).not.toContain('undefined');
  });

  test('[RR1] is the same page from one reading to the next, however much later, and a PDF of its newest moment', async () => {
    const printed: (readonly [PrintedPage, string])[] = [];
    const printing = {
      style: '',
      print: async (page: PrintedPage, at: string) => {
        printed.push([page, at]);
        return ok(new TextEncoder().encode(page.page));
      },
    };
    await comment(desk.rev, 'Rise by how much?');
    const first = await printReviewRecord(printing, valueOf(await read(desk.ana)));
    desk.world.pass(90_000_000);
    const later = await printReviewRecord(printing, valueOf(await read(desk.ana)));
    expect(later).toEqual(first);
    expect(first.ok && first.value.name).toMatch(/^YS-2026-\d{3}-review-record\.pdf$/u);
    expect(printed.map(([, at]) => at)).toEqual(['2026-03-01T12:00:01.000Z', '2026-03-01T12:00:01.000Z']);
    for (const fault of ['no-browser', 'busy', 'failed'] as const) {
      const none = await printReviewRecord({ style: '', print: async () => err(fault) }, valueOf(await read(desk.ana)));
      expect(none).toEqual(err(fault));
      expect(noRecordPdf[fault]).toContain('rint this page from your browser');
    }
  });

  test('[RR2] is for those who may see rounds', async () => {
    const { ana, ben, rev, boss, rea, out, id, world } = desk;
    for (const who of [ana, ben, rev, boss]) expect(outcomeOf(await read(who))).toBe('ok');
    expect(outcomeOf(await read(rea))).toBe('forbidden');
    expect(outcomeOf(await read(out))).toBe('not-found');
    expect(outcomeOf(await read({ ...ana, scopes: ['write'] }))).toBe('forbidden');
    for (const wrong of ['', 'x', `${id}x`, '00000000-0000-4000-8000-999999999999']) {
      expect(outcomeOf(await readReviewRecord(world.ports, ana, { id: wrong }))).toBe('not-found');
    }
  });

  test('[RR2] tells nobody what is hidden from them, and nothing that nobody else was shown', async () => {
    const { rev, rik, ana, decide } = desk;
    valueOf(
      await decide(rev, round, { decision: 'approve_with_dissent', summary: 'Secret still.', dissents: [dissent] }),
    );
    await comment(rik, 'Mine alone.', { pending: true });
    const [hidden, known] = [JSON.stringify(valueOf(await read(rik))), JSON.stringify(valueOf(await read(ana)))];
    expect(hidden).not.toContain('Secret still.');
    expect(hidden).not.toContain('The board is split.');
    expect(known).toContain('Secret still.');
    for (const record of [hidden, known]) expect(record).not.toContain('Mine alone.');
    expect(reviewRecordPage(valueOf(await read(rik)), '').page).toContain('hidden from you until you answer');
  });

  test('[RR3] keeps words words, and bears the draft’s mark', async () => {
    const { world, id, rev, ana, decide } = desk;
    await comment(rev, hostile);
    valueOf(await decide(rev, round, { decision: 'request_changes', summary: hostile }));
    const [first, ...rest] = draftOf('Fees will rise.').content;
    const marked = rest.map((node) =>
      node.type === 'paragraph' ? { ...node, attrs: { ...node.attrs, marking: 'TLP:AMBER' } } : node,
    );
    world.drafts.set(id, {
      type: 'doc',
      content: [...(first === undefined ? [] : [{ ...first, attrs: { ...first.attrs, markings: 'tlp2' } }]), ...marked],
    });
    const { page, head, foot } = reviewRecordPage(valueOf(await read(ana)), '');
    expect(page).not.toContain('<script');
    expect(page.match(/&lt;script&gt;/gu)?.length).toBe(2);
    for (const part of [page, head, foot]) expect(part).toContain('TLP:AMBER');
  });
});
