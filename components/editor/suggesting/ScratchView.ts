import { Selection, TextSelection } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import { isChanged, wordsOfPieces, type Scratch } from './Scratch.ts';
import { piecesIn, scratchState } from './scratchState.ts';
import type { SuggestingDesk } from './SuggestingDesk.ts';

/** Where one leaves a block for the next: over which of its edges. */
export type Leaving = 'before' | 'after';

export const onlyWords =
  'A suggestion changes the words of one block. New blocks, lines and moves are made in Editing.';

/** What a scratch needs of the editor around it. */
export type ScratchPlace = {
  readonly desk: SuggestingDesk;
  /** How the block looks: an element like its own, empty. */
  readonly element: HTMLElement;
  /** "J1", "the title"; said with its name. */
  readonly label: string;
  readonly onLeave: (blockId: string, way: Leaving) => void;
};

/** One block's words as they are suggested, in the block's place: typed in like the block, drawn as what changes. */
export class ScratchView {
  readonly dom = document.createElement('div');
  readonly view: EditorView;
  private readonly row = document.createElement('div');

  constructor(
    private readonly scratch: Scratch,
    private readonly place: ScratchPlace,
  ) {
    const { desk, element, label } = place;
    const { blockId, base, pieces } = scratch;
    this.dom.className = 'scratch';
    this.dom.dataset['scratch'] = blockId;
    this.row.className = 'scratch-row';
    this.row.append(
      this.button('Suggest', 'small primary', () => this.send()),
      this.button('Discard', 'small quiet', () => this.discard()),
      hint(),
    );
    this.view = new EditorView(
      { mount: element },
      {
        state: scratchState(base, pieces),
        attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': `Suggest other words for ${label}` },
        dispatchTransaction: (tr) => {
          this.view.updateState(this.view.state.apply(tr));
          if (!tr.docChanged) return;
          desk.write(blockId, piecesIn(tr.doc));
          this.drawRow();
        },
        handleKeyDown: (_, event) => this.onKey(event),
        handlePaste: (view, event) => {
          const text = event.clipboardData?.getData('text/plain') ?? '';
          // One line of words: a picture or a table is nothing that a suggestion can hold.
          if (text !== '') view.dispatch(view.state.tr.insertText(text.replaceAll(/\s+/gu, ' ')));
          return true;
        },
        handleDrop: () => true,
        handleDOMEvents: {
          blur: () => {
            // Without a change there is nothing to keep. Not at once: the focus may only go to another window.
            if (document.hasFocus() && !this.isChanged()) queueMicrotask(() => this.close());
          },
        },
      },
    );
    this.dom.append(element, this.row);
    this.drawRow();
  }

  isFor(scratch: Scratch): boolean {
    return scratch.blockId === this.scratch.blockId && scratch.base === this.scratch.base;
  }

  /** Puts the caret in: at a place of the block's text, or at one of its ends. */
  focus(at: number | 'start' | 'end'): void {
    const { doc, tr } = this.view.state;
    const selection =
      at === 'start'
        ? Selection.atStart(doc)
        : at === 'end'
          ? Selection.atEnd(doc)
          : TextSelection.create(doc, Math.max(0, Math.min(at, doc.content.size)));
    this.view.dispatch(tr.setSelection(selection));
    this.view.focus();
  }

  /** Takes up words that were changed from elsewhere. */
  update(scratch: Scratch): void {
    if (wordsOfPieces(scratch.pieces) === wordsOfPieces(piecesIn(this.view.state.doc))) return;
    this.view.updateState(scratchState(scratch.base, scratch.pieces));
    this.drawRow();
  }

  destroy(): void {
    this.view.destroy();
    this.dom.remove();
  }

  private isChanged(): boolean {
    return isChanged({ ...this.scratch, pieces: piecesIn(this.view.state.doc) });
  }

  private onKey(event: KeyboardEvent): boolean {
    if (event.isComposing) return false;
    const { state } = this.view;
    const { empty, from } = state.selection;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    switch (event.key) {
      case 'Enter':
        if (isPlain) this.send();
        else this.place.desk.requests.ask({ what: 'refuse', why: onlyWords });
        return true;
      case 'Escape':
        this.discard();
        return true;
      case 'Backspace':
        if (empty && from === 0) this.place.desk.requests.ask({ what: 'refuse', why: onlyWords });
        return false;
      case 'ArrowUp':
      case 'ArrowLeft': {
        const isAtEdge = event.key === 'ArrowUp' ? this.view.endOfTextblock('up') : from === 0;
        return isPlain && empty && isAtEdge ? this.leave('before') : false;
      }
      case 'ArrowDown':
      case 'ArrowRight': {
        const isAtEdge = event.key === 'ArrowDown' ? this.view.endOfTextblock('down') : from === state.doc.content.size;
        return isPlain && empty && isAtEdge ? this.leave('after') : false;
      }
      default:
        return false;
    }
  }

  private leave(way: Leaving): boolean {
    this.place.onLeave(this.scratch.blockId, way);
    return true;
  }

  private send(): void {
    if (this.isChanged()) this.place.desk.requests.ask({ what: 'send', blockId: this.scratch.blockId });
    else this.leave('after');
  }

  private discard(): void {
    if (this.isChanged()) this.place.desk.requests.ask({ what: 'discard', blockId: this.scratch.blockId });
    else this.close();
  }

  private close(): void {
    if (!this.isChanged()) this.place.desk.remove(this.scratch.blockId);
  }

  private drawRow(): void {
    const changed = this.isChanged();
    this.row.hidden = !changed;
    this.dom.classList.toggle('is-changed', changed);
  }

  private button(words: string, className: string, act: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = className;
    button.textContent = words;
    const name = document.createElement('span');
    name.className = 'hide';
    name.textContent = ` for ${this.place.label}`;
    button.append(name);
    button.addEventListener('click', act);
    return button;
  }
}

function hint(): HTMLElement {
  const words = document.createElement('span');
  words.className = 'muted xs';
  words.textContent = 'Not sent yet. Kept on this device.';
  return words;
}
