import { describe, expect, it } from 'vitest';
import { readContent } from '../../../lib/commands/readContent.ts';
import { readPublication } from '../../../lib/commands/readPublication.ts';
import { canonicalJson } from '../../../lib/document/canonicalJson.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { sampleDraft } from '../../../lib/document/sample/sampleDraft.ts';
import { tokenScopes, type Actor } from '../../../lib/domain/policy.ts';
import { fillDemo } from '../../../server/fillDemo.ts';
import { commandWorld, valueOf } from './commandWorld.ts';

describe('the demonstration', () => {
  it('shows the structured sample to one account of each role, as it was written', async () => {
    const world = commandWorld();
    // The draft is there as soon as it is seeded, as in the rooms.
    const documents = {
      ...world.ports.documents,
      seed: async (content: DocJson) => {
        const seeded = await world.ports.documents.seed(content);
        seededDrafts.push(content);
        return seeded;
      },
    };
    const seededDrafts: DocJson[] = [];
    const inRooms =
      <T>(work: (id: string) => T) =>
      (id: string) => {
        const [draft] = seededDrafts;
        if (draft !== undefined && !world.drafts.has(id)) world.drafts.set(id, draft);
        return work(id);
      };
    const { rooms } = world.ports;
    const live = {
      ...rooms,
      freezeDraft: inRooms((id) => rooms.freezeDraft(id)),
      readDraft: inRooms((id) => rooms.readDraft(id)),
    };
    const lines = await fillDemo({ ...world.ports, documents, rooms: live }, 'http://127.0.0.1:3000');
    const { assessments, snapshots, users, members } = world.memory.state();
    const [sample] = assessments.values();
    if (sample === undefined) throw new Error('there is a sample');
    expect(sample).toMatchObject({ title: 'Outlook for the Russia–North Korea Defence Partnership', scale: 'icd203' });
    expect([sample.marking, sample.judgmentCount, sample.sectionsBegun]).toEqual(['us', 4, 9]);
    expect(lines.join('\n')).toContain(`http://127.0.0.1:3000/a/${sample.id}`);
    expect(sample.status).toBe('published');
    expect(lines.join('\n')).toContain(`http://127.0.0.1:3000/r/${sample.slug}/v/1`);
    const { publication } = valueOf(await readPublication(world.ports, null, { slug: sample.slug, number: 1 }));
    expect(publication).toMatchObject({
      kind: 'initial',
      banner: 'UNCLASSIFIED',
      rounds: [{ answers: [{ name: 'Reviewer C', answer: 'approve' }] }],
    });
    const roles = (members.get(sample.id) ?? []).map(({ role }) => role);
    expect(roles.toSorted()).toEqual(['editor', 'owner', 'reader', 'reviewer']);

    const stored = snapshots.get(sample.id);
    const draft = JSON.parse(new TextDecoder().decode(stored?.state)) as DocJson;
    expect(canonicalJson(draft)).toBe(canonicalJson(sampleDraft));
    world.drafts.set(sample.id, draft);
    const owner = [...users.values()].find(({ name }) => name === 'Author A');
    if (owner === undefined) throw new Error('there is an owner');
    const actor: Actor = { userId: owner.id, name: owner.name, workspaceRole: owner.role, scopes: tokenScopes };
    const printed = await readContent(world.ports, actor, { id: sample.id, format: 'markdown' });
    expect(printed.ok && printed.value.body).toContain('go on trading munitions');
    expect(printed.ok && printed.value.body).toContain('[^1]: By weight.');
    // Head and foot say that none of it is real.
    expect(printed.ok && printed.value.body).toMatch(
      /^\*\*UNCLASSIFIED · Training material - not real\*\*\n[^]*\n\*\*UNCLASSIFIED · Training material - not real\*\*\n$/u,
    );
  });
});
