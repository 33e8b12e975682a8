import { describe, expect, test } from 'vitest';
import { createAssessment } from '../../../lib/commands/createAssessment.ts';
import { createScale } from '../../../lib/commands/createScale.ts';
import { listScales } from '../../../lib/commands/listScales.ts';
import { usableScales } from '../../../lib/commands/usableScales.ts';
import { withdrawScale } from '../../../lib/commands/withdrawScale.ts';
import type { Actor } from '../../../lib/domain/policy.ts';
import { createAssessmentInput } from '../../../lib/protocol/assessmentDto.ts';
import { createScaleInput, type ScaleDto } from '../../../lib/protocol/scaleDto.ts';
import { commandWorld, outcomeOf, valueOf, type CommandWorld } from './commandWorld.ts';

const definition = (title = 'Desk scale') =>
  createScaleInput.parse({
    title,
    author: 'Energy desk',
    date: '2026-03',
    terms: [
      { label: 'slim', loPercent: 1, hiPercent: 40 },
      { label: 'fair', loPercent: 60, hiPercent: 99 },
    ],
  });

async function worldWithScale(): Promise<{ world: CommandWorld; root: Actor; ana: Actor; scale: ScaleDto }> {
  const world = commandWorld();
  const root = await world.user('Root', { role: 'admin' });
  const ana = await world.user('Ana');
  return { world, root, ana, scale: valueOf(await createScale(world.ports, root, definition())) };
}
const make = (world: CommandWorld, actor: Actor, scale?: string) =>
  createAssessment(world.ports, actor, createAssessmentInput.parse({ title: 'Grain', ...(scale ? { scale } : {}) }));

describe('scales of the workspace', () => {
  test('an administrator defines one; everybody sees it after the shipped ones, with its source', async () => {
    const { world, ana, scale } = await worldWithScale();
    expect(scale).toMatchObject({ title: 'Desk scale', source: 'own', shape: 'gapped' });
    expect(scale.id).toMatch(/^desk-scale-[0-9a-f]{8}$/);
    expect(scale.cite).toBe('Energy desk, Desk scale (2026-03)');
    const listed = valueOf(await listScales(world.ports, ana));
    expect(listed.items.map(({ id }) => id)).toEqual(['icd203', 'phia', 'kent', 'canada', 'nz', 'ipcc', scale.id]);
    expect(listed.items.at(-1)).toEqual(scale);
    expect(listed.items.every(({ cite, own }) => cite.length > 20 || own !== null)).toBe(true);
    const row = world.memory.state().audit[0];
    expect([row?.action, row?.subject]).toEqual(['scale.created', `scale:${scale.id}`]);
    expect(row?.data).toEqual({ title: 'Desk scale', author: 'Energy desk', date: '2026-03', terms: 2 });
  });

  test('members and tokens without the scope define and withdraw none', async () => {
    const { world, root, ana, scale } = await worldWithScale();
    const weak = { ...root, scopes: ['read', 'write'] } as const;
    for (const actor of [ana, weak]) {
      expect(outcomeOf(await createScale(world.ports, actor, definition('Mine')))).toBe('forbidden');
      expect(outcomeOf(await withdrawScale(world.ports, actor, { id: scale.id }))).toBe('forbidden');
    }
    expect(outcomeOf(await listScales(world.ports, { ...ana, scopes: ['write'] }))).toBe('forbidden');
    expect(world.actions()).toEqual(['scale.created']);
  });

  test('a name in use is refused, also with other capitals; that of a withdrawn one is free again', async () => {
    const { world, root, scale } = await worldWithScale();
    expect(outcomeOf(await createScale(world.ports, root, definition('DESK scale')))).toBe('conflict');
    expect(outcomeOf(await createScale(world.ports, root, definition('ICD 203')))).toBe('conflict');
    valueOf(await withdrawScale(world.ports, root, { id: scale.id }));
    const again = valueOf(await createScale(world.ports, root, definition()));
    expect(again.id).not.toBe(scale.id);
  });

  test('withdrawn, it stays to be shown, once; shipped and unknown ones cannot be withdrawn', async () => {
    const { world, root, scale } = await worldWithScale();
    const withdrawn = valueOf(await withdrawScale(world.ports, root, { id: scale.id }));
    expect(withdrawn.own?.isWithdrawn).toBe(true);
    expect((await usableScales(world.ports)).at(-1)).toMatchObject({ id: scale.id, own: { isWithdrawn: true } });
    for (const [id, outcome] of [
      [scale.id, 'conflict'],
      ['phia', 'conflict'],
      ['desk-scale', 'not-found'],
      ["'; DROP TABLE scales; --", 'not-found'],
    ] as const) {
      expect(outcomeOf(await withdrawScale(world.ports, root, { id })), id).toBe(outcome);
    }
    expect(world.actions()).toEqual(['scale.created', 'scale.withdrawn']);
  });

  test('no more than fifty are in use at a time', async () => {
    const { world, root } = await worldWithScale();
    for (let n = 2; n <= 50; n += 1) valueOf(await createScale(world.ports, root, definition(`Scale ${n}`)));
    expect(outcomeOf(await createScale(world.ports, root, definition('Scale 51')))).toBe('conflict');
  });
});

describe('a new assessment’s scale', () => {
  test('may be a custom one, and is in the draft’s title', async () => {
    const { world, ana, scale } = await worldWithScale();
    const made = valueOf(await make(world, ana, scale.id));
    expect(made.scale).toBe(scale.id);
    const state = world.memory.state().snapshots.get(made.id)?.state;
    const draft = JSON.parse(new TextDecoder().decode(state)) as { content: { type: string; attrs: object }[] };
    expect(draft.content[0]).toMatchObject({ type: 'title', attrs: { scale: scale.id } });
  });

  test('withdrawn and unknown ones are refused, and the answer names what may be used', async () => {
    const { world, root, ana, scale } = await worldWithScale();
    valueOf(await withdrawScale(world.ports, root, { id: scale.id }));
    const refused = await make(world, ana, scale.id);
    expect(refused).toMatchObject({
      ok: false,
      error: {
        kind: 'invalid-input',
        message:
          'The scale “Desk scale” was withdrawn from new use. Expected scale as one of: icd203, phia, kent, canada, nz, ipcc.',
      },
    });
    const unknown = await make(world, ana, 'australia');
    expect(unknown).toMatchObject({ ok: false, error: { kind: 'invalid-input' } });
    expect(!unknown.ok && unknown.error.message).toContain('There is no scale “australia”.');
    expect(world.memory.state().assessments.size).toBe(0);
  });

  test('a draft that is brought along keeps the scale it names, unless another is asked for', async () => {
    const { world, ana } = await worldWithScale();
    const content = { type: 'doc', content: [{ type: 'title', attrs: { scale: 'phia' } }] };
    const bring = async (more: object) => {
      const input = createAssessmentInput.parse({ title: 'Grain', import: { format: 'json', content }, ...more });
      return valueOf(await createAssessment(world.ports, ana, input)).scale;
    };
    // Another title of its own, though empty, becomes a heading; its scale stays with the paper.
    expect(await bring({})).toBe('phia');
    expect(await bring({ scale: 'kent' })).toBe('kent');
    const titled = {
      type: 'doc',
      content: [{ type: 'title', attrs: { scale: 'phia' }, content: [{ type: 'text', text: 'Grain' }] }],
    };
    expect(await bring({ import: { format: 'json', content: titled } })).toBe('phia');
    expect(await bring({ scale: 'kent', import: { format: 'json', content: titled } })).toBe('kent');
  });
});
