import { levelTops } from './levelTops.ts';

/** Between two cards, px. */
const gap = 12;
/** How far beyond what is in view cards are drawn, and how far one scrolls until it is looked again which, px. */
const beyond = 900;
const lookEvery = 400;
/** Most cards drawn, and how high one is taken to be that was never drawn, px. */
export const mostDrawn = 60;
const usualHeight = 130;

/**
 * Puts cards beside their words. Everything is measured in one pass, in the frame after something has changed its size or
 * the list, and then written; a key that changes no line costs nothing.
 */
export class Lane {
  private ids: readonly string[] = [];
  private active: string | null = null;
  private near: readonly string[] = [];
  private readonly heights = new Map<string, number>();
  private readonly desk: HTMLElement | null;
  private readonly sizes: ResizeObserver;
  private readonly seen = new Set<Element>();
  private frame: number | null = null;
  /** How far the lane's start lies before the text's, and where it was looked last, px. */
  private pad = 0;
  private lookedAt = 0;
  /** Where this moved the other scroller to: its event is no wish of anybody's. */
  private movedDesk: number | null = null;
  private movedLane: number | null = null;

  constructor(
    private readonly box: HTMLElement,
    private readonly draft: HTMLElement,
    private readonly onNear: (ids: ReadonlySet<string>) => void,
    private readonly onReached: (id: string) => void,
  ) {
    this.desk = draft.closest<HTMLElement>('.desk');
    this.sizes = new ResizeObserver(() => this.later());
    this.sizes.observe(draft);
    this.sizes.observe(box);
    this.desk?.addEventListener('scroll', this.onDesk, { passive: true });
    box.addEventListener('scroll', this.onLane, { passive: true });
    box.addEventListener('focusin', this.onFocus);
  }

  show(ids: readonly string[], active: string | null): void {
    this.ids = ids;
    this.active = active;
    const slots = new Set<Element>(this.box.querySelectorAll('[data-slot]'));
    for (const slot of this.seen) {
      if (slots.has(slot)) continue;
      this.sizes.unobserve(slot);
      this.seen.delete(slot);
    }
    for (const slot of slots) {
      if (this.seen.has(slot)) continue;
      this.sizes.observe(slot);
      this.seen.add(slot);
    }
    this.later();
  }

  destroy(): void {
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    this.sizes.disconnect();
    this.desk?.removeEventListener('scroll', this.onDesk);
    this.box.removeEventListener('scroll', this.onLane);
    this.box.removeEventListener('focusin', this.onFocus);
  }

  private later(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.place();
    });
  }

  private place(): void {
    const { desk, box } = this;
    const rail = box.firstElementChild;
    if (desk === null || !(rail instanceof HTMLElement) || !box.isConnected) return;
    // Read.
    const { scrollTop, clientHeight, scrollHeight } = desk;
    const start = desk.getBoundingClientRect().top;
    const offset = start - box.getBoundingClientRect().top;
    const laneHeight = box.clientHeight;
    const slots = new Map<string, HTMLElement>();
    for (const slot of box.querySelectorAll<HTMLElement>('[data-slot]')) {
      const id = slot.dataset['slot'] ?? '';
      slots.set(id, slot);
      this.heights.set(id, slot.offsetHeight);
    }
    const begins = this.beginnings(scrollTop - start);
    let last = 0;
    const cards = this.ids.map((id) => {
      // Words that are not drawn now (their block is open for suggesting) are where the ones before them are.
      last = Math.max(last, begins.get(id) ?? last);
      return { wanted: Math.max(0, last + offset), height: this.heights.get(id) ?? usualHeight };
    });
    const inView = cards.findIndex(({ wanted }) => wanted >= scrollTop);
    const own = this.active === null ? -1 : this.ids.indexOf(this.active);
    const tops = levelTops(cards, own >= 0 ? own : inView >= 0 ? inView : cards.length - 1, gap);
    const pad = Math.max(0, -(tops[0] ?? 0));
    const isNear = (top: number, height: number): boolean =>
      top + height > scrollTop - beyond && top < scrollTop + laneHeight + beyond;
    const near = this.ids.filter((_, at) => isNear(tops[at] ?? 0, cards[at]?.height ?? 0)).slice(0, mostDrawn);
    const end = (tops.at(-1) ?? 0) + (cards.at(-1)?.height ?? 0) + gap;
    // Write.
    for (const [at, id] of this.ids.entries()) {
      const slot = slots.get(id);
      if (slot === undefined) continue;
      slot.style.transform = `translateY(${Math.round((tops[at] ?? 0) + pad)}px)`;
      slot.style.visibility = 'visible';
    }
    rail.style.height = `${Math.ceil(pad + Math.max(end, scrollHeight - clientHeight + laneHeight))}px`;
    this.pad = pad;
    this.lookedAt = scrollTop;
    this.moveLane(scrollTop);
    if (near.join() === this.near.join()) return;
    this.near = near;
    this.onNear(new Set(near));
  }

  /** Where each thread's words begin, from the start of the text; one look through the marks that are drawn. */
  private beginnings(origin: number): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    for (const mark of this.draft.querySelectorAll<HTMLElement>('[data-thread]')) {
      const id = mark.dataset['thread'] ?? '';
      if (found.has(id)) continue;
      const { top, height } = mark.getBoundingClientRect();
      if (height > 0) found.set(id, top + origin);
    }
    return found;
  }

  private readonly onDesk = (): void => {
    const { scrollTop = 0 } = this.desk ?? {};
    const isOwn = this.movedDesk !== null && Math.abs(scrollTop - this.movedDesk) < 1;
    this.movedDesk = null;
    if (!isOwn) this.moveLane(scrollTop);
    if (Math.abs(scrollTop - this.lookedAt) > lookEvery) this.later();
  };

  private readonly onLane = (): void => {
    const { scrollTop } = this.box;
    const isOwn = this.movedLane !== null && Math.abs(scrollTop - this.movedLane) < 1;
    this.movedLane = null;
    if (isOwn || this.desk === null) return;
    const before = this.desk.scrollTop;
    this.desk.scrollTop = scrollTop - this.pad;
    if (this.desk.scrollTop !== before) this.movedDesk = this.desk.scrollTop;
  };

  /** A card reached by the keyboard takes its place. Not by a press: the card would go from under the pointer. */
  private readonly onFocus = ({ target }: FocusEvent): void => {
    const element = target instanceof HTMLElement && target.matches(':focus-visible') ? target : null;
    const id = element?.closest<HTMLElement>('[data-slot]')?.dataset['slot'];
    if (id !== undefined && id !== this.active) this.onReached(id);
  };

  private moveLane(scrollTop: number): void {
    const before = this.box.scrollTop;
    this.box.scrollTop = scrollTop + this.pad;
    if (this.box.scrollTop !== before) this.movedLane = this.box.scrollTop;
  }
}
