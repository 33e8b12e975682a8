import type { EditorView } from '@tiptap/pm/view';
import { labelOf } from '../checks/findingWords.ts';
import type { Scratch } from './Scratch.ts';
import { ScratchView, type Leaving } from './ScratchView.ts';
import type { SuggestingDesk } from './SuggestingDesk.ts';

/** The views of an editor's scratches: made when they are first drawn, kept while their block is drawn anew. */
export class ScratchViews {
  onLeave: (blockId: string, way: Leaving) => void = () => undefined;
  private readonly views = new Map<string, ScratchView>();

  constructor(private readonly desk: SuggestingDesk) {
    desk.subscribe(() => {
      const { scratches } = desk.get();
      for (const [id, view] of this.views) {
        const scratch = scratches.get(id);
        if (scratch !== undefined && view.isFor(scratch)) view.update(scratch);
        else this.drop(id);
      }
    });
  }

  /** The element of a scratch, for the place of its block at `pos`. */
  domOf(scratch: Scratch, view: EditorView, pos: number): HTMLElement {
    const held = this.views.get(scratch.blockId);
    if (held !== undefined && held.isFor(scratch)) return held.dom;
    const made = new ScratchView(scratch, {
      desk: this.desk,
      element: elementLike(view, pos),
      label: labelAround(view, pos),
      onLeave: (blockId, way) => this.onLeave(blockId, way),
    });
    this.views.set(scratch.blockId, made);
    return made.dom;
  }

  focus(blockId: string, at: number | 'start' | 'end'): void {
    this.views.get(blockId)?.focus(at);
  }

  destroy(): void {
    for (const id of this.views.keys()) this.drop(id);
  }

  private drop(id: string): void {
    this.views.get(id)?.destroy();
    this.views.delete(id);
  }
}

/** An empty element that looks as the block's own. */
function elementLike(view: EditorView, pos: number): HTMLElement {
  const { node } = view.domAtPos(pos + 1, 1);
  const own = node instanceof HTMLElement ? node : node.parentElement;
  const block = own?.closest('[data-id], p, h1, h2, h3, h4, div') ?? null;
  const element = document.createElement(block?.tagName.toLowerCase() ?? 'p');
  element.className = block?.className.replaceAll(/\b(?:in-scratch|ProseMirror\S*|thread)\b/gu, '') ?? '';
  const kind = block instanceof HTMLElement ? block.dataset['block'] : undefined;
  if (kind !== undefined) element.dataset['block'] = kind;
  element.dir = 'auto';
  return element;
}

/** "J1" for a block with a number and what is in it; else what kind of text it is. */
function labelAround(view: EditorView, pos: number): string {
  const { doc } = view.state;
  const $pos = doc.resolve(pos);
  const node = doc.nodeAt(pos);
  for (const each of [node, ...Array.from({ length: $pos.depth }, (_, at) => $pos.node($pos.depth - at))]) {
    const id: unknown = each?.attrs['id'];
    const label = typeof id === 'string' ? labelOf(view.state, id) : '';
    if (label !== '') return label;
  }
  return node?.type.name === 'title'
    ? 'the title'
    : node?.type.name.includes('eading') === true
      ? 'this heading'
      : 'this text';
}
