import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import { Fragment } from '@tiptap/pm/model';
import type { Node, NodeType } from '@tiptap/pm/model';
import { Transform, canSplit } from '@tiptap/pm/transform';
import * as Y from 'yjs';
import { isNodeKind } from '../../../lib/document/grammar.ts';
import { documentSchema as schema } from '../../../lib/document/extensions/documentExtensions.ts';
import { fragmentName } from '../../../lib/document/yjs/fragmentName.ts';
import { valuesFor } from '../../unit/document/anyDraft.ts';
import type { SeededRandom } from './SeededRandom.ts';

const words = ['estimate ', 'likely', ' 😀', 'غير', '\u200b', 'deploy ', 'a', ' b', '👩‍👩‍👧', 'é', '…'];

/** Someone who edits with the real binding: ProseMirror steps, written to a `Y.Doc` by y-tiptap, and an undo stack. */
export class HonestPeer {
  readonly doc: Y.Doc;
  readonly undo: Y.UndoManager;
  readonly sent: Uint8Array[] = [];
  readonly #random: SeededRandom;
  isOnline = true;

  constructor(client: number, random: SeededRandom) {
    this.doc = new Y.Doc();
    this.doc.clientID = client;
    this.#random = random;
    this.undo = new Y.UndoManager(this.fragment, { trackedOrigins: new Set(['edit']), captureTimeout: 0 });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') this.sent.push(update);
    });
  }

  get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment(fragmentName);
  }

  receive(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'remote');
  }

  /** One edit, of any kind an editor makes. */
  edit(): void {
    const random = this.#random;
    if (random.chance(0.1)) {
      if (random.chance(0.7)) this.undo.undo();
      else this.undo.redo();
      return;
    }
    const { doc, mapping, ...rest } = initProseMirrorDoc(this.fragment, schema);
    const change = new Transform(doc);
    for (let step = 0; step < 1 + random.below(3); step++) this.#step(change);
    if (!change.docChanged) return;
    change.doc.check();
    const binding = { mapping, isOMark: new Map(), ...rest };
    this.doc.transact(() => updateYFragment(this.doc, this.fragment, change.doc, binding), 'edit');
  }

  #step(change: Transform): void {
    const random = this.#random;
    const texts: { at: number; node: Node }[] = [];
    const blocks: { at: number; node: Node }[] = [];
    change.doc.descendants((node, at) => {
      if (node.inlineContent) texts.push({ at, node });
      if (node.isBlock || (node.isInline && !node.isText)) blocks.push({ at, node });
    });
    const text = texts.length > 0 ? random.pick(texts) : null;
    const inside = text === null ? 0 : snapped(change.doc, text.at + 1 + random.below(text.node.content.size + 1));
    switch (random.below(11)) {
      case 0:
      case 1:
      case 2:
        if (text !== null) change.insert(inside, schema.text(random.pick(words)));
        return;
      case 3:
        if (text !== null) {
          const end = snapped(change.doc, Math.min(inside + random.below(6), text.at + 1 + text.node.content.size));
          if (end > inside) change.delete(inside, end);
        }
        return;
      case 4:
        if (text !== null && canSplit(change.doc, inside)) change.split(inside);
        return;
      case 5:
        if (text !== null && text.node.content.size > 0) this.#mark(change, text.at + 1, text.node.content.size);
        return;
      case 6: {
        const at = random.chance(0.5) && blocks.length > 0 ? random.pick(blocks).at : 0;
        const parent = change.doc.resolve(at).parent;
        const made = this.#node(parent.type, 0);
        if (made !== null) change.insert(at, made);
        return;
      }
      case 7:
        if (blocks.length > 3) {
          const { at, node } = random.pick(blocks);
          change.delete(at, at + node.nodeSize);
        }
        return;
      case 8:
        if (blocks.length > 1) this.#move(change, random.pick(blocks));
        return;
      case 9:
        if (text !== null) change.insert(inside, this.#atom());
        return;
      default:
        if (blocks.length > 0) this.#attribute(change, random.pick(blocks));
    }
  }

  #mark(change: Transform, from: number, size: number): void {
    const random = this.#random;
    const start = snapped(change.doc, from + random.below(size));
    const end = snapped(change.doc, start + 1 + random.below(from + size - start));
    const name = random.pick(['bold', 'italic', 'underline', 'strike', 'code', 'link']);
    const type = schema.marks[name];
    if (type === undefined) throw new Error(`no mark ${name}`);
    const link = { href: random.pick(['https://example.org/a', 'mailto:desk@example.org']) };
    if (random.chance(0.3)) change.removeMark(start, end, type);
    else change.addMark(start, end, type.create(name === 'link' ? link : null));
  }

  #move(change: Transform, { at, node }: { at: number; node: Node }): void {
    const parent = change.doc.resolve(at).parent;
    change.delete(at, at + node.nodeSize);
    const places: number[] = [];
    change.doc.descendants((other, position) => {
      if (change.doc.resolve(position).parent.type === parent.type && other.isBlock) places.push(position);
    });
    if (places.length > 0) change.insert(this.#random.pick(places), node);
  }

  #attribute(change: Transform, { at, node }: { at: number; node: Node }): void {
    const random = this.#random;
    const key = random.pick(Object.keys(node.attrs).length > 0 ? Object.keys(node.attrs) : ['none']);
    const kind = node.type.name;
    if (!isNodeKind(kind) || key === 'none') return;
    const value = key === 'id' ? `b${random.below(1e6)}` : random.pick(valuesFor(kind, key));
    // Editors never take a cell's span away: they set it to 1.
    change.setNodeAttribute(at, key, value ?? node.type.spec.attrs?.[key]?.default ?? null);
  }

  /** What stands in a line beside text. */
  #atom(): Node {
    const random = this.#random;
    switch (random.below(4)) {
      case 0:
        return schema.node('hardBreak');
      case 1:
        return schema.node('likelihoodTerm', { form: random.pick(['adverb', 'adjective', 'lead']) });
      case 2:
        return schema.node('citation', { target: `b${random.below(1e6)}`, locator: random.pick(['p. 4', null]) });
      default:
        return schema.node('footnote', { text: random.pick(words) });
    }
  }

  /** A new node that `parent` may hold, with something in it. */
  #node(parent: NodeType, depth: number): Node | null {
    const random = this.#random;
    const allowed = Object.values(schema.nodes).filter(
      (type) => type.isBlock && type.name !== 'doc' && parent.contentMatch.matchType(type) !== null,
    );
    if (allowed.length === 0) return null;
    const type = random.pick(allowed);
    if (type.inlineContent) return type.create({ id: `n${random.below(1e9)}` }, schema.text(random.pick(words)));
    if (type.name === 'relation') {
      return type.create({ id: `n${random.below(1e9)}`, kind: 'supports', target: `b${random.below(1e6)}` });
    }
    const children = depth > 3 ? [] : [this.#node(type, depth + 1), this.#node(type, depth + 1)];
    return type.create({ id: `n${random.below(1e9)}` }, Fragment.from(children.filter((child) => child !== null)));
  }
}

/** No editor puts a cursor between the two halves of a character. */
function snapped(doc: Node, at: number): number {
  const text = doc.resolve(at).parent.textBetween(0, doc.resolve(at).parent.content.size, undefined, '\uFFFC');
  const offset = doc.resolve(at).parentOffset;
  return /^[\uDC00-\uDFFF]/.test(text.slice(offset)) ? at + 1 : at;
}
