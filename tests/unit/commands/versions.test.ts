import { gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { canonicalJson } from '../../../lib/document/canonicalJson.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { comparePacked, frozen, unpackContent } from '../../../lib/commands/frozenContent.ts';
import { compareVersions } from '../../../lib/commands/compareVersions.ts';
import { keepVersion } from '../../../lib/commands/keepVersion.ts';
import { pinVersion } from '../../../lib/commands/pinVersion.ts';
import { markRead } from '../../../lib/commands/markRead.ts';
import { readContent } from '../../../lib/commands/readContent.ts';
import { renameVersion } from '../../../lib/commands/renameVersion.ts';
import { restoreVersion } from '../../../lib/commands/restoreVersion.ts';
import type { VersionKind } from '../../../lib/commands/VersionStore.ts';
import type { Actor } from '../../../lib/domain/policy.ts';
import { ok } from '../../../lib/domain/result.ts';
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

test('a content that was gzipped is read and compared like one that is packed as today', async () => {
  const json = canonicalJson(draftOf('Fees rise.'));
  const [older, today] = [new Uint8Array(gzipSync(json)), frozen(draftOf('Fees rise.')).packed];
  expect(await unpackContent(older)).toBe(json);
  expect(await unpackContent(today)).toBe(json);
  const compared = comparePacked({ before: older, after: today, scales: [], scale: 'icd203', marking: 'tlp2' });
  expect(compared.blocks.every(({ change }) => change === 'unchanged')).toBe(true);
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

test('[VA3] automatic versions are bounded; their contents go with them, what a restore replaced stays', async () => {
  const first = await pinned('round');
  world.drafts.set(id, draftOf('Fees fall.'));
  valueOf(await restoreVersion(world.ports, ana, { id, number: '1' }));
  for (let at = 0; at < 103; at += 1) {
    world.drafts.set(id, draftOf(`Fees rise by ${at}.`));
    await pinned('auto');
  }
  const { versions, contents } = world.memory.state();
  expect(versions.filter(({ kind, note }) => kind === 'auto' && note === '')).toHaveLength(101);
  expect(versions.at(-1)?.number).toBe(105);
  for (const number of [first.number, 2]) expect(versions.some((version) => version.number === number)).toBe(true);
  expect(contents.size).toBe(103);
});

test('a version is renamed with an audit row; one kept automatically is a named one from then on; its content stays', async () => {
  await pinned('auto');
  await pinned('published');
  const rename = (actor: Actor, number: string, change: { name?: string; note?: string }) =>
    renameVersion(world.ports, actor, { id, number, ...change });
  expect(valueOf(await rename(ben, '1', { name: 'Before the ice' }))).toMatchObject({
    number: 1,
    kind: 'named',
    name: 'Before the ice',
    note: '',
  });
  const stored = () => world.memory.state().versions.find(({ number }) => number === 1);
  const { sha256 } = stored() ?? {};
  expect(valueOf(await rename(ana, '1', { note: 'As sent.' }))).toMatchObject({
    name: 'Before the ice',
    note: 'As sent.',
  });
  expect(stored()?.sha256).toBe(sha256);
  expect(valueOf(await rename(ana, '2', { name: 'Release' }))).toMatchObject({ kind: 'published', name: 'Release' });
  expect(outcomeOf(await rename(ana, '3', { name: 'Nothing' }))).toBe('not-found');
  const reader = await world.user('Rea');
  await world.ports.database.read.members.replace(id, [
    { userId: ana.userId, role: 'owner' },
    { userId: reader.userId, role: 'reviewer' },
  ]);
  expect(outcomeOf(await rename(reader, '1', { name: 'Mine' }))).toBe('forbidden');
  expect(outcomeOf(await rename(ben, '1', { name: 'Mine' }))).toBe('not-found');
  expect(world.actions().filter((action) => action === 'version.renamed')).toHaveLength(3);
});

test('[VA4] comparing tells who wrote between; of two, each block whose writing stands in it', async () => {
  await pinned('round');
  world.drafts.set(id, draftOf('Fees fall.'));
  await write(ben);
  const compare = async () => valueOf(await compareVersions(world.ports, ana, { id, from: '1', to: 'draft' }));
  expect(await compare()).toMatchObject({ people: [{ name: 'Ben' }], by: { p: [ben.userId] } });
  await write(ana);
  const told = await compare();
  expect(told).toMatchObject({ people: [{ name: 'Ana' }, { name: 'Ben' }], by: {} });
  const { rooms } = world.ports;
  const readHands = async () => ok({ p: [7], t: [1] });
  await world.memory.drafts.append([{ assessmentId: id, actorId: ana.userId, clientId: 7, update: new Uint8Array(1) }]);
  const ports = { ...world.ports, rooms: { ...rooms, readHands } };
  const both = valueOf(await compareVersions(ports, ana, { id, from: '1', to: 'draft' }));
  expect(both.by).toEqual({ p: [ana.userId] });
});

const write = (actor: Actor) =>
  world.memory.drafts.append([{ assessmentId: id, actorId: actor.userId, clientId: 1, update: new Uint8Array(1) }]);
const minutes = (count: number): void => world.pass(count * 60_000);

test('[VA1] [VA2] a version is kept without anybody asking, once, and put down to who wrote last', async () => {
  expect(await keepVersion(world.ports, id, 'left')).toBeNull();
  await write(ben);
  minutes(9);
  expect(await keepVersion(world.ports, id, 'quiet')).toBeNull();
  minutes(1);
  expect(await Promise.all([1, 2].map(() => keepVersion(world.ports, id, 'quiet')))).toContain(1);
  expect(world.memory.state().versions).toMatchObject([{ number: 1, kind: 'auto', createdById: ben.userId, note: '' }]);
  expect(world.actions().filter((action) => action === 'version.made')).toHaveLength(1);
  minutes(60);
  expect(await keepVersion(world.ports, id, 'left')).toBeNull();
  // Written and taken back: the same content is not kept twice.
  await write(ana);
  minutes(11);
  expect(await keepVersion(world.ports, id, 'quiet')).toBeNull();
  world.drafts.set(id, draftOf('Fees fall.'));
  await write(ana);
  expect(await keepVersion(world.ports, id, 'left')).toBe(2);
  world.drafts.set(id, draftOf('Fees stay.'));
  await write(ana);
  // Too soon after the one before: the quiet has it.
  expect(await keepVersion(world.ports, id, 'left')).toBeNull();
  minutes(10);
  expect(await keepVersion(world.ports, id, 'quiet')).toBe(3);
  expect(world.announced.filter(([, , topic]) => topic === 'versions')).toHaveLength(3);
});

test('a draft that cannot be read is said aloud, and no version is made of it', async () => {
  await write(ben);
  minutes(10);
  world.drafts.delete(id);
  await expect(keepVersion(world.ports, id, 'quiet')).rejects.toThrow();
  expect(world.actions()).not.toContain('version.made');
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
