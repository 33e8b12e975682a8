import { describe, expect, test } from 'vitest';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { archiveAssessment } from '../../../lib/commands/archiveAssessment.ts';
import { createAssessment } from '../../../lib/commands/createAssessment.ts';
import { getAssessment } from '../../../lib/commands/getAssessment.ts';
import { listAssessments } from '../../../lib/commands/listAssessments.ts';
import { unarchiveAssessment } from '../../../lib/commands/unarchiveAssessment.ts';
import { updateAssessment } from '../../../lib/commands/updateAssessment.ts';
import { scales } from '../../../lib/domain/likelihood/scaleById.ts';
import { createAssessmentInput, scaleIds } from '../../../lib/protocol/assessmentDto.ts';
import { limits } from '../../../lib/protocol/limits.ts';
import { commandWorld, outcomeOf, valueOf, type CommandWorld } from './commandWorld.ts';

const dayMs = 24 * 60 * 60 * 1000;
const make = (world: CommandWorld, actor: Parameters<typeof createAssessment>[1], input: object) =>
  createAssessment(world.ports, actor, createAssessmentInput.parse(input));

/** What the fake document work was given to seed. */
function seeded(world: CommandWorld, id: string): DocJson {
  const draft = world.memory.state().snapshots.get(id);
  return JSON.parse(new TextDecoder().decode(draft?.state)) as DocJson;
}

describe('creating', () => {
  test('from the usual template: five sections, the creator owns it, draft and audit row in one commit', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const made = valueOf(await make(world, ana, { title: 'Grain exports in 2027' }));
    expect(made).toMatchObject({ title: 'Grain exports in 2027', role: 'owner', status: 'draft', scale: 'icd203' });
    expect(made.reference).toBe('YS-2026-001');
    expect(made.slug).toMatch(/^grain-exports-in-2027-[0-9a-f]{8}$/);
    expect(made.authors.map((author) => author.name)).toEqual(['Ana']);
    const kinds = seeded(world, made.id).content.map((node) => node.type);
    expect(kinds).toEqual(['title', ...Array.from({ length: 5 }, () => 'section')]);
    expect(world.actions()).toEqual(['assessment.created']);
  });

  test('from text: judgments are found, every block has an id of its own', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const content =
      'Harvest\n\nKey Judgments\nExports will likely recover. Prices will fall.\n\nRecommendations\nWatch the ports.';
    const made = valueOf(await make(world, ana, { title: 'Harvest', import: { format: 'text', content } }));
    expect(made).toMatchObject({ title: 'Harvest', judgmentCount: 2 });
    expect(made.wordCount).toBeGreaterThan(8);
    const ids = [...JSON.stringify(seeded(world, made.id)).matchAll(/"id":"([^"]+)"/g)].map((match) => match[1]);
    expect(ids.length).toBeGreaterThan(8);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('from JSON: the grammar decides, and another title of its own is kept as a heading', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const doc = {
      type: 'doc',
      content: [
        {
          type: 'title',
          attrs: { id: 't1', scale: 'phia', cutoff: '2026-11' },
          content: [{ type: 'text', text: 'Old name' }],
        },
        { type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: 'Some words.' }] },
      ],
    };
    const made = valueOf(await make(world, ana, { title: 'New name', import: { format: 'json', content: doc } }));
    expect(made.title).toBe('New name');
    const [named, heading, ...rest] = seeded(world, made.id).content;
    expect([named?.type, heading?.type, ...rest.map((node) => node.type)]).toEqual(['title', 'heading', 'paragraph']);
    // What holds for the whole paper goes with its title; the heading is only words.
    expect(named?.attrs).toMatchObject({ scale: 'phia', cutoff: '2026-11' });
    expect(heading?.attrs).toMatchObject({ id: 't1', level: 1 });
    expect(heading?.attrs?.scale ?? null).toBeNull();
    const asText = { title: 'Old name', import: { format: 'json', content: JSON.stringify(doc) } };
    const same = valueOf(await make(world, ana, asText));
    expect(seeded(world, same.id).content.map((node) => node.type)).toEqual(['title', 'paragraph']);
    const foreign = { type: 'doc', content: [{ type: 'script' }] };
    const refused = await make(world, ana, { title: 'X', import: { format: 'json', content: foreign } });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'invalid-input', details: { path: 'content[0]' } } });
  });

  test('from JSON without a title: a first line that equals the title is the title and not repeated', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const content = ['Wheat', 'Some words.'].map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
    const doc = { type: 'doc', content };
    const made = valueOf(await make(world, ana, { title: 'Wheat', import: { format: 'json', content: doc } }));
    expect(seeded(world, made.id).content.map((node) => node.type)).toEqual(['title', 'paragraph']);
    const other = valueOf(await make(world, ana, { title: 'Rye', import: { format: 'json', content: doc } }));
    expect(seeded(world, other.id).content.map((node) => node.type)).toEqual(['title', 'paragraph', 'paragraph']);
  });

  test('too much text, and a draft beyond the bound, are too large', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const content = 'word '.repeat(500_000);
    expect(outcomeOf(await make(world, ana, { title: 'X', import: { format: 'text', content } }))).toBe('too-large');
    const { documents } = world.ports;
    const seed: typeof documents.seed = async (doc) => ({
      ...(await documents.seed(doc)),
      state: new Uint8Array(limits.maxDocumentBytes + 1),
    });
    const input = createAssessmentInput.parse({ title: 'X' });
    expect(
      outcomeOf(await createAssessment({ ...world.ports, documents: { ...world.ports.documents, seed } }, ana, input)),
    ).toBe('too-large');
  });

  test('a token that may only read makes none; when the commit fails nothing is left', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    expect(outcomeOf(await make(world, { ...ana, scopes: ['read'] }, { title: 'X' }))).toBe('forbidden');
    const { ports } = world;
    const failing = {
      ...ports,
      documents: { ...ports.documents, seed: () => Promise.reject(new Error('worker died')) },
    };
    const input = createAssessmentInput.parse({ title: 'X' });
    await expect(createAssessment(failing, ana, input)).rejects.toThrow('worker died');
    expect(world.memory.state().assessments.size).toBe(0);
    expect(world.actions()).toEqual([]);
  });

  test('the API takes exactly the scales that the product has', () => {
    expect([...scaleIds].toSorted()).toEqual(scales.map((scale) => scale.id).toSorted());
  });
});

describe('reading', () => {
  test('without a role it does not exist, for administrators too', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const root = await world.user('Root', { role: 'admin' });
    const id = await world.assessment([[ana, 'owner']]);
    const unknown = await getAssessment(world.ports, root, { id: '00000000-0000-4000-8000-999999999999' });
    expect(outcomeOf(unknown)).toBe('not-found');
    expect(await getAssessment(world.ports, root, { id })).toEqual(unknown);
    expect(await getAssessment(world.ports, root, { id: '../etc' })).toEqual(unknown);
    expect(valueOf(await getAssessment(world.ports, ana, { id })).role).toBe('owner');
  });

  test('a list holds what one has a role on, and pages go on', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const ben = await world.user('Ben');
    for (let n = 0; n < 5; n += 1) {
      world.pass(1000);
      await world.assessment(
        n === 2
          ? [[ben, 'owner']]
          : [
              [ben, 'owner'],
              [ana, 'reader'],
            ],
      );
    }
    const first = valueOf(await listAssessments(world.ports, ana, { limit: 3 }));
    const second = valueOf(await listAssessments(world.ports, ana, { limit: 3, cursor: first.nextCursor ?? '' }));
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([3, 1, null]);
    expect(first.items.every((one) => one.role === 'reader')).toBe(true);
    expect(outcomeOf(await listAssessments(world.ports, { ...ana, scopes: ['write'] }, { limit: 3 }))).toBe(
      'forbidden',
    );
  });
});

describe('changing', () => {
  test('a new title is written into the draft as the actor’s change, and on the row', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const id = await world.assessment([[ana, 'editor']]);
    const changed = valueOf(await updateAssessment(world.ports, ana, { id, title: 'Wheat', marking: 'tlp2' }));
    expect(changed).toMatchObject({ title: 'Wheat', marking: 'tlp2', changedBy: { name: 'Ana' } });
    const by = { assessmentId: id, actorId: ana.userId };
    expect(world.edits).toEqual([
      { kind: 'set-title', title: 'Wheat', ...by },
      { kind: 'set-paper', paper: { markings: 'tlp2' }, conversions: [], misfits: [], ...by },
    ]);
    expect(world.actions()).toEqual(['assessment.changed']);
  });

  test('a draft that cannot be reached leaves the row as it was', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const id = await world.assessment([[ana, 'owner']]);
    const rooms = {
      ...world.ports.rooms,
      editDraft: async () => ({ ok: false, error: { kind: 'unavailable' } }) as const,
    };
    expect(outcomeOf(await updateAssessment({ ...world.ports, rooms }, ana, { id, title: 'Wheat' }))).toBe(
      'unavailable',
    );
    expect(world.memory.state().assessments.get(id)?.title).toBe('Grain exports');
    expect(world.actions()).toEqual([]);
  });

  test.each(['reviewer', 'reader'] as const)('a %s changes and archives nothing', async (role) => {
    const world = commandWorld();
    const [ana, ben] = [await world.user('Ana'), await world.user('Ben')];
    const id = await world.assessment([
      [ana, 'owner'],
      [ben, role],
    ]);
    expect(outcomeOf(await updateAssessment(world.ports, ben, { id, title: 'Mine' }))).toBe('forbidden');
    expect(outcomeOf(await archiveAssessment(world.ports, ben, { id }))).toBe('forbidden');
    expect([world.edits, world.announced, world.actions()]).toEqual([[], [], []]);
  });
});

describe('archiving', () => {
  test('closes the room after the commit, and is undone within 30 days', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const id = await world.assessment([[ana, 'owner']]);
    expect(valueOf(await archiveAssessment(world.ports, ana, { id })).archivedAt).not.toBeNull();
    expect(world.announced).toEqual([['assessmentClosed', id]]);
    expect(valueOf(await listAssessments(world.ports, ana, { limit: 10 })).items).toEqual([]);
    expect(outcomeOf(await archiveAssessment(world.ports, ana, { id }))).toBe('conflict');
    expect(outcomeOf(await updateAssessment(world.ports, ana, { id, scale: 'phia' }))).toBe('conflict');
    world.pass(29 * dayMs);
    expect(valueOf(await unarchiveAssessment(world.ports, ana, { id })).archivedAt).toBeNull();
    expect(outcomeOf(await unarchiveAssessment(world.ports, ana, { id }))).toBe('conflict');
    expect(world.actions()).toEqual(['assessment.archived', 'assessment.unarchived']);
  });

  test('after 30 days it stays archived; an editor brings nothing back', async () => {
    const world = commandWorld();
    const [ana, ben] = [await world.user('Ana'), await world.user('Ben')];
    const id = await world.assessment([
      [ana, 'owner'],
      [ben, 'editor'],
    ]);
    await archiveAssessment(world.ports, ana, { id });
    expect(outcomeOf(await unarchiveAssessment(world.ports, ben, { id }))).toBe('forbidden');
    world.pass(30 * dayMs + 1);
    expect(outcomeOf(await unarchiveAssessment(world.ports, ana, { id }))).toBe('conflict');
  });
});
