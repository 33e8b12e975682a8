import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DraftStore, LoadedDraft } from '../../../lib/commands/ports.ts';
import type { DocJson, NodeJson } from '../../../lib/document/docJson.ts';
import { schemaVersion } from '../../../lib/document/grammar.ts';
import { fragmentName } from '../../../lib/document/yjs/fragmentName.ts';
import { readDraft } from '../../../lib/document/yjs/readDraft.ts';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';
import { openDoc } from '../../../lib/document/yjs/storeDoc.ts';
import type { StoredDraft } from '../../../lib/document/yjs/storedDraft.ts';
import type { OpenDatabase } from '../../../lib/persistence/openDatabase.ts';
import { doDocumentJob } from '../../../server/doDocumentJob.ts';
import type { DocumentWorking } from '../../../server/DocumentWorker.ts';
import type { DocumentAnswers, DocumentJob } from '../../../server/documentJobs.ts';
import { loadDraft } from '../../../server/loadDraft.ts';
import { quietLog as log } from '../../unit/server/roomFixture.ts';
import { assessmentNamed, at, userNamed } from '../persistence/fixtures.ts';
import { openEmbeddedForTest } from '../persistence/openTestDatabase.ts';
import { plainClient, until } from './roomsClient.ts';
import { draftId, people, startRooms } from './roomsServer.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work();
});

const text = (value: string): NodeJson[] => [{ type: 'text', text: value }];
const content: DocJson = {
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 't' }, content: text('Harbour') },
    {
      type: 'judgment',
      attrs: { id: 'j', likelihood: 'likely' },
      content: [{ type: 'statement', attrs: { id: 's' }, content: text('Ships will likely wait.') }],
    },
  ],
};
/** What was stored before there were tokens. */
const older: StoredDraft = { ...seedDraft(content), schemaVersion: 1 };
/** A row of the log from then: somebody typed before the sentence. */
const olderRow = (): Uint8Array => {
  const doc = openDoc(older, []);
  doc.clientID = 900;
  const before = Y.encodeStateVector(doc);
  const statement = (doc.getXmlFragment(fragmentName).get(1) as Y.XmlElement).get(0) as Y.XmlElement;
  (statement.get(0) as Y.XmlText).insert(0, 'Now: ');
  return Y.encodeStateAsUpdate(doc, before);
};

/** An embedded database in which `draftId` is of the first schema, on PHIA's scale, with one row in its log. */
async function olderDatabase(): Promise<OpenDatabase> {
  const opened = await openEmbeddedForTest();
  cleanUp.push(() => opened.close());
  await opened.database.transaction(async (stores) => {
    await stores.users.insert({ ...userNamed('Ada'), id: people.owner });
    await stores.users.insert({ ...userNamed('Ben'), id: people.editor });
    const made = { ...assessmentNamed('Harbour', { scale: 'phia', createdById: people.owner }), id: draftId };
    await stores.assessments.insert(made);
    await stores.members.replace(draftId, [
      { userId: people.owner, role: 'owner' },
      { userId: people.editor, role: 'editor' },
    ]);
    await stores.drafts.seed(draftId, older, at(0));
  });
  const row = { assessmentId: draftId, actorId: people.editor, clientId: 900, update: olderRow() };
  await opened.drafts.append([row]);
  return opened;
}

const read = (loaded: LoadedDraft | null): DocJson => {
  if (loaded === null) throw new Error('the draft is there');
  return readDraft(
    loaded.snapshot,
    loaded.tail.map(({ update }) => update),
  );
};
const migrated: DocJson = {
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 't', scale: 'phia' }, content: text('Harbour') },
    {
      type: 'judgment',
      attrs: { id: 'j', likelihood: 'likely' },
      content: [
        {
          type: 'statement',
          attrs: { id: 's' },
          content: [
            ...text('Now: Ships will '),
            { type: 'likelihoodTerm', attrs: { form: 'adverb' } },
            ...text(' wait.'),
          ],
        },
      ],
    },
  ],
};

/** Document work here and now: what is raced is the store. */
const documents: DocumentWorking = {
  run: async <K extends DocumentJob['kind']>(job: Extract<DocumentJob, { kind: K }>) =>
    doDocumentJob(job) as DocumentAnswers[K],
  end: async () => {},
};
const loadFrom = (store: Pick<DraftStore, 'load' | 'compact'>) =>
  loadDraft(draftId, { store, documents, now: () => at(1), log });

describe('a stored draft of the first schema', () => {
  it('[RM64] opens for everybody as one of today, stays so after a restart, and is written in as ever', async () => {
    const opened = await olderDatabase();
    const server = await startRooms(opened.drafts);
    let isStopped = false;
    cleanUp.push(() => (isStopped ? undefined : server.stop()));
    const clients = [plainClient(server, 'owner'), plainClient(server, 'editor')];
    cleanUp.push(() => clients.forEach((client) => client.destroy()));
    for (const client of clients) await until(() => client.provider.synced, 'both are synced');
    for (const client of clients) expect(client.text()).toContain('<likelihoodterm form="adverb">');
    const [first] = clients;
    if (first === undefined) throw new Error('there are two');
    const statement = (first.doc.getXmlFragment('content').get(1) as Y.XmlElement).get(0) as Y.XmlElement;
    (statement.get(0) as Y.XmlText).insert(0, 'Today: ');
    await until(() => first.acknowledged() >= 2, 'the new words are durable');
    await server.stop();
    isStopped = true;

    const stored = await opened.drafts.load(draftId);
    expect(stored?.snapshot.schemaVersion).toBe(schemaVersion);
    expect(JSON.stringify(read(stored))).toContain('Today: Now: Ships will ');
    expect((await opened.database.read.assessments.byId(draftId))?.scale).toBe('phia');
    const again = await startRooms(opened.drafts);
    cleanUp.push(() => again.stop());
    const answer = await again.rooms.gateway.readDraft(draftId);
    expect(answer.ok && JSON.stringify(answer.value).match(/likelihoodTerm/gu)).toHaveLength(1);
  });

  it('[RM64] is read as one of today without being opened', async () => {
    const opened = await olderDatabase();
    const server = await startRooms(opened.drafts);
    cleanUp.push(() => server.stop());
    expect(await server.rooms.gateway.readDraft(draftId)).toEqual({ ok: true, value: migrated });
    expect(server.rooms.figures().rooms).toBe(0);
    const stored = await opened.drafts.load(draftId);
    expect([stored?.snapshot.schemaVersion, stored?.tail.length]).toEqual([schemaVersion, 0]);
  });

  it('[RM64] is migrated once, however many open it at the same moment', async () => {
    const { drafts } = await olderDatabase();
    let compactions = 0;
    const counted: Pick<DraftStore, 'load' | 'compact'> = {
      load: (id) => drafts.load(id),
      compact: async (...given) => {
        const went = await drafts.compact(...given);
        if (went) compactions += 1;
        return went;
      },
    };
    const all = await Promise.all([1, 2, 3, 4].map(() => loadFrom(counted)));
    expect(compactions).toBe(1);
    for (const loaded of all) expect(read(loaded)).toEqual(migrated);
  });

  it('[RM64] after a crash it is wholly the one or the other, and rows that come between are kept', async () => {
    const { drafts } = await olderDatabase();
    const crashing = (moment: 'before' | 'after'): Pick<DraftStore, 'load' | 'compact'> => ({
      load: (id) => drafts.load(id),
      compact: async (...given) => {
        if (moment === 'after') await drafts.compact(...given);
        throw new Error('the process died');
      },
    });
    await expect(loadFrom(crashing('before'))).rejects.toThrow('died');
    const untouched = await drafts.load(draftId);
    expect([untouched?.snapshot.schemaVersion, untouched?.tail.length]).toEqual([1, 1]);

    // Somebody on a node of the earlier release writes while the next one migrates.
    const late = openDoc(older, []);
    late.clientID = 901;
    const before = Y.encodeStateVector(late);
    (late.getXmlFragment(fragmentName).get(0) as Y.XmlElement).insert(1, [new Y.XmlText(' closed')]);
    const row = {
      assessmentId: draftId,
      actorId: people.owner,
      clientId: 901,
      update: Y.encodeStateAsUpdate(late, before),
    };
    const slow: Pick<DraftStore, 'load' | 'compact'> = {
      load: (id) => drafts.load(id),
      compact: async (...given) => {
        await drafts.append([row]);
        const went = await drafts.compact(...given);
        throw new Error(`the process died, compacted: ${went}`);
      },
    };
    await expect(loadFrom(slow)).rejects.toThrow('compacted: true');
    const after = await loadFrom(drafts);
    expect([after?.snapshot.schemaVersion, after?.tail.length]).toEqual([schemaVersion, 1]);
    const [title, judgment] = read(after).content;
    expect(JSON.stringify(title)).toContain('Harbour closed');
    expect(judgment).toEqual(migrated.content[1]);
  });

  it('[RM64] one that cannot be migrated is opened as it is, and aloud', async () => {
    const { drafts } = await olderDatabase();
    const failing: DocumentWorking = { ...documents, run: () => Promise.reject(new Error('a fault of ours')) };
    const errors: string[] = [];
    const noting = { ...log, error: (_: unknown, message: string) => void errors.push(message) };
    const loaded = await loadDraft(draftId, { store: drafts, documents: failing, now: () => at(1), log: noting });
    expect(loaded?.snapshot.schemaVersion).toBe(1);
    expect(JSON.stringify(read(loaded))).toContain('Now: Ships will likely wait.');
    expect(errors).toHaveLength(1);
  });
});
