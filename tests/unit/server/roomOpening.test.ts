import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { harbour, roomFixture, syncMessage } from './roomFixture.ts';

const kinds = (heard: readonly { kind: string }[]): string[] => heard.map(({ kind }) => kind);

describe('opening', () => {
  it('[RM7] sends the snapshot as an update, then what came since as step 2', async () => {
    const { opened, join } = roomFixture();
    const writer = await opened('ann');
    writer.type(' Cranes move.');
    const fresh = join('bea', 'reader');
    fresh.session.receive(syncMessage(0, Y.encodeStateVector(fresh.doc)), true);
    const heard = fresh.listen();
    expect(kinds(heard)).toEqual(['update', 'step2']);
    expect(heard[0]).toEqual({ kind: 'update', body: harbour().snapshot.state });
    expect(fresh.text).toBe(writer.text);
  });

  it('[RM7] sends large updates as they are, in order, and finds its way in a log that came in crosswise', async () => {
    const { opened, join, room, clock, store } = roomFixture();
    const writer = await opened('ann');
    writer.type('small');
    writer.type('large'.repeat(20_000));
    for (const letter of 'then') writer.type(letter);
    await clock.pass(50);
    const fresh = join('bea', 'reader');
    fresh.session.receive(syncMessage(0, Uint8Array.of(0)), true);
    expect(kinds(fresh.listen())).toEqual(['update', 'update', 'update', 'step2']);
    expect(fresh.text === writer.text).toBe(true);
    expect(room.draft.segments()).toHaveLength(3);

    const rows = store.rows.map(({ update }, at) => ({ seq: BigInt(at), update })).toReversed();
    const again = roomFixture({ draft: { snapshot: harbour().snapshot, tail: rows } });
    const back = again.join('ann', 'editor', 901);
    Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(writer.doc), back);
    back.open();
    back.type('!');
    expect(back.connection.closedWith).toBeNull();
    await again.clock.pass(50);
    expect(again.store.rows).toHaveLength(1);
  });

  it('[RM7] sends who comes back what is missing, deletions included, and not the rest', async () => {
    const long = 'A sentence of some length. '.repeat(1_400);
    const { opened, join, clock } = roomFixture();
    const writer = await opened('ann');
    writer.type(long);
    await clock.pass(50);
    const back = join('bea', 'reader');
    Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(writer.doc), back);
    const run = (writer.doc.getXmlFragment('content').get(1) as Y.XmlElement).get(0) as Y.XmlText;
    run.delete(0, 5);
    writer.type('End.');
    await clock.pass(50);
    back.connection.takeMessages();
    back.session.receive(syncMessage(0, Y.encodeStateVector(back.doc)), true);
    const heard = back.listen();
    expect(kinds(heard)).toEqual(['update', 'step2']);
    expect(heard.every((answer) => 'body' in answer && answer.body.length < 200)).toBe(true);
    expect(back.text === writer.text).toBe(true);
  });

  it('[RM7] sends a short log as it is to everybody who comes back', async () => {
    const { opened, join, clock, room } = roomFixture();
    const writer = await opened('ann');
    const back = join('bea', 'reader');
    Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(writer.doc), back);
    writer.type('First. ');
    writer.type('Last.');
    const run = (writer.doc.getXmlFragment('content').get(1) as Y.XmlElement).get(0) as Y.XmlText;
    run.delete(0, 5);
    await clock.pass(50);
    back.connection.takeMessages();
    back.session.receive(syncMessage(0, Y.encodeStateVector(back.doc)), true);
    const heard = back.listen();
    expect(heard.at(-1)).toEqual({ kind: 'step2', body: room.draft.segments()[0] });
    expect(back.text).toBe(writer.text);
  });

  it('[RM7] makes a diff for who has part of a large snapshot', async () => {
    const { join, clock } = roomFixture({ limits: { sendWholeBelowBytes: 10 } });
    const part = join('bea', 'reader');
    part.session.receive(syncMessage(0, Y.encodeStateVector(new Map([[999, 1]]))), true);
    await clock.turn();
    expect(kinds(part.listen())).toEqual(['step2']);
    expect(part.text).toContain('Ships wait.');
  });

  it('[RM7] answers the first and the last of many step 1 messages', async () => {
    const { join, clock } = roomFixture({ limits: { sendWholeBelowBytes: 10 } });
    for (const stateVector of [Uint8Array.of(0), Y.encodeStateVector(new Map([[999, 1]]))]) {
      const reader = join('bea', 'reader');
      for (let again = 0; again < 500; again += 1) reader.session.receive(syncMessage(0, stateVector), true);
      await clock.turn();
      await clock.turn();
      expect(kinds(reader.listen()).filter((kind) => kind === 'step2')).toHaveLength(2);
      expect(reader.connection.closedWith).toBeNull();
    }
  });

  it('[RM8] asks a writer once, a reader never', async () => {
    const { join } = roomFixture();
    const writer = join('ann', 'editor');
    const reader = join('bea', 'reader');
    for (const peer of [writer, reader]) {
      for (let again = 0; again < 3; again += 1) peer.session.receive(syncMessage(0, Uint8Array.of(0)), true);
    }
    expect(kinds(writer.listen()).filter((kind) => kind === 'step1')).toHaveLength(1);
    expect(kinds(reader.listen())).not.toContain('step1');
    expect(reader.connection.closedWith).toBeNull();
  });
});
