import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { moveBlock, standingAt, standingNodes, type StandingNode } from './blockMoves.ts';
import { openBlockMenu } from '../palette/blockMenu/openBlockMenu.ts';
import { dropPlaces, placeAt, type DropPlace } from './dropPlaces.ts';

/** The handle stands so far left of its block, px. */
const handleGap = 4;
/** A pointer that moved less, px, has clicked rather than dragged. */
const dragFrom = 5;
/** So near an edge of the page, px, it scrolls while a block is dragged, by so much a frame. */
const edge = 56;
const scrollStep = 14;

/** A handle left of the block under the pointer, to drag the block by; pressed, it opens the block's menu. */
export function blockHandle(): Plugin {
  return new Plugin({ key: new PluginKey('blockHandle'), view: (view) => new Handle(view) });
}

class Handle {
  private readonly button = document.createElement('button');
  private readonly line = document.createElement('div');
  /** Without hovering, the handle stands at the caret's block. */
  private readonly touch = window.matchMedia('(pointer: coarse)');
  private shown: string | null = null;
  private drag: Drag | null = null;

  constructor(private readonly view: EditorView) {
    this.button.type = 'button';
    this.button.className = 'block-handle';
    this.button.tabIndex = -1; // by keyboard: Alt+Up, Alt+Down and the block's own menu
    this.button.setAttribute('aria-label', 'Move block');
    this.button.title = 'Drag to move, press for more (Alt+Up, Alt+Down)';
    this.button.setAttribute('aria-haspopup', 'menu');
    this.button.hidden = true;
    this.line.className = 'drop-line';
    this.line.hidden = true;
    const holder = view.dom.parentElement ?? document.body;
    holder.append(this.button, this.line);
    this.button.addEventListener('pointerdown', this.onDown);
    view.dom.addEventListener('pointermove', this.onHover);
    view.dom.addEventListener('keydown', this.hide);
    document.addEventListener('scroll', this.hide, true);
  }

  update(view: EditorView): void {
    if (!this.touch.matches || !view.hasFocus()) return;
    const block = standingAt(view.state);
    if (block !== null) this.showAt(block);
  }

  destroy(): void {
    this.drag?.end();
    document.removeEventListener('scroll', this.hide, true);
    this.view.dom.removeEventListener('pointermove', this.onHover);
    this.view.dom.removeEventListener('keydown', this.hide);
    this.button.remove();
    this.line.remove();
  }

  private readonly hide = (): void => {
    if (this.drag === null && document.activeElement !== this.button) this.button.hidden = true;
  };

  private readonly onHover = (event: PointerEvent): void => {
    if (this.drag !== null || !this.view.editable || event.pointerType === 'touch') return;
    const block = this.blockAt(event.target);
    if (block !== null) this.showAt(block);
  };

  private blockAt(target: EventTarget | null): StandingNode | null {
    if (!(target instanceof Node) || !this.view.dom.contains(target) || target === this.view.dom) return null;
    const pos = this.view.posAtDOM(target, 0);
    return (
      standingNodes(this.view.state.doc)
        .filter(({ node, pos: at }) => at <= pos && pos < at + node.nodeSize)
        .at(-1) ?? null
    );
  }

  private showAt({ node, pos }: StandingNode): void {
    const id: unknown = node.attrs['id'];
    const dom = this.view.nodeDOM(pos);
    if (typeof id !== 'string' || !(dom instanceof HTMLElement)) return;
    const box = (node.type.name === 'section' ? (dom.querySelector('h2') ?? dom) : dom).getBoundingClientRect();
    this.shown = id;
    this.button.hidden = false;
    const { offsetWidth } = this.button;
    this.button.style.top = `${box.top}px`;
    this.button.style.left = `${Math.max(0, box.left - offsetWidth - handleGap)}px`;
  }

  private readonly onDown = (event: PointerEvent): void => {
    const id = this.shown;
    if (id === null || event.button !== 0) return;
    event.preventDefault();
    this.drag = new Drag(this.view, this.button, this.line, id, event, (outcome) => {
      this.drag = null;
      if (outcome === 'pressed') openBlockMenu(this.view, id, this.button);
      else {
        this.button.hidden = true;
        if (outcome !== 'left') moveBlock(this.view, id, outcome.place);
        this.view.focus();
      }
    });
  };
}

type Outcome = 'pressed' | 'left' | DropPlace;

/** One drag, from pressing the handle to letting go. */
class Drag {
  private places: readonly DropPlace[] = [];
  private at: DropPlace | null = null;
  private isDragging = false;
  private pointerY: number;
  private readonly startX: number;
  private readonly startY: number;
  private frame = 0;

  constructor(
    private readonly view: EditorView,
    private readonly button: HTMLElement,
    private readonly line: HTMLElement,
    private readonly id: string,
    event: PointerEvent,
    private readonly onEnd: (outcome: Outcome) => void,
  ) {
    [this.startX, this.startY, this.pointerY] = [event.clientX, event.clientY, event.clientY];
    button.setPointerCapture(event.pointerId);
    button.addEventListener('pointermove', this.onMove);
    button.addEventListener('pointerup', this.onUp);
    button.addEventListener('pointercancel', this.onCancel);
    document.addEventListener('keydown', this.onKey, true);
  }

  end(): void {
    cancelAnimationFrame(this.frame);
    this.button.removeEventListener('pointermove', this.onMove);
    this.button.removeEventListener('pointerup', this.onUp);
    this.button.removeEventListener('pointercancel', this.onCancel);
    document.removeEventListener('keydown', this.onKey, true);
    this.line.hidden = true;
    this.view.dom.classList.remove('is-dragging-block');
  }

  private readonly onMove = (event: PointerEvent): void => {
    this.pointerY = event.clientY;
    if (!this.isDragging) {
      if (Math.hypot(event.clientX - this.startX, event.clientY - this.startY) < dragFrom) return;
      this.isDragging = true;
      this.view.dom.classList.add('is-dragging-block');
      this.tick();
    }
    this.draw();
  };

  private draw(): void {
    this.places = dropPlaces(this.view, this.id);
    this.at = placeAt(this.places, this.pointerY);
    this.line.hidden = this.at === null;
    if (this.at === null) return;
    this.line.style.top = `${this.at.y}px`;
    this.line.style.left = `${this.at.left}px`;
    this.line.style.width = `${this.at.width}px`;
  }

  private readonly tick = (): void => {
    const step = this.pointerY < edge ? -scrollStep : this.pointerY > window.innerHeight - edge ? scrollStep : 0;
    if (step !== 0) {
      scrollerOf(this.view.dom).scrollBy(0, step);
      this.draw();
    }
    this.frame = requestAnimationFrame(this.tick);
  };

  private readonly onUp = (): void => this.finish(this.isDragging ? (this.at ?? 'left') : 'pressed');
  private readonly onCancel = (): void => this.finish('left');
  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.finish('left');
  };

  private finish(outcome: Outcome): void {
    this.end();
    this.onEnd(outcome);
  }
}

function scrollerOf(element: HTMLElement): Element {
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at);
    if ((overflowY === 'auto' || overflowY === 'scroll') && at.scrollHeight > at.clientHeight) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}
