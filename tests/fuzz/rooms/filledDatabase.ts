import type { AssessmentRole } from '../../../lib/domain/policy.ts';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';
import { createMemoryDatabase, type MemoryDatabase } from '../../memory/memoryDatabase.ts';

export const draftId = 'd0000000-0000-4000-8000-000000000001';
/** The first four write to begin with; `latecomer` reads. */
export const userIds = ['anna', 'bert', 'cleo', 'dora', 'latecomer'] as const;

const seed = seedDraft({
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 't' }, content: [{ type: 'text', text: 'Fuel at the northern port' }] },
    {
      type: 'section',
      attrs: { id: 's', kind: 'key-judgments' },
      content: [
        { type: 'sectionHeading', attrs: { id: 'h' }, content: [{ type: 'text', text: 'Key judgments' }] },
        {
          type: 'judgment',
          attrs: { id: 'j', likelihood: 'likely' },
          content: [
            { type: 'statement', attrs: { id: 'js' }, content: [{ type: 'text', text: 'Fuel runs short in May.' }] },
          ],
        },
        { type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', text: 'Tanks are low 🛢️ ‏הנמל' }] },
      ],
    },
  ],
});

/** The state every run begins with, as a Yjs update. */
export const seedState: Uint8Array = seed.state;

/** A database with one draft and people who may write in it. */
export async function filledDatabase(): Promise<MemoryDatabase> {
  const memory = createMemoryDatabase();
  const at = new Date(0);
  await memory.database.transaction(async (stores) => {
    for (const id of userIds) {
      await stores.users.insert({
        id,
        email: `${id}@example.org`,
        name: id,
        passwordHash: null,
        role: 'member',
        hue: 1,
        sessionEpoch: 0,
        oidcSubject: null,
        disabledAt: null,
        createdAt: at,
      });
    }
    await stores.assessments.insert({
      id: draftId,
      slug: 'fuel',
      title: 'Fuel at the northern port',
      status: 'draft',
      scale: 'icd203',
      marking: '',
      template: 'blank',
      judgmentCount: 1,
      wordCount: 1,
      sectionCount: 0,
      sectionsBegun: 0,
      dueAt: null,
      topic: '',
      createdById: userIds[0],
      createdAt: at,
      changedAt: at,
      changedById: null,
      archivedAt: null,
    });
    const roleOf = (userId: string): AssessmentRole =>
      userId === userIds[0] ? 'owner' : userId === 'latecomer' ? 'reader' : 'editor';
    await stores.members.replace(
      draftId,
      userIds.map((userId) => ({ userId, role: roleOf(userId) })),
    );
    await stores.drafts.seed(draftId, seed, at);
  });
  return memory;
}
