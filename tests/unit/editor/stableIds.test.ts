import { Fragment, Slice, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import { TextSelection, type EditorState } from '@tiptap/pm/state';
import { addColumnAfter, addRowAfter, deleteRow } from '@tiptap/pm/tables';
import { canJoin, canSplit } from '@tiptap/pm/transform';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { blockIds } from '../../../components/editor/binding/blockIds.ts';
import { arrive } from '../../../components/editor/moving/arrivals.ts';
import { standingNodes, withoutIds } from '../../../components/editor/moving/blockMoves.ts';
import { MovedBlocks } from '../../../components/editor/moving/MovedBlocks.ts';
import { documentSchema as schema } from '../../../lib/document/extensions/documentExtensions.ts';
import { node, stateOf } from './draftState.ts';

const start = stateOf([
  node(
    'section',
    { id: 'a', kind: 'key-judgments' },
    node('sectionHeading', { id: 'h' }, 'Key'),
    node(
      'judgment',
      { id: 'j' },
      node('statement', { id: 's' }, 'It will rain'),
      node('basis', { id: 'b' }, 'Seen'),
      node('relation', { id: 'l', kind: 'supports', target: 'e' }),
    ),
    node('paragraph', { id: 'p' }, 'Words and more words'),
  ),
  node(
    'evidence',
    { id: 'e' },
    node('paragraph', { id: 'ep' }, 'It was seen'),
    node('paragraph', { id: 'eq' }, 'and told'),
  ),
  node(
    'table',
    { id: 't' },
    node('tableRow', { id: 'r' }, node('tableCell', { id: 'c' }, node('paragraph', { id: 'cp' }, 'Cell'))),
  ),
]).doc;

let made = 0;
class Peer {
  readonly doc = new Y.Doc();
  readonly root = this.doc.getXmlFragment('content');
  readonly moved = new MovedBlocks(this.root, this.doc);

  run(command: (state: EditorState, at: number) => EditorState, at: number): void {
    const { doc, mapping } = initProseMirrorDoc(this.root, schema);
    const state = stateOf(doc.children, [blockIds(() => `n${(made += 1)}`)]);
    const after = command(state, at).doc;
    after.check();
    this.doc.transact(() => updateYFragment(this.doc, this.root, after, { mapping, isOMark: new Map() }), 'edit');
  }
  hear(other: Peer): void {
    const update = Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(this.doc));
    arrive(this.doc, update, () => Y.applyUpdate(this.doc, update, 'remote'));
  }
}

/** A place in some text of the draft. */
function textPlace({ doc }: EditorState, at: number): number {
  const places: number[] = [];
  doc.descendants((each, pos) => {
    if (each.isTextblock) for (let offset = 0; offset <= each.content.size; offset += 1) places.push(pos + 1 + offset);
  });
  return places[at % Math.max(1, places.length)] ?? 0;
}
const anyStanding = (state: EditorState, at: number): { node: ProseMirrorNode; pos: number } | undefined => {
  const all = standingNodes(state.doc);
  return all[at % Math.max(1, all.length)];
};
const inTable = (state: EditorState, command: typeof addRowAfter): EditorState => {
  let cell: number | null = null;
  state.doc.descendants((each, pos) => {
    if (each.type.name === 'tableCell' && each.childCount > 0) cell = pos + 2;
  });
  if (cell === null) return state;
  let after = state.apply(state.tr.setSelection(TextSelection.near(state.doc.resolve(cell))));
  command(after, (tr) => {
    after = after.apply(tr);
  });
  return after;
};

const commands: Readonly<Record<string, (state: EditorState, at: number) => EditorState>> = {
  type: (state, at) => state.apply(state.tr.insertText('x', textPlace(state, at))),
  split: (state, at) => {
    const pos = textPlace(state, at);
    return canSplit(state.doc, pos) ? state.apply(state.tr.split(pos)) : state;
  },
  join: (state, at) => {
    const pos = state.doc.resolve(textPlace(state, at)).before();
    const nodes = state.doc.resolve(pos);
    return canJoin(state.doc, pos) && nodes.nodeBefore?.type === nodes.nodeAfter?.type
      ? state.apply(state.tr.join(pos))
      : state;
  },
  copy: (state, at) => {
    const block = anyStanding(state, at);
    if (block === undefined) return state;
    return state.apply(state.tr.replace(block.pos, block.pos, new Slice(Fragment.from(block.node), 0, 0)));
  },
  duplicate: (state, at) => {
    const block = anyStanding(state, at);
    return block === undefined ? state : state.apply(state.tr.insert(block.pos, withoutIds(block.node)));
  },
  remove: (state, at) => {
    const block = anyStanding(state, at);
    return block === undefined || state.doc.childCount < 3
      ? state
      : state.apply(state.tr.delete(block.pos, block.pos + block.node.nodeSize));
  },
  row: (state) => inTable(state, addRowAfter),
  column: (state) => inTable(state, addColumnAfter),
  noRow: (state) => inTable(state, deleteRow),
};
const step = fc.record({
  who: fc.nat({ max: 1 }),
  what: fc.constantFrom(...Object.keys(commands), 'move', 'move', 'meet'),
  at: fc.nat(),
  to: fc.nat(),
});

const idsOf = (doc: ProseMirrorNode): unknown[] => {
  const ids: unknown[] = [];
  doc.descendants((each) => {
    if (!each.isInline && 'id' in each.attrs) ids.push(each.attrs['id']);
  });
  return ids;
};

describe('the ids of blocks', () => {
  it('stay their own through any commands of two people at once, tables and links included', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 24 }), (steps) => {
        const peers = [new Peer(), new Peer()] as const;
        updateYFragment(peers[0].doc, peers[0].root, start, { mapping: new Map(), isOMark: new Map() });
        const meet = () => {
          for (let time = 0; time < 2; time += 1) {
            peers[1].hear(peers[0]);
            peers[0].hear(peers[1]);
          }
        };
        meet();
        for (const { who, what, at, to } of steps) {
          const peer = peers[who === 0 ? 0 : 1];
          const command = commands[what];
          if (command !== undefined) peer.run(command, at);
          else if (what === 'meet') meet();
          else {
            const standing = standingNodes(initProseMirrorDoc(peer.root, schema).doc).map((each) =>
              String(each.node.attrs['id']),
            );
            const [id, beside] = [standing[at % standing.length], standing[to % standing.length]];
            if (id !== undefined && beside !== undefined && id !== beside)
              peer.moved.move(id, { after: beside }, 'edit');
          }
          const ids = idsOf(initProseMirrorDoc(peer.root, schema).doc);
          expect(ids, what).toHaveLength(new Set(ids).size);
        }
        for (let time = 0; time < 4; time += 1) {
          meet();
          for (const peer of peers) peer.moved.settle();
        }
        meet();
        const [left, right] = peers.map((peer) => initProseMirrorDoc(peer.root, schema).doc);
        expect(left?.toJSON()).toEqual(right?.toJSON());
        left?.check();
        const ids = left === undefined ? [] : idsOf(left);
        expect(ids).toHaveLength(new Set(ids).size);
        expect(ids).not.toContain(null);
        for (const peer of peers) peer.moved.destroy();
      }),
      { seed: 11, numRuns: 80 },
    );
  }, 60_000);
});
