import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { presenceMessage, syncMessage } from '../../unit/server/roomFixture.ts';
import { craftUpdate, type CraftedStruct } from '../../fuzz/document/craftUpdate.ts';
import { SeededRandom } from '../../fuzz/document/SeededRandom.ts';
import type { Attacker } from './Attacker.ts';

/** What the attack knows of those it is aimed at. */
export type Scene = {
  readonly attacker: Attacker;
  /** Yjs client ids of the two witnesses. */
  readonly writerId: number;
  readonly friendId: number;
  /** A Yjs client id that nobody has: what is written under it must never be seen again. */
  readonly ownId: number;
};

/** `codes`: how the socket is ended; null: it stays, and what it sent counts for nothing. */
export type Attack = {
  readonly name: string;
  readonly codes: readonly number[] | null;
  readonly make: (scene: Scene) => void | Promise<void>;
  /** Many megabytes on their way: the code is measured from the last byte, and a slow machine takes longer to carry them. */
  readonly isLarge?: true;
};

const MiB = 2 ** 20;
const refused = [4400];
const content = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('content');

/** An attack of one update, made on top of the draft or out of nothing. */
const update = (name: string, change: (doc: Y.Doc) => void): Attack => ({
  name,
  codes: refused,
  make: ({ attacker, ownId }) => attacker.update(attacker.madeUpdate(ownId, change)),
});
const crafted = (name: string, structs: (scene: Scene) => readonly CraftedStruct[], clock = 0): Attack => ({
  name,
  codes: refused,
  make: (scene) => scene.attacker.update(craftUpdate([[scene.ownId, clock, structs(scene)]])),
});
const bytes = (name: string, ...numbers: number[]): Attack => ({
  name,
  codes: refused,
  make: ({ attacker }) => attacker.send(Uint8Array.from(numbers)),
});

/** A client frame's header with no payload behind it: `first` byte, and a 64-bit length. */
function headerOf(first: number, length: bigint): Buffer {
  const header = Buffer.alloc(14);
  header[0] = first;
  header[1] = 0x80 | 127;
  header.writeBigUInt64BE(length, 2);
  return header;
}

function presenceOf(count: number, firstId: number): Uint8Array {
  return presenceMessage(
    Array.from({ length: count }, (_, at) => ({ id: firstId + at, clock: 1, state: { user: { name: 'nobody' } } })),
  );
}

const frames: readonly Attack[] = [
  { name: 'text frame', codes: refused, make: ({ attacker }) => attacker.send('hello') },
  bytes('empty message'),
  bytes('unknown type 2', 2, 0),
  bytes('unknown type 64', 64, 3),
  bytes('unknown type 200', 200, 1, 0),
  bytes('unknown kind of sync', 0, 3, 0),
  bytes('truncated length', 0, 2, 0xff),
  bytes('length beyond the message', 0, 2, 100, 1, 2),
  bytes('length of 2^53 and more', 0, 2, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1),
  bytes('bytes behind a message', 0, 2, 2, 0, 0, 7),
  bytes('malformed state vector', 0, 0, 2, 9, 1),
  {
    name: 'frame header that claims 2^62 bytes',
    codes: [1009, 1006],
    make: ({ attacker }) => attacker.sendRaw(headerOf(0x82, 2n ** 62n)),
  },
  {
    name: 'reserved bits',
    codes: [1002, 1006],
    make: ({ attacker }) => attacker.sendRaw(Buffer.from([0xf2, 0x81, 0, 0, 0, 0, 1])),
  },
  {
    name: 'reserved opcode',
    codes: [1002, 1006],
    make: ({ attacker }) => attacker.sendRaw(Buffer.from([0x83, 0x81, 0, 0, 0, 0, 1])),
  },
  {
    name: 'frame cut short by the end of the line',
    codes: [1006],
    make: ({ attacker }) => {
      attacker.sendRaw(Buffer.concat([headerOf(0x82, 5_000n), Buffer.alloc(100)]));
      attacker.socket.terminate();
    },
  },
  {
    name: 'frame of 120 MiB',
    codes: [1009, 1006],
    isLarge: true,
    make: ({ attacker }) => attacker.send(new Uint8Array(120 * MiB)),
  },
  {
    name: 'valid update of 64 MiB',
    codes: [1009, 4413, 1006],
    isLarge: true,
    make: ({ attacker, ownId }) => attacker.update(attacker.madeUpdate(ownId, (doc) => longText(doc, 64 * MiB))),
  },
  {
    name: 'valid update that grows the draft over its limit',
    codes: [4413],
    isLarge: true,
    make: ({ attacker, ownId }) => attacker.update(attacker.madeUpdate(ownId, (doc) => longText(doc, 8 * MiB))),
  },
  {
    name: '20,000 queries',
    codes: [4429],
    make: ({ attacker }) => {
      for (let at = 0; at < 20_000; at++) attacker.send(Uint8Array.of(3));
    },
  },
  {
    name: '20,000 pings',
    codes: [4429, 1006],
    make: ({ attacker }) => {
      attacker.sentAtMs = performance.now();
      for (let at = 0; at < 20_000; at++) attacker.socket.ping();
    },
  },
];

function longText(doc: Y.Doc, length: number): void {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('x'.repeat(length))]);
  content(doc).push([paragraph]);
}

const updates: readonly Attack[] = [
  {
    name: '3,000 updates that can never be resolved',
    codes: [4400, 4429],
    make: ({ attacker, ownId }) => {
      for (let at = 0; at < 3_000; at++) {
        const structs = [{ origin: [ownId, at * 10] as const, content: { kind: 'string', text: 'x' } as const }];
        attacker.update(craftUpdate([[ownId, at * 10 + 1, structs]]));
      }
    },
  },
  {
    name: 'a step 2 that can never be resolved',
    codes: refused,
    make: ({ attacker, ownId }) => {
      const structs = [{ origin: [ownId, 5] as const, content: { kind: 'string', text: 'x' } as const }];
      attacker.send(syncMessage(1, craftUpdate([[ownId, 6, structs]])));
    },
  },
  {
    name: 'new text under the id of a live session',
    codes: refused,
    make: async ({ attacker, writerId }) => {
      // Not knowing what he types at this very moment, far behind it would be a gap: so his own next clock is tried.
      const clock = Y.decodeStateVector(Y.encodeStateVector(attacker.doc)).get(writerId) ?? 0;
      const structs = Array.from({ length: 400 }, () => paragraphIn('content'));
      attacker.update(craftUpdate([[writerId, clock, structs]]));
    },
  },
  {
    name: 'first text under the id that a live session shows presence under',
    codes: refused,
    make: ({ attacker, friendId }) => attacker.update(craftUpdate([[friendId, 0, [paragraphIn('content')]]])),
  },
  update('bare text in the root', (doc) => content(doc).push([new Y.XmlText('bare')])),
  {
    name: 'bare text in the root, beside a child, so that only its origin is told',
    codes: refused,
    make: ({ attacker, ownId }) => {
      const made = attacker.madeUpdate(ownId, (doc) =>
        content(doc).insertAfter(content(doc).get(0), [new Y.XmlText('x')]),
      );
      if (Buffer.from(made).includes('content')) throw new Error('the parent is told after all');
      attacker.update(made);
    },
  },
  crafted('characters in the root', () => [{ parent: 'content', content: { kind: 'string', text: 'bare' } }]),
  crafted('bare text in the empty root', () => [{ parent: 'content', content: { kind: 'type', ref: 6 } }]),
  update('unknown kind of node', (doc) => content(doc).push([new Y.XmlElement('image')])),
  update('node named __proto__', (doc) => content(doc).push([new Y.XmlElement('__proto__')])),
  update('node where the grammar has no place for it', (doc) => content(doc).push([new Y.XmlElement('statement')])),
  update('paragraph in a paragraph', (doc) =>
    (content(doc).get(1) as Y.XmlElement).push([new Y.XmlElement('paragraph')]),
  ),
  update('unknown attribute', (doc) => (content(doc).get(1) as Y.XmlElement).setAttribute('onclick', 'evil()')),
  update('attribute named __proto__', (doc) => (content(doc).get(1) as Y.XmlElement).setAttribute('__proto__', 'x')),
  update('attribute named constructor', (doc) =>
    (content(doc).get(1) as Y.XmlElement).setAttribute('constructor', 'x'),
  ),
  update('a value that the attribute does not take', (doc) =>
    (content(doc).get(1) as Y.XmlElement).setAttribute('id', '<img src=x>'),
  ),
  update('unknown mark', (doc) => textIn(doc).format(0, 4, { evil: true })),
  update('mark named __proto__', (doc) => textIn(doc).insert(0, 'x', JSON.parse('{"__proto__":{}}') as object)),
  update('link that runs a script', (doc) => textIn(doc).format(0, 4, { link: { href: 'javascript:alert(1)' } })),
  update('embed in a text', (doc) => textIn(doc).insertEmbed(0, { polluted: true })),
  update('root of another name', (doc) => doc.getMap('settings').set('polluted', true)),
  update('root named __proto__', (doc) => doc.getMap('__proto__').set('polluted', true)),
  update('array as a root', (doc) => doc.getArray('list').push([1])),
  update('subdocument', (doc) => doc.getMap('docs').set('one', new Y.Doc())),
  crafted('clock over 2^40', () => [paragraphIn('content')], 2 ** 40 + 1),
  {
    name: 'deletions that are no ranges',
    codes: refused,
    make: ({ attacker, ownId }) => attacker.update(craftUpdate([], [[ownId, 2 ** 45, 2 ** 45]])),
  },
  {
    name: 'broken delete set behind sound structs',
    codes: refused,
    make: ({ attacker, ownId }) => {
      const sound = craftUpdate([[ownId, 0, [paragraphIn('content')]]]);
      attacker.update(Uint8Array.from([...sound.subarray(0, -1), 200]));
    },
  },
  {
    name: 'a reader writes',
    codes: [4403],
    make: ({ attacker, ownId }) => attacker.update(craftUpdate([[ownId, 0, [paragraphIn('content')]]])),
  },
];

const paragraphIn = (parent: string): CraftedStruct => ({
  parent,
  content: { kind: 'type', ref: 3, name: 'paragraph' },
});
const textIn = (doc: Y.Doc): Y.XmlText => (content(doc).get(1) as Y.XmlElement).get(0) as Y.XmlText;

const presence: readonly Attack[] = [
  {
    name: '20,000 made-up people in one message',
    codes: [4400, 4413],
    make: ({ attacker }) => attacker.send(presenceOf(20_000, 1_000_000)),
  },
  {
    name: 'presence of 5 MiB',
    codes: [4400, 4413],
    make: ({ attacker, ownId }) =>
      attacker.send(presenceMessage([{ id: ownId, clock: 1, state: { note: 'x'.repeat(5 * MiB) } }])),
  },
  {
    name: 'presence nested 100,000 deep',
    codes: refused,
    make: ({ attacker, ownId }) => {
      const body = encoding.createEncoder();
      for (const number of [1, ownId, 1]) encoding.writeVarUint(body, number);
      encoding.writeVarString(body, `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`);
      const message = encoding.createEncoder();
      encoding.writeVarUint(message, 1);
      encoding.writeVarUint8Array(message, encoding.toUint8Array(body));
      attacker.send(encoding.toUint8Array(message));
    },
  },
  {
    name: '20,000 small presence messages',
    codes: [4429],
    make: ({ attacker, ownId }) => {
      for (let at = 0; at < 20_000; at++) attacker.send(presenceMessage([{ id: ownId, clock: at + 1, state: { at } }]));
    },
  },
  {
    name: 'removing somebody else',
    codes: null,
    make: ({ attacker, writerId, friendId }) => {
      for (const id of [writerId, friendId]) attacker.send(presenceMessage([{ id, clock: 1_000_000, state: null }]));
    },
  },
  {
    name: 'pretending to be somebody else',
    codes: null,
    make: ({ attacker, writerId, friendId }) => {
      const state = { user: { name: 'The friend', color: 'red;}' } };
      for (const id of [writerId, friendId]) attacker.send(presenceMessage([{ id, clock: 1_000_001, state }]));
    },
  },
  {
    name: 'presence with keys that pollute',
    codes: null,
    make: ({ attacker, ownId }) => {
      const state = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as unknown;
      attacker.send(presenceMessage([{ id: ownId, clock: 1, state }]));
    },
  },
];

/** Random bytes, and honest messages with some of their bits flipped or their end cut off. */
const random: readonly Attack[] = Array.from({ length: 12 }, (_, seed) => ({
  name: `random bytes (seed ${seed})`,
  codes: refused,
  make: ({ attacker, ownId }: Scene) => {
    const dice = new SeededRandom(seed);
    const sound = syncMessage(
      2,
      craftUpdate([[ownId, 0, [{ parent: 'elsewhere', content: { kind: 'string', text: 'x' } }]]]),
    );
    if (seed % 3 === 0) attacker.send(Uint8Array.from({ length: 1 + dice.below(200) }, () => 4 + dice.below(252)));
    else if (seed % 3 === 1) attacker.send(sound.subarray(0, 1 + dice.below(sound.length - 1)));
    else attacker.send(sound.map((byte, at) => (at > 2 && dice.chance(0.2) ? byte ^ (1 << dice.below(8)) : byte)));
  },
}));

export const attacks: readonly Attack[] = [...frames, ...updates, ...presence, ...random];
