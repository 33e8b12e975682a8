import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { canonicalJson } from '../../../lib/document/canonicalJson.ts';
import { unpackContent } from '../../../lib/commands/frozenContent.ts';
import type { DocJson, NodeJson } from '../../../lib/document/docJson.ts';
import { withFreshIds } from '../../../lib/document/freshIds.ts';
import { cleanUpAfterEach, house, join } from './house.ts';
import { type, until, type PlainClient } from './roomsClient.ts';
import { draftId, people, type RoomsServer } from './roomsServer.ts';

cleanUpAfterEach();

const paragraph = (id: string, text: string): NodeJson => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});
const then: DocJson = {
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 't1' }, content: [{ type: 'text', text: 'Harbour' }] },
    paragraph('p1', 'Ships wait.'),
  ],
};

/** Appends a paragraph to the draft, as an editor does. */
function addParagraph(doc: Y.Doc, id: string, text: string): void {
  const block = new Y.XmlElement('paragraph');
  block.setAttribute('id', id);
  block.insert(0, [new Y.XmlText(text)]);
  doc.getXmlFragment('content').push([block]);
}
const typeAt = (doc: Y.Doc, block: number, text: string): void => {
  const run = (doc.getXmlFragment('content').get(block) as Y.XmlElement).get(0) as Y.XmlText;
  run.insert(run.length, text);
};
async function written(client: PlainClient, write: (doc: Y.Doc) => void): Promise<void> {
  const before = client.acknowledged();
  write(client.doc);
  await until(() => client.acknowledged() > before, 'it is durable');
}
/** What was kept, as text: before the restore, and of what others wrote meanwhile. */
async function restore(server: RoomsServer, content: DocJson, meanwhile: () => Promise<void> = async () => undefined) {
  const kept: string[] = [];
  const restored = await server.rooms.gateway.restoreDraft(
    draftId,
    people.owner,
    canonicalJson(content),
    async ({ packed }) => {
      kept.push(await unpackContent(packed));
      await meanwhile();
      return true;
    },
    async ({ packed }) => void kept.push(await unpackContent(packed)),
  );
  expect(restored).toEqual({ ok: true, value: null });
  return kept;
}
async function onServer(server: RoomsServer): Promise<string> {
  const read = await server.rooms.gateway.readDraft(draftId);
  return read.ok ? canonicalJson(read.value) : 'not read';
}

test('[RM73] restored while others type: their later words stay, in blocks that go they are kept', async () => {
  const { server } = await house();
  const [ana, ben] = [await join(server, 'owner'), await join(server, 'editor')];
  await written(ana, (doc) => {
    type(doc, ' They wait for pilots.');
    addParagraph(doc, 'p2', 'Pilots strike.');
  });
  await until(() => ben.text().includes('Pilots strike.'), 'Ben has it');
  const kept = await restore(server, then, () =>
    written(ben, (doc) => {
      typeAt(doc, 1, ' Three of them.');
      typeAt(doc, 2, ' Until May.');
    }),
  );
  await until(() => !ana.text().includes('Pilots strike'), 'Ana sees it');
  typeAt(ben.doc, 1, ' Ben goes on.');
  await until(() => ana.text().includes('Ben goes on.'), 'Ana sees what Ben writes');
  expect(ana.text()).toContain('Ships wait. Three of them. Ben goes on.');
  expect(ana.text()).not.toContain('pilots');
  expect(kept).toHaveLength(2);
  expect(kept[0]).toContain('Pilots strike.');
  expect(kept[0]).not.toContain('Until May.');
  expect(kept[1]).toContain('Pilots strike. Until May.');
});

test('[RM73] nothing written meanwhile: one version is kept, and the draft is what was restored, under the same hash', async () => {
  const { server } = await house();
  const ana = await join(server, 'owner');
  const stood = await onServer(server);
  await written(ana, (doc) => {
    doc.getXmlFragment('content').delete(1, 1);
    addParagraph(doc, 'p3', 'Something else altogether.');
  });
  const changed = await onServer(server);
  expect(await restore(server, then)).toEqual([changed]);
  expect(await onServer(server)).toBe(stood);
  expect(await restore(server, then)).toEqual([stood]);
  expect(await onServer(server)).toBe(stood);
});

test('[RM73] a device that was away brings its own edits, and nothing of what was replaced', async () => {
  const { server } = await house();
  const [ana, ben] = [await join(server, 'owner'), await join(server, 'editor')];
  await written(ana, (doc) => {
    type(doc, ' They wait for pilots.');
    addParagraph(doc, 'p2', 'Pilots strike.');
  });
  await until(() => ben.text().includes('Pilots strike.'), 'Ben has it');
  ben.provider.disconnect();
  typeAt(ben.doc, 0, ' in winter');
  typeAt(ben.doc, 1, ' Or for tugs.');
  typeAt(ben.doc, 2, ' Until May.');
  addParagraph(ben.doc, 'p4', 'Written on the train.');
  await restore(server, then);
  ben.provider.connect();
  await until(() => ana.text().includes('Written on the train.'), 'Ana sees what Ben wrote away');
  await until(() => !ben.text().includes('Pilots'), 'Ben sees the restored draft');
  for (const text of [ana.text(), ben.text(), await onServer(server)]) {
    expect(text).toContain('Harbour in winter');
    expect(text).toContain('Ships wait. Or for tugs.');
    expect(text).toContain('Written on the train.');
    // What he wrote in a block that is gone goes with it; his own copy of the replaced text brings nothing back.
    for (const gone of ['wait for pilots', 'Pilots strike', 'Until May']) expect(text).not.toContain(gone);
  }
});

test('[RM73] a long draft: every block changed, one who types in each tenth of them keeps every word', async () => {
  const { server } = await house();
  const [ana, ben] = [await join(server, 'owner'), await join(server, 'editor')];
  let drawn = 0;
  const many = withFreshIds(
    {
      type: 'doc',
      content: [
        ...then.content.slice(0, 1),
        ...Array.from({ length: 60 }, (_, at) => paragraph('', `Berth ${at} is free.`)),
      ],
    },
    () => `m${(drawn += 1)}`,
  );
  await restore(server, many);
  await until(() => ben.text().includes('Berth 59'), 'Ben has it');
  await written(ana, (doc) => {
    for (let at = 1; at <= 60; at += 1) typeAt(doc, at, ` Since ${at} May.`);
  });
  await until(() => ben.text().includes('Since 60 May'), 'Ben has it');
  const typing = Array.from({ length: 6 }, (_, at) => at * 10 + 1);
  const restoring = restore(server, many);
  for (const at of typing) {
    typeAt(ben.doc, at, ` Ben${at}.`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await restoring;
  await until(() => typing.every((at) => ana.text().includes(` Ben${at}.`)), 'Ana has all of it');
  const text = await onServer(server);
  expect(text).not.toContain('Since');
  for (const at of typing) expect(text).toContain(`Berth ${at - 1} is free. Ben${at}.`);
});
