import { describe, expect, test } from 'vitest';
import { readChangeStatements } from '../../../lib/commands/readChangeStatements.ts';
import { readChecks } from '../../../lib/commands/readChecks.ts';
import { readPublication } from '../../../lib/commands/readPublication.ts';
import { readPublishing } from '../../../lib/commands/readPublishing.ts';
import { stateChange } from '../../../lib/commands/stateChange.ts';
import type { Actor } from '../../../lib/domain/policy.ts';
import { outcomeOf, valueOf } from './commandWorld.ts';
import { publishingDesk, withLikelihood } from './publishingDesk.ts';

const why = 'A second survey contradicts the first.';

/** A desk with version 1 published and a draft whose judgment has another likelihood. */
async function movedOn() {
  const desk = await publishingDesk();
  const { world, id, ana, approve, publish, write, first } = desk;
  await approve();
  valueOf(await publish(ana));
  write(withLikelihood(first, 'unlikely'));
  await desk.waiveAll();
  const state = (actor: Actor, more: object = {}) =>
    stateChange(world.ports, actor, { id, base: 1, judgmentId: 'j1', text: why, ...more });
  const found = async () => {
    const { findings } = valueOf(await readChecks(world.ports, ana, { id }));
    return findings.filter(({ checkId }) => checkId === 'CH1').map(({ blockId }) => blockId);
  };
  const published = async (number: number) =>
    valueOf(await readPublication(world.ports, null, { slug: `slug-${id}`, number })).publication;
  return { ...desk, state, found, published };
}

describe('statements of change', () => {
  test('[PB9] asked for until somebody says it, and asked for again when it is taken back', async () => {
    const { world, id, ana, ben, state, found, told } = await movedOn();
    expect(await found()).toEqual(['j1']);
    expect(valueOf(await state(ben)).statements).toMatchObject([{ judgmentId: 'j1', text: why, by: 'Ben' }]);
    expect(await found()).toEqual([]);
    expect(world.announced).toContainEqual(['announce', id, 'statements']);
    expect(world.actions().at(-1)).toBe('change.stated');
    valueOf(await state(ana, { text: '' }));
    expect(await found()).toEqual(['j1']);
    expect(await told(ben)).toBeDefined();
  });

  test('[PB10] frozen with the next version, with its name; what comes after compares with that one', async () => {
    const desk = await movedOn();
    const { world, id, ana, ben, state, found, approve, publish, published } = desk;
    const textBefore = await desk.hash();
    valueOf(await state(ben));
    // It is no part of the text that is approved.
    expect(await desk.hash()).toBe(textBefore);
    await approve();
    const before = valueOf(await readPublishing(world.ports, ana, { id }));
    expect(before.statements).toMatchObject({
      base: 1,
      judgments: [{ id: 'j1', label: 'J1', isDue: true, text: why, by: 'Ben', isAfterApproval: false }],
    });
    valueOf(await publish(ana, { kind: 'substantive', changeSummary: before.changeSummary }));
    const made = await published(2);
    expect(made.statements).toMatchObject([{ judgmentId: 'j1', label: 'J1', text: why, by: 'Ben' }]);
    expect(made.isSummaryDrafted).toBe(true);
    expect(made.basis).toEqual({ sources: { added: [], removed: [], regraded: [] }, rests: [] });
    expect((await published(1)).statements).toEqual([]);
    expect(valueOf(await readChangeStatements(world.ports, ana, { id }))).toMatchObject({ base: 2, statements: [] });
    expect(await found()).toEqual([]);
    // What was said of version 1 cannot be changed any more.
    expect(outcomeOf(await state(ben, { text: 'Otherwise.' }))).toBe('conflict');
    expect((await published(2)).statements).toMatchObject([{ text: why }]);
  });

  test('[PB10] who publishes is told what was written after the last approval', async () => {
    const { world, id, ana, state, approve } = await movedOn();
    await approve();
    world.pass(1_000);
    valueOf(await state(ana));
    const { statements } = valueOf(await readPublishing(world.ports, ana, { id }));
    expect(statements.judgments).toMatchObject([{ id: 'j1', isAfterApproval: true }]);
  });

  test('before the first version, the paper says that it is initial coverage', async () => {
    const { world, id, ana, approve, publish } = await publishingDesk();
    const said = (more: object) =>
      stateChange(world.ports, ana, { id, base: null, judgmentId: null, text: 'Initial coverage.', ...more });
    const isAsked = async () =>
      valueOf(await readChecks(world.ports, ana, { id })).findings.some(({ checkId }) => checkId === 'CH1');
    expect(await isAsked()).toBe(true);
    expect(outcomeOf(await said({ judgmentId: 'j1' }))).toBe('invalid-input');
    valueOf(await said({}));
    expect(await isAsked()).toBe(false);
    await approve();
    valueOf(await publish(ana));
    const { publication } = valueOf(await readPublication(world.ports, null, { slug: `slug-${id}`, number: 1 }));
    expect(publication.statements).toMatchObject([{ judgmentId: null, change: null, text: 'Initial coverage.' }]);
  });

  test('owners and editors write, members read, strangers learn nothing; only judgments of either text', async () => {
    const { world, id, ben, rev, rea, out, state } = await movedOn();
    for (const actor of [rev, rea]) expect(outcomeOf(await state(actor))).toBe('forbidden');
    expect(outcomeOf(await state(out))).toBe('not-found');
    expect(outcomeOf(await state({ ...ben, scopes: ['read'] }))).toBe('forbidden');
    expect(outcomeOf(await state(ben, { judgmentId: 'p1' }))).toBe('invalid-input');
    expect(outcomeOf(await state(ben, { judgmentId: null }))).toBe('invalid-input');
    expect(outcomeOf(await state(ben, { base: 7 }))).toBe('conflict');
    expect(outcomeOf(await readChangeStatements(world.ports, rea, { id }))).toBe('ok');
    expect(outcomeOf(await readChangeStatements(world.ports, out, { id }))).toBe('not-found');
  });
});
