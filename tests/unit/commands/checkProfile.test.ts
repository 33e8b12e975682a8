import { describe, expect, it } from 'vitest';
import { changeCheckProfile } from '../../../lib/commands/changeCheckProfile.ts';
import { createAssessment } from '../../../lib/commands/createAssessment.ts';
import { createTemplate } from '../../../lib/commands/createTemplate.ts';
import { readChecks } from '../../../lib/commands/readChecks.ts';
import { readCheckProfile } from '../../../lib/commands/readCheckProfile.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { commandWorld, outcomeOf } from './commandWorld.ts';

const draft: DocJson = {
  type: 'doc',
  content: [
    {
      type: 'judgment',
      attrs: { id: 'j1', kind: 'forecast' },
      content: [{ type: 'statement', attrs: { id: 's1' }, content: [{ type: 'text', text: 'The yard might close.' }] }],
    },
  ],
};

async function desk() {
  const world = commandWorld();
  const ana = await world.user('Ana');
  const ed = await world.user('Ed');
  const id = await world.assessment([
    [ana, 'owner'],
    [ed, 'editor'],
  ]);
  world.drafts.set(id, draft);
  const found = async (of = id) => {
    const checks = await readChecks(world.ports, ana, { id: of });
    if (!checks.ok) throw new Error(checks.error.kind);
    return { ids: checks.value.findings.map(({ checkId }) => checkId), profile: checks.value.profile };
  };
  return { world, ana, ed, id, found };
}

describe('which checks a paper uses', () => {
  it('are those of its template, until an owner switches them; the standard can be restored', async () => {
    const { world, ana, id, found } = await desk();
    expect((await found()).ids).toEqual(expect.arrayContaining(['EL2', 'TM4']));
    const change = { id, on: ['OB3' as const], off: ['EL2' as const] };
    expect(await changeCheckProfile(world.ports, ana, change)).toEqual({
      ok: true,
      value: { base: 'assessment', on: ['OB3'], off: ['EL2'] },
    });
    expect(await found()).toMatchObject({ profile: { base: 'assessment', on: ['OB3'], off: ['EL2'] } });
    expect((await found()).ids).not.toContain('EL2');

    await changeCheckProfile(world.ports, ana, { id, base: 'blank', on: [], off: [] });
    const blank = await found();
    expect(blank.profile).toEqual({ base: 'blank', on: [], off: [] });
    expect(blank.ids).toContain('EL2');
    expect(blank.ids).not.toContain('TM4');
    expect(world.actions()).toEqual(['checks.changed', 'checks.changed']);
  });

  it('are changed by owners only, and nothing is kept or recorded otherwise', async () => {
    const { world, ed, id } = await desk();
    const stranger = await world.user('Sam');
    const change = { id, on: [], off: ['SR1' as const] };
    expect(outcomeOf(await changeCheckProfile(world.ports, ed, change))).toBe('forbidden');
    expect(outcomeOf(await changeCheckProfile(world.ports, stranger, change))).toBe('not-found');
    expect(outcomeOf(await readCheckProfile(world.ports, stranger, { id }))).toBe('not-found');
    expect(await readCheckProfile(world.ports, ed, { id })).toEqual({
      ok: true,
      value: { base: 'assessment', on: [], off: [] },
    });
    expect(world.actions()).toEqual([]);
  });

  it('go along with a template of one’s own', async () => {
    const { world, ana, id, found } = await desk();
    await changeCheckProfile(world.ports, ana, { id, base: 'warning-note', on: [], off: ['EL2'] });
    const kept = await createTemplate(world.ports, ana, {
      assessmentId: id,
      name: 'Note',
      description: '',
      shared: false,
    });
    if (!kept.ok) throw new Error(kept.error.kind);
    const made = await createAssessment(world.ports, ana, { title: 'Second', template: kept.value.id });
    if (!made.ok) throw new Error(made.error.kind);
    world.drafts.set(made.value.id, draft);
    expect((await found(made.value.id)).profile).toEqual({ base: 'warning-note', on: [], off: ['EL2'] });

    const shipped = await createAssessment(world.ports, ana, { title: 'Third', template: 'situation-report' });
    if (!shipped.ok) throw new Error(shipped.error.kind);
    world.drafts.set(shipped.value.id, draft);
    expect((await found(shipped.value.id)).profile).toEqual({ base: 'situation-report', on: [], off: [] });
  });
});
