import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import type { Node } from '@tiptap/pm/model';
import { canSplit, Transform } from '@tiptap/pm/transform';
import * as Y from 'yjs';
import { arrive } from '../../../components/editor/moving/arrivals.ts';
import { idOfElement, standingBlocks, type BlockPlace } from '../../../components/editor/moving/blockPlaces.ts';
import { MovedBlocks } from '../../../components/editor/moving/MovedBlocks.ts';
import { documentSchema as schema } from '../../../lib/document/extensions/documentExtensions.ts';
import { fragmentName } from '../../../lib/document/yjs/fragmentName.ts';
import type { SeededRandom } from '../document/SeededRandom.ts';

/** What the peers of a run typed and deleted. Every letter typed is a sign of its own, so that each can be found again. */
export class Ledger {
  readonly typed = new Set<string>();
  readonly deleted = new Set<string>();
  moves = 0;
  splits = 0;
  #next = 0x4e00;
  #ids = 0;

  letters(count: number): string {
    const signs = Array.from({ length: count }, () => String.fromCodePoint(this.#next++));
    for (const sign of signs) this.typed.add(sign);
    return signs.join('');
  }

  id(): string {
    return `made${(this.#ids += 1)}`;
  }
}

/** Someone who types, splits and moves blocks with the real binding, and hears of the others over a line. */
export class MovingPeer {
  readonly doc = new Y.Doc();
  readonly moved: MovedBlocks;
  readonly sent: Uint8Array[] = [];
  readonly inbox: Uint8Array[] = [];
  isOnline = true;

  constructor(
    client: number,
    private readonly random: SeededRandom,
    private readonly ledger: Ledger,
  ) {
    this.doc.clientID = client;
    this.moved = new MovedBlocks(this.root, this.doc);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') this.sent.push(update);
    });
  }

  get root(): Y.XmlFragment {
    return this.doc.getXmlFragment(fragmentName);
  }

  receive(update: Uint8Array): void {
    arrive(this.doc, update, () => Y.applyUpdate(this.doc, update, 'remote'));
  }

  type(): void {
    this.#edit((change, text) => {
      const at = text.at + 1 + this.random.below(text.node.content.size + 1);
      change.insert(at, schema.text(this.ledger.letters(1 + this.random.below(3))));
    });
  }

  deleteSome(): void {
    this.#edit((change, text) => {
      if (text.node.content.size < 2) return;
      const from = text.at + 1 + this.random.below(text.node.content.size - 1);
      for (const sign of change.doc.textBetween(from, from + 1)) this.ledger.deleted.add(sign);
      change.delete(from, from + 1);
    });
  }

  split(): void {
    this.#edit((change, text) => {
      // Never an empty half: where two people write into one empty paragraph at once the binding itself repeats letters.
      if (text.node.content.size < 2) return;
      const at = text.at + 2 + this.random.below(text.node.content.size - 1);
      if (text.node.type.name !== 'paragraph' || !canSplit(change.doc, at)) return;
      change.split(at, 1, [{ type: text.node.type, attrs: { id: this.ledger.id() } }]);
      this.ledger.splits += 1;
    });
  }

  choose(): void {
    this.#change((change) => {
      const judgments: number[] = [];
      change.doc.descendants((node, at) => {
        if (node.type.name === 'judgment') judgments.push(at);
      });
      if (judgments.length === 0) return;
      change.setNodeAttribute(this.random.pick(judgments), 'confidence', this.random.pick(['low', 'moderate', 'high']));
    });
  }

  move(): void {
    const blocks = standingBlocks(this.root).filter(
      ({ element }) => !['title', 'sectionHeading'].includes(element.nodeName),
    );
    const ids = blocks.map(({ element }) => idOfElement(element)).filter((id) => id !== null);
    if (ids.length < 2) return;
    const [id, other] = [this.random.pick(ids), this.random.pick(ids)];
    const place: BlockPlace = this.random.chance(0.5) ? { before: other } : { after: other };
    if (id !== other && this.moved.move(id, place, 'edit') !== null) this.ledger.moves += 1;
  }

  #edit(make: (change: Transform, text: { readonly at: number; readonly node: Node }) => void): void {
    this.#change((change) => {
      const texts: { at: number; node: Node }[] = [];
      change.doc.descendants((node, at) => {
        if (node.inlineContent) texts.push({ at, node });
      });
      if (texts.length > 0) make(change, this.random.pick(texts));
    });
  }

  #change(make: (change: Transform) => void): void {
    const { doc, mapping } = initProseMirrorDoc(this.root, schema);
    const change = new Transform(doc);
    make(change);
    if (!change.docChanged) return;
    const binding = { mapping, isOMark: new Map() };
    this.doc.transact(() => updateYFragment(this.doc, this.root, change.doc, binding), 'edit');
  }
}
