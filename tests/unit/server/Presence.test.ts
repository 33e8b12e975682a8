import { describe, expect, it } from 'vitest';
import { presenceMessage, roomFixture, type Peer, type Said } from './roomFixture.ts';

/** What the peer was told about presence since the last look. */
function told(peer: Peer): readonly { id: number; clock: number; state: unknown }[] {
  const heard: readonly Said[] = peer.listen();
  return heard.flatMap((what) => (what.kind === 'presence' ? what.entries : []));
}
const show = (peer: Peer, id: number, clock: number, state: unknown): void =>
  peer.session.receive(presenceMessage([{ id, clock, state }]), true);
const position = { type: null, tname: 'content', item: { client: 1, clock: 2 }, assoc: 0 };

describe('presence', () => {
  it('[RM40] tells the others who somebody is in the words of the server', async () => {
    const { opened, clock } = roomFixture();
    const ann = await opened('ann');
    const bea = await opened('bea', 'reader');
    show(ann, 100, 1, {
      user: { id: 'boss', name: '<img>', color: 'red;x:y' },
      cursor: { anchor: position, head: position },
    });
    await clock.turn();
    const user = { id: 'ann', name: 'Name of ann', color: '#9a3b8a', hue: 2 };
    expect(told(bea)).toEqual([{ id: 100, clock: 1, state: { user, cursor: { anchor: position, head: position } } }]);
    expect(told(ann)).toEqual([]);
  });

  it('[RM41] under an id of somebody else is dropped, and the socket stays', async () => {
    const { opened, clock } = roomFixture();
    const [ann, bea, cyd] = [await opened('ann'), await opened('bea'), await opened('cyd')];
    show(ann, 100, 1, { is: 'ann' });
    await clock.turn();
    for (const peer of [bea, cyd]) peer.listen();
    show(bea, 100, 50, { is: 'not ann' });
    show(bea, 100, 51, null);
    await clock.turn();
    expect(told(cyd)).toEqual([]);
    expect(bea.connection.closedWith).toBeNull();
    ann.session.gone();
    await clock.turn();
    cyd.listen();
    show(bea, 100, 1, { is: 'an echo' });
    await clock.turn();
    expect(told(cyd)).toEqual([]);
    await clock.pass(61_000);
    show(bea, 100, 60, { is: 'long after' });
    await clock.turn();
    expect(told(cyd)).toHaveLength(1);
  });

  it('[RM42] of many made-up people, or in a state that is too much, closes the socket', async () => {
    const { opened, clock } = roomFixture();
    const witness = await opened('ann', 'reader');
    let deep: unknown = 1;
    for (let level = 0; level < 500; level += 1) deep = [deep];
    const many = Array.from({ length: 20_000 }, (_, at) => ({ id: 5_000 + at, clock: 1, state: {} }));
    const cases: [string, Uint8Array][] = [
      ['badMessage', presenceMessage(many)],
      ['badMessage', presenceMessage([{ id: 9, clock: 1, state: { text: 'x'.repeat(70_000) } }])],
      ['tooLarge', presenceMessage([{ id: 9, clock: 1, state: { text: 'x'.repeat(2_000_000) } }])],
      ['badMessage', presenceMessage([{ id: 9, clock: 1, state: { deep } }])],
      ['badMessage', presenceMessage([{ id: 9, clock: 1, state: 'a string' }])],
      ['badMessage', Uint8Array.of(1, 5, 1, 9, 1, 1, 0x7b)],
      ['badMessage', Uint8Array.of(1, 3, 200, 9, 1)],
    ];
    for (const [cause, message] of cases) {
      const peer = await opened('mallory', 'reader');
      peer.session.receive(message, true);
      expect(peer.connection.closedWith).toBe(cause);
    }
    await clock.turn();
    expect(told(witness)).toEqual([]);
  });

  it('[RM42] under more ids than one socket may own is not shown', async () => {
    const { opened, clock } = roomFixture();
    const ann = await opened('ann');
    const bea = await opened('bea', 'reader');
    for (let id = 1; id <= 10; id += 1) show(ann, id, 1, {});
    await clock.turn();
    expect(told(bea).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(ann.connection.closedWith).toBeNull();
  });

  it('[RM43] ends for the others when its socket does, and comes back under the same id', async () => {
    const { opened, join, clock } = roomFixture();
    const ann = await opened('ann', 'editor', 100);
    const bea = await opened('bea', 'reader');
    show(ann, 100, 7, { at: 'first' });
    await clock.turn();
    bea.listen();
    ann.session.gone();
    await clock.turn();
    expect(told(bea)).toEqual([{ id: 100, clock: 7, state: null }]);
    const back = join('ann', 'editor', 100);
    show(back, 100, 7, { at: 'again' });
    await clock.turn();
    expect(told(bea)).toMatchObject([{ id: 100, clock: 8, state: { at: 'again' } }]);
    show(back, 100, 8, { at: 'later' });
    await clock.turn();
    expect(told(bea)).toMatchObject([{ id: 100, clock: 9, state: { at: 'later' } }]);
  });

  it('[RM43] moves to a new socket of the same person while the old one is not known to be dead', async () => {
    const { opened, join, clock } = roomFixture();
    const ann = await opened('ann', 'editor', 100);
    const bea = await opened('bea', 'reader');
    show(ann, 100, 7, { at: 'old socket' });
    await clock.turn();
    bea.listen();
    const back = join('ann', 'editor', 100);
    show(back, 100, 7, { at: 'new socket' });
    await clock.turn();
    expect(told(bea)).toMatchObject([{ state: { at: 'new socket' } }]);
    ann.session.gone();
    await clock.turn();
    expect(told(bea)).toEqual([]);
  });

  it('[RM44] shows the newest state of a turn, and everybody to who joins', async () => {
    const { opened, join, clock } = roomFixture();
    const ann = await opened('ann');
    const bea = await opened('bea', 'reader');
    for (let at = 1; at <= 5; at += 1) show(ann, 100, at, { at });
    show(ann, 100, 3, { at: 'stale' });
    await clock.turn();
    expect(told(bea)).toMatchObject([{ id: 100, clock: 5, state: { at: 5 } }]);
    const cyd = join('cyd', 'reader');
    expect(told(cyd)).toMatchObject([{ id: 100, state: { at: 5 } }]);
    cyd.session.receive(Uint8Array.of(3), true);
    expect(told(cyd)).toMatchObject([{ id: 100, state: { at: 5 } }]);
  });

  it('[RM45] leaves out a cursor that is no position in the draft', async () => {
    const { opened, clock } = roomFixture();
    const ann = await opened('ann');
    const bea = await opened('bea', 'reader');
    const bad: unknown[] = [
      {},
      'here',
      { anchor: null, head: position },
      { anchor: { type: 5 }, head: position },
      { anchor: { ...position, tname: 'elsewhere' }, head: position },
      { anchor: {}, head: {} },
    ];
    for (const [at, cursor] of bad.entries()) {
      show(ann, 100, at + 1, { cursor });
      await clock.turn();
      expect(told(bea)).toMatchObject([{ state: { cursor: null } }]);
    }
  });
});
