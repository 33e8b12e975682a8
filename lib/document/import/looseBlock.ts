import type { NodeJson } from '../docJson.ts';
import type { SectionKind } from '../grammar.ts';

/** A block as it was read, before anything is known of what it says. Its node needs no ids. */
export type LooseBlock =
  | {
      readonly kind: 'heading';
      /** 1 to 6. */
      readonly level: number;
      readonly content: readonly NodeJson[];
      /** The section that it opens; null where it only heads what follows inside one. */
      readonly opens: SectionKind | null;
    }
  | { readonly kind: 'block'; readonly node: NodeJson };

/** A block of its own. */
export function loose(node: NodeJson): LooseBlock {
  return { kind: 'block', node };
}
