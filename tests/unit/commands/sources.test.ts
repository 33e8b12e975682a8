import { describe, expect, it } from 'vitest';
import { changeSource } from '../../../lib/commands/changeSource.ts';
import { dismissNotice } from '../../../lib/commands/dismissNotice.ts';
import { keepSource } from '../../../lib/commands/keepSource.ts';
import { listNotices } from '../../../lib/commands/listNotices.ts';
import { listSources } from '../../../lib/commands/listSources.ts';
import { listSourceUses } from '../../../lib/commands/listSourceUses.ts';
import { readContent } from '../../../lib/commands/readContent.ts';
import { readSource } from '../../../lib/commands/readSource.ts';
import { recallSource } from '../../../lib/commands/recallSource.ts';
import { reinstateSource } from '../../../lib/commands/reinstateSource.ts';
import { acceptsAttribute, grammar } from '../../../lib/document/grammar.ts';
import { keepSourceInput, sourceFieldNames, sourceFields } from '../../../lib/protocol/sourceDto.ts';
import { commandWorld, outcomeOf, valueOf } from './commandWorld.ts';

const given = keepSourceInput.parse({ title: 'Pilot log', originator: 'Harbour office', reliability: 'B', url: null });

async function desk() {
  const world = commandWorld();
  const [ana, ben, root] = [
    await world.user('Ana'),
    await world.user('Ben'),
    await world.user('Root', { role: 'admin' }),
  ];
  const kept = valueOf(await keepSource(world.ports, ana, given));
  const inPaper = async (owner: typeof ana, ...carries: string[]) => {
    const id = await world.assessment([[owner, 'owner']]);
    const taken = { record: kept.id, carries };
    await world.ports.database.transaction((stores) =>
      stores.drafts.seed(id, storedDraft, world.ports.now(), [
        { blockId: 's1', kind: 'source', label: 'S1', text: 'Pilot log', taken },
      ]),
    );
    return id;
  };
  return { world, ports: world.ports, ana, ben, root, kept, inPaper };
}
const storedDraft = {
  schemaVersion: 3,
  state: new Uint8Array([1]),
  stateVector: new Uint8Array([2]),
  deletions: new Uint8Array([3]),
  shape: new Uint8Array([4]),
};

describe('the register', () => {
  it('keeps a source for everybody, with who kept it and what is not stated as null', async () => {
    const { world, ports, ben, kept } = await desk();
    expect(kept).toMatchObject({
      title: 'Pilot log',
      originator: 'Harbour office',
      url: null,
      language: null,
      uses: 0,
    });
    const seen = valueOf(await readSource(ports, ben, { id: kept.id }));
    expect(seen).toEqual({ ...kept, mayChange: false });
    expect(valueOf(await listSources(ports, ben, { limit: 10, q: 'pilot' })).items).toEqual([seen]);
    expect(valueOf(await listSources(ports, ben, { limit: 10, q: 'nothing' })).items).toEqual([]);
    expect(world.actions()).toEqual(['source.kept']);
  });

  it('is changed, recalled and reinstated by who kept the source and by administrators, nobody else', async () => {
    const { world, ports, ana, ben, root, kept } = await desk();
    const { id } = kept;
    expect(outcomeOf(await changeSource(ports, ben, { id, title: 'Mine' }))).toBe('forbidden');
    expect(outcomeOf(await recallSource(ports, ben, { id, reason: 'Envy' }))).toBe('forbidden');
    expect(outcomeOf(await recallSource(ports, { ...ana, scopes: ['read'] }, { id, reason: 'x' }))).toBe('forbidden');
    expect(outcomeOf(await keepSource(ports, { ...ana, scopes: ['read'] }, given))).toBe('forbidden');
    expect(outcomeOf(await reinstateSource(ports, ana, { id }))).toBe('conflict');
    expect(world.actions()).toEqual(['source.kept']);
    const changed = valueOf(await changeSource(ports, ana, { id, originator: null, language: 'en' }));
    expect(changed).toMatchObject({ title: 'Pilot log', originator: null, language: 'en', reliability: 'B' });
    expect(valueOf(await recallSource(ports, root, { id, reason: 'Forged.' })).recalled).toMatchObject({
      reason: 'Forged.',
      by: { name: 'Root' },
    });
    expect(outcomeOf(await recallSource(ports, ana, { id, reason: 'Again' }))).toBe('conflict');
    expect(valueOf(await reinstateSource(ports, ana, { id })).recalled).toBeNull();
    expect(world.actions()).toEqual(['source.kept', 'source.changed', 'source.recalled', 'source.reinstated']);
    expect(world.announced).toEqual([
      ['announceToAll', 'sources'],
      ['announceToAll', 'sources'],
    ]);
  });

  it('does not know what it does not hold', async () => {
    const { ports, ana } = await desk();
    for (const id of ['00000000-0000-4000-8000-00000000ffff', 'no id']) {
      expect(outcomeOf(await readSource(ports, ana, { id }))).toBe('not-found');
      expect(outcomeOf(await recallSource(ports, ana, { id, reason: 'x' }))).toBe('not-found');
      expect(outcomeOf(await listSourceUses(ports, ana, { id, limit: 5 }))).toBe('not-found');
      expect(outcomeOf(await dismissNotice(ports, ana, { id }))).toBe('not-found');
    }
    expect(outcomeOf(await listSources(ports, ana, { limit: 5, cursor: 'x' }))).toBe('invalid-input');
  });
});

describe('a recall', () => {
  it('is told to the owners of what cites it, until each dismisses it or it is taken back', async () => {
    const { world, ports, ana, ben, kept, inPaper } = await desk();
    const own = await inPaper(ana, 'J1');
    const foreign = await inPaper(ben, 'J2', 'J4');
    expect(valueOf(await listSourceUses(ports, ana, { id: kept.id, limit: 5 })).items).toMatchObject([
      { id: own, blockId: 's1', label: 'S1', judgments: ['J1'] },
    ]);
    await recallSource(ports, ana, { id: kept.id, reason: 'Forged.' });
    const told = async (actor: typeof ana) => valueOf(await listNotices(ports, actor)).items;
    const [notice] = await told(ben);
    expect(notice).toMatchObject({
      assessment: { id: foreign },
      source: { id: kept.id, title: 'Pilot log' },
      reason: 'Forged.',
      by: 'Ana',
      blockId: 's1',
      judgments: ['J2', 'J4'],
    });
    expect(outcomeOf(await dismissNotice(ports, ana, { id: notice?.id ?? '' }))).toBe('not-found');
    expect(outcomeOf(await dismissNotice(ports, ben, { id: notice?.id ?? '' }))).toBe('ok');
    expect(await told(ben)).toEqual([]);
    expect(await told(ana)).toHaveLength(1);
    world.pass(1000);
    await reinstateSource(ports, ana, { id: kept.id });
    expect(await told(ana)).toEqual([]);
    world.pass(1000);
    // Another recall is news again, also to who dismissed the first.
    await recallSource(ports, ana, { id: kept.id, reason: 'Again.' });
    expect((await told(ben)).map(({ reason }) => reason)).toEqual(['Again.']);
  });
});

describe('what is exported', () => {
  it('says what was recalled, of the sources that the draft takes from the register', async () => {
    const { world, ports, ana, kept } = await desk();
    const id = await world.assessment([[ana, 'owner']]);
    const words = (text: string) => [{ type: 'text', text }];
    const source = (name: string, record: string) => ({
      type: 'source',
      attrs: { id: name, record },
      content: [{ type: 'sourceTitle', content: words(`Title of ${name}`) }],
    });
    world.drafts.set(id, { type: 'doc', content: [source('a', kept.id), source('b', 'no-uuid')] });
    const text = async () => valueOf(await readContent(ports, ana, { id, format: 'text' }));
    const before = await text();
    expect(before.body).not.toContain('Recalled');
    await recallSource(ports, ana, { id: kept.id, reason: 'Forged.' });
    const after = await text();
    expect(after.body.match(/Recalled on 2026-03-01: Forged\./gu)).toHaveLength(1);
    // The draft is what it was.
    expect(after.sha256).toBe(before.sha256);
  });
});

describe('the fields of a record', () => {
  it('are those of a source in a draft, with the same values', () => {
    const apart = new Set(['id', 'record']);
    const known = Object.keys(grammar.source.attributes).filter((name) => !apart.has(name));
    expect([...sourceFieldNames].toSorted()).toEqual(known.toSorted());
    const values = [
      null,
      true,
      'A',
      'F',
      'PAI',
      'direct',
      '2026',
      '2026-11-20',
      'https://port.example/x',
      'f'.repeat(64),
    ];
    let accepted = 0;
    for (const name of sourceFieldNames) {
      for (const value of values) {
        const isTaken = sourceFields.shape[name].safeParse(value).success;
        if (isTaken) accepted += 1;
        // What the register takes a draft takes too; the reverse holds for all but odd white space and control characters.
        expect([name, value, isTaken]).toEqual([name, value, acceptsAttribute('source', name, value)]);
      }
    }
    expect(accepted).toBeGreaterThan(sourceFieldNames.length);
  });
});
