import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { EditorView, NodeView } from '@tiptap/pm/view';
import { recalledUnder } from '../sources/recallState.ts';
import type { BlockEnvironment } from './blockEnvironment.ts';
import { targetsIn } from './blockNumbers.ts';
import { settingsIn } from './paperSettings.ts';
import { citationText, tokenShown } from './tokenText.ts';

const views = new WeakMap<Element, { readonly redraw: () => void }>();

/** Draws the tokens within an element anew: what they print depends on the block around them. */
export function redrawTokens(within: HTMLElement): void {
  for (const element of within.querySelectorAll('[data-inline="likelihoodTerm"]')) views.get(element)?.redraw();
}

/** The block whose likelihood a token at `pos` prints, with the text before it; null where it stands in none. */
function around(view: EditorView, pos: number) {
  const $pos = view.state.doc.resolve(pos);
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const node = $pos.node(depth);
    if (node.type.name !== 'judgment' && node.type.name !== 'alternative') continue;
    return { node, before: $pos.parent.textBetween(0, $pos.parentOffset, '\n', ' ') };
  }
  return null;
}

/** The likelihood as it stands in its sentence: the words of the field, and the range where the paper prints it. */
export class TokenView implements NodeView {
  readonly dom = document.createElement('span');
  private drawn = '';

  constructor(
    private node: ProseMirrorNode,
    private readonly view: EditorView,
    private readonly getPos: () => number | undefined,
    environment: BlockEnvironment,
  ) {
    this.dom.className = 'tok';
    this.dom.dataset.inline = 'likelihoodTerm';
    this.dom.contentEditable = 'false';
    views.set(this.dom, this);
    this.dom.addEventListener('click', () => this.pick(environment));
    this.redraw();
  }

  redraw(): void {
    const pos = this.getPos();
    // While the view is being changed a place may be out of date; it is drawn again when the change is through.
    if (pos === undefined || this.view.state.doc.nodeAt(pos)?.type !== this.node.type) return;
    const block = around(this.view, pos);
    const settings = settingsIn(this.view.state);
    const shown = tokenShown(this.node.attrs.form, block?.node.attrs.likelihood, block?.before ?? '', settings);
    const key = JSON.stringify(shown);
    if (key === this.drawn) return;
    this.drawn = key;
    this.dom.classList.toggle('unset', shown.words === null);
    this.dom.replaceChildren(shown.words ?? '[likelihood]');
    if (shown.range === null) return;
    const range = document.createElement('span');
    range.className = 'tok-range';
    range.textContent = ` (${shown.range})`;
    this.dom.append(range);
  }

  update(node: ProseMirrorNode): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    queueMicrotask(() => this.redraw());
    return true;
  }

  private pick(environment: BlockEnvironment): void {
    const pos = this.getPos();
    const id: unknown = pos === undefined ? null : around(this.view, pos)?.node.attrs.id;
    if (typeof id !== 'string' || !environment.mayWrite || !this.view.editable) return;
    environment.onPick({ what: 'field', blockId: id, field: 'likelihood', anchor: this.dom, returnTo: 'text' });
  }
}

/** A citation in the text: "[S2, p. 4]", or that its source is missing or recalled. */
export class CitationView implements NodeView {
  readonly dom = document.createElement('span');
  private readonly unsubscribe: () => void;

  constructor(
    private node: ProseMirrorNode,
    private readonly view: EditorView,
    getPos: () => number | undefined,
    environment: BlockEnvironment,
  ) {
    this.dom.className = 'cite';
    this.dom.dataset.inline = 'citation';
    this.dom.contentEditable = 'false';
    this.dom.addEventListener('click', () => {
      if (environment.mayWrite && view.editable) {
        environment.onPick({ what: 'inline', at: getPos, anchor: this.dom, returnTo: 'text' });
      }
    });
    this.unsubscribe = environment.watch.subscribe(() => this.draw());
    this.draw();
  }

  update(node: ProseMirrorNode): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.draw();
    return true;
  }

  destroy(): void {
    this.unsubscribe();
  }

  private draw(): void {
    const { target, locator } = this.node.attrs as Readonly<Record<string, unknown>>;
    const targets = targetsIn(this.view.state);
    const isRecalled = recalledUnder(this.view.state, target).length > 0;
    const text = citationText(target, locator, targets, isRecalled);
    const isBroken = typeof target !== 'string' || !targets.has(target);
    if (this.dom.textContent !== text) this.dom.textContent = text;
    this.dom.classList.toggle('broken', isBroken);
    this.dom.classList.toggle('recalled', isRecalled);
    if (typeof target === 'string') this.dom.dataset.target = target;
  }
}

/** A footnote's number in the text, counted by the style sheet; its text shows on hover and focus. */
export class FootnoteView implements NodeView {
  readonly dom = document.createElement('span');
  private readonly sign = document.createElement('button');
  private readonly tip = document.createElement('span');

  constructor(
    private node: ProseMirrorNode,
    view: EditorView,
    getPos: () => number | undefined,
    environment: BlockEnvironment,
  ) {
    this.dom.className = 'fn';
    this.dom.dataset.inline = 'footnote';
    this.dom.contentEditable = 'false';
    this.sign.type = 'button';
    this.sign.className = 'fn-sign';
    this.sign.setAttribute('role', 'doc-noteref');
    this.tip.className = 'fn-tip';
    this.tip.setAttribute('aria-hidden', 'true');
    this.dom.append(this.sign, this.tip);
    this.sign.addEventListener('click', () => {
      if (environment.mayWrite && view.editable) {
        environment.onPick({ what: 'inline', at: getPos, anchor: this.sign, returnTo: 'text' });
      }
    });
    this.draw();
  }

  update(node: ProseMirrorNode): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.draw();
    return true;
  }

  stopEvent(event: Event): boolean {
    return event instanceof KeyboardEvent && (event.key === 'Enter' || event.key === ' ');
  }

  private draw(): void {
    const text: unknown = this.node.attrs.text;
    const words = typeof text === 'string' && text.trim() !== '' ? text : 'This footnote says nothing yet.';
    this.tip.textContent = words;
    this.sign.setAttribute('aria-label', `Footnote: ${words}`);
  }
}
