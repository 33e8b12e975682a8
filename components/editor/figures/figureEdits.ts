import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { ImageDto } from '@/lib/protocol/imageDto.ts';
import { newBlockId } from '../binding/newBlockId.ts';

export type FigureAt = { readonly node: ProseMirrorNode; readonly pos: number };

/** The figures of a draft. They stand in it or in its sections, so no text is walked. */
export function figuresOf(doc: ProseMirrorNode): FigureAt[] {
  const figures: FigureAt[] = [];
  const visit = (parent: ProseMirrorNode, start: number) =>
    parent.forEach((node, offset) => {
      if (node.type.name === 'figure') figures.push({ node, pos: start + offset });
      else if (node.type.name === 'section') visit(node, start + offset + 1);
    });
  visit(doc, 0);
  return figures;
}

export function figureById(doc: ProseMirrorNode, id: string): FigureAt | null {
  return figuresOf(doc).find(({ node }) => node.attrs['id'] === id) ?? null;
}

/** Puts an empty figure after the block at `pos` (the caret's where none is given) and gives its id. */
export function insertFigure(view: EditorView, pos?: number): string | null {
  const { schema, doc, selection } = view.state;
  const figure = schema.nodes['figure'];
  const caption = schema.nodes['caption'];
  if (figure === undefined || caption === undefined) return null;
  const $pos = doc.resolve(Math.min(pos ?? selection.to, doc.content.size));
  const isInSection = $pos.depth > 0 && $pos.node(1).type.name === 'section';
  const depth = isInSection ? 2 : 1;
  const place = $pos.depth >= depth ? $pos.after(depth) : $pos.pos;
  const id = newBlockId();
  const tr = view.state.tr.insert(place, figure.create({ id }, caption.create()));
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(place + 2), 1)).scrollIntoView());
  return id;
}

/** Writes a stored picture into the figure with `id`. False where somebody took the figure away meanwhile. */
export function setPicture(view: EditorView, id: string, image: ImageDto): boolean {
  const figure = figureById(view.state.doc, id);
  if (figure === null) return false;
  const tr = view.state.tr;
  for (const [name, value] of Object.entries({ image: image.sha256, width: image.width, height: image.height })) {
    tr.setNodeAttribute(figure.pos, name, value);
  }
  view.dispatch(tr);
  return true;
}

/** Writes the words for those who do not see the picture; empty says that it only decorates. */
export function setAlt(view: EditorView, id: string, words: string): void {
  const figure = figureById(view.state.doc, id);
  if (figure !== null) view.dispatch(view.state.tr.setNodeAttribute(figure.pos, 'alt', words.slice(0, 2000)));
}
