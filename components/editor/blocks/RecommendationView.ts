import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { Decoration, NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import { labelOf } from './blockNumbers.ts';

/** A recommendation as it is written: its number beside its text. */
export class RecommendationView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  private readonly number = document.createElement('span');

  constructor(
    private readonly node: ProseMirrorNode,
    decorations: readonly Decoration[],
  ) {
    this.dom = document.createElement('section');
    this.dom.className = 'reco';
    this.dom.dataset.block = 'recommendation';
    this.number.className = 'id';
    this.number.contentEditable = 'false';
    this.contentDOM = document.createElement('div');
    this.contentDOM.className = 'reco-text';
    this.dom.append(this.number, this.contentDOM);
    this.draw(node, decorations);
  }

  update(node: ProseMirrorNode, decorations: readonly Decoration[]): boolean {
    if (node.type !== this.node.type) return false;
    this.draw(node, decorations);
    return true;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }

  private draw(node: ProseMirrorNode, decorations: readonly Decoration[]): void {
    const label = labelOf(decorations) ?? '';
    if (this.number.textContent !== label) this.number.textContent = label;
    const name = `Recommendation ${label}`.trim();
    if (this.dom.getAttribute('aria-label') !== name) this.dom.setAttribute('aria-label', name);
    const id: unknown = node.attrs.id;
    if (typeof id === 'string' && this.dom.dataset.id !== id) this.dom.dataset.id = id;
  }
}
