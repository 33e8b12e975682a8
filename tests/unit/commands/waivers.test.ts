import { describe, expect, it } from 'vitest';
import { listWaivers } from '../../../lib/commands/listWaivers.ts';
import { readChecks } from '../../../lib/commands/readChecks.ts';
import { undoWaiver } from '../../../lib/commands/undoWaiver.ts';
import { waiveFinding } from '../../../lib/commands/waiveFinding.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { commandWorld, outcomeOf } from './commandWorld.ts';

const draft = (words: string): DocJson => ({
  type: 'doc',
  content: [
    {
      type: 'judgment',
      attrs: { id: 'j1', kind: 'forecast' },
      content: [{ type: 'statement', attrs: { id: 'j1s' }, content: [{ type: 'text', text: words }] }],
    },
  ],
});

async function desk() {
  const world = commandWorld();
  const ana = await world.user('Ana');
  const rea = await world.user('Rea');
  const id = await world.assessment([
    [ana, 'owner'],
    [rea, 'reader'],
  ]);
  world.drafts.set(id, draft('The yard might close.'));
  const checks = async () => {
    const result = await readChecks(world.ports, ana, { id });
    if (!result.ok) throw new Error(result.error.kind);
    return result.value;
  };
  const hedge = async () => (await checks()).findings.find(({ checkId }) => checkId === 'EL2');
  return { world, ana, rea, id, checks, hedge };
}

describe('waivers', () => {
  it('a finding is set aside with its reason, stays so while other words change, and can be taken up again', async () => {
    const { world, ana, id, checks, hedge } = await desk();
    const { fingerprint = '' } = (await hedge()) ?? {};
    const before = (await checks()).counts;
    const waived = await waiveFinding(world.ports, ana, { id, fingerprint, reason: 'The minister’s own word.' });
    expect(waived).toMatchObject({ ok: true, value: { waived: { by: 'Ana', reason: 'The minister’s own word.' } } });
    expect((await checks()).counts).toMatchObject({ warning: before.warning - 1, waived: 1 });

    world.drafts.set(id, draft('The yard might close. Rain will likely fall.'));
    expect((await hedge())?.waived?.reason).toBe('The minister’s own word.');

    expect(outcomeOf(await waiveFinding(world.ports, ana, { id, fingerprint, reason: 'Twice.' }))).toBe('conflict');
    expect(outcomeOf(await undoWaiver(world.ports, ana, { id, fingerprint }))).toBe('ok');
    expect((await hedge())?.waived).toBeUndefined();
    expect(outcomeOf(await undoWaiver(world.ports, ana, { id, fingerprint }))).toBe('not-found');
    const record = await listWaivers(world.ports, ana, { id, limit: 10 });
    expect(record).toMatchObject({ ok: true, value: { items: [{ by: 'Ana', undoneBy: 'Ana' }] } });
    expect(world.actions()).toEqual(['finding.waived', 'waiver.undone']);
    // Once each: what was refused is nobody's news.
    expect(world.announced).toEqual([
      ['announce', id, 'waivers'],
      ['announce', id, 'waivers'],
    ]);
  });

  it('a draft that takes too long to check is said to be so, and nothing is waived', async () => {
    const { world, ana, id } = await desk();
    const check = () => Promise.reject(new Error('document work took longer than 1 ms'));
    const ports = { ...world.ports, documents: { ...world.ports.documents, check } };
    expect(outcomeOf(await readChecks(ports, ana, { id }))).toBe('unavailable');
    const waiver = { id, fingerprint: 'EL2:j1s:might', reason: 'Known.' };
    expect(outcomeOf(await waiveFinding(ports, ana, waiver))).toBe('unavailable');
    expect(world.actions()).toEqual([]);
  });

  it('only what the draft says now can be waived, and only by who may write it', async () => {
    const { world, ana, rea, id, hedge } = await desk();
    const { fingerprint = '' } = (await hedge()) ?? {};
    const reason = 'No reason at all.';
    expect(outcomeOf(await waiveFinding(world.ports, ana, { id, fingerprint: 'EL2:j9:may', reason }))).toBe(
      'not-found',
    );
    expect(outcomeOf(await waiveFinding(world.ports, rea, { id, fingerprint, reason }))).toBe('forbidden');
    const stranger = await world.user('Sven');
    expect(outcomeOf(await waiveFinding(world.ports, stranger, { id, fingerprint, reason }))).toBe('not-found');
    expect(outcomeOf(await listWaivers(world.ports, stranger, { id, limit: 10 }))).toBe('not-found');
    expect((await listWaivers(world.ports, rea, { id, limit: 10 })).ok).toBe(true);
    expect(world.actions()).toEqual([]);
  });
});
