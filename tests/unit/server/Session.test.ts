import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { presenceMessage, roomFixture, syncMessage } from './roomFixture.ts';

describe('messages', () => {
  it('[RM10] that are unknown, truncated, followed by bytes, or text close the socket', async () => {
    const { opened } = roomFixture();
    const truncated = syncMessage(0, Uint8Array.of(0)).subarray(0, 2);
    const trailing = Uint8Array.of(...syncMessage(0, Uint8Array.of(0)), 0);
    const beyond = Uint8Array.of(0, 2, 255, 255, 255, 255, 15, 1);
    const bad = [
      Uint8Array.of(),
      Uint8Array.of(2, 0),
      Uint8Array.of(64, 1),
      Uint8Array.of(0, 3, 0),
      Uint8Array.of(3, 0),
    ];
    for (const message of [
      ...bad,
      truncated,
      trailing,
      beyond,
      Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 255),
    ]) {
      const peer = await opened('mallory');
      peer.session.receive(message, true);
      expect(peer.connection.closedWith, `message ${message.join(' ')}`).toBe('badMessage');
    }
    const texter = await opened('mallory');
    texter.session.receive(syncMessage(0, Uint8Array.of(0)), false);
    expect(texter.connection.closedWith).toBe('badMessage');
    const misled = await opened('mallory');
    misled.session.receive(syncMessage(0, Uint8Array.of(5, 1)), true);
    expect(misled.connection.closedWith).toBe('badMessage');
  });

  it('[RM12] too many in the window close the socket; a burst passes; afterwards nothing counts', async () => {
    const { opened, clock } = roomFixture({ limits: { maxFramesPerWindow: 100 } });
    const peer = await opened('ann');
    const witness = await opened('bea', 'reader');
    const state = (at: number): Uint8Array => presenceMessage([{ id: 100, clock: at, state: { at } }]);
    for (let at = 1; at <= 90; at += 1) peer.session.receive(state(at), true);
    expect(peer.connection.closedWith).toBeNull();
    await clock.pass(5_000);
    for (let at = 101; at <= 190; at += 1) peer.session.receive(state(at), true);
    expect(peer.connection.closedWith).toBeNull();
    for (let at = 201; at <= 220; at += 1) peer.session.receive(state(at), true);
    expect(peer.connection.closedWith).toBe('tooMany');
    await clock.turn();
    witness.listen();
    for (let at = 300; at <= 20_300; at += 1) peer.session.receive(state(at), true);
    peer.type('never heard');
    await clock.turn();
    expect(witness.listen()).toEqual([]);
  });
});

describe('acknowledgements', () => {
  it('[RM30] count what is durable, cumulatively, and never run ahead of the commit', async () => {
    const { opened, clock, store } = roomFixture();
    const writer = await opened('ann');
    expect(writer.acknowledged).toBe(1);
    store.isHeld = true;
    for (const letter of 'abc') writer.type(letter);
    await clock.pass(1_000);
    writer.listen();
    expect(writer.acknowledged).toBe(1);
    store.release();
    await clock.pass(50);
    expect(writer.listen().filter(({ kind }) => kind === 'acknowledged')).toEqual([{ kind: 'acknowledged', count: 4 }]);
    const paragraph = (writer.doc.getXmlFragment('content').get(1) as Y.XmlElement).get(0) as Y.XmlText;
    paragraph.delete(0, 1);
    await clock.pass(50);
    writer.listen();
    expect(writer.acknowledged).toBe(5);
  });

  it('[RM31] of what repeats somebody else wait until that is durable', async () => {
    const { opened, join, clock, store } = roomFixture();
    const ann = await opened('ann');
    const bea = join('bea');
    store.isHeld = true;
    ann.type('hers');
    bea.session.receive(syncMessage(1, Y.encodeStateAsUpdate(ann.doc)), true);
    await clock.pass(500);
    bea.listen();
    expect(bea.acknowledged).toBe(0);
    store.release();
    await clock.pass(50);
    bea.listen();
    expect(bea.acknowledged).toBe(1);
  });

  it('[RM32] stop before an unresolved update until the step 2 that brings it is durable', async () => {
    const { opened, clock, store } = roomFixture();
    const writer = await opened('ann');
    writer.type('one');
    writer.isSending = false;
    writer.type(' lost');
    writer.isSending = true;
    writer.type(' gap');
    await clock.pass(50);
    const step1 = writer.connection.frames.length;
    expect(step1).toBeGreaterThan(0);
    store.isHeld = true;
    writer.listen();
    expect(writer.acknowledged).toBe(2);
    await clock.pass(100);
    writer.listen();
    expect(writer.acknowledged).toBe(2);
    store.release();
    await clock.pass(100);
    writer.listen();
    expect(writer.acknowledged).toBe(4);
    writer.type('on');
    await clock.pass(50);
    writer.listen();
    expect(writer.acknowledged).toBe(5);
  });

  it('[RM34] never come for what was lost: the room closes for all, and the text comes back', async () => {
    const { opened, clock, store, room, lost } = roomFixture();
    const ann = await opened('ann');
    const bea = await opened('bea', 'reader');
    store.failure = () => new Error('unreachable');
    ann.type('kept by its author');
    await clock.pass(16_000);
    expect([ann, bea].map(({ connection }) => connection.closedWith)).toEqual(['couldNotLoad', 'couldNotLoad']);
    expect(lost).toEqual([room]);
    expect(ann.acknowledged).toBe(1);
    expect(store.rows).toEqual([]);
    const after = roomFixture();
    const back = after.join('ann', 'editor', 900);
    Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(ann.doc), back);
    back.open();
    await after.clock.pass(50);
    back.listen();
    expect(after.store.rows).toHaveLength(1);
    expect(back.acknowledged).toBe(1);
  });
});
