import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import type { BlockEnvironment } from './blockEnvironment.ts';
import { settingsIn, titleOf } from './paperSettings.ts';
import { titleLine } from './titleLine.ts';

/** The title as it is written, with the line under it that says what holds for the whole paper. */
export class TitleView implements NodeView {
  readonly dom = document.createElement('div');
  readonly contentDOM = document.createElement('h1');
  private readonly line = document.createElement('div');
  private readonly cutoff: HTMLElement;
  private readonly scale: HTMLElement;
  private readonly unsubscribe: () => void;
  private drawn = '';

  constructor(
    private node: ProseMirrorNode,
    private readonly view: EditorView,
    getPos: () => number | undefined,
    environment: BlockEnvironment,
  ) {
    this.dom.className = 'title-block';
    this.contentDOM.dir = 'auto';
    this.contentDOM.dataset.block = 'title';
    this.line.className = 'meta';
    this.line.contentEditable = 'false';
    const { mayWrite, onChangeScale, onPick } = environment;
    this.cutoff = part(mayWrite, (anchor) => {
      const id: unknown = this.node.attrs.id;
      if (typeof id !== 'string' || !view.editable) return;
      onPick({ what: 'field', blockId: id, field: 'cutoff', anchor, returnTo: 'control' });
    });
    this.cutoff.dataset.field = 'cutoff';
    this.scale = part(mayWrite && onChangeScale !== null, () => {
      if (view.editable) onChangeScale?.();
    });
    this.scale.dataset.field = 'scale';
    this.dom.append(this.contentDOM, this.line);
    this.unsubscribe = environment.watch.subscribe(() => this.draw(getPos));
    this.draw(getPos);
  }

  update(node: ProseMirrorNode): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    const id: unknown = node.attrs.id;
    if (typeof id === 'string' && this.contentDOM.dataset.id !== id) this.contentDOM.dataset.id = id;
    const { marking } = node.attrs as { readonly marking?: unknown };
    if (typeof marking === 'string') this.contentDOM.dataset.marking = marking;
    else delete this.contentDOM.dataset.marking;
    return true;
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Node && this.line.contains(event.target);
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }

  destroy(): void {
    this.unsubscribe();
  }

  private draw(getPos: () => number | undefined): void {
    this.update(this.node);
    // The settings are those of the first title. A second one, which only a program could have made, is words.
    this.line.hidden = titleOf(this.view.state.doc)?.pos !== getPos();
    const line = titleLine(settingsIn(this.view.state));
    const key = JSON.stringify(line);
    if (key === this.drawn) return;
    this.drawn = key;
    const mayWrite = this.cutoff instanceof HTMLButtonElement;
    this.cutoff.textContent = line.cutoff ?? 'add an information cut-off';
    this.scale.textContent = line.scale;
    const parts = [line.standing, ...(line.cutoff === null && !mayWrite ? [] : [this.cutoff]), this.scale];
    this.line.replaceChildren(...parts.flatMap((each, index) => (index === 0 ? [each] : [' · ', each])));
  }
}

function part(isControl: boolean, act: (anchor: HTMLElement) => void): HTMLElement {
  if (!isControl) return document.createElement('span');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'bare';
  button.setAttribute('aria-haspopup', 'dialog');
  button.addEventListener('click', () => act(button));
  return button;
}
