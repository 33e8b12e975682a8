import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { writeLinks, type LinkWish } from '../../../../components/editor/argument/linkEdits.ts';
import type { ArgumentRelationKind } from '../../../../lib/domain/argument/argument.ts';
import { documentSchema } from '../../../../lib/document/extensions/documentExtensions.ts';
import { fragmentName } from '../../../../lib/document/yjs/fragmentName.ts';

/** Somebody who links in a copy of a shared draft, with the real binding's way of writing and an undo of their own. */
export class LinkingPeer {
  readonly doc = new Y.Doc();
  readonly undo: Y.UndoManager;
  private made = 0;

  constructor(
    readonly name: string,
    start: ProseMirrorNode | LinkingPeer,
  ) {
    if (start instanceof LinkingPeer) Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(start.doc));
    this.undo = new Y.UndoManager(this.fragment, { trackedOrigins: new Set(['edit']), captureTimeout: 0 });
    if (!(start instanceof LinkingPeer)) this.write(start, 'seed');
  }

  /** The draft as this one sees it. */
  get draft(): ProseMirrorNode {
    return initProseMirrorDoc(this.fragment, documentSchema).doc;
  }

  get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment(fragmentName);
  }

  readonly newId = (): string => `${this.name}${(this.made += 1)}`;

  /** One transaction of the editor, written to the shared draft. */
  edit(make: (tr: Transaction) => void): void {
    const { tr } = EditorState.create({ doc: this.draft });
    make(tr);
    tr.doc.check();
    this.write(tr.doc, 'edit');
  }

  link(holder: string, ...wishes: readonly LinkWish[]): void {
    this.edit((tr) => {
      writeLinks(tr, holder, wishes, this.newId);
    });
  }

  /** All relations as `J1 supports E1 @p. 4`. */
  get links(): readonly string[] {
    const all: string[] = [];
    this.draft.descendants((node, _pos, parent) => {
      if (node.type.name !== 'relation') return !node.isTextblock;
      const { kind, target, locator } = node.attrs as Readonly<Record<string, string | null>>;
      all.push(`${String(parent?.attrs.id)} ${kind} ${target}${locator === null ? '' : ` @${locator}`}`);
      return false;
    });
    return all;
  }

  private write(doc: ProseMirrorNode, origin: string): void {
    const { mapping, ...rest } = initProseMirrorDoc(this.fragment, documentSchema);
    const binding = { mapping, isOMark: new Map(), ...rest };
    this.doc.transact(() => updateYFragment(this.doc, this.fragment, doc, binding), origin);
  }
}

/** Everybody learns of everything. */
export function meet(...peers: readonly LinkingPeer[]): void {
  const updates = peers.map(({ doc }) => Y.encodeStateAsUpdate(doc));
  for (const { doc } of peers) for (const update of updates) Y.applyUpdate(doc, update, 'remote');
}

const stances = ['supports', 'contradicts', 'context'] as const;

/** `supports E1`, `cites S1 @p. 4`, `none E1`: a wish as the picker makes it. */
export function wish(text: string): LinkWish {
  const [link = '', locator = null] = text.split(' @');
  const [kind = '', target = ''] = link.split(' ');
  const isCitation = kind === 'cites' || target.startsWith('S');
  return {
    target,
    kind: kind === 'none' ? null : (kind as ArgumentRelationKind),
    among: isCitation ? ['cites'] : target.startsWith('AS') ? ['assumes'] : stances,
    locator,
  };
}
