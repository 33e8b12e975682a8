import * as Y from 'yjs';
import { readDoc } from '../../../lib/document/yjs/readDraft.ts';
import { SeededRandom } from '../document/SeededRandom.ts';
import { openAsEditor } from '../document/openAsEditor.ts';
import { missingFrom, rebuilt, substanceOf } from '../rooms/Containment.ts';
import { draftId, userIds } from '../rooms/filledDatabase.ts';
import { NodesWorld, type FuzzNode, type NodeFaults } from './NodesWorld.ts';

const turns = 140;

/**
 * One run: people write at three nodes while messages between these are lost, late, doubled and out of order, nodes die and
 * come back, and any of them folds. Then all heals, and every node, every page and the store must have the same.
 *
 * @returns how often what happened.
 * @throws Error naming the promise that was broken.
 */
export async function runNodesSeed(seed: number, faults: NodeFaults = {}): Promise<ReadonlyMap<string, number>> {
  const random = new SeededRandom(seed);
  const world = await NodesWorld.create(random, faults);
  for (const userId of userIds.slice(0, 2 + random.below(3))) world.connect(world.addPeer(userId));
  try {
    for (let turn = 0; turn < turns; turn++) {
      await happen(world);
      for (let count = random.below(6); count > 0; count--) world.deliver();
      if (random.chance(0.6)) await world.pass(1 + random.below(60));
      else await world.clock.turn();
    }
    await heal(world);
    await checkAll(world);
    world.checkUnbroken();
  } catch (error) {
    if (process.env['FUZZ_SEED'] !== undefined) process.stdout.write(`${world.story.join('\n')}\n`);
    throw error;
  }
  world.seen.set('a row became visible out of order', world.store.outOfOrder);
  return world.seen;
}

async function happen(world: NodesWorld): Promise<void> {
  const { random, bell } = world;
  const peer = random.pick(world.peers);
  const dice = random.below(100);
  if (dice < 52) {
    if (peer.line === null && random.chance(0.3)) world.connect(peer);
    world.note('an edit');
    peer.edit();
  } else if (dice < 56) {
    if (peer.line !== null) world.note('a line broke');
    peer.drop();
  } else if (dice < 68) {
    if (peer.line === null) world.connect(peer);
  } else if (dice < 70) {
    peer.showPresence();
  } else if (dice < 75) {
    bell.carrying = random.pick(['fine', 'poor', 'poor', 'deaf']);
    world.note(`the bell is ${bell.carrying}`);
  } else if (dice < 79) {
    const node = random.pick(world.bell.nodes.length > 0 ? bell.nodes : ['']);
    if (random.chance(0.5)) {
      world.note('a node lost the bell');
      bell.down(node);
    } else bell.up(node);
  } else if (dice < 80) {
    for (const node of bell.nodes) bell.down(node);
  } else if (dice < 82) {
    for (const node of bell.nodes) bell.up(node);
  } else if (dice < 87) {
    const node = anyOf(world);
    if (node !== null) node.store.appending = random.pick(['fine', 'slow', 'slow', 'rejects', 'commits-then-rejects']);
  } else if (dice < 90) {
    mend(world);
  } else if (dice < 92) {
    const node = anyOf(world);
    if (node === null) return;
    world.note('a node was killed');
    world.kill(node);
    world.checkPromises();
  } else if (dice < 93) {
    const node = anyOf(world);
    if (node === null) return;
    world.note('a node was drained');
    mend(world);
    await world.drain(node);
    world.checkPromises();
  } else if (dice < 95) {
    world.revive();
  } else if (dice < 96) {
    world.note('a page was reloaded');
    peer.reload();
    world.connect(peer);
  } else if (dice < 97) {
    const node = anyOf(world);
    if (node === null) return;
    world.note('an edit by a node');
    const edit = { kind: 'set-title', title: `Fuel ${random.below(99)}` } as const;
    void node.process.gateway.editDraft(draftId, userIds[0], edit);
  } else if (dice < 99) {
    await world.pass(random.below(6_000));
  } else {
    // Long enough for numbers to be settled, and for nodes that fell silent to be forgotten.
    world.note('nobody did anything for a minute');
    mend(world);
    await world.pass(25_000 + random.below(50_000));
  }
}

const anyOf = ({ living, random }: NodesWorld): FuzzNode | null => (living.length === 0 ? null : random.pick(living));

const mend = ({ living }: NodesWorld): void => {
  for (const { store } of living) store.appending = 'fine';
};

/** Every row has come to every page. Not the other way round: what Yjs tidies up in one copy on the way is not stored yet. */
function expectAllRows({ peers, store }: NodesWorld): void {
  for (const peer of peers) {
    const substance = substanceOf(peer.doc);
    for (const { seq, update } of store.rows) {
      const lost = missingFrom(substance, update);
      if (lost !== null) throw new Error(`${peer.userId} has not got row ${seq} in time: ${lost}`);
    }
  }
}

/** Everything works again, and everybody comes back. */
async function heal(world: NodesWorld): Promise<void> {
  world.revive();
  world.bell.carrying = 'fine';
  await world.pass(10);
  for (const node of world.bell.nodes) world.bell.up(node);
  mend(world);
  // By the rows alone, before a folding gives every node the whole: each has looked into the database twice.
  world.isSweeping = false;
  for (let round = 0; round < 60; round++) {
    for (const peer of world.peers) if (peer.line === null) world.connect(peer);
    while (world.deliver());
    await world.pass(200);
  }
  expectAllRows(world);
  world.isSweeping = true;
  for (let round = 0; round < 120; round++) {
    for (const peer of world.peers) if (peer.line === null) world.connect(peer);
    while (world.deliver());
    // Every node looks into the database every five seconds, whatever it has heard; one that fell silent counts for a minute.
    await world.pass(round < 20 ? 200 : 1_000);
    if (round < 20) continue;
    const isQuiet = !world.deliver() && world.living.every(({ process }) => process.journal.pendingRooms.length === 0);
    const isWhole = world.living.every(({ process }) => process.link?.state().state === 'together');
    if (isQuiet && isWhole && world.peers.every((peer) => peer.isSaved)) return;
  }
  throw new Error('it does not heal: something is never acknowledged, or the nodes do not find each other');
}

async function checkAll(world: NodesWorld): Promise<void> {
  // Newcomers first: what Yjs tidies up in their copies on opening them goes to everybody.
  const opened: Y.Doc[] = [];
  for (const node of world.living) opened.push(await readAt(world, node));
  const stored = world.checkPromises();
  expectSame(world, stored, 'the draft rebuilt from the store');
  openAsEditor(stored);
  const last = opened.at(-1);
  if (last !== undefined) expectSame(world, last, 'who joined last');
  for (const node of world.living) {
    const draft = node.process.registry.rooms.get(draftId)?.draft.bytes;
    if (draft !== undefined) {
      world.note('rooms were compared');
      const doc = new Y.Doc();
      for (const update of [draft.snapshot, ...draft.tail]) Y.applyUpdate(doc, update);
      expectSame(world, doc, `the room at ${node.name}`);
    }
    const read = node.process.gateway.readDraft(draftId);
    await world.pass(500);
    const content = await read;
    if (!content.ok || JSON.stringify(content.value) !== JSON.stringify(readDoc(stored)))
      throw new Error(`reading the draft at ${node.name} gives something else`);
  }
  for (const peer of world.peers) peer.drop();
  for (let round = 0; round < 24; round++) {
    while (world.deliver());
    await world.pass(500);
  }
  expectSame(world, rebuilt(world.store.held), 'the draft once it was folded');
}

/** What somebody new is given at a node. */
async function readAt(world: NodesWorld, node: FuzzNode): Promise<Y.Doc> {
  const fresh = world.addPeer('latecomer');
  world.connect(fresh, node);
  for (let round = 0; round < 20 && !(fresh.isSaved && round > 3); round++) {
    await world.pass(100);
    while (world.deliver());
  }
  // Also until the others have what Yjs tidied up in this copy on opening it.
  await world.pass(300);
  while (world.deliver());
  world.peers.pop();
  if (!fresh.isSynced) throw new Error(`the draft does not open at ${node.name}`);
  fresh.drop();
  return fresh.doc;
}

function expectSame(world: NodesWorld, doc: Y.Doc, whose: string): void {
  const expected = plain(doc);
  for (const peer of world.peers) {
    const found = plain(peer.doc);
    for (const part of ['clocks', 'deleted', 'content'] as const) {
      const [a, b] = [JSON.stringify(found[part]), JSON.stringify(expected[part])];
      if (a !== b) throw new Error(`${peer.userId} has other ${part} than ${whose}:\n${a}\n${b}`);
    }
  }
}

function plain(doc: Y.Doc): { readonly clocks: unknown; readonly deleted: unknown; readonly content: unknown } {
  const { clocks, deleted } = substanceOf(doc);
  return { clocks: [...clocks], deleted: [...deleted], content: readDoc(doc) };
}
