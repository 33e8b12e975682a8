import type { SlashItem } from './slashItems.ts';

/** The open menu: the range of what was typed, the slash included, and where it stands on the screen. */
export type OpenSlash = {
  readonly from: number;
  readonly to: number;
  readonly query: string;
  readonly rect: DOMRect | null;
};

/** Between the text, which opens and closes the menu, and the list that draws it. One: a page has one text. */
class SlashStore {
  choose: (item: SlashItem, typed: OpenSlash) => void = () => undefined;
  dismiss: () => void = () => this.close();
  /** Asked for each key while the menu is open; tells whether it was the menu's. */
  press: (event: KeyboardEvent) => boolean = () => false;

  private now: OpenSlash | null = null;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly get = (): OpenSlash | null => this.now;

  open(now: OpenSlash): void {
    const before = this.now;
    if (before !== null && before.from === now.from && before.to === now.to && before.query === now.query) return;
    this.now = now;
    for (const listener of this.listeners) listener();
  }

  close(): void {
    if (this.now === null) return;
    this.now = null;
    for (const listener of this.listeners) listener();
  }
}

export const slashStore = new SlashStore();
