/** What can be asked of the tools of the argument. `anchor`: where it opens; `returnTo`: where the keyboard goes on. */
export type ArgumentRequest =
  | {
      readonly what: 'links';
      readonly blockId: string;
      readonly anchor: HTMLElement | null;
      readonly returnTo: 'text' | 'control';
    }
  | {
      readonly what: 'citation';
      /** What the citation replaces: the two brackets that asked for it, or nothing. */
      readonly from: number;
      readonly to: number;
    }
  | { readonly what: 'map'; readonly underId: string | null };
