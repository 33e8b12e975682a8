import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { foldDraft } from '../../../lib/document/yjs/foldDraft.ts';
import { roomFixture, syncMessage } from './roomFixture.ts';

const kinds = (heard: readonly { kind: string }[]): string[] => heard.map(({ kind }) => kind);

/** An update that writes `text` into the paragraph of a copy of `doc`, under `clientId`. */
function forgedUpdate(doc: Y.Doc, clientId: number, text: string): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = clientId;
  const before = Y.encodeStateVector(copy);
  const run = (copy.getXmlFragment('content').get(1) as Y.XmlElement).get(0) as Y.XmlText;
  run.insert(0, text);
  return Y.encodeStateAsUpdate(copy, before);
}

describe('updates', () => {
  it('[RM17] reach the others at the end of the turn, before any commit, without echo', async () => {
    const { opened, clock, store } = roomFixture();
    const writer = await opened('ann');
    const other = await opened('bea', 'reader');
    store.isHeld = true;
    writer.type('!');
    expect(other.listen()).toEqual([]);
    await clock.turn();
    expect(kinds(other.listen())).toEqual(['update']);
    expect(other.text).toBe(writer.text);
    expect(writer.listen()).toEqual([]);
    expect(store.rows).toEqual([]);
  });

  it('[RM17] of a burst are merged, and one frame serves all', async () => {
    const { opened, clock } = roomFixture();
    const writer = await opened('ann');
    const others = [await opened('bea', 'reader'), await opened('cyd', 'reader')];
    for (const letter of 'burst') writer.type(letter);
    await clock.turn();
    const [first, second] = others.map(({ connection }) => connection.frames);
    expect(first).toHaveLength(1);
    expect(first?.[0]).toBe(second?.[0]);
    for (const other of others) {
      other.listen();
      expect(other.text).toBe(writer.text);
    }
  });

  it('[RM17] are gathered where sending takes long; what comes alone never waits', async () => {
    const { opened, clock } = roomFixture();
    const writer = await opened('ann');
    const other = await opened('bea', 'reader');
    const { connection } = other;
    const send = connection.send.bind(connection);
    connection.send = (frames) => {
      // As to hundreds of people.
      clock.time += 6;
      send(frames);
    };
    writer.type('a');
    await clock.turn();
    expect(connection.writes).toBe(2);
    for (const letter of 'bc') {
      writer.type(letter);
      await clock.turn();
    }
    expect(connection.writes).toBe(2);
    await clock.pass(6);
    expect(connection.writes).toBe(3);
    other.listen();
    expect(other.text).toBe(writer.text);
    await clock.pass(30);
    writer.type('d');
    await clock.turn();
    expect(connection.writes).toBe(4);
  });

  it('[RM13] that are malformed or leave the grammar close their socket and change nothing', async () => {
    const { opened, room, clock, store } = roomFixture();
    const witness = await opened('ann');
    const before = room.draft.stateVector();
    const outside = new Y.Doc();
    outside.getXmlFragment('content').insert(0, [new Y.XmlText('bare text in the root')]);
    const foreign = new Y.Doc();
    foreign.getMap('settings').set('theme', 'dark');
    const truncated = forgedUpdate(witness.doc, 55, 'hello').subarray(0, -4);
    for (const update of [
      Y.encodeStateAsUpdate(outside),
      Y.encodeStateAsUpdate(foreign),
      truncated,
      Uint8Array.of(9, 9),
    ]) {
      const bad = await opened('mallory');
      bad.session.receive(syncMessage(2, update), true);
      expect(bad.connection.closedWith).toBe('badMessage');
    }
    await clock.pass(100);
    expect(witness.listen()).toEqual([]);
    expect(room.draft.stateVector()).toEqual(before);
    expect(store.rows).toEqual([]);
  });

  it('[RM14] under the client id of a live session of somebody else are refused', async () => {
    const { opened } = roomFixture();
    const victim = await opened('ann', 'editor', 500);
    victim.type('mine');
    const forger = await opened('mallory');
    forger.session.receive(syncMessage(2, forgedUpdate(forger.doc, 500, 'forged')), true);
    expect(forger.connection.closedWith).toBe('badMessage');
    expect(victim.connection.closedWith).toBeNull();
  });

  it('[RM14] that others wrote may come in a step 2', async () => {
    const { opened, join } = roomFixture();
    const crashed = await opened('ann', 'editor', 500);
    const keeper = await opened('bea');
    crashed.isSending = false;
    crashed.type('saved by a colleague');
    Y.applyUpdate(keeper.doc, Y.encodeStateAsUpdate(crashed.doc), keeper);
    const back = join('bea');
    back.session.receive(syncMessage(1, Y.encodeStateAsUpdate(keeper.doc)), true);
    expect(back.connection.closedWith).toBeNull();
    const reader = await opened('cyd', 'reader');
    expect(reader.text).toContain('saved by a colleague');
  });

  it('[RM14] may come under a few new client ids, not under many', async () => {
    const { opened } = roomFixture({ limits: { maxClientIdsPerSession: 2 } });
    const writer = await opened('ann');
    for (const id of [801, 802]) writer.session.receive(syncMessage(2, forgedUpdate(writer.doc, id, 'x')), true);
    expect(writer.connection.closedWith).toBeNull();
    writer.session.receive(syncMessage(2, forgedUpdate(writer.doc, 803, 'x')), true);
    expect(writer.connection.closedWith).toBe('badMessage');
  });

  it('[RM15] with a gap are asked for once, and brought by the step 2', async () => {
    const { opened, clock, store } = roomFixture();
    const writer = await opened('ann');
    const other = await opened('bea', 'reader');
    writer.isSending = false;
    writer.type('lost ');
    writer.isSending = true;
    writer.type('found');
    writer.type(' again');
    await clock.turn();
    expect(store.rows).toEqual([]);
    expect(other.listen()).toEqual([]);
    const heard = writer.connection.frames.length;
    expect(heard).toBe(1);
    writer.listen();
    await clock.pass(100);
    other.listen();
    expect(other.text).toContain('lost found again');
    expect(store.rows).toHaveLength(1);
  });

  it('[RM15] that never resolve are bounded', async () => {
    const { opened } = roomFixture({ limits: { maxUnresolvedUpdates: 3 } });
    const writer = await opened('ann');
    writer.isSending = false;
    writer.type('never sent');
    writer.isSending = true;
    for (const letter of 'abc') writer.type(letter);
    expect(writer.connection.closedWith).toBeNull();
    writer.type('d');
    expect(writer.connection.closedWith).toBe('badMessage');
  });

  it('[RM15] with a gap in a step 2 close the socket', async () => {
    const { opened } = roomFixture();
    const writer = await opened('ann');
    writer.isSending = false;
    writer.type('never sent');
    const before = Y.encodeStateVector(writer.doc);
    writer.type('!');
    writer.session.receive(syncMessage(1, Y.encodeStateAsUpdate(writer.doc, before)), true);
    expect(writer.connection.closedWith).toBe('badMessage');
  });

  it('[RM16] that make the draft too large are refused, for their sender only', async () => {
    const { opened, room, clock, store } = roomFixture({ limits: { maxDocumentBytes: 2_000 } });
    const writer = await opened('ann');
    const other = await opened('bea');
    writer.type('x'.repeat(3_000));
    expect(writer.connection.closedWith).toBe('tooLarge');
    await clock.pass(100);
    expect(other.listen()).toEqual([]);
    expect(store.rows).toEqual([]);
    expect(room.draft.tailLength).toBe(0);
    other.type('short');
    expect(other.connection.closedWith).toBeNull();
  });

  it('[RM20] of who may not write close the socket and change nothing', async () => {
    const { opened, clock, store } = roomFixture();
    const witness = await opened('ann');
    for (const role of ['reader', 'reviewer'] as const) {
      const peer = await opened(role, role);
      peer.type('not allowed');
      expect(peer.connection.closedWith).toBe('notAllowed');
      const again = await opened(role, role);
      again.session.receive(syncMessage(1, Uint8Array.of(0, 0)), true);
      expect(again.connection.closedWith).toBe('notAllowed');
    }
    await clock.pass(100);
    expect(witness.listen()).toEqual([]);
    expect(store.rows).toEqual([]);
  });
});

describe('news', () => {
  it('[RM70] is told to everybody in the room as a topic, and to nobody who left', async () => {
    const { opened, room } = roomFixture();
    const writer = await opened('ann');
    const reader = await opened('bea', 'reader');
    const gone = await opened('cyd');
    for (const peer of [writer, reader, gone]) peer.listen();
    gone.session.gone();
    room.announce('estimates');
    for (const peer of [writer, reader]) expect(peer.listen()).toEqual([{ kind: 'changed', topic: 'estimates' }]);
    expect(gone.listen()).toEqual([]);
  });
});

describe('upkeep', () => {
  it('[RM50] cuts off who does not read', async () => {
    const { opened, clock, room } = roomFixture({ limits: { maxBacklogBytes: 1_000 } });
    const writer = await opened('ann');
    const slow = await opened('bea', 'reader');
    slow.connection.backlogBytes = 1_001;
    writer.type('on');
    await clock.turn();
    expect(slow.connection.closedWith).toBe('tooSlow');
    expect(writer.connection.closedWith).toBeNull();
    expect(room.sessions.size).toBe(1);
  });

  it('[RM30] an acknowledgement goes out with what the others did in the same turn, in one write', async () => {
    const { opened, clock, store } = roomFixture();
    const [ann, bea] = [await opened('ann'), await opened('bea')];
    await clock.pass(100);
    ann.listen();
    store.isHeld = true;
    ann.type(' One.');
    await clock.pass(40);
    store.release();
    bea.type(' Two.');
    // The commit ends while Bea's keystroke waits for the end of its turn.
    await new Promise((resolve) => setImmediate(resolve));
    const { writes } = ann.connection;
    expect(ann.listen()).toEqual([]);
    await clock.turn();
    expect(ann.connection.writes).toBe(writes + 1);
    expect(ann.listen().map(({ kind }) => kind)).toEqual(['acknowledged', 'update']);
  });

  it('[RM51] pings, and says something to who was sent nothing for a while', async () => {
    const { opened, clock, room } = roomFixture();
    const peer = await opened('ann');
    await clock.pass(14_000);
    room.sweep(clock.now());
    expect(peer.listen()).toEqual([]);
    await clock.pass(1_500);
    room.sweep(clock.now());
    expect(peer.listen()).toEqual([{ kind: 'presence', entries: [] }]);
    expect(peer.connection.pings).toBe(0);
    await clock.pass(10_000);
    room.sweep(clock.now());
    expect(peer.connection.pings).toBe(1);
  });

  it('[RM61] keeps what arrived while the log was folded', async () => {
    const { opened, clock, room } = roomFixture();
    const writer = await opened('ann');
    writer.type(' One.');
    await clock.pass(50);
    const covered = room.draft.durableTailLength;
    const { draft } = foldDraft(room.draft.snapshot, room.draft.segments());
    writer.type(' Two.');
    room.replaceSnapshot(draft, covered);
    expect(room.draft.tailLength).toBe(1);
    writer.type(' Three.');
    await clock.pass(50);
    const reader = await opened('bea', 'reader');
    expect(reader.text).toContain('One. Two. Three.');
    expect(room.draft.durableTailLength).toBe(room.draft.tailLength);
    expect(writer.connection.closedWith).toBeNull();
  });

  it('[RM61] sends everybody away to come back to a mended draft, even where the mend only deleted', async () => {
    const { opened, clock, room } = roomFixture();
    const writer = await opened('ann');
    await clock.pass(50);
    const { draft } = foldDraft(room.draft.snapshot, room.draft.segments());
    room.replaceSnapshot(draft, room.draft.durableTailLength, false);
    expect(writer.connection.closedWith).toBeNull();
    room.replaceSnapshot(draft, room.draft.durableTailLength, true);
    expect(writer.connection.closedWith).toBe('goingAway');
  });
});
