import { describe, expect, it } from 'vitest';
import { readContent } from '../../../lib/commands/readContent.ts';
import { canonicalJson } from '../../../lib/document/canonicalJson.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { sampleDraft } from '../../../lib/document/sample/sampleDraft.ts';
import { tokenScopes, type Actor } from '../../../lib/domain/policy.ts';
import { fillDemo } from '../../../server/fillDemo.ts';
import { commandWorld } from './commandWorld.ts';

describe('the demonstration', () => {
  it('shows the structured sample to one account of each role, as it was written', async () => {
    const world = commandWorld();
    const lines = await fillDemo(world.ports, 'http://127.0.0.1:3000');
    const { assessments, snapshots, users, members } = world.memory.state();
    const [sample] = assessments.values();
    if (sample === undefined) throw new Error('there is a sample');
    expect(sample).toMatchObject({ title: 'Outlook for the Russia–North Korea Defence Partnership', scale: 'icd203' });
    expect([sample.marking, sample.judgmentCount, sample.sectionsBegun]).toEqual(['us', 4, 9]);
    expect(lines.join('\n')).toContain(`http://127.0.0.1:3000/a/${sample.id}`);
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
