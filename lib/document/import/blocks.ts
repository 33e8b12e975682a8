import type { NodeJson } from '../docJson.ts';
import type { NodeKind, SectionKind } from '../grammar.ts';

/** A node that holds nodes; attributes that are null are left out, as absent means the same. */
export function block(
  type: NodeKind,
  content: readonly NodeJson[],
  attributes: Readonly<Record<string, string | number | null>> = {},
): NodeJson {
  const set = Object.entries(attributes).filter(([, value]) => value !== null);
  return { type, ...(set.length > 0 && { attrs: Object.fromEntries(set) }), content };
}

/** A node that holds text. Empty text makes an empty node: ProseMirror knows no empty text nodes. */
export function textBlock(type: NodeKind, text: string): NodeJson {
  return text === '' ? { type } : { type, content: [{ type: 'text', text }] };
}

/** A section with its heading; one without blocks gets an empty paragraph to write in. */
export function section(kind: SectionKind, heading: string, blocks: readonly NodeJson[]): NodeJson {
  const body = blocks.length > 0 ? blocks : [textBlock('paragraph', '')];
  return block('section', [textBlock('sectionHeading', heading), ...body], { kind });
}
