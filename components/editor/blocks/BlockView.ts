import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { TextSelection, type EditorState } from '@tiptap/pm/state';
import type { Decoration, EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import type { LabelledKind } from '../../../lib/document/labelPrefixes.ts';
import { ChangeRow, weightOf } from '../changes/ChangeRow.ts';
import { changeIn } from '../changes/changeState.ts';
import { dissentsIn } from '../dissents/dissentState.ts';
import { DissentRows } from '../dissents/DissentRows.ts';
import { recalledUnder } from '../sources/recallState.ts';
import type { BlockEnvironment } from './blockEnvironment.ts';
import { linksOf } from './blockLinks.ts';
import { BlockHead } from './BlockHead.ts';
import { blockLooks } from './blockLooks.ts';
import { BlockFoot } from './BlockFoot.ts';
import { labelOf, targetsIn } from './blockNumbers.ts';
import { headItems } from './headItems.ts';
import { linkRows } from './linkRows.ts';
import { settingsIn } from './paperSettings.ts';
import { redrawTokens } from './TokenView.ts';

/** A part of a block that is neither its header, nor its text, nor its links: a figure's picture. */
export type BlockExtra = { readonly dom: HTMLElement; readonly draw: (node: ProseMirrorNode) => void };

/** Kinds that may hold links. */
const linking = new Set<string>([
  'judgment',
  'evidence',
  'recommendation',
  'alternative',
  'assumption',
  'indicator',
  'gap',
  'figure',
]);

/**
 * A block of an assessment as it is written: a header with its number and fields, its text, and the row of what it is
 * linked to. Plain DOM rather than React: a draft of 100,000 words holds hundreds of these. Redrawn only where what it
 * shows has changed.
 */
export class BlockView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  private readonly head: BlockHead;
  private readonly links: BlockFoot | null;
  private readonly dissents: DissentRows | null;
  private readonly change: ChangeRow | null;
  private readonly unsubscribe: () => void;
  private label = '';
  /** What it was last drawn from, beside its node. */
  private drawnFrom: EditorState | null = null;

  constructor(
    private node: ProseMirrorNode,
    private readonly view: EditorView,
    private decorations: readonly Decoration[],
    private readonly environment: BlockEnvironment,
    private readonly kind: LabelledKind,
    /** What a kind shows between its header and its text. */
    private readonly extra: BlockExtra | null = null,
  ) {
    this.dom = document.createElement('div');
    this.dom.className = blockLooks[kind].className;
    this.dom.dataset.block = kind;
    this.dom.setAttribute('role', 'group');
    this.contentDOM = document.createElement('div');
    this.contentDOM.className = 'parts';
    const blockId = () => idOf(this.node);
    this.head = new BlockHead(view, environment, blockId);
    this.links = linking.has(kind) ? new BlockFoot(view, environment, blockId, kind) : null;
    this.dom.append(this.head.dom, ...(extra === null ? [] : [extra.dom]), this.contentDOM);
    if (this.links !== null) this.dom.append(this.links.dom);
    this.dissents = kind === 'judgment' ? new DissentRows() : null;
    if (this.dissents !== null) this.dom.append(this.dissents.dom);
    this.change = kind === 'judgment' ? new ChangeRow(environment.mayWrite) : null;
    if (this.change !== null) this.dom.append(this.change.dom);
    this.dom.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.stopEvent(event)) this.backToText();
    });
    this.unsubscribe = environment.watch.subscribe(() => {
      if (this.drawnFrom === view.state) return;
      this.draw();
      redrawTokens(this.contentDOM);
    });
    this.draw();
  }

  update(node: ProseMirrorNode, decorations: readonly Decoration[]): boolean {
    if (node.type !== this.node.type) return false;
    const before = this.node;
    this.node = node;
    this.decorations = decorations;
    this.draw();
    // The tokens in the text read the field and what stands before them; they are in place once this update is over.
    if (before !== node) queueMicrotask(() => redrawTokens(this.contentDOM));
    return true;
  }

  /** Clicks and keys on the controls are theirs, not the text's. */
  stopEvent(event: Event): boolean {
    return event.target instanceof Node && !this.contentDOM.contains(event.target) && event.target !== this.dom;
  }

  /** From a control back into the block's text, where the caret was if it was in it. */
  private backToText(): void {
    const { view } = this;
    const start = view.posAtDOM(this.contentDOM, 0);
    const { from } = view.state.selection;
    if (from < start || from > start + this.node.content.size) {
      view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(start), 1)));
    }
    view.focus();
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }

  destroy(): void {
    this.unsubscribe();
  }

  private draw(): void {
    const { node, view } = this;
    this.drawnFrom = view.state;
    const settings = settingsIn(view.state);
    const targets = targetsIn(view.state);
    const links = linksOf(node);
    const label = labelOf(this.decorations) ?? '';
    if (label !== this.label || !this.dom.hasAttribute('aria-label')) {
      this.label = label;
      this.dom.setAttribute('aria-label', `${blockLooks[this.kind].name} ${label}`.trim());
    }
    const id = idOf(node);
    if (id !== null && this.dom.dataset.id !== id) this.dom.dataset.id = id;
    const isBearer = this.kind === 'judgment' || this.kind === 'alternative';
    const mayWrite = this.head.mayWrite || (isBearer && this.environment.maySuggest(view));
    const seen = { settings, targets, links, mayWrite, recalled: recalledUnder(view.state, id) };
    this.head.draw(label, headItems(this.kind, node.attrs, seen), settings.drawn);
    this.links?.draw(label, linkRows(id, links, targets));
    this.extra?.draw(node);
    this.dissents?.draw(label, dissentsIn(view.state).get(id ?? '') ?? [], node.attrs.likelihood, settings);
    this.change?.draw(label, id, weightOf(node.attrs), changeIn(view.state), settings);
  }
}

function idOf(node: ProseMirrorNode): string | null {
  const id: unknown = node.attrs.id;
  return typeof id === 'string' ? id : null;
}
