import { z } from 'zod';

/** A mark on a run of text. */
export type MarkJson = { readonly type: string; readonly attrs?: Readonly<Record<string, string | null>> };

/** A node of a draft as JSON: ProseMirror's form, with `attrs` in which absent and null mean the same. */
export type NodeJson = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, string | number | boolean | null>>;
  readonly content?: readonly NodeJson[];
  readonly text?: string;
  readonly marks?: readonly MarkJson[];
};

/** A whole draft as JSON: `{type: "doc", content: [...]}`. */
export type DocJson = { readonly type: 'doc'; readonly content: readonly NodeJson[] };

const markJson = z.object({ type: z.string().max(64), attrs: z.record(z.string(), z.string().nullable()).optional() });
const nodeJson: z.ZodType<NodeJson> = z.lazy(
  () =>
    z.object({
      type: z.string().max(64),
      attrs: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
      content: z.array(nodeJson).optional(),
      text: z.string().optional(),
      marks: z.array(markJson).optional(),
    }) as unknown as z.ZodType<NodeJson>,
);

/** Parses the outer form of a draft given as JSON; whether its kinds fit the grammar is checked when it is built. */
export const docJsonSchema: z.ZodType<DocJson> = z.object({ type: z.literal('doc'), content: z.array(nodeJson) });
