import { describe, expect, it } from 'vitest';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';
import { fuzzSeeds, SeededRandom, seedCount } from '../document/SeededRandom.ts';
import { CaretPeer } from './CaretPeer.ts';

const seeds = fuzzSeeds(seedCount(Number(process.env['FUZZ_SEEDS'] ?? 60)));
const start = {
  type: 'doc' as const,
  content: [
    { type: 'title', attrs: { id: 'title' }, content: [{ type: 'text', text: 'Grain' }] },
    { type: 'paragraph', attrs: { id: 'empty' } },
  ],
};

/** Three people who type and delete in one paragraph that was empty, over a line that delays. Letters that stand twice or are lost. */
function run(seed: number): { readonly wrong: string[]; readonly twins: number } {
  const random = new SeededRandom(seed);
  const seeded = seedDraft(start).state;
  const peers = [0, 1, 2].map((at) => new CaretPeer(100 + at * 10 + random.below(9), seeded));
  const place = (peer: CaretPeer) => {
    const { $head } = peer.view.state.selection;
    peer.place($head.start() + random.below($head.parent.content.size + 1));
  };
  for (const peer of peers) peer.place(peer.texts.find(({ id }) => id === 'empty')?.pos ?? 0);
  const typed = new Set<string>();
  const deleted = new Set<string>();
  let next = 0x4e00;
  const relay = (isLast: boolean) => {
    const late = () => !isLast && random.chance(0.5);
    for (const peer of peers) {
      if (late()) continue;
      for (const update of peer.sent.splice(0)) for (const to of peers) if (to !== peer) to.inbox.push(update);
    }
    for (const peer of peers) if (!late()) for (const update of peer.inbox.splice(0)) peer.hear(update);
  };
  for (let turn = 0; turn < 40; turn += 1) {
    const peer = random.pick(peers);
    if (random.chance(0.2)) place(peer);
    if (random.chance(0.15)) {
      const { letter } = peer.left;
      if (peer.backspace()) deleted.add(letter);
    } else {
      const letter = String.fromCodePoint(next++);
      typed.add(letter);
      peer.type(letter);
    }
    relay(false);
  }
  for (let round = 0; round < 3; round += 1) relay(true);
  const ends = peers.map((peer) => peer.view.state.doc.child(1).textContent);
  const wrong = ends.some((end) => end !== ends[0]) ? ['not equal'] : [];
  for (const letter of typed) {
    const count = (ends[0] ?? '').split(letter).length - 1;
    if (count > 1 || (count === 0 && !deleted.has(letter))) wrong.push(`${letter} ${count} times, seed ${seed}`);
  }
  const twins = peers[0]?.root.toArray().at(-1);
  for (const peer of peers) peer.destroy();
  return { wrong, twins: (twins as { length?: number } | undefined)?.length ?? 0 };
}

describe('people who type into one empty paragraph at once', () => {
  it('find each letter once, wherever they go on typing', () => {
    const runs = seeds.map((seed) => run(seed));
    expect(runs.flatMap(({ wrong }) => wrong)).toEqual([]);
    // The run was not vacuous: each began a text of their own in it.
    expect(runs.filter(({ twins }) => twins > 1).length).toBeGreaterThan(seeds.length / 3);
  });
});
