import { expect, it } from 'vitest';
import { doDocumentJob } from '../../../server/doDocumentJob.ts';
import { indexOlderDrafts } from '../../../server/indexOlderDrafts.ts';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';
import { createMemoryDatabase } from '../../memory/memoryDatabase.ts';
import { assessmentNamed, at, idOf, userNamed } from '../../integration/persistence/fixtures.ts';

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

it('makes drafts from before there was search findable, without touching their log', async () => {
  const memory = createMemoryDatabase(() => at(0));
  const { database, drafts } = memory;
  const ada = userNamed('Ada');
  await database.read.users.insert(ada);
  for (const name of ['One', 'Two', 'Broken']) {
    const made = assessmentNamed(name, { createdById: ada.id });
    const words = { type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: `lighthouse ${name}` }] };
    const heading = { type: 'sectionHeading', attrs: { id: 'h1' }, content: [{ type: 'text', text: 'Notes' }] };
    const section = { type: 'section', attrs: { id: 's1', kind: 'free' }, content: [heading, words] };
    const draft = seedDraft({ type: 'doc', content: [section] });
    const broken = { ...draft, state: new Uint8Array([9, 9, 9]), shape: new Uint8Array([9]) };
    await database.transaction(async (stores) => {
      await stores.assessments.insert(made);
      await stores.members.replace(made.id, [{ userId: ada.id, role: 'owner' }]);
      await stores.drafts.seed(made.id, name === 'Broken' ? broken : draft, at(0));
    });
    memory.state().blocks.delete(made.id);
  }
  const before = await drafts.load(idOf('assessment One'));
  const index = () =>
    indexOlderDrafts({
      database,
      store: drafts,
      documents: { run: async (job) => doDocumentJob(job) as never },
      now: () => at(9),
      log: quiet,
      isStopping: () => false,
    });
  expect(await index()).toBe(2);
  const found = await database.read.search.search(ada.id, 'lighthouse', { cursor: null, limit: 5 });
  expect(found.items.map((one) => one.id).toSorted()).toEqual(
    [idOf('assessment One'), idOf('assessment Two')].toSorted(),
  );
  expect(await database.read.assessments.byId(idOf('assessment One'))).toMatchObject({
    sectionCount: 1,
    sectionsBegun: 1,
  });
  expect(await drafts.load(idOf('assessment One'))).toEqual(before);
  // The broken one is tried again at the next start, and stands in nobody's way.
  expect(await index()).toBe(0);
});
