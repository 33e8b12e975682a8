import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { arrive } from '../../../components/editor/moving/arrivals.ts';
import { MovedBlocks } from '../../../components/editor/moving/MovedBlocks.ts';
import type { NodeJson } from '../../../lib/document/docJson.ts';
import { readDoc } from '../../../lib/document/yjs/readDraft.ts';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';

const draft = {
  type: 'doc' as const,
  content: [
    {
      type: 'judgment',
      attrs: { id: 'j' },
      content: [
        {
          type: 'statement',
          attrs: { id: 's' },
          content: [
            { type: 'text', text: 'Ships will ' },
            { type: 'likelihoodTerm', attrs: { form: 'adverb' } },
            { type: 'text', text: ' sail' },
          ],
        },
      ],
    },
    { type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', text: 'One' }] },
  ],
};
class Client {
  readonly doc = new Y.Doc();
  readonly root = this.doc.getXmlFragment('content');
  readonly moved = new MovedBlocks(this.root, this.doc);
  constructor(client: number) {
    this.doc.clientID = client;
    Y.applyUpdate(this.doc, seedDraft(draft).state);
  }
  since(state: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, state);
  }
  hear(update: Uint8Array): void {
    arrive(this.doc, update, () => Y.applyUpdate(this.doc, update, 'remote'));
  }
  statement(): Y.XmlElement {
    const judgment = this.root.toArray().find((each) => each instanceof Y.XmlElement && each.nodeName === 'judgment');
    return (judgment as Y.XmlElement).get(0) as Y.XmlElement;
  }
  judgment(): Y.XmlElement {
    return this.statement().parent as Y.XmlElement;
  }
}
const wordsIn = (nodes: readonly NodeJson[]): string =>
  nodes.map((each) => each.text ?? wordsIn(each.content ?? [])).join('');
const three = () => {
  const clients = [new Client(1001), new Client(1002), new Client(1003)] as const;
  const before = Y.encodeStateVector(clients[0].doc);
  return { clients, before };
};
/** Delivers what each has that the others lack, until all have all. */
const meet = (clients: readonly Client[]) => {
  for (let time = 0; time < 3; time += 1) {
    for (const from of clients)
      for (const to of clients) if (from !== to) to.hear(from.since(Y.encodeStateVector(to.doc)));
  }
  for (const { doc } of clients) expect(readDoc(doc)).toEqual(readDoc(clients[0]?.doc ?? doc));
};

describe('what is written in a block that is moved away', () => {
  it('stands in the new one where it was written, on both sides of the token, with its marks, once each', () => {
    const { clients } = three();
    const [mover, left, right] = clients;
    mover.moved.move('j', { after: 'p' }, 'edit');
    (left.statement().get(0) as Y.XmlText).insert(6, 'three ', { bold: {} });
    (right.statement().get(2) as Y.XmlText).insert(5, ' home');
    meet(clients);
    const doc = readDoc(mover.doc);
    expect(doc.content.map(({ attrs }) => attrs?.['id'])).toEqual(['p', 'j']);
    expect(wordsIn(doc.content)).toBe('OneShips three will  sail home');
    const statement = doc.content[1]?.content?.[0]?.content ?? [];
    expect(statement.map(({ type }) => type)).toEqual(['text', 'text', 'text', 'likelihoodTerm', 'text']);
    expect(statement[1]).toMatchObject({ text: 'three ', marks: [{ type: 'bold' }] });
  });

  it('what is deleted there is deleted in the new one, and fields and links come along', () => {
    const { clients } = three();
    const [mover, left, right] = clients;
    mover.moved.move('j', { after: 'p' }, 'edit');
    (left.statement().get(0) as Y.XmlText).delete(0, 6);
    right.judgment().setAttribute('likelihood', 'likely');
    const link = new Y.XmlElement('relation');
    for (const [name, value] of Object.entries({ id: 'l', kind: 'supports', target: 'e' }))
      link.setAttribute(name, value);
    right.judgment().insert(1, [link]);
    meet(clients);
    const judgment = readDoc(mover.doc).content[1];
    expect(wordsIn(judgment?.content ?? [])).toBe('will  sail');
    expect(judgment?.attrs).toMatchObject({ id: 'j', likelihood: 'likely' });
    expect(judgment?.content?.[1]?.attrs).toMatchObject({ id: 'l', target: 'e' });
  });

  it('is brought by the page that comes back with it, also where the page was opened anew since', () => {
    const { clients } = three();
    const [mover, away] = clients;
    const known = Y.decodeStateVector(Y.encodeStateVector(mover.doc));
    (away.statement().get(0) as Y.XmlText).insert(0, 'Old ');
    const reopened = new Client(2002);
    Y.applyUpdate(reopened.doc, Y.encodeStateAsUpdate(away.doc));
    reopened.moved.disconnected();
    mover.moved.move('j', { after: 'p' }, 'edit');
    reopened.hear(mover.since(Y.encodeStateVector(reopened.doc)));
    reopened.moved.connected(known);
    meet([mover, reopened]);
    expect(wordsIn(readDoc(mover.doc).content)).toBe('OneOld Ships will  sail');
  });

  it('is left to others by who may not write', () => {
    const { clients } = three();
    const [mover, reader] = clients;
    reader.moved.mayWrite = false;
    (reader.statement().get(0) as Y.XmlText).insert(0, 'Not to be sent ');
    const before = reader.doc.store.clients.get(1002)?.length;
    mover.moved.move('j', { after: 'p' }, 'edit');
    reader.hear(mover.since(Y.encodeStateVector(reader.doc)));
    expect(reader.doc.store.clients.get(1002)?.length).toBe(before);
  });

  it('moved by two at once stands once, and with what each of them had', () => {
    const { clients } = three();
    const [one, two, third] = clients;
    one.moved.move('p', { before: 'j' }, 'edit');
    two.moved.move('j', { after: 'p' }, 'edit');
    one.moved.move('j', { after: 'p' }, 'edit');
    (third.statement().get(2) as Y.XmlText).insert(5, '!');
    meet(clients);
    for (const client of clients) client.moved.settle();
    meet(clients);
    const doc = readDoc(one.doc);
    expect(doc.content.filter(({ type }) => type === 'judgment')).toHaveLength(1);
    expect(wordsIn(doc.content).split('!')).toHaveLength(2);
  });

  it('is not looked for in a draft that holds an id twice for another reason: both stay as they are', () => {
    const script = new Client(1001);
    const copy = script.judgment().clone();
    script.root.push([copy]);
    (copy.get(0) as Y.XmlElement).insert(0, [new Y.XmlText('Another text. ')]);
    const opened = new Y.Doc();
    const moved = new MovedBlocks(opened.getXmlFragment('content'), opened);
    const update = Y.encodeStateAsUpdate(script.doc);
    arrive(opened, update, () => Y.applyUpdate(opened, update, 'remote'));
    moved.settle();
    expect(Y.encodeStateVector(opened)).toEqual(Y.encodeStateVector(script.doc));
    expect(opened.getXmlFragment('content').toJSON()).toBe(script.root.toJSON());
  });
});
