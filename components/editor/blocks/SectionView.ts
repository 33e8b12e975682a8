import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import { addable, blockWords, type AddableBlock } from './blockEdits.ts';
import { sectionHints } from './sectionHints.ts';

/** A section with the means to add a block at its end, for those who look for a button rather than a key. */
export class SectionView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  private readonly hint = document.createElement('p');

  constructor(
    private node: ProseMirrorNode,
    /** Null for who may not write. */
    add: ((block: AddableBlock) => void) | null,
  ) {
    this.dom = document.createElement('section');
    this.dom.className = 'sect';
    this.dom.dataset.block = 'section';
    this.contentDOM = document.createElement('div');
    this.hint.className = 'sect-hint';
    this.hint.contentEditable = 'false';
    this.dom.append(this.contentDOM, this.hint);
    if (add !== null) this.dom.append(adders(addable(node.attrs.kind), add));
    this.draw(node);
  }

  update(node: ProseMirrorNode): boolean {
    if (node.type !== this.node.type || node.attrs.kind !== this.node.attrs.kind) return false;
    this.node = node;
    this.draw(node);
    return true;
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Node && !this.contentDOM.contains(event.target) && event.target !== this.dom;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }

  private draw(node: ProseMirrorNode): void {
    const { id, kind } = node.attrs as Readonly<Record<string, unknown>>;
    if (typeof id === 'string') this.dom.dataset.id = id;
    if (typeof kind === 'string') this.dom.dataset.kind = kind;
    const isEmpty = node.children.every((child) => child.type.name === 'sectionHeading');
    if (this.hint.hidden === isEmpty || this.hint.textContent === '') {
      this.hint.hidden = !isEmpty;
      this.hint.textContent = sectionHints[typeof kind === 'string' ? kind : 'free'] ?? '';
    }
  }
}

function adders(blocks: readonly AddableBlock[], add: (block: AddableBlock) => void): HTMLElement {
  const row = document.createElement('div');
  row.className = 'adders';
  row.contentEditable = 'false';
  for (const block of blocks) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet small';
    button.textContent = `Add ${blockWords[block]}`;
    button.addEventListener('click', () => add(block));
    row.append(button);
  }
  return row;
}
