import { initProseMirrorDoc, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { documentSchema } from '../../../lib/document/extensions/documentExtensions.ts';
import { presenceMessage } from '../../unit/server/roomFixture.ts';
import { openAsEditor } from '../../fuzz/document/openAsEditor.ts';
import { until } from '../rooms/roomsClient.ts';
import { Attacker } from './Attacker.ts';
import { attacks, type Attack } from './attacks.ts';
import { Target } from './Target.ts';
import type { TargetFigures } from './targetMessages.ts';
import { WitnessPair } from './WitnessPair.ts';

const draftId = 'd0000000-0000-4000-8000-000000000001';
const emptyId = 'd0000000-0000-4000-8000-000000000002';
const firstOwnId = 3_000_000_000;
const table: string[] = [];
let target: Target;
let witnesses: WitnessPair;

beforeAll(async () => {
  target = await Target.start();
  await target.seed(draftId, {
    type: 'doc',
    content: [
      { type: 'title', attrs: { id: 't' }, content: [{ type: 'text', text: 'Under attack' }] },
      { type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', text: 'Calm.' }] },
    ],
  });
  await target.seed(emptyId, { type: 'doc', content: [] });
  witnesses = new WitnessPair(target.url, draftId);
  await witnesses.ready();
});

afterAll(() => {
  witnesses.end();
  target.stop();
  process.stdout.write(`${['code       after   deaf  peak  kept  relay', ...table].join('\n')}\n`);
});

function report(name: string, code: number | null, afterMs: number, figures: TargetFigures): void {
  const cells = [code ?? 'stays', afterMs.toFixed(0), figures.deafMs.toFixed(0), figures.peakMb.toFixed(0)];
  const row = [...cells, figures.keptMb.toFixed(0), witnesses.takeSlowestMs().toFixed(0)];
  table.push(`${row.map((cell) => String(cell).padStart(6)).join('')}  ${name}`);
}

/** Opens in a real editor's conversion, as it is stored and as people have it, without a trace of the attack. */
async function expectSound(id: string, ownId: number | null): Promise<void> {
  const docs = [await target.stored(id), ...(id === draftId ? [witnesses.writer.doc, witnesses.friend.doc] : [])];
  for (const doc of docs) {
    openAsEditor(doc);
    yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment('content'), documentSchema).check();
    expect(doc.store.pendingStructs).toBeNull();
    expect(doc.store.pendingDs).toBeNull();
    if (ownId !== null) expect(doc.store.clients.has(ownId)).toBe(false);
    expect([...doc.share.keys()].filter((name) => name !== 'content')).toEqual([]);
  }
}

/** Sends it, and gives back how it was ended and after how many ms; null where it was not. */
async function struck(attack: Attack, id: string, ownId: number): Promise<{ code: number | null; afterMs: number }> {
  const attacker = new Attacker(target.url, id, attack.name === 'a reader writes' ? 'reader' : 'attacker');
  await attacker.ready();
  const [writerId, friendId] = [witnesses.writer.doc.clientID, witnesses.friend.doc.clientID];
  await attack.make({ attacker, ownId, writerId, friendId });
  if (attack.codes !== null) {
    const code = await attacker.closed;
    return { code, afterMs: (attacker.closedAtMs ?? 0) - attacker.sentAtMs };
  }
  const goal = witnesses.typed + 8;
  await until(() => witnesses.typed >= goal || attacker.closedAtMs !== null, 'some time passes');
  const isOpen = attacker.closedAtMs === null;
  attacker.socket.terminate();
  return { code: isOpen ? null : await attacker.closed, afterMs: 0 };
}

describe('bad input', () => {
  it.each(attacks.map((attack, at) => ({ attack, at })))('$attack.name', async ({ attack, at }) => {
    const ownId = firstOwnId + at;
    const id = attack.name.includes('empty root') ? emptyId : draftId;
    await target.begin();
    const { code, afterMs } = await struck(attack, id, ownId);
    await witnesses.agree();
    const figures = await target.end();
    report(attack.name, code, afterMs, figures);
    if (attack.codes === null) expect(code).toBeNull();
    else expect(attack.codes).toContain(code);
    expect(target.isAlive).toBe(true);
    expect(witnesses.closes).toEqual([]);
    expect(witnesses.seesOther).toBe(true);
    expect(figures.isPolluted).toBe(false);
    expect(figures.warnings.filter((line) => line.includes('bug'))).toEqual([]);
    // The goals are 250 and 150 ms and 40 MB; a busy machine is forgiven much, a server that hangs is not.
    expect(afterMs).toBeLessThan(attack.isLarge === true ? 10_000 : 2_000);
    expect(figures.deafMs).toBeLessThan(1_500);
    expect(figures.keptMb).toBeLessThan(40);
    await expectSound(id, ownId);
  });

  it('a reader who never reads is cut off while 48 MiB pass, and nobody pays for it', async () => {
    const mute = new Attacker(target.url, draftId, 'reader');
    const talker = new Attacker(target.url, draftId, 'attacker');
    await Promise.all([mute.ready(), talker.ready()]);
    await target.begin();
    mute.socket.pause();
    const state = { note: 'x'.repeat(60 * 1024) };
    const began = performance.now();
    for (let at = 1; at <= 48 * 17; at++) {
      talker.send(presenceMessage([{ id: 77, clock: at, state }]));
      const sent = (): boolean => talker.socket.bufferedAmount === 0;
      await until(sent, 'it is sent');
      const next = performance.now() + 4;
      await until(() => performance.now() >= next, 'a little time passes');
    }
    await witnesses.agree();
    const figures = await target.end();
    const passedMs = performance.now() - began;
    // He was cut off while it passed, not when he read on.
    expect(figures.sessions).toBe(3);
    expect(talker.closedAtMs).toBeNull();
    talker.socket.terminate();
    mute.socket.resume();
    const code = await mute.closed;
    report('never reads while 48 MiB pass', code, passedMs, figures);
    // The close frame waits behind what he did not read; where the line is cut first there is none.
    expect([4408, 1006]).toContain(code);
    expect(witnesses.closes).toEqual([]);
    expect(figures.keptMb).toBeLessThan(40);
    expect(figures.deafMs).toBeLessThan(1_500);
  });

  it('afterwards the draft opens, before and after a restart, for everybody', async () => {
    await witnesses.agree();
    await expectSound(draftId, null);
    await target.restart();
    await until(() => witnesses.writer.provider.synced && witnesses.friend.provider.synced, 'they are back', 20_000);
    await witnesses.agree();
    const fresh = new Attacker(target.url, draftId, 'reader');
    await fresh.ready();
    openAsEditor(fresh.doc);
    initProseMirrorDoc(fresh.doc.getXmlFragment('content'), documentSchema);
    fresh.socket.terminate();
    await expectSound(draftId, null);
    expect(Y.encodeStateVector(fresh.doc).length).toBeGreaterThan(0);
  });
});
