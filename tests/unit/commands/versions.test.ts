import { beforeEach, expect, test } from 'vitest';
import { canonicalJson } from '../../../lib/document/canonicalJson.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { unpackContent } from '../../../lib/commands/frozenContent.ts';
import { pinVersion } from '../../../lib/commands/pinVersion.ts';
import { markRead } from '../../../lib/commands/markRead.ts';
import { readContent } from '../../../lib/commands/readContent.ts';
import { restoreVersion } from '../../../lib/commands/restoreVersion.ts';
import type { VersionKind } from '../../../lib/commands/VersionStore.ts';
import type { Actor } from '../../../lib/domain/policy.ts';
import { commandWorld, outcomeOf, valueOf, type CommandWorld } from './commandWorld.ts';

const draftOf = (text: string): DocJson => ({
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 't' }, content: [{ type: 'text', text: 'Harbour fees' }] },
    { type: 'paragraph', attrs: { id: 'p', marking: null }, content: [{ type: 'text', text }] },
  ],
});

let world: CommandWorld;
let ana: Actor;
let ben: Actor;
let id: string;

beforeEach(async () => {
  world = commandWorld();
  ana = await world.user('Ana');
  ben = await world.user('Ben');
  id = await world.assessment([
    [ana, 'owner'],
    [ben, 'editor'],
  ]);
  world.drafts.set(id, draftOf('Fees rise.'));
});

async function pinned(kind: VersionKind) {
  const frozen = await world.ports.rooms.freezeDraft(id);
  if (!frozen.ok) throw new Error('not frozen');
  return world.ports.database.transaction((stores) =>
    pinVersion(stores, world.ports, { assessmentId: id, frozen: frozen.value, kind, createdById: ana.userId }),
  );
}

test('a version holds the canonical content under the hash that reading it gives', async () => {
  const made = await pinned('round');
  const read = valueOf(await readContent(world.ports, ana, { id, format: 'json' }));
  expect(made).toMatchObject({ number: 1, kind: 'round', sha256: read.sha256 });
  const packed = await world.ports.database.read.contents.packed(id, made.sha256);
  expect(await unpackContent(packed ?? new Uint8Array())).toBe(read.body);
  expect(read.body).toBe(canonicalJson(draftOf('Fees rise.')));
});

test('the same content again makes no second automatic version, but any that is asked for', async () => {
  expect((await pinned('auto')).number).toBe(1);
  expect((await pinned('auto')).number).toBe(1);
  expect((await pinned('round')).number).toBe(2);
  expect((await pinned('auto')).number).toBe(2);
  world.drafts.set(id, draftOf('Fees fall.'));
  expect((await pinned('auto')).number).toBe(3);
  expect(world.memory.state().contents.size).toBe(2);
});

test('its contributors are those who wrote since the version before; of the first, the creator too', async () => {
  const names = async () => (await pinned('round')).contributors.map(({ name }) => name);
  const write = (actor: Actor) =>
    world.memory.drafts.append([{ assessmentId: id, actorId: actor.userId, clientId: 1, update: new Uint8Array(1) }]);
  expect(await names()).toEqual(['Ana']);
  world.pass(1000);
  await write(ben);
  world.pass(1000);
  expect(await names()).toEqual(['Ben']);
  expect(await names()).toEqual([]);
});

test('automatic versions are bounded; their contents go with them', async () => {
  const first = await pinned('round');
  for (let at = 0; at < 103; at += 1) {
    world.drafts.set(id, draftOf(`Fees rise by ${at}.`));
    await pinned('auto');
  }
  const { versions, contents } = world.memory.state();
  expect(versions.filter(({ kind }) => kind === 'auto')).toHaveLength(100);
  expect(versions.at(-1)?.number).toBe(104);
  expect(versions.some(({ number }) => number === first.number)).toBe(true);
  expect(contents.size).toBe(101);
});

test('[PO1] restoring keeps what it replaces first, and without the right changes nothing', async () => {
  await pinned('named');
  world.drafts.set(id, draftOf('Fees fall.'));
  const reader = await world.user('Rea');
  const { members } = world.ports.database.read;
  await members.replace(id, [
    { userId: ana.userId, role: 'owner' },
    { userId: reader.userId, role: 'reader' },
  ]);
  expect(outcomeOf(await restoreVersion(world.ports, reader, { id, number: '1' }))).toBe('forbidden');
  expect(world.drafts.get(id)).toEqual(draftOf('Fees fall.'));
  expect(world.memory.state().versions).toHaveLength(1);
  const restored = valueOf(await restoreVersion(world.ports, ana, { id, number: '1' }));
  expect(restored).toMatchObject({ number: 1, kept: { number: 2, kind: 'auto' } });
  expect(canonicalJson(world.drafts.get(id) ?? draftOf(''))).toBe(canonicalJson(draftOf('Fees rise.')));
  const kept = await world.ports.database.read.contents.packed(id, restored.kept.sha256);
  expect(await unpackContent(kept ?? new Uint8Array())).toBe(canonicalJson(draftOf('Fees fall.')));
  expect(world.actions().filter((action) => action === 'version.restored')).toHaveLength(1);
});

test('reading marks store a content once however many read it, and let go of what nobody names', async () => {
  for (const actor of [ana, ben]) valueOf(await markRead(world.ports, actor, { id }));
  const { contents } = world.memory.state();
  expect(contents.size).toBe(1);
  world.pass(60_000);
  world.drafts.set(id, draftOf('Fees fall.'));
  await world.memory.drafts.append([{ assessmentId: id, actorId: ana.userId, clientId: 1, update: new Uint8Array(1) }]);
  for (const actor of [ana, ben]) valueOf(await markRead(world.ports, actor, { id }));
  const named = new Set([
    ...[...world.memory.state().readMarks.values()].map(({ sha256 }) => sha256),
    ...world.memory.state().versions.map(({ sha256 }) => sha256),
  ]);
  expect(world.memory.state().contents.size).toBe(named.size);
});
