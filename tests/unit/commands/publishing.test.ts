import { describe, expect, test } from 'vitest';
import type { CommandPorts } from '../../../lib/commands/ports.ts';
import { publishVersion } from '../../../lib/commands/publishVersion.ts';
import { listPublications } from '../../../lib/commands/listPublications.ts';
import { readPublication } from '../../../lib/commands/readPublication.ts';
import { driftAnnouncer, readPublishedState } from '../../../lib/commands/publishedDrift.ts';
import { readPublishing } from '../../../lib/commands/readPublishing.ts';
import { retractPublication } from '../../../lib/commands/retractPublication.ts';
import { supersedePublication } from '../../../lib/commands/supersedePublication.ts';
import { unpackContent } from '../../../lib/commands/frozenContent.ts';
import { publishInput } from '../../../lib/protocol/publicationDto.ts';
import { outcomeOf, valueOf } from './commandWorld.ts';
import { marked, publishingDesk, withLikelihood } from './publishingDesk.ts';
import { dissent, draftOf } from './roundsDesk.ts';

type Answer = Awaited<ReturnType<typeof publishVersion>>;
const gatesOf = (answer: Answer): readonly string[] =>
  answer.ok ? [] : ((answer.error.details?.['gates'] ?? []) as readonly { gate: string }[]).map(({ gate }) => gate);

describe('publishing', () => {
  test('[PB1][PB3] what nobody approved, or was edited since, is held up; what was approved is published', async () => {
    const { world, id, ana, ask, decide, rev, rik, publish, write, first, hash, status } = await publishingDesk();
    expect(gatesOf(await publish(ana))).toEqual(['approval']);
    const round = valueOf(await ask(ana, [rev, rik]));
    valueOf(await decide(rev, round, {}));
    expect(gatesOf(await publish(ana))).toEqual(['approval']);
    valueOf(await decide(rik, round, { decision: 'approve_with_dissent', dissents: [dissent] }));
    const approved = await hash();
    write(draftOf('Fees will not rise.'));
    expect(gatesOf(await publish(ana))).toContain('approval');
    expect(outcomeOf(await publish(ana, { contentHash: approved }))).toBe('draft-moved');
    write(first);
    const made = valueOf(await publish(ana));
    expect(made).toMatchObject({ number: 1, sha256: approved, kind: 'initial', url: `/r/slug-${id}/v/1`, readers: 0 });
    expect(await status()).toBe('published');
    const { publication } = valueOf(await readPublication(world.ports, null, { slug: `slug-${id}`, number: 1 }));
    expect(publication).toMatchObject({
      title: 'Harbour fees',
      reference: 'YS-2026-001',
      publishedBy: 'Ana',
      scale: { id: 'phia' },
      marking: 'none',
      banner: '',
      previous: null,
      authors: ['Ana'],
      dissents: [{ judgmentId: 'j1', by: 'Rik', likelihood: 'unlikely', reason: 'The board is split.' }],
      rounds: [
        {
          number: 1,
          kind: 'review',
          sha256: approved,
          answers: [
            { name: 'Rev', answer: 'approve' },
            { name: 'Rik', answer: 'approve_with_dissent' },
          ],
        },
      ],
    });
    expect(publication.waivers.length).toBeGreaterThan(0);
    expect(publication.content).toEqual(first);
    const latest = await world.ports.database.read.versions.latest(id);
    expect(latest).toMatchObject({ kind: 'published', sha256: approved });
    const packed = await world.ports.database.read.contents.packed(id, approved);
    expect(JSON.parse(await unpackContent(packed ?? new Uint8Array()))).toEqual(first);
    expect(world.actions().filter((action) => action === 'publication.made')).toHaveLength(1);
    expect(world.announced).toContainEqual(['announce', id, 'publications']);
  });

  test('[PB2][PB4] everything that holds a text up is told at once', async () => {
    const { id, ana, approve, publish, write, first, world } = await publishingDesk();
    await approve();
    write(marked(withLikelihood(first, 'unlikely'), 'TLP:AMBER'));
    const at = world.ports.now();
    const waivers = await world.ports.database.read.waivers.standing(id);
    for (const { fingerprint } of waivers)
      await world.ports.database.read.waivers.undo(id, fingerprint, ana.userId, at);
    await world.ports.database.read.assessments.update(id, { marking: 'tlp2' });
    const gates = new Set(gatesOf(await publish(ana)));
    expect([...gates]).toEqual(['approval', 'checks', 'marking']);
    expect(new Set(gatesOf(await publish(ana, { audience: 'signed-in' })))).toEqual(new Set(['approval', 'checks']));
  });

  test('[RM71] open pages are told how far the draft has gone on, once for each answer', async () => {
    const { world, id, ana, approve, publish, write, first } = await publishingDesk();
    const look = driftAnnouncer(world.ports);
    const told = async (text: typeof first): Promise<number> => {
      const announced = () => world.announced.filter(([, , topic]) => topic === 'publications').length;
      const before = announced();
      write(text);
      await look(id);
      return announced() - before;
    };
    expect(await told(first)).toBe(0);
    await approve();
    valueOf(await publish(ana));
    expect(await told(first)).toBe(1);
    expect(await told(withLikelihood(first, 'unlikely'))).toBe(1);
    // Another word, and as many changes: nothing new to tell.
    expect(await told(withLikelihood(first, 'very-unlikely'))).toBe(0);
    expect(await told(first)).toBe(1);
  });

  test('[PB5][PB7] the second one: its kind, its changes, and never the same twice', async () => {
    const { world, id, ana, approve, publish, write, first, waiveAll } = await publishingDesk();
    await approve();
    valueOf(await publish(ana));
    expect(outcomeOf(await publish(ana))).toBe('conflict');
    write(withLikelihood(first, 'unlikely'));
    expect(valueOf(await readPublishedState(world.ports, ana, { id }))).toEqual({
      number: 1,
      isRetracted: false,
      changes: 1,
      status: 'published',
    });
    await waiveAll();
    const before = valueOf(await readPublishing(world.ports, ana, { id }));
    expect(before).toMatchObject({
      number: 2,
      previous: { number: 1 },
      kind: 'substantive',
      because: 'J1 has another likelihood.',
      isPublished: false,
    });
    expect(before.changeSummary).toMatch(/^J1 moved from .+ to .+\.$/u);
    expect(before.failures.map(({ gate }) => gate)).toEqual(['approval']);
    await approve();
    expect(outcomeOf(await publish(ana, { kind: 'administrative' }))).toBe('invalid-input');
    expect(outcomeOf(await publish(ana, { kind: 'initial' }))).toBe('invalid-input');
    expect(outcomeOf(await publish(ana, { kind: 'substantive', changeSummary: ' ' }))).toBe('invalid-input');
    const nobody = { userIds: ['00000000-0000-4000-8000-00000000ffff'] };
    expect(outcomeOf(await publish(ana, { kind: 'substantive', audience: nobody }))).toBe('invalid-input');
    expect(valueOf(await publish(ana, { kind: 'substantive' })).number).toBe(2);
    const { publication } = valueOf(await readPublication(world.ports, null, { slug: `slug-${id}`, number: 'latest' }));
    expect(publication).toMatchObject({
      previous: 1,
      changes: [{ id: 'j1', label: 'J1', likelihood: { from: 'likely', to: 'unlikely' } }],
      rounds: [{ number: 2 }],
    });
  });

  test('what was weighed and has changed before the lock is weighed again, and nothing half is written', async () => {
    const { world, id, ana, ask, rev, decide, publish, hash } = await publishingDesk();
    const round = valueOf(await ask(ana, [rev]));
    valueOf(await decide(rev, round, {}));
    let undone = false;
    // Between the weighing and the lock, somebody takes a waiver back.
    const documents: CommandPorts['documents'] = {
      ...world.ports.documents,
      check: async (draft) => {
        const findings = await world.ports.documents.check(draft);
        const [waiver] = await world.ports.database.read.waivers.standing(id);
        if (!undone && waiver !== undefined)
          await world.ports.database.read.waivers.undo(id, waiver.fingerprint, ana.userId, world.ports.now());
        undone = true;
        return findings;
      },
    };
    const input = publishInput.parse({ contentHash: await hash(), kind: 'initial' });
    const late = await publishVersion({ ...world.ports, documents }, ana, { id, ...input });
    expect(gatesOf(late)).toEqual(['checks']);
    expect(world.actions()).not.toContain('publication.made');
    expect(gatesOf(await publish(ana))).toEqual(['checks']);
  });

  test('what a reviewer ticks as read while it is weighed is no reason to weigh it again', async () => {
    const { world, id, ana, approve, rev, hash } = await publishingDesk();
    const round = await approve();
    let weighed = 0;
    const documents: CommandPorts['documents'] = {
      ...world.ports.documents,
      check: async (draft) => {
        weighed += 1;
        await world.ports.database.read.reviewTexts.keepReads(round.id, rev.userId, { j1: `tick ${weighed}` });
        return world.ports.documents.check(draft);
      },
    };
    const input = publishInput.parse({ contentHash: await hash(), kind: 'initial' });
    expect(outcomeOf(await publishVersion({ ...world.ports, documents }, ana, { id, ...input }))).toBe('ok');
    expect(weighed).toBe(1);
  });

  test('only owners publish; strangers learn nothing', async () => {
    const { world, id, ana, ben, rev, rea, out, approve, publish } = await publishingDesk();
    await approve();
    for (const actor of [ben, rev, rea]) {
      expect(outcomeOf(await publish(actor))).toBe('forbidden');
      expect(outcomeOf(await readPublishing(world.ports, actor, { id }))).toBe('forbidden');
    }
    expect(outcomeOf(await publish(out))).toBe('not-found');
    expect(outcomeOf(await readPublishedState(world.ports, out, { id }))).toBe('not-found');
    expect(outcomeOf(await publish({ ...ana, scopes: ['read'] }))).toBe('forbidden');
    expect(outcomeOf(await publish(ana))).toBe('ok');
  });

  test('[PB8][NT7] a retraction is for good, has a reason, and is told to who opened it', async () => {
    const { world, id, ana, ben, out, approve, publish, told } = await publishingDesk();
    await approve();
    const { id: publicationId } = valueOf(await publish(ana));
    expect(await told(ben)).toContain('new-version As told.');
    valueOf(await readPublication(world.ports, ben, { slug: `slug-${id}`, number: 1 }));
    const retract = (actor: typeof ana, more: object = {}) =>
      retractPublication(world.ports, actor, { id: publicationId, reason: 'The table was wrong.', ...more });
    expect(outcomeOf(await retract(out))).toBe('not-found');
    expect(outcomeOf(await retract(ben))).toBe('forbidden');
    expect(outcomeOf(await retract(ana, { replacedBy: 1 }))).toBe('invalid-input');
    expect(outcomeOf(await retract(ana, { replacedBy: 7 }))).toBe('invalid-input');
    expect(outcomeOf(await retract(ana, { replacedBy: world.ports.randomId() }))).toBe('invalid-input');
    expect(valueOf(await retract(ana))).toMatchObject({ readers: 1, retracted: { by: 'Ana', replacedBy: null } });
    expect(outcomeOf(await retract(ana))).toBe('conflict');
    expect(await told(ben)).toContain('retracted The table was wrong.');
    // So is who only read it, under the title that was published; of a next one that is not for them they hear nothing.
    valueOf(await readPublication(world.ports, out, { slug: `slug-${id}`, number: 1 }));
    expect(await told(out)).toEqual([]);
    // It may be published again, under the next number.
    const again = valueOf(await publish(ana, { kind: 'administrative', audience: { userIds: [ben.userId] } }));
    expect(again.number).toBe(2);
    expect(await told(out)).toEqual([]);
    valueOf(await retractPublication(world.ports, ana, { id: again.id, reason: 'Wrong again.' }));
    valueOf(await publish(ana, { kind: 'administrative' }));
    valueOf(await readPublication(world.ports, out, { slug: `slug-${id}`, number: 3 }));
    const { items } = valueOf(await listPublications(world.ports, ana, { id, limit: 1 }));
    valueOf(await retractPublication(world.ports, ana, { id: items[0]?.id ?? '', reason: 'And again.' }));
    expect(await told(out)).toEqual(['retracted And again.']);
  });
});

describe('superseding', () => {
  test('[PB11] by a notice, once, with a reason, by a later one that stands; told to who opened it', async () => {
    const { world, id, ana, ben, out, approve, publish, write, first, waiveAll, told } = await publishingDesk();
    await approve();
    const one = valueOf(await publish(ana));
    valueOf(await readPublication(world.ports, out, { slug: `slug-${id}`, number: 1 }));
    const supersede = (actor: typeof ana, by: number | string, reason = 'A later survey.') =>
      supersedePublication(world.ports, actor, { id: one.id, by, reason });
    // Nothing later is there, and nothing supersedes itself.
    expect(outcomeOf(await supersede(ana, 2))).toBe('invalid-input');
    expect(outcomeOf(await supersede(ana, 1))).toBe('invalid-input');
    write(withLikelihood(first, 'unlikely'));
    await waiveAll();
    await approve();
    const two = valueOf(await publish(ana, { kind: 'substantive', tell: false }));
    expect(await told(out)).toEqual([]);
    expect(outcomeOf(await supersede(out, 2))).toBe('not-found');
    expect(outcomeOf(await supersede(ben, 2))).toBe('forbidden');
    expect(valueOf(await supersede(ana, two.id))).toMatchObject({
      retracted: null,
      superseded: { number: 2, by: 'Ana', reason: 'A later survey.' },
    });
    expect(outcomeOf(await supersede(ana, 2))).toBe('conflict');
    expect(await told(out)).toEqual(['superseded A later survey.']);
    expect(world.actions()).toContain('publication.superseded');
    const stateOf = async () =>
      valueOf(await readPublication(world.ports, null, { slug: `slug-${id}`, number: 1 })).state;
    expect(await stateOf()).toMatchObject({ retracted: null, latest: 2, superseded: { number: 2 } });
    // What supersedes it is retracted: it stands as before.
    valueOf(await retractPublication(world.ports, ana, { id: two.id, reason: 'Wrong.' }));
    expect(await stateOf()).toEqual({ retracted: null, latest: 1 });
    // It may still be retracted, and then no notice is put on it.
    valueOf(await retractPublication(world.ports, ana, { id: one.id, reason: 'Also wrong.' }));
    expect(outcomeOf(await supersede(ana, 2))).toBe('conflict');
  });

  test('[PB11] the next version may put the notice on the one before, and tells its readers in any case', async () => {
    const { world, id, ana, out, approve, publish, write, first, waiveAll, told } = await publishingDesk();
    await approve();
    valueOf(await publish(ana));
    valueOf(await readPublication(world.ports, out, { slug: `slug-${id}`, number: 1 }));
    write(withLikelihood(first, 'unlikely'));
    await waiveAll();
    await approve();
    valueOf(await publish(ana, { kind: 'substantive', tell: false, supersede: true }));
    const { state } = valueOf(await readPublication(world.ports, null, { slug: `slug-${id}`, number: 1 }));
    expect(state.superseded).toMatchObject({ number: 2, by: 'Ana', reason: 'As told.' });
    expect(await told(out)).toEqual(['new-version As told.']);
  });
});
