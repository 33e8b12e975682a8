import { Fragment, type Node as ProseMirrorNode, type Schema } from '@tiptap/pm/model';
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import {
  acceptsAttribute,
  grammar,
  isNodeKind,
  mayHold,
  type NodeKind,
  type TokenForm,
} from '../../../../lib/document/grammar.ts';
import { tokenWords } from '../../../../lib/domain/likelihood/tokenWords.ts';
import { emptyBlock, textParts, type AddableBlock } from '../../blocks/blockEdits.ts';
import { settingsIn } from '../../blocks/paperSettings.ts';

/** What a block may be turned into, in the order it is offered. Tables and figures are made, not turned into. */
export const turnKinds = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'blockquote',
  'judgment',
  'evidence',
  'assumption',
  'alternative',
  'indicator',
  'gap',
  'recommendation',
  'source',
] as const satisfies readonly AddableBlock[];
export type TurnKind = (typeof turnKinds)[number];

/** Blocks in whose sentence a likelihood term has its words. */
const hasTerm = new Set<string>(['judgment', 'alternative']);

/** Whether a block is of a kind that can be turned into another. */
export function canTurn(block: ProseMirrorNode): boolean {
  return (turnKinds as readonly string[]).includes(block.type.name);
}

export type Turned = { readonly tr: Transaction; /** Links the new kind cannot hold. */ readonly lostLinks: number };

/**
 * The block at `pos` as another kind: the same words under the same id, with the fields and links the new kind has too. A
 * likelihood term that has no field any more stays as its words. Null where the new kind may not stand there.
 */
export function turnInto(state: EditorState, pos: number, kind: TurnKind): Turned | null {
  const block = state.doc.nodeAt(pos);
  const parent = state.doc.resolve(pos).parent.type.name;
  const holder = isNodeKind(parent) ? parent : null;
  if (block === null || !canTurn(block) || block.type.name === kind || !mayHold(holder, kind)) return null;
  const texts = textsOf(state, block, hasTerm.has(kind));
  const relations = block.children.filter((child) => child.type.name === 'relation');
  const keepsLinks = mayHold(kind, 'relation');
  const empty = emptyBlock(state.schema, kind);
  const attrs = { ...empty.attrs, ...keptAttributes(block, kind) };
  const content = [...filled(state.schema, empty, kind, texts), ...(keepsLinks ? relations : [])];
  const made = empty.type.isTextblock
    ? empty.type.create(attrs, joined(state.schema, texts))
    : empty.type.create(attrs, content);
  const tr = state.tr.replaceWith(pos, pos + block.nodeSize, made);
  tr.setSelection(TextSelection.near(tr.doc.resolve(pos + 1), 1)).scrollIntoView();
  return { tr, lostLinks: keepsLinks ? 0 : relations.length };
}

function keptAttributes(block: ProseMirrorNode, kind: NodeKind): Readonly<Record<string, unknown>> {
  const kept = Object.entries(block.attrs).filter(
    ([name, value]) =>
      value !== null && name !== 'kind' && name in grammar[kind].attributes && acceptsAttribute(kind, name, value),
  );
  return Object.fromEntries(kept);
}

/** The lines of text a block holds, in order, empty ones left out. */
function textsOf(state: EditorState, block: ProseMirrorNode, keepsTerm: boolean): readonly Fragment[] {
  const texts: Fragment[] = [];
  const likelihood: unknown = block.attrs.likelihood;
  const read = (node: ProseMirrorNode) => {
    if (!node.isTextblock) {
      node.forEach((child) => read(child));
      return;
    }
    const parts = node.children.flatMap((child) => {
      if (keepsTerm || child.type.name !== 'likelihoodTerm') return [child];
      const words = termWords(state, likelihood, child.attrs.form);
      return words === '' ? [] : [state.schema.text(words)];
    });
    if (parts.length > 0) texts.push(Fragment.from(parts));
  };
  read(block);
  return texts;
}

function termWords(state: EditorState, likelihood: unknown, form: unknown): string {
  const { scale, paper } = settingsIn(state);
  const { words } = tokenWords({
    scale,
    wording: paper.wording,
    termId: typeof likelihood === 'string' ? likelihood : null,
    form: typeof form === 'string' ? (form as TokenForm) : null,
    ranges: 'hidden',
  });
  return words ?? '';
}

/** The parts of the new kind with the words in them: a line each where it holds paragraphs, else what is said and the rest. */
function filled(
  schema: Schema,
  empty: ProseMirrorNode,
  kind: TurnKind,
  texts: readonly Fragment[],
): readonly ProseMirrorNode[] {
  const { paragraph, listItem } = schema.nodes;
  if (paragraph === undefined || listItem === undefined) throw new Error('the schema lacks paragraphs');
  if (texts.length === 0) return empty.children;
  const parts = textParts[kind];
  if (parts === undefined) {
    const lines = texts.map((text) => paragraph.create(null, text));
    return kind === 'bulletList' || kind === 'orderedList' ? lines.map((line) => listItem.create(null, line)) : lines;
  }
  const [first, ...rest] = texts;
  const says = parts.length > 1 ? (first ?? Fragment.empty) : joined(schema, texts);
  return empty.children.map((part, index) => {
    if (part.type.name === parts[0]) return part.copy(says);
    return index === 1 && rest.length > 0 ? part.copy(joined(schema, rest)) : part;
  });
}

function joined(schema: Schema, texts: readonly Fragment[]): Fragment {
  return Fragment.from(texts.flatMap((text, index) => [...(index === 0 ? [] : [schema.text(' ')]), ...text.content]));
}
