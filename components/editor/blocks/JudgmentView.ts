import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { Decoration, NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import { labelOf } from './blockNumbers.ts';
import type { EditorScale } from './editorScale.ts';
import { confidenceContent, likelihoodContent, type JudgmentField } from './judgmentFields.ts';

/** Asked when a field's control is pressed. `anchor` is the control. */
export type PickField = (field: JudgmentField, anchor: HTMLElement) => void;

/**
 * A judgment as it is written: number, the two fields, then statement and basis as editable text. Plain DOM rather
 * than React: a draft of 100,000 words holds hundreds of these.
 */
export class JudgmentView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  private readonly number = document.createElement('span');
  private readonly controls: Readonly<Record<JudgmentField, HTMLElement>>;
  private label = '';

  constructor(
    private node: ProseMirrorNode,
    decorations: readonly Decoration[],
    private readonly scale: EditorScale,
    /** Null for who may not write: then the fields are text, not controls. */
    pick: PickField | null,
  ) {
    this.dom = document.createElement('section');
    this.dom.className = 'judg';
    this.dom.dataset.block = 'judgment';
    this.number.className = 'id';
    this.contentDOM = document.createElement('div');
    this.contentDOM.className = 'judg-text';
    this.controls = { likelihood: this.control('likelihood', pick), confidence: this.control('confidence', pick) };
    const head = document.createElement('div');
    head.className = 'hd';
    head.contentEditable = 'false';
    head.append(this.number);
    const pickers = document.createElement('div');
    pickers.className = 'pickers';
    pickers.contentEditable = 'false';
    pickers.append(this.controls.likelihood, this.controls.confidence);
    this.dom.append(head, pickers, this.contentDOM);
    this.draw(decorations);
  }

  update(node: ProseMirrorNode, decorations: readonly Decoration[]): boolean {
    if (node.type !== this.node.type) return false;
    const { likelihood, confidence, id } = this.node.attrs;
    const isSame = node.attrs.likelihood === likelihood && node.attrs.confidence === confidence && node.attrs.id === id;
    this.node = node;
    if (!isSame || labelOf(decorations) !== this.label) this.draw(decorations);
    return true;
  }

  /** Clicks and keys on the controls are theirs, not the text's. */
  stopEvent(event: Event): boolean {
    return event.target instanceof Node && !this.contentDOM.contains(event.target) && event.target !== this.dom;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }

  private draw(decorations: readonly Decoration[]): void {
    this.label = labelOf(decorations) ?? '';
    this.number.textContent = this.label;
    this.dom.setAttribute('aria-label', `Judgment ${this.label}`.trim());
    const { id, likelihood, confidence } = this.node.attrs as Readonly<Record<string, unknown>>;
    if (typeof id === 'string') this.dom.dataset.id = id;
    this.controls.likelihood.replaceChildren(...likelihoodContent(this.scale, likelihood));
    this.controls.confidence.replaceChildren(...confidenceContent(confidence));
  }

  private control(field: JudgmentField, pick: PickField | null): HTMLElement {
    if (pick === null) {
      const text = document.createElement('span');
      text.className = 'sel told';
      text.dataset.field = field;
      return text;
    }
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sel';
    button.dataset.field = field;
    button.setAttribute('aria-haspopup', 'listbox');
    button.addEventListener('click', () => pick(field, button));
    return button;
  }
}
