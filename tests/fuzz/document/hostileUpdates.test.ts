import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { examineUpdate } from '../../../lib/document/yjs/examineUpdate.ts';
import type { Verdict } from '../../../lib/document/yjs/examineUpdate.ts';
import { foldDraft } from '../../../lib/document/yjs/foldDraft.ts';
import { isSound } from '../../../lib/document/yjs/mendDoc.ts';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';
import { openDoc, openIndex } from '../../../lib/document/yjs/storeDoc.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { craftUpdate, lengthOf } from './craftUpdate.ts';
import type { CraftedContent, CraftedStruct, Id } from './craftUpdate.ts';
import { HonestPeer } from './HonestPeer.ts';
import { openAsEditor } from './openAsEditor.ts';
import { fuzzSeeds, seedCount, SeededRandom } from './SeededRandom.ts';

const start: DocJson = {
  type: 'doc',
  content: [
    { type: 'title', content: [{ type: 'text', text: 'Port calls since spring' }] },
    {
      type: 'section',
      content: [
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'bold', marks: [{ type: 'bold' }] }, { type: 'hardBreak' }],
        },
        { type: 'judgment', content: [{ type: 'statement', content: [{ type: 'text', text: 'It will rain.' }] }] },
      ],
    },
    { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
  ],
};
const names = ['paragraph', 'title', 'section', 'statement', 'listItem', 'hardBreak', 'blockquote', 'image', 'doc', ''];
const keys = ['id', 'level', 'kind', 'likelihood', 'onclick', '__proto__', 'bold'];
const seen: Record<Verdict['kind'], number> = {
  admitted: 0,
  gap: 0,
  malformed: 0,
  'outside-schema': 0,
  'nothing-new': 0,
};

let hostileAdmitted = 0;

/** A draft as the server has it and as clients have it: with collection, without, and with all that was ever undone kept. */
class Scene {
  stored = seedDraft(start);
  index = openIndex(this.stored);
  tail: Uint8Array[] = [];
  readonly docs = [new Y.Doc(), new Y.Doc({ gc: false })];
  readonly peer: HonestPeer;

  constructor(random: SeededRandom) {
    this.peer = new HonestPeer(5_000_000, random);
    for (const doc of this.docs) Y.applyUpdate(doc, this.stored.state);
    this.peer.receive(this.stored.state);
  }

  arrive(update: Uint8Array): Verdict {
    const verdict = examineUpdate(update, this.index);
    seen[verdict.kind] += 1;
    if (verdict.kind !== 'admitted') return verdict;
    for (const doc of [...this.docs, this.peer.doc]) {
      Y.applyUpdate(doc, verdict.update, 'remote');
      expect(doc.store.pendingStructs).toBeNull();
      expect(doc.store.pendingDs).toBeNull();
      if (!isSound(doc)) throw new Error('does not fit the grammar');
    }
    this.index.admit(verdict.change);
    this.tail.push(verdict.update);
    return verdict;
  }
}

/** Some ids that exist, and some that do not. */
function anyId(scene: Scene, own: number, next: number, random: SeededRandom): Id {
  const clocks = [...scene.index.clocks()];
  if (random.chance(0.2)) return [own, random.below(next + 2)];
  const [client, clock] = random.pick(clocks);
  return [
    client,
    Math.max(0, random.chance(0.6) ? clock - 1 - random.below(Math.min(clock, 40)) : random.below(clock + 1)),
  ];
}

function anyContent(random: SeededRandom): CraftedContent {
  switch (random.below(14)) {
    case 0:
      return { kind: 'gc', length: 1 + random.below(3) };
    case 1:
      return { kind: 'deleted', length: 1 + random.below(3) };
    case 2:
    case 3:
      return { kind: 'string', text: random.pick(['x', 'longer', '😀', 'ab']) };
    case 4:
      return {
        kind: 'format',
        key: random.pick(['bold', 'link', 'evil']),
        value: random.pick([{}, null, 'x', { href: 'javascript:1' }]),
      };
    case 5:
      return { kind: 'any', values: [random.pick<unknown>(['block', 2, null, 'free', { a: 1 }, undefined])] };
    case 6:
    case 7:
    case 8:
    case 9:
      return { kind: 'type', ref: 3, name: random.pick(names) };
    case 10:
      return { kind: 'type', ref: 6 };
    case 11:
      return random.pick<CraftedContent>([
        { kind: 'embed', value: { a: 1 } },
        { kind: 'json', values: [1] },
        { kind: 'binary', bytes: new Uint8Array([1]) },
        { kind: 'subdocument' },
        { kind: 'type', ref: 1 },
        { kind: 'skip', length: 1 },
        { kind: 'string', text: '' },
        { kind: 'any', values: [] },
      ]);
    default:
      return { kind: 'any', values: ['id-1', 'id-2'] };
  }
}

function anyStruct(scene: Scene, own: number, next: number, random: SeededRandom): CraftedStruct {
  const content = anyContent(random);
  const id = (): Id => anyId(scene, own, next, random);
  if (random.chance(0.35)) return { origin: id(), ...(random.chance(0.5) ? { right: id() } : {}), content };
  if (random.chance(0.3)) return { right: id(), content };
  const parent = random.chance(0.3) ? random.pick(['content', 'content', 'other']) : id();
  return { parent, ...(random.chance(0.3) ? { key: random.pick(keys) } : {}), content };
}

function anyUpdate(scene: Scene, random: SeededRandom): Uint8Array {
  const clients = random.chance(0.8) ? [666] : [999, 666];
  const blocks = clients.map((client) => {
    const known = scene.index.clock(client);
    const from = Math.max(0, known - (random.chance(0.15) ? 1 + random.below(3) : 0));
    const structs: CraftedStruct[] = [];
    let next = from;
    for (let count = 1 + random.below(3); count > 0; count--) {
      const struct = anyStruct(scene, client, next, random);
      structs.push(struct);
      next += lengthOf(struct.content);
    }
    return [client, from, structs] as const;
  });
  const [client, clock] = anyId(scene, 666, 3, random);
  return craftUpdate(blocks, random.chance(0.2) ? [[client, clock, 1 + random.below(3)]] : []);
}

function mutated(update: Uint8Array, other: Uint8Array, random: SeededRandom): Uint8Array {
  const bytes = update.slice();
  switch (random.below(4)) {
    case 0:
      for (let flips = 1 + random.below(3); flips > 0; flips--) {
        const at = random.below(bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
      }
      return bytes;
    case 1:
      return bytes.subarray(0, random.below(bytes.length));
    case 2: {
      const cut = random.below(bytes.length);
      return new Uint8Array([...bytes.subarray(0, cut), ...other.subarray(random.below(other.length))]);
    }
    default:
      return new Uint8Array([...bytes, random.below(256)]);
  }
}

describe('hostile updates', () => {
  it.each(fuzzSeeds(seedCount(16)))('[DX2] [DX3] [DX4] what is let in opens everywhere (seed %i)', (seed) => {
    const random = new SeededRandom(seed);
    const scene = new Scene(random);
    let before: Uint8Array = scene.stored.state;
    for (let turn = 0; turn < 700; turn++) {
      if (random.chance(0.12)) {
        scene.peer.edit();
        for (const update of scene.peer.sent.splice(0)) {
          const verdict = scene.arrive(update);
          if (verdict.kind !== 'admitted')
            throw new Error(`an honest edit: ${verdict.kind} ${JSON.stringify(verdict)}`);
          before = update;
        }
      }
      const made = scene.arrive(anyUpdate(scene, random));
      if (made.kind === 'admitted' && made.newClients.length > 0) hostileAdmitted += 1;
      const began = performance.now();
      scene.arrive(mutated(random.chance(0.5) ? before : anyUpdate(scene, random), before, random));
      expect(performance.now() - began).toBeLessThan(1000);
      if (turn % 100 === 99) {
        for (const doc of [...scene.docs, scene.peer.doc]) openAsEditor(doc);
        const folded = foldDraft(scene.stored, scene.tail);
        expect(folded.quarantined).toEqual([]);
        expect(folded.mended).toBe(false);
        openAsEditor(openDoc(folded.draft, []));
        if (random.chance(0.5)) [scene.stored, scene.tail, scene.index] = [folded.draft, [], openIndex(folded.draft)];
      }
    }
  });

  it('[DX2] the run was not vacuous', () => {
    if (process.env['FUZZ_SEED'] !== undefined) return;
    for (const kind of ['admitted', 'gap', 'malformed', 'outside-schema', 'nothing-new'] as const) {
      expect(seen[kind], kind).toBeGreaterThan(50);
    }
    expect(hostileAdmitted).toBeGreaterThan(500);
  });
});
