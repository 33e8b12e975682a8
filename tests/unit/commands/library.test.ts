import { describe, expect, test } from 'vitest';
import { archiveAssessment } from '../../../lib/commands/archiveAssessment.ts';
import { countAssessments } from '../../../lib/commands/countAssessments.ts';
import { createAssessment } from '../../../lib/commands/createAssessment.ts';
import { listAssessments } from '../../../lib/commands/listAssessments.ts';
import { readLibrary } from '../../../lib/commands/readLibrary.ts';
import { searchDrafts } from '../../../lib/commands/searchDrafts.ts';
import { updateAssessment } from '../../../lib/commands/updateAssessment.ts';
import {
  assessmentDto,
  assessmentListQuery,
  createAssessmentInput,
  updateAssessmentInput,
} from '../../../lib/protocol/assessmentDto.ts';
import { searchQuery } from '../../../lib/protocol/searchDto.ts';
import { commandWorld, outcomeOf, valueOf, type CommandWorld } from './commandWorld.ts';

type Person = Parameters<typeof createAssessment>[1];
const dayMs = 24 * 60 * 60 * 1000;
/** The clock of `commandWorld`. */
const noon = Date.parse('2026-03-01T12:00:00Z');
const query = (given: object) => assessmentListQuery.parse(given);

const withText = (title: string, content: string) =>
  createAssessmentInput.parse({ title, import: { format: 'text', content } });
const make = async (world: CommandWorld, actor: Person, title: string, content = title): Promise<string> =>
  valueOf(await createAssessment(world.ports, actor, withText(title, content))).id;

describe('due date and topic', () => {
  test('are set, kept as one instant, read back and taken away again', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const id = await world.assessment([[ana, 'editor']]);
    const change = updateAssessmentInput.parse({ dueAt: '2026-03-03T17:00:00+02:00', topic: '  East Asia ' });
    const changed = valueOf(await updateAssessment(world.ports, ana, { id, ...change }));
    expect(changed).toMatchObject({ dueAt: '2026-03-03T15:00:00.000Z', topic: 'East Asia' });
    expect(assessmentDto.safeParse(changed).success).toBe(true);
    expect(world.edits).toEqual([]);
    const none = valueOf(
      await updateAssessment(world.ports, ana, { id, ...updateAssessmentInput.parse({ dueAt: null }) }),
    );
    expect(none).toMatchObject({ dueAt: null, topic: 'East Asia' });
    const row = world.memory.state().audit[0];
    expect(row?.data).toMatchObject({ dueAt: '2026-03-03T15:00:00.000Z', topic: 'East Asia' });
  });

  test.each([
    { dueAt: 'tomorrow' },
    { dueAt: '2026-03-03' },
    { dueAt: '+012026-03-03T10:00:00Z' },
    { topic: 'two\nlines' },
    { topic: 'x'.repeat(61) },
    { topic: null },
    {},
  ])('refuses %j', (given) => {
    expect(updateAssessmentInput.safeParse(given).success).toBe(false);
  });

  test('are a reader’s to see and not to change', async () => {
    const world = commandWorld();
    const [ana, ben] = [await world.user('Ana'), await world.user('Ben')];
    const id = await world.assessment([
      [ana, 'owner'],
      [ben, 'reader'],
    ]);
    const given = { id, ...updateAssessmentInput.parse({ topic: 'Mine' }) };
    expect(outcomeOf(await updateAssessment(world.ports, ben, given))).toBe('forbidden');
  });
});

describe('the list', () => {
  async function filled() {
    const world = commandWorld();
    const [ana, ben] = [await world.user('Ana'), await world.user('Ben')];
    const due = [-1, 2, 30, null];
    for (const [index, days] of due.entries()) {
      world.pass(1000);
      const id = await world.assessment([
        [index === 3 ? ben : ana, 'owner'],
        ...(index === 3 ? [[ana, 'reader'] as const] : []),
      ]);
      const topic = index < 2 ? 'Trade' : '';
      const dueAt = days === null ? null : new Date(noon + days * dayMs);
      await world.memory.database.read.assessments.update(id, { title: `Paper ${index}`, topic, dueAt });
    }
    const titles = async (given: object) =>
      valueOf(await listAssessments(world.ports, ana, query(given)))
        .items.map((one) => one.title.slice(-1))
        .join('');
    return { world, ana, ben, titles };
  }

  test('filters and orders as asked; what is late, soon and none is told by the clock', async () => {
    const { titles, ben } = await filled();
    expect(await titles({})).toBe('3210');
    expect(await titles({ order: 'title' })).toBe('0123');
    expect(await titles({ order: 'title', direction: 'down' })).toBe('3210');
    expect(await titles({ order: 'due' })).toBe('0123');
    expect(await titles({ due: 'late' })).toBe('0');
    expect(await titles({ due: 'soon' })).toBe('1');
    expect(await titles({ due: 'none' })).toBe('3');
    expect(await titles({ topic: 'Trade', query: '1' })).toBe('1');
    expect(await titles({ author: ben.userId })).toBe('3');
    expect(await titles({ status: 'draft', topic: '' })).toBe('3210');
  });

  test('a cursor goes on under its own order only; any other is invalid input', async () => {
    const { world, ana } = await filled();
    const list = (given: object) => listAssessments(world.ports, ana, query({ limit: 2, ...given }));
    const first = valueOf(await list({ order: 'title' }));
    const cursor = first.nextCursor ?? '';
    expect(valueOf(await list({ order: 'title', cursor })).items.map((one) => one.title)).toEqual([
      'Paper 2',
      'Paper 3',
    ]);
    for (const wrong of [{ cursor }, { order: 'title', direction: 'down', cursor }, { cursor: 'made up' }]) {
      expect(outcomeOf(await list(wrong))).toBe('invalid-input');
    }
  });

  test('counts what it would show, and the overview what there is', async () => {
    const { world, ana } = await filled();
    const count = async (given: object) => valueOf(await countAssessments(world.ports, ana, query(given)));
    expect([await count({}), await count({ mine: 'true' }), await count({ due: 'late', topic: 'x' })]).toEqual([
      4, 3, 0,
    ]);
    const library = valueOf(await readLibrary(world.ports, ana));
    expect(library).toMatchObject({ all: 4, mine: 3, archived: 0, topics: [{ topic: 'Trade', count: 2 }] });
    expect(library.candidates.map((one) => one.title)).toEqual(['Paper 0', 'Paper 1', 'Paper 3']);
    const mute = { ...ana, scopes: ['write'] } as const;
    expect(outcomeOf(await readLibrary(world.ports, mute))).toBe('forbidden');
    expect(outcomeOf(await countAssessments(world.ports, mute, query({})))).toBe('forbidden');
  });
});

describe('search', () => {
  const search = (world: CommandWorld, actor: Person, q: string) =>
    searchDrafts(world.ports, actor, searchQuery.parse({ q }));

  test('finds a new draft at once, with its reference, and only for who may read it', async () => {
    const world = commandWorld();
    const [ana, ben] = [await world.user('Ana'), await world.user('Ben')];
    const id = await make(world, ana, 'Rail freight', 'Key Judgments\nFreight volumes will likely double.');
    const found = valueOf(await search(world, ana, 'volumes'));
    expect(found.items).toMatchObject([
      { id, reference: 'YS-2026-001', title: 'Rail freight', role: 'owner', hitCount: 1 },
    ]);
    expect(found.items[0]?.hits).toMatchObject([{ kind: 'judgment', label: 'J1' }]);
    expect(valueOf(await search(world, ben, 'volumes')).items).toEqual([]);
    const root = await world.user('Root', { role: 'admin' });
    expect(valueOf(await search(world, root, 'YS-2026-001')).items).toEqual([]);
    await archiveAssessment(world.ports, ana, { id });
    expect(valueOf(await search(world, ana, 'volumes')).items).toEqual([]);
  });

  test('needs words, and a scope that reads', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    for (const q of ['', '   ', 'x'.repeat(201)]) expect(searchQuery.safeParse({ q }).success).toBe(false);
    expect(searchQuery.safeParse({}).success).toBe(false);
    expect(outcomeOf(await search(world, { ...ana, scopes: ['write'] }, 'x'))).toBe('forbidden');
    const bad = await searchDrafts(world.ports, ana, searchQuery.parse({ q: 'x', cursor: 'made up' }));
    expect(outcomeOf(bad)).toBe('invalid-input');
  });
});
