import * as Y from 'yjs';
import type { DocJson, NodeJson } from '../../../lib/document/docJson.ts';
import { readDoc } from '../../../lib/document/yjs/readDraft.ts';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';
import { SeededRandom } from '../document/SeededRandom.ts';
import { Ledger, MovingPeer } from './MovingPeer.ts';

const text = (words: string): NodeJson[] => [{ type: 'text', text: words }];
export const start: DocJson = {
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 'title' }, content: text('Grain') },
    {
      type: 'section',
      attrs: { id: 'first', kind: 'key-judgments' },
      content: [
        { type: 'sectionHeading', attrs: { id: 'head' }, content: text('Key') },
        {
          type: 'judgment',
          attrs: { id: 'judgment', likelihood: 'likely' },
          content: [
            {
              type: 'statement',
              attrs: { id: 'statement' },
              content: [
                ...text('Exports will '),
                { type: 'likelihoodTerm', attrs: { form: 'adverb' } },
                ...text(' fall.'),
              ],
            },
            { type: 'basis', attrs: { id: 'basis' }, content: text('Seen twice') },
            { type: 'relation', attrs: { id: 'link', kind: 'supports', target: 'evidence' } },
          ],
        },
        { type: 'paragraph', attrs: { id: 'one' }, content: text('aaaa bbbb') },
      ],
    },
    {
      type: 'section',
      attrs: { id: 'second', kind: 'supporting-evidence' },
      content: [
        {
          type: 'evidence',
          attrs: { id: 'evidence' },
          content: [
            { type: 'paragraph', attrs: { id: 'two' }, content: text('It was seen') },
            { type: 'paragraph', attrs: { id: 'three' }, content: text('and told') },
          ],
        },
        { type: 'paragraph', attrs: { id: 'four' }, content: text('dddd') },
      ],
    },
  ],
};

export type RunOptions = {
  readonly seed: number;
  readonly peers: number;
  readonly turns: number;
  readonly splits: boolean;
  /** Whether two people may move the same block at once, and blocks with the section they stand in. */
  readonly duels: boolean;
  readonly offline: boolean;
  readonly plant?: (peer: MovingPeer) => void;
};
export type RunEnd = {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly repeatedIds: readonly string[];
  readonly areEqual: boolean;
  readonly ledger: Ledger;
  readonly doc: DocJson;
};

/** Runs peers at a server that relays in the order in which it hears, and reads what they all end with. */
export function runMoving(options: RunOptions): RunEnd {
  const random = new SeededRandom(options.seed);
  const ledger = new Ledger();
  const seeded = seedDraft(start).state;
  let log: Uint8Array[] = [seeded];
  const peers = Array.from(
    { length: options.peers },
    (_, at) => new MovingPeer(100 + at * 10 + random.below(9), random, ledger),
  );
  for (const peer of peers) {
    peer.receive(seeded);
    options.plant?.(peer);
  }
  const state = (): Uint8Array => Y.mergeUpdates(log);
  const publish = (update: Uint8Array, from: MovingPeer) => {
    log.push(update);
    for (const peer of peers) if (peer !== from && peer.isOnline) peer.inbox.push(update);
  };
  const send = (peer: MovingPeer, most = Infinity) => {
    for (const update of peer.sent.splice(0, most)) publish(update, peer);
  };
  const hear = (peer: MovingPeer, most: number) => {
    const updates = peer.inbox.splice(0, most);
    if (updates.length > 1 && random.chance(0.3)) peer.receive(Y.mergeUpdates(updates));
    else for (const update of updates) peer.receive(update);
  };
  const leave = (peer: MovingPeer) => {
    peer.isOnline = false;
    peer.inbox.length = 0;
    peer.moved.disconnected();
  };
  const comeBack = (peer: MovingPeer) => {
    peer.isOnline = true;
    const known = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state()));
    const answer = Y.diffUpdate(state(), Y.encodeStateVector(peer.doc));
    if (random.chance(0.5)) peer.moved.connected(known);
    peer.receive(answer);
    peer.moved.connected(known);
    peer.sent.length = 0;
    publish(Y.encodeStateAsUpdate(peer.doc, Y.encodeStateVector(known)), peer);
  };

  for (let turn = 0; turn < options.turns; turn += 1) {
    const peer = random.pick(peers);
    const dice = random.below(100);
    const mayMove = options.duels || peer === peers[0];
    if (dice < 45) peer.type();
    else if (dice < 50) peer.deleteSome();
    else if (dice < 55) peer.choose();
    else if (dice < 62 && options.splits) peer.split();
    else if (dice < 75 && mayMove) peer.move();
    if (options.offline && random.chance(0.03)) {
      if (peer.isOnline) leave(peer);
    } else if (!peer.isOnline && random.chance(0.15)) comeBack(peer);
    if (peer.isOnline && random.chance(0.6)) send(peer, 1 + random.below(4));
    const other = random.pick(peers);
    if (other.isOnline && random.chance(0.6)) hear(other, 1 + random.below(4));
    if (random.chance(0.02)) {
      const folded = new Y.Doc();
      Y.applyUpdate(folded, state());
      log = [Y.encodeStateAsUpdate(folded)];
    }
  }
  for (const peer of peers) if (!peer.isOnline) comeBack(peer);
  for (let round = 0; round < 6; round += 1) {
    for (let pass = 0; pass < 8; pass += 1) {
      for (const peer of peers) send(peer);
      for (const peer of peers) hear(peer, Infinity);
    }
    for (const peer of peers) peer.moved.settle();
  }
  for (const peer of peers) peer.moved.destroy();
  return endOf(peers, ledger);
}

function endOf(peers: readonly MovingPeer[], ledger: Ledger): RunEnd {
  const docs = peers.map(({ doc }) => readDoc(doc));
  const doc = docs[0] ?? start;
  const words = allText(doc.content);
  const count = (sign: string): number => words.split(sign).length - 1;
  const ids = peers[0] === undefined ? [] : rawIds(peers[0].root);
  return {
    lost: [...ledger.typed].filter((sign) => !ledger.deleted.has(sign) && count(sign) === 0),
    doubled: [...ledger.typed].filter((sign) => count(sign) > 1),
    repeatedIds: ids.filter((id, at) => ids.indexOf(id) !== at),
    areEqual: docs.every((each) => JSON.stringify(each) === JSON.stringify(doc)),
    ledger,
    doc,
  };
}

/** Ids as stored: reading gives repeated ones another. */
function rawIds(parent: Y.XmlFragment | Y.XmlElement): string[] {
  return parent.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement)) return [];
    const id: unknown = child.getAttribute('id');
    return [...(typeof id === 'string' ? [id] : []), ...rawIds(child)];
  });
}

function allText(nodes: readonly NodeJson[]): string {
  return nodes.map((node) => (node.text ?? '') + allText(node.content ?? [])).join('');
}
