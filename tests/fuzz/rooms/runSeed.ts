import type * as Y from 'yjs';
import { readDoc } from '../../../lib/document/yjs/readDraft.ts';
import { SeededRandom } from '../document/SeededRandom.ts';
import { openAsEditor } from '../document/openAsEditor.ts';
import { rebuilt, substanceOf } from './Containment.ts';
import { draftId, seedState, userIds } from './filledDatabase.ts';
import { FuzzWorld } from './FuzzWorld.ts';
import type { RoomsPeer } from './RoomsPeer.ts';
import type { Faults } from './RoomsProcess.ts';

const turns = 130;

/**
 * One run: two to four people write while everything goes wrong, then all heals, and everybody must have the same.
 *
 * @returns how often what happened.
 * @throws Error naming the promise that was broken.
 */
export async function runSeed(seed: number, faults: Faults = {}): Promise<ReadonlyMap<string, number>> {
  const random = new SeededRandom(seed);
  const world = await FuzzWorld.create(random, faults);
  for (const userId of userIds.slice(0, 2 + random.below(3))) world.addPeer(userId);
  for (const peer of world.peers) world.connect(peer);
  try {
    for (let turn = 0; turn < turns; turn++) {
      await happen(world);
      for (let count = random.below(5); count > 0; count--) world.deliver();
      if (random.chance(0.6)) await world.pass(1 + random.below(40));
      else await world.clock.turn();
    }
    await heal(world);
    if (world.mayHaveOrphans) await foldAndReturn(world);
    await checkAll(world);
    world.checkUnbroken();
  } catch (error) {
    if (process.env['FUZZ_SEED'] !== undefined) process.stdout.write(`${world.story.join('\n')}\n`);
    throw error;
  }
  for (const [what, count] of world.store.played) world.seen.set(`store: ${what}`, count);
  return world.seen;
}

async function happen(world: FuzzWorld): Promise<void> {
  const { random, store } = world;
  const peer = random.pick(world.peers);
  const role = world.roleOf(peer.userId);
  const dice = random.below(100);
  if (dice < 55) {
    // A reader's page does not let him; a script of his might.
    if (role === 'reader' && !random.chance(0.1)) return;
    if (peer.line === null && random.chance(0.3)) world.connect(peer);
    world.note(role === 'reader' ? 'an edit without the right' : 'an edit');
    peer.edit();
  } else if (dice < 59) {
    if (peer.line !== null) world.note('a line broke');
    peer.drop();
  } else if (dice < 72) {
    if (peer.line === null) world.connect(peer);
  } else if (dice < 74) {
    peer.showPresence();
  } else if (dice < 76) {
    store.appendMode = random.pick(['fine', 'rejects', 'commits-then-rejects', 'hangs']);
  } else if (dice < 82) {
    store.appendMode = 'fine';
    await store.settle();
  } else if (dice < 84) {
    store.loadMode = random.pick(['rejects', 'hangs']);
  } else if (dice < 86) {
    store.loadMode = 'fine';
  } else if (dice < 87) {
    world.note('a restart');
    await world.restart();
  } else if (dice < 90) {
    world.note('a change of rights');
    await world.setRoles(new Map([[peer.userId, role === 'reader' ? 'editor' : 'reader']]));
  } else if (dice < 92) {
    world.checkPromises();
  } else if (dice < 93) {
    world.note('a page was reloaded');
    peer.reload();
  } else if (dice < 95) {
    world.note('an edit by the server');
    void world.process.gateway.editDraft(draftId, userIds[0], { kind: 'set-title', title: `Fuel ${random.below(99)}` });
  } else if (dice < 97) {
    await world.pass(random.below(1_500));
  } else if (dice < 98) {
    await world.pass(2_500);
  } else {
    world.note('everybody left');
    if (random.chance(0.2)) store.appendMode = 'hangs';
    for (const one of world.peers) {
      if (random.chance(0.3)) one.reload();
      else one.drop();
    }
    while (world.deliver());
    await world.pass(random.below(6_000));
    if (random.chance(0.5)) world.connect(peer);
    await world.pass(random.below(200));
  }
}

/** Everything works again, everybody may write and comes back. */
async function heal(world: FuzzWorld): Promise<void> {
  world.store.appendMode = 'fine';
  world.store.loadMode = 'fine';
  await world.store.settle();
  await world.setRoles(new Map(userIds.map((userId) => [userId, 'editor'])));
  for (let round = 0; round < 80; round++) {
    for (const peer of world.peers) if (peer.line === null) world.connect(peer);
    while (world.deliver());
    await world.pass(200);
    const isQuiet = !world.deliver() && world.process.journal.pendingRooms.length === 0;
    if (isQuiet && world.peers.every((peer) => peer.isSaved)) return;
  }
  throw new Error('it does not heal: something is never acknowledged');
}

/** Until the log is folded and the room forgotten. Who was still being let in is noticed to have gone, too. */
async function everybodyLeaves(world: FuzzWorld): Promise<void> {
  for (const peer of world.peers) peer.drop();
  for (let round = 0; round < 24; round++) {
    while (world.deliver());
    await world.pass(500);
  }
}

/** Everybody leaves until the log is folded, and comes back. */
async function foldAndReturn(world: FuzzWorld): Promise<void> {
  world.note('came back after a late commit');
  await everybodyLeaves(world);
  await heal(world);
}

async function checkAll(world: FuzzWorld): Promise<void> {
  const { peers } = world;
  const first = await reader(world);
  same(peers, first.doc, 'who joins afterwards');
  const stored = world.checkPromises();
  same(peers, stored, 'the draft rebuilt from the store');
  world.checkRights(seedState);
  openAsEditor(stored);
  const read = world.process.gateway.readDraft(draftId);
  await world.pass(500);
  const content = await read;
  if (!content.ok || JSON.stringify(content.value) !== JSON.stringify(readDoc(stored))) {
    throw new Error('reading the draft gives something else');
  }
  await world.restart();
  same(peers, (await reader(world)).doc, 'who joins after a restart');
  await everybodyLeaves(world);
  same(peers, rebuilt(world.held()), 'the draft once it was folded');
}

/** Somebody new opens the draft. */
async function reader(world: FuzzWorld): Promise<RoomsPeer> {
  world.addPeer('latecomer');
  const fresh = world.peers.pop();
  if (fresh === undefined) throw new Error('nobody came');
  world.peers.push(fresh);
  world.connect(fresh);
  // Also until the others have what Yjs tidied up in his copy on opening it.
  for (let round = 0; round < 20 && !(fresh.isSaved && round > 3); round++) {
    await world.pass(100);
    while (world.deliver());
  }
  world.peers.pop();
  if (!fresh.isSynced) throw new Error('the draft does not open');
  fresh.drop();
  return fresh;
}

function same(peers: readonly RoomsPeer[], doc: Y.Doc, whose: string): void {
  const expected = { ...plain(doc), content: readDoc(doc) };
  for (const peer of peers) {
    const found = { ...plain(peer.doc), content: readDoc(peer.doc) };
    for (const part of ['clocks', 'deleted', 'content'] as const) {
      const [a, b] = [JSON.stringify(found[part]), JSON.stringify(expected[part])];
      if (a !== b) throw new Error(`${peer.userId} has other ${part} than ${whose}:\n${a}\n${b}`);
    }
  }
}

function plain(doc: Y.Doc): { readonly clocks: unknown; readonly deleted: unknown } {
  const { clocks, deleted } = substanceOf(doc);
  return { clocks: [...clocks], deleted: [...deleted] };
}
