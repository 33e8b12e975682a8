import type { NodeJson } from '../docJson.ts';
import type { BlockParts } from '../export/blockParts.ts';
import type { Printing } from '../export/printing.ts';
import { html, type Markup } from './markup.ts';

/** What prints the parts of a paper, for printers of single kinds of block. */
export type PaperPrinter = {
  readonly printing: Printing;
  readonly line: (node: NodeJson) => readonly Markup[];
  readonly blocks: (nodes: readonly NodeJson[]) => readonly Markup[];
  /** A sentence in which numbers of blocks ("E1", "S2") lead to them. */
  readonly linked: (sentence: string) => readonly Markup[];
  /** What earlier versions said of how likely a judgment is; null where there is nothing to say. */
  readonly stood: (judgmentId: string) => Markup | null;
};

/** Another view, boxed, by whom. */
export function otherView({ by, said }: BlockParts['views'][number]): Markup {
  return html`<div class="dissent" role="note" dir="auto"><b>Alternative view (${by}):</b> ${said}</div>`;
}
