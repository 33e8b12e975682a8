import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { isLabelledKind, labelCounter, type LabelledKind } from '../../../lib/document/labelPrefixes.ts';
import { isSameLink, linksOf, type BlockLink } from './blockLinks.ts';

/** A block with its number (J1, E3, S2 ...), which is its place in the draft and never stored. */
export type NumberedBlock = { readonly label: string; readonly pos: number; readonly node: ProseMirrorNode };

/** What others show of a block they name. */
export type BlockTarget = {
  readonly kind: LabelledKind;
  readonly label: string;
  /** A source's, A to F. */
  readonly reliability: string | null;
  /** A source's record in the register. */
  readonly record: string | null;
  /** Links of other blocks to this one, as "alternative-to" from A1. */
  readonly from: readonly { readonly kind: BlockLink['kind']; readonly id: string; readonly label: string }[];
};
export type BlockTargets = ReadonlyMap<string, BlockTarget>;

type Numbers = {
  readonly blocks: readonly NumberedBlock[];
  /** By id; the same map until something in it changes. */
  readonly targets: BlockTargets;
  readonly decorations: DecorationSet;
};

export const blockNumbersKey = new PluginKey<Numbers>('blockNumbers');

/** The numbered blocks in reading order. They stand in the root or in a section, so no text is walked. */
export function numberedBlocks(doc: ProseMirrorNode): NumberedBlock[] {
  const next = labelCounter();
  const blocks: NumberedBlock[] = [];
  const visit = (node: ProseMirrorNode, pos: number) => {
    const kind = node.type.name;
    if (isLabelledKind(kind)) blocks.push({ label: next(kind), pos, node });
  };
  doc.forEach((child, offset) => {
    visit(child, offset);
    if (child.type.name === 'section') child.forEach((inner, place) => visit(inner, offset + 1 + place));
  });
  return blocks;
}

/** The numbered block with this id, as the draft is now. */
export function findNumberedBlock(state: EditorState, id: string): NumberedBlock | undefined {
  return numberedBlocks(state.doc).find((block) => block.node.attrs.id === id);
}

/** The numbered block the selection is in, or undefined. */
export function numberedBlockAt(state: EditorState): NumberedBlock | undefined {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if (!isLabelledKind($from.node(depth).type.name)) continue;
    const pos = $from.before(depth);
    return numberedBlocks(state.doc).find((block) => block.pos === pos);
  }
  return undefined;
}

/** A numbered block as far as others show it; from the editor or from a stored copy. */
export type TargetSource = {
  readonly label: string;
  readonly kind: LabelledKind;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly links: readonly BlockLink[];
};

/** What blocks show of each other, by id. Of two with the same id the first counts. */
export function targetsOf(blocks: readonly TargetSource[]): BlockTargets {
  type Open = Omit<BlockTarget, 'from'> & { readonly from: BlockTarget['from'][number][] };
  const targets = new Map<string, Open>();
  for (const { label, kind, attrs } of blocks) {
    const { id, reliability, record } = attrs;
    if (typeof id !== 'string' || targets.has(id)) continue;
    targets.set(id, { kind, label, reliability: stringOr(reliability), record: stringOr(record), from: [] });
  }
  for (const { label, attrs, links } of blocks) {
    const { id } = attrs;
    if (typeof id !== 'string') continue;
    for (const link of links) targets.get(link.target)?.from.push({ kind: link.kind, id, label });
  }
  return targets;
}

const stringOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function sourcesOf(blocks: readonly NumberedBlock[]): readonly TargetSource[] {
  return blocks.flatMap(({ label, node }) => {
    const kind = node.type.name;
    return isLabelledKind(kind) ? [{ label, kind, attrs: node.attrs, links: linksOf(node) }] : [];
  });
}

/** What blocks show of each other, in an editor. */
export function targetsIn(state: EditorState): BlockTargets {
  return blockNumbersKey.getState(state)?.targets ?? new Map();
}

/** The number in a node view's decorations. */
export function labelOf(decorations: readonly Decoration[]): string | null {
  for (const decoration of decorations) {
    const { blockLabel } = decoration.spec as { readonly blockLabel?: string };
    if (blockLabel !== undefined) return blockLabel;
  }
  return null;
}

function decorate(doc: ProseMirrorNode, blocks: readonly NumberedBlock[]): DecorationSet {
  return DecorationSet.create(
    doc,
    blocks.map(({ pos, node, label }) => Decoration.node(pos, pos + node.nodeSize, {}, { blockLabel: label })),
  );
}

function isSameTarget(a: BlockTarget, b: BlockTarget | undefined): boolean {
  if (b === undefined || a.kind !== b.kind || a.label !== b.label) return false;
  if (a.reliability !== b.reliability || a.record !== b.record) return false;
  return (
    a.from.length === b.from.length &&
    a.from.every((each, index) => {
      const other = b.from[index];
      return other?.id === each.id && other.kind === each.kind && other.label === each.label;
    })
  );
}

/** Typing changes a block but neither what it is nor its links: then nothing is read anew. */
function targetsAfter(blocks: readonly NumberedBlock[], before: Numbers): BlockTargets {
  const isKept =
    blocks.length === before.blocks.length &&
    blocks.every(({ node, label }, index) => {
      const old = before.blocks[index];
      if (old === undefined || old.label !== label) return false;
      if (old.node === node) return true;
      if (old.node.attrs !== node.attrs) return false;
      const [links, known] = [linksOf(node), linksOf(old.node)];
      return links.length === known.length && links.every((link, at) => isSameLink(link, known[at] ?? link));
    });
  if (isKept) return before.targets;
  const made = targetsOf(sourcesOf(blocks));
  return areSame(made, before.targets) ? before.targets : made;
}

function areSame(a: BlockTargets, b: BlockTargets): boolean {
  return a.size === b.size && [...a].every(([id, target]) => isSameTarget(target, b.get(id)));
}

/** Numbers as decorations, which the node views draw. Rebuilt only when the row of blocks changed. */
export function blockNumbers(): Plugin<Numbers> {
  return new Plugin<Numbers>({
    key: blockNumbersKey,
    state: {
      init: (_config, state) => {
        const blocks = numberedBlocks(state.doc);
        return { blocks, targets: targetsOf(sourcesOf(blocks)), decorations: decorate(state.doc, blocks) };
      },
      apply: (tr, before) => {
        if (!tr.docChanged) return before;
        const blocks = numberedBlocks(tr.doc);
        const targets = targetsAfter(blocks, before);
        const decorations = before.decorations.map(tr.mapping, tr.doc);
        const held = decorations.find();
        // What others write replaces the whole document at once, and takes the decorations along.
        const isSame =
          held.length === blocks.length &&
          held.every((each, index) => {
            const block = blocks[index];
            return block !== undefined && each.from === block.pos && labelOf([each]) === block.label;
          });
        return { blocks, targets, decorations: isSame ? decorations : decorate(tr.doc, blocks) };
      },
    },
    props: { decorations: (state) => blockNumbersKey.getState(state)?.decorations },
  });
}
