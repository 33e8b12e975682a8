import { describe, expect, it } from 'vitest';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';
import { fuzzSeeds, seedCount, SeededRandom } from '../document/SeededRandom.ts';
import { CaretPeer } from './CaretPeer.ts';
import { start } from './movingRun.ts';

/** Runs; FUZZ_SEEDS=300 for a long one. */
const seeds = fuzzSeeds(seedCount(Number(process.env['FUZZ_SEEDS'] ?? 25)));
const turns = 80;
const texts = ['statement', 'basis', 'one', 'two', 'three', 'four'];

type Drift = { readonly seed: number; readonly who: number; readonly what: string };
type Options = { readonly seed: number; readonly follows?: boolean };

/** Three editors, each typing at its caret; the first moves the block it is in. What drifted from its letter. */
function run({ seed, follows = true }: Options): { readonly drifts: Drift[]; readonly moves: number } {
  const random = new SeededRandom(seed);
  const seeded = seedDraft(start).state;
  const peers = [0, 1, 2].map((at) => new CaretPeer(100 + at * 10 + random.below(9), seeded, follows));
  const drifts: Drift[] = [];
  let moves = 0;
  let next = 0x4e00;
  const letter = () => String.fromCodePoint(next++);
  for (const peer of peers) {
    peer.place(random.pick(peer.texts.filter(({ id }) => texts.includes(id))).pos);
    peer.type(letter());
  }
  /** The last letter that one typed has to stay before the caret, whatever others and one's own moves do. */
  const watch = (peer: CaretPeer, what: string, act: () => void) => {
    const before = peer.left;
    act();
    const after = peer.left;
    if (before.letter === after.letter && before.id === after.id) return;
    drifts.push({ seed, who: peers.indexOf(peer), what });
  };
  const relay = (isLast: boolean) => {
    const late = () => !isLast && random.chance(0.4);
    for (const peer of peers) {
      if (late()) continue;
      for (const update of peer.sent.splice(0)) for (const to of peers) if (to !== peer) to.inbox.push(update);
    }
    for (const peer of peers) {
      if (late()) continue;
      for (const update of peer.inbox.splice(0)) watch(peer, 'hears', () => peer.hear(update));
    }
  };
  for (let turn = 0; turn < turns; turn += 1) {
    const peer = random.pick(peers);
    if (random.chance(0.35) && peer === peers[0]) {
      const isUp = random.chance(0.5);
      const order = peer.order;
      watch(peer, 'moves', () => {
        const hasMoved = isUp ? peer.moveUp() : peer.moveDown();
        if (hasMoved !== (order !== peer.order)) drifts.push({ seed, who: peers.indexOf(peer), what: 'missed' });
        if (hasMoved) moves += 1;
      });
    } else peer.type(letter());
    relay(false);
  }
  for (let round = 0; round < 4; round += 1) {
    relay(true);
    for (const peer of peers) watch(peer, 'settles', () => peer.moved.settle());
  }
  const ends = new Set(peers.map((peer) => JSON.stringify(peer.view.state.doc)));
  if (ends.size > 1) drifts.push({ seed, who: -1, what: 'not equal' });
  for (const peer of peers) peer.destroy();
  return { drifts, moves };
}

describe('the caret', () => {
  it('stays at its letter while its block is moved, by oneself or another, and others type in it', () => {
    const runs = seeds.map((seed) => run({ seed }));
    expect(runs.flatMap(({ drifts }) => drifts)).toEqual([]);
    expect(runs.reduce((sum, { moves }) => sum + moves, 0)).toBeGreaterThan(seeds.length * 3);
  });

  it('is seen to drift where nothing follows the block', () => {
    expect([1, 2, 3, 4].flatMap((seed) => run({ seed, follows: false }).drifts).length).toBeGreaterThan(10);
  });
});
