import { describe, expect, test } from 'vitest';
import { createAssessment } from '../../../lib/commands/createAssessment.ts';
import { createTemplate } from '../../../lib/commands/createTemplate.ts';
import { listTemplates } from '../../../lib/commands/listTemplates.ts';
import { removeTemplate } from '../../../lib/commands/removeTemplate.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { createAssessmentInput } from '../../../lib/protocol/assessmentDto.ts';
import { createTemplateInput } from '../../../lib/protocol/templateDto.ts';
import { commandWorld, outcomeOf, valueOf, type CommandWorld } from './commandWorld.ts';

type Person = Parameters<typeof createTemplate>[1];

const draft: DocJson = {
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 'title' }, content: [{ type: 'text', text: 'Harvest of March' }] },
    {
      type: 'judgment',
      attrs: { id: 'one' },
      content: [
        { type: 'statement', attrs: { id: 'two' }, content: [{ type: 'text', text: 'Prices will fall.' }] },
        { type: 'relation', attrs: { id: 'link', kind: 'supports', target: 'three' } },
      ],
    },
    {
      type: 'evidence',
      attrs: { id: 'three' },
      content: [{ type: 'paragraph', attrs: { id: 'four' }, content: [{ type: 'text', text: 'Stocks rose.' }] }],
    },
  ],
};

async function withDraft(world: CommandWorld, owner: Person): Promise<string> {
  const id = await world.assessment([[owner, 'owner']]);
  world.drafts.set(id, draft);
  return id;
}

const save = (world: CommandWorld, actor: Person, assessmentId: string, more: object = {}) =>
  createTemplate(world.ports, actor, createTemplateInput.parse({ assessmentId, name: 'Harvest', ...more }));

const begin = (world: CommandWorld, actor: Person, template: string, more: object = {}) =>
  createAssessment(world.ports, actor, createAssessmentInput.parse({ title: 'Harvest of April', template, ...more }));

function seeded(world: CommandWorld, id: string): DocJson {
  return JSON.parse(new TextDecoder().decode(world.memory.state().snapshots.get(id)?.state)) as DocJson;
}

describe('a template of one’s own', () => {
  test('is the draft under ids of its own, and begins assessments with ids of theirs', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const made = valueOf(await save(world, ana, await withDraft(world, ana), { description: ' For each month ' }));
    expect(made).toMatchObject({
      name: 'Harvest',
      description: 'For each month',
      shared: false,
      mine: true,
      marking: 'none',
    });
    expect(made.owner.name).toBe('Ana');
    expect(world.actions()).toEqual(['template.created']);
    const first = valueOf(await begin(world, ana, made.id));
    const second = valueOf(await begin(world, ana, made.id, { marking: 'uk' }));
    expect([first.title, first.template, first.marking, second.marking]).toEqual([
      'Harvest of April',
      made.id,
      'none',
      'uk',
    ]);
    expect(first.judgmentCount).toBe(1);
    const [one, two] = [seeded(world, first.id), seeded(world, second.id)];
    expect(JSON.stringify(one)).toContain('Prices will fall.');
    expect(JSON.stringify(one)).not.toContain('Harvest of March');
    expect(one.content[1]?.content?.[1]?.attrs?.target).toBe(one.content[2]?.attrs?.id);
    expect(one.content[1]?.attrs?.id).not.toBe(two.content[1]?.attrs?.id);
    expect(['one', 'two', 'three', 'link'].some((id) => JSON.stringify(one).includes(`"${id}"`))).toBe(false);
  });

  test('is nobody else’s until it is shared', async () => {
    const world = commandWorld();
    const [ana, ben] = [await world.user('Ana'), await world.user('Ben')];
    const own = valueOf(await save(world, ana, await withDraft(world, ana)));
    const shared = valueOf(await save(world, ana, await withDraft(world, ana), { name: 'For all', shared: true }));
    const names = async (actor: Person) =>
      valueOf(await listTemplates(world.ports, actor, { limit: 10 })).items.map((one) => [one.name, one.mine]);
    expect(await names(ana)).toEqual([
      ['For all', true],
      ['Harvest', true],
    ]);
    expect(await names(ben)).toEqual([['For all', false]]);
    expect(outcomeOf(await begin(world, ben, own.id))).toBe('invalid-input');
    expect(outcomeOf(await begin(world, ben, '00000000-0000-4000-8000-999999999999'))).toBe('invalid-input');
    expect(outcomeOf(await begin(world, ben, shared.id))).toBe('ok');
  });

  test('is removed by who made it, a shared one by administrators too', async () => {
    const world = commandWorld();
    const [ana, ben] = [await world.user('Ana'), await world.user('Ben')];
    const root = await world.user('Root', { role: 'admin' });
    const own = valueOf(await save(world, ana, await withDraft(world, ana)));
    const shared = valueOf(await save(world, ana, await withDraft(world, ana), { shared: true }));
    const remove = async (actor: Person, id: string) => outcomeOf(await removeTemplate(world.ports, actor, { id }));
    expect(await remove(ben, own.id)).toBe('not-found');
    expect(await remove(root, own.id)).toBe('not-found');
    expect(await remove(ben, shared.id)).toBe('forbidden');
    expect(await remove({ ...ana, scopes: ['read'] }, own.id)).toBe('forbidden');
    expect(await remove(root, shared.id)).toBe('ok');
    expect(await remove(ana, own.id)).toBe('ok');
    expect(await remove(ana, own.id)).toBe('not-found');
    expect(await remove(ana, '../x')).toBe('not-found');
    expect(world.actions().filter((action) => action === 'template.removed')).toHaveLength(2);
  });

  test('is made only of what one may read, and of a draft that can be reached', async () => {
    const world = commandWorld();
    const [ana, ben] = [await world.user('Ana'), await world.user('Ben')];
    const id = await withDraft(world, ana);
    expect(outcomeOf(await save(world, ben, id))).toBe('not-found');
    expect(outcomeOf(await save(world, { ...ana, scopes: ['read'] }, id))).toBe('forbidden');
    world.drafts.delete(id);
    expect(outcomeOf(await save(world, ana, id))).toBe('unavailable');
    expect(world.memory.state().templates.size).toBe(0);
  });
});
