import type { NodeJson } from '../docJson.ts';

/** A block as a page, a Word file or Markdown has it, before it is known which headings open sections. */
export type RichBlock =
  | {
      readonly kind: 'heading';
      readonly level: number;
      readonly content: readonly NodeJson[];
      /** Of the style that a whole document's title has. */
      readonly isTitle: boolean;
    }
  | {
      readonly kind: 'block';
      readonly node: NodeJson;
      /** A line under (or over) a picture or table. */
      readonly isCaption: boolean;
    };
